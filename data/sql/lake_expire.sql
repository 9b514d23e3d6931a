-- Question: none; forgets the snapshots of a lake from before some hours ago ($hours). Grain: one row per snapshot.
CALL ducklake_expire_snapshots('lake', older_than => now() - to_hours(CAST($hours AS INTEGER)))
