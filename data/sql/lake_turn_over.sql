-- Question: none; gives the writers' turn of a lake back. Asked of PostgreSQL.
SELECT pg_advisory_unlock(4705021926114301)
