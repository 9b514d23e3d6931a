-- Question: none; takes out the note of the schema that an empty database got when it was made, before one with its own comes.
DELETE FROM schema_versions
