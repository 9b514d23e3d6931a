"""A database of schema 1 with thousands of values, and what of it must outlast every migration."""

from pathlib import Path

import duckdb
import polars as pl

from data.questions import tables

SCHEMA = Path(__file__).parents[1] / "data" / "schemas" / "schema-1.sql"
_RETURNS = """
INSERT INTO returns BY NAME
SELECT substr(sha256('440000:' || sha256(i::VARCHAR)), 1, 16) AS return_id, sha256(i::VARCHAR) AS sha256,
    'old.csv' AS file_name, '440000' AS sender_region_code, 'old' AS actor,
    TIMESTAMP '2024-01-01' + i * INTERVAL 1 MINUTE AS received_at, received_at AS recorded_at,
    400 AS accepted, 0 AS warned, 0 AS rejected, 0 AS skipped, true AS demonstration
FROM range(50) AS t(i);
INSERT INTO return_events
SELECT return_id, s, CASE s WHEN 1 THEN 'submitted' ELSE 'approved' END, received_at, recorded_at, 'old', ''
FROM returns, range(1, 3) AS x(s);
INSERT INTO observations BY NAME
SELECT return_id, k AS row_number, '完成值' AS column_name, 'geriatrics-dept' AS indicator_id, r.code AS region_code,
    '2024-Q1' AS period, DATE '2024-03-31' + (k // 10)::INT AS period_end, k / 7.0 AS value, 'accept' AS verdict
FROM returns, range(400) AS y(k), (SELECT code, row_number() OVER () - 1 AS l FROM regions LIMIT 10) AS r
WHERE r.l = k % 10;
"""


def made_old(source: Path, target: Path) -> None:
    """Make a database of schema 1 that holds what the newest one holds, and thousands of values."""
    schema = SCHEMA.read_text(encoding="utf-8")
    with duckdb.connect(str(source), read_only=True) as newest, duckdb.connect(str(target)) as old:
        old.execute(schema)
        for table, columns in tables(schema).items():
            names = ", ".join(f'"{name}"' for name in columns)
            rows = newest.sql(f"SELECT {names} FROM {table}").pl()  # noqa: S608
            old.register("rows_of_table", rows)
            old.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM rows_of_table")  # noqa: S608
        known = ", ".join(f"'{name}'" for name in tables(schema))
        old.execute(f"DELETE FROM registry_changes WHERE sheet NOT IN ({known})")  # noqa: S608
        _close_gaps(old, [table for table, columns in tables(schema).items() if "change_id" in columns])
        old.execute(_RETURNS)


def _close_gaps(old: duckdb.DuckDBPyConnection, changed: list[str]) -> None:
    """Number the changes anew: those of sheets that schema 1 did not know are gone."""
    old.execute(
        "CREATE TEMP TABLE numbers AS "
        "SELECT change_id, row_number() OVER (ORDER BY change_id) AS number FROM registry_changes"
    )
    for table in changed:
        old.execute(
            f"UPDATE {table} SET change_id = numbers.number FROM numbers "  # noqa: S608
            f"WHERE numbers.change_id = {table}.change_id"
        )
    old.execute("DROP TABLE numbers")


def version_of(path: Path) -> int:
    """Return the version of a database's schema."""
    with duckdb.connect(str(path), read_only=True) as there:
        names = {name for (name,) in there.execute("SHOW TABLES").fetchall()}
        if "schema_versions" not in names:
            return 1
        return int(there.sql("SELECT max(version) FROM schema_versions").fetchall()[0][0])


def old_rows(path: Path) -> dict[str, tuple[object, ...]]:
    """Return rows and digest of each table of schema 1, over the columns that it had then."""
    found = {}
    with duckdb.connect(str(path), read_only=True) as there:
        for table, columns in tables(SCHEMA.read_text(encoding="utf-8")).items():
            names = ", ".join(f'"{name}"' for name in columns)
            rows: pl.DataFrame = there.sql(
                f"SELECT count(*), bit_xor(hash(t)) FROM (SELECT {names} FROM {table}) AS t"  # noqa: S608
            ).pl()
            found[table] = rows.row(0)
    return found
