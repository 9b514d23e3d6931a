-- Question: none; waits for the writers' turn of a lake, which ends with the connection. Asked of PostgreSQL. The number means nothing but us.
SELECT pg_advisory_lock(4705021926114301)
