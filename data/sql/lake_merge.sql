-- Question: none; joins the small files of a lake. Grain: one row per table.
CALL ducklake_merge_adjacent_files('lake')
