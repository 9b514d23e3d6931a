-- Question: none; brings a database of version 3 to version 4: which periods each return touches, worked out of its values.
CREATE TABLE IF NOT EXISTS return_periods (return_id VARCHAR, period_end DATE, figures BIGINT);
DELETE FROM return_periods;
INSERT INTO return_periods
SELECT return_id, period_end, count(*) AS figures
FROM observations
GROUP BY return_id, period_end
ORDER BY return_id, period_end;
