-- Question: which files of object storage begin with these words? Asked at opening: storage out of reach or a wrong key
-- is told at once. Grain: one row, how many.
SELECT count(*) FROM glob('storage_pattern')
