-- Question: none; writes the rows that a lake keeps in its catalogue into files. Grain: one row per table.
CALL ducklake_flush_inlined_data('lake')
