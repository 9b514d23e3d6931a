-- Question: none; lets the names of tables mean those of the lake.
USE lake
