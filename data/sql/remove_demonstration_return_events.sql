-- Question: none; takes demonstration returns out of return_events. The returns themselves go last.
DELETE FROM return_events WHERE return_id IN (SELECT return_id FROM returns WHERE demonstration)
