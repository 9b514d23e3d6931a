-- Question: none; takes demonstration returns out of returns. The returns themselves go last.
DELETE FROM returns WHERE demonstration
