-- Question: what does DuckDB alone need to take the file in as texts? Grain: one row per row of the file.
COPY rows FROM $path (HEADER)
