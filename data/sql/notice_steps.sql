-- Question: what happened to a notice ($notice_id)? Grain: one row per step, in order.
SELECT * FROM notice_events WHERE notice_id = $notice_id ORDER BY step
