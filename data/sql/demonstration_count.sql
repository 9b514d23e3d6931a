-- Question: how many demonstration returns are stored? Grain: one row.
SELECT count(*) AS returns FROM returns WHERE demonstration
