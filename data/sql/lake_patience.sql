-- Question: none; bounds how long a connection waits for a turn (milliseconds). Asked of PostgreSQL.
SELECT set_config('lock_timeout', %(patience)s, false)
