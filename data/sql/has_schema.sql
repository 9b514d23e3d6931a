-- Question: was the schema made here already? Grain: one row.
SELECT count(*) > 0 AS ready FROM information_schema.tables WHERE table_name = 'commits'
