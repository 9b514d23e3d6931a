-- Question: none; takes out the steps of notices that rest on demonstration data.
DELETE FROM notice_events WHERE notice_id IN (SELECT notice_id FROM notices WHERE demonstration)
