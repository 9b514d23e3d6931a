-- Question: which version of the schema does the database have? Grain: one row.
SELECT coalesce(max(version), 0) AS version FROM schema_versions
