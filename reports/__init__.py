"""Documents out of the same tables as the screens: the quarterly bulletin in DOCX, workbooks in XLSX."""
