-- Question: none; takes demonstration returns out of evidence. The returns themselves go last.
DELETE FROM evidence WHERE return_id IN (SELECT return_id FROM returns WHERE demonstration)
