-- Question: none; writes a table as Parquet (zstd). Names are the benchmark's own.
COPY table_name TO 'target_file' (FORMAT parquet, COMPRESSION zstd)
