-- Question: how many values were ever reported for each indicator? Grain: one row per indicator_id with any.
SELECT indicator_id, count(*) AS observations FROM observations GROUP BY indicator_id
