-- Question: what was found in one return? Grain: one row per cell that was not plainly accepted.
SELECT * EXCLUDE (return_id) FROM findings WHERE return_id = $return_id ORDER BY row_number, column_name
