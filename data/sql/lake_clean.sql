-- Question: none; removes files that no snapshot of a lake has needed for some hours ($hours). Grain: one row per file.
CALL ducklake_cleanup_old_files('lake', older_than => now() - to_hours(CAST($hours AS INTEGER)))
