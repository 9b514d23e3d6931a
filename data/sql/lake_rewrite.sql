-- Question: none; writes the files of a lake anew of which much was deleted. Grain: one row per table.
CALL ducklake_rewrite_data_files('lake')
