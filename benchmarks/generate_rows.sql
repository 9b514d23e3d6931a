-- Question: none; writes what was drawn into returns, return_events, observations, findings and current_values. Grain: see each table.
INSERT INTO observations BY NAME
SELECT s.return_id, d.place * 100 + d.position AS row_number, '完成值' AS column_name, d.indicator_id, d.region_code, d.period,
    d.period_end, CASE WHEN d.ratio THEN round(100 * (d.counted + v.revision) / d.whole, 1) ELSE d.counted + v.revision END AS value,
    CASE WHEN d.ratio THEN d.counted + v.revision END AS numerator, CASE WHEN d.ratio THEN d.whole END AS denominator,
    CASE WHEN d.warned THEN 'warn' ELSE 'accept' END AS verdict, CASE WHEN d.warned THEN 'LEVEL_MISMATCH' ELSE 'OK' END AS reason_code
FROM drawn AS d, (VALUES (0), (1)) AS v(revision)
JOIN sent AS s ON s.sender = d.sender AND s.period_end = d.period_end AND s.revision = v.revision
WHERE v.revision = 0 OR d.revised;

INSERT INTO return_periods BY NAME
SELECT s.return_id, s.period_end, count(*) AS figures
FROM drawn AS d, (VALUES (0), (1)) AS v(revision)
JOIN sent AS s ON s.sender = d.sender AND s.period_end = d.period_end AND s.revision = v.revision
WHERE v.revision = 0 OR d.revised
GROUP BY ALL;

INSERT INTO findings BY NAME
SELECT s.return_id, d.place * 100 + d.position AS row_number, '完成值' AS column_name, d.region_code AS region_raw,
    CAST(d.counted AS VARCHAR) AS raw_value, 'warn' AS verdict, d.region_code, d.period, d.indicator_id,
    'LEVEL_MISMATCH' AS reason_code, '{}' AS details
FROM drawn AS d, (VALUES (0), (1)) AS v(revision)
JOIN sent AS s ON s.sender = d.sender AND s.period_end = d.period_end AND s.revision = v.revision
WHERE d.warned AND (v.revision = 0 OR d.revised);

INSERT INTO returns BY NAME
WITH judged AS (
    SELECT d.sender, d.period_end, v.revision, count(*) FILTER (WHERE NOT warned) AS accepted, count(*) FILTER (WHERE warned) AS warned
    FROM drawn AS d, (VALUES (0), (1)) AS v(revision)
    WHERE v.revision = 0 OR d.revised
    GROUP BY ALL
)
SELECT s.return_id, s.sender || '-' || strftime(s.period_end, '%Y-%m') || '.csv' AS file_name, s.sha256, s.sender AS sender_region_code,
    'bench' AS actor, s.received_at, s.received_at AS recorded_at, 'utf-8' AS encoding, j.accepted, j.warned, 0 AS rejected,
    0 AS skipped, true AS demonstration
FROM sent AS s
JOIN judged AS j USING (sender, period_end, revision)
ORDER BY s.received_at;

INSERT INTO return_events BY NAME
SELECT s.return_id, e.step, e.state, s.received_at AS effective_at, s.received_at AS recorded_at, 'bench' AS actor, '' AS comment
FROM sent AS s
SEMI JOIN returns AS r USING (return_id), (VALUES (1, 'submitted'), (2, 'approved')) AS e(step, state);

INSERT INTO current_values BY NAME
SELECT d.indicator_id, d.region_code, d.period, d.period_end,
    CASE WHEN d.ratio THEN round(100 * (d.counted + s.revision) / d.whole, 1) ELSE d.counted + s.revision END AS value,
    CASE WHEN d.ratio THEN d.counted + s.revision END AS numerator, CASE WHEN d.ratio THEN d.whole END AS denominator,
    s.return_id, true AS demonstration, CAST(s.revision + 1 AS BIGINT) AS revisions
FROM drawn AS d
JOIN sent AS s ON s.sender = d.sender AND s.period_end = d.period_end AND s.revision = CAST(d.revised AS INTEGER);
