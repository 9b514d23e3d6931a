-- Question: which returns are stored? Grain: one row per return.
SELECT return_id FROM returns
