-- Question: none; opens a lake. What is filled in comes from MONITOR_DATABASE and its data path, each inside quotes of its own.
ATTACH 'ducklake:postgres:catalogue_text' AS lake (attach_options)
