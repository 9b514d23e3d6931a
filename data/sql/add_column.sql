-- Question: none; adds a column that a table of an earlier release lacks. Names and types come out of the schema.
ALTER TABLE table_name ADD COLUMN column_definition
