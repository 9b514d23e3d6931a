-- Question: how far is each province towards each quantitative target at one period end, straight out of Parquet: county values added
-- up, linear pace between the target's start and due date? Grain: province x target. $facts is the file, $ends the start dates and the
-- quarters that the monitor reads too, $asked the period's end.
WITH read AS (
    SELECT o.indicator_id, p.province, o.period_end, o.value, o.numerator, o.denominator
    FROM read_parquet($facts) AS o
    JOIN places AS p USING (region_code)
    WHERE o.period_end IN (SELECT unnest($ends)) AND o.indicator_id IN (SELECT indicator_id FROM wanted)
),
summed AS (
    SELECT indicator_id, province, period_end, sum(numerator) AS numerator, sum(denominator) AS denominator, sum(value) AS total,
        min(value) AS lowest, max(value) AS highest, median(value) AS middle, count(*) AS reported
    FROM read
    GROUP BY ALL
),
figures AS (
    SELECT *, coalesce(100 * numerator / nullif(denominator, 0), total) AS value FROM summed
),
judged AS (
    SELECT w.target_id, f.province, f.value, b.value AS baseline, w.threshold, f.lowest, f.highest, f.middle, f.reported,
        least(1, date_diff('month', w.start_date, $asked) / nullif(date_diff('month', w.start_date, w.due_date), 0)) AS elapsed
    FROM wanted AS w
    JOIN figures AS f ON f.indicator_id = w.indicator_id AND f.period_end = $asked
    LEFT JOIN figures AS b ON b.indicator_id = w.indicator_id AND b.province = f.province AND b.period_end = w.start_date
),
paced AS (
    SELECT *, (value - baseline) / nullif((threshold - baseline) * elapsed, 0) AS pace FROM judged
)
SELECT *, CASE WHEN value >= threshold THEN 'met' WHEN pace >= 0.95 THEN 'on_pace' WHEN pace >= 0.6 THEN 'slow' WHEN pace >= 0 THEN 'far_behind'
    WHEN pace < 0 THEN 'worsening' ELSE 'cannot_assess' END AS status
FROM paced
ORDER BY target_id, province
