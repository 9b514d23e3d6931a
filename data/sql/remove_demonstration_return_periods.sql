-- Question: none; deletes the periods of demonstration returns, before the returns themselves go.
DELETE FROM return_periods WHERE return_id IN (SELECT return_id FROM returns WHERE demonstration)
