-- Question: none; makes the returns of some months: one of each office and month, and one that revises a tenth of it a month later.
-- Grain: office x month x revision. Offices are the regions right above the counties.
CREATE OR REPLACE TEMP TABLE sent AS
WITH offices AS (
    SELECT sender, count(*) AS places FROM places GROUP BY sender
),
named AS (
    SELECT o.sender, o.places, m.period_end, v.revision,
        sha256(concat_ws('/', $seed, o.sender, m.period_end, v.revision)) AS sha256
    FROM offices AS o, (SELECT unnest($ends) AS period_end) AS m, (VALUES (0), (1)) AS v(revision)
)
SELECT *, substr(sha256(sender || ':' || sha256), 1, 16) AS return_id,
    CAST(period_end + 8 AS TIMESTAMP) + revision * INTERVAL 30 DAY + hash(sha256) % 28800 * INTERVAL 1 SECOND AS received_at
FROM named
