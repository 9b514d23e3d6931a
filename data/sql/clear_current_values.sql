-- Question: none; takes all current values out, to be worked out anew.
DELETE FROM current_values
