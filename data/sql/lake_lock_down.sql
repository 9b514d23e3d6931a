-- Question: none; takes every file but those of the lake away from the session, for good. A conflict is told at once: only
-- writers out of their turn can meet, and the turn is what makes numbers and the audit chain serial.
SET ducklake_max_retry_count = 0;
SET allowed_directories = ['data_folder'];
SET enable_external_access = false;
SET lock_configuration = true;
