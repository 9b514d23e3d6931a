-- Question: none; brings a database of version 3 to version 4: current values lack the moment of receipt, which is read from the
-- return; which periods each return touches is kept, worked out of its values.
ALTER TABLE current_values DROP COLUMN IF EXISTS received_at;
CREATE TABLE IF NOT EXISTS return_periods (return_id VARCHAR, period_end DATE, figures BIGINT);
DELETE FROM return_periods;
INSERT INTO return_periods
SELECT return_id, period_end, count(*) AS figures
FROM observations
GROUP BY return_id, period_end
ORDER BY return_id, period_end;
