-- Question: none; takes demonstration returns out of observations. The returns themselves go last.
DELETE FROM observations WHERE return_id IN (SELECT return_id FROM returns WHERE demonstration)
