"""The store: one DuckDB file, its SQL in `sql/`, the reference files and the samples."""
