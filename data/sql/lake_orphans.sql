-- Question: none; removes files, some hours old ($hours), that a killed writer left in the folder of a lake. Grain: one row per file.
CALL ducklake_delete_orphaned_files('lake', older_than => now() - to_hours(CAST($hours AS INTEGER)))
