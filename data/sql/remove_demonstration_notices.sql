-- Question: none; takes out the notices that rest on demonstration data.
DELETE FROM notices WHERE demonstration
