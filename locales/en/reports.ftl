# Documents: the quarterly bulletin, workbooks

## Workbooks
sheet-notes = Notes
sheet-note = Item
sheet-note-text = Text
error-workbook-too-large = The table is beyond what Excel holds: { $rows } rows (at most { $most }, and { $longest } characters in a cell).
    .hint = Narrow the selection and export again, or take CSV.
