-- Question: none; appends prepared rows to a table. Names are filled from the schema, never from input.
INSERT INTO table_name (column_names) SELECT column_names FROM appended_rows
