-- Question: none; makes a table that a database of an earlier release lacks. Names and types come out of the schema.
CREATE TABLE table_name (column_definitions)
