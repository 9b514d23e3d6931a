-- Question: none; brings a database of version 3 to version 4: the moment of receipt is read from the return, current values lack it.
ALTER TABLE current_values DROP COLUMN IF EXISTS received_at;
