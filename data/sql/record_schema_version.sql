-- Question: none; notes that the database came to a version of the schema now (Beijing time), by which release.
INSERT INTO schema_versions (version, applied_at, release)
VALUES ($version, make_timestamp(epoch_us(now())) + INTERVAL 8 HOUR, $release)
