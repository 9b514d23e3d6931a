-- Question: none; takes demonstration returns out of findings. The returns themselves go last.
DELETE FROM findings WHERE return_id IN (SELECT return_id FROM returns WHERE demonstration)
