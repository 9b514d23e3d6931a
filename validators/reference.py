"""Rules of the reference files: every cell is text with its line until it is given a type."""

from collections.abc import Callable, Mapping
from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from domain.faults import Fault
from domain.fields import Field, FieldType, Sheet

LINE = "line"  # extra column: physical line of the record in the file

_TYPES: dict[FieldType, pl.DataType] = {
    FieldType.TEXT: pl.String(),
    FieldType.INTEGER: pl.Int64(),
    FieldType.NUMBER: pl.Float64(),
    FieldType.DATE: pl.Date(),
    FieldType.FLAG: pl.Boolean(),
}


def typed(sheet: Sheet, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the sheet's columns with their types; cells that cannot be read become null."""
    return frame.select(_cast(field) for field in sheet.fields)


def _cast(field: Field) -> pl.Expr:
    text = pl.col(field.name).str.strip_chars().replace("", None)
    if field.type is FieldType.FLAG:
        return text.replace_strict({"yes": True, "no": False}, default=None, return_dtype=pl.Boolean)
    if field.type is FieldType.DATE:
        return text.str.to_date("%Y-%m-%d", strict=False)
    return text.cast(_TYPES[field.type], strict=False)


def faults(
    sheet: Sheet, frame: pl.DataFrame, *, file: str, known: Mapping[str, frozenset[str]] | None = None
) -> tuple[Fault, ...]:
    """Return every broken rule of a reference file, in file order.

    `frame` holds text cells and the column `line`; `known` maps "sheet.column" to the values that references may use.
    """
    missing = [name for name in sheet.columns if name not in frame.columns]
    unknown = [name for name in frame.columns if name not in (*sheet.columns, LINE)]
    if missing or unknown:
        lost = [Fault(file, 1, name, "", "column-missing", ", ".join(sheet.columns)) for name in missing]
        return (*lost, *(Fault(file, 1, name, name, "column-unknown", ", ".join(sheet.columns)) for name in unknown))
    found = [*_column_faults(sheet, frame, file=file, known=known or {}), *_key_faults(sheet, frame, file=file)]
    if sheet.name == "targets":
        found += _target_faults(frame, file=file)
    if sheet.name == "indicators":
        found += _indicator_faults(frame, file=file)
    return tuple(sorted(found, key=lambda fault: (fault.line or 0, fault.column)))


def _column_faults(sheet: Sheet, frame: pl.DataFrame, *, file: str, known: Mapping[str, frozenset[str]]) -> list[Fault]:
    checks = {field.name: _checks(field, known) for field in sheet.fields}
    schema = pa.DataFrameSchema(
        {
            name: pa.Column(pl.String, [check for _, _, check in column_checks], nullable=True)
            for name, column_checks in checks.items()
        }
    )
    try:
        schema.validate(frame.select(sheet.columns), lazy=True)
    except SchemaErrors as errors:
        return [_fault(case, frame, file=file) for case in errors.failure_cases.iter_rows(named=True)]
    return []


def _fault(case: Mapping[str, object], frame: pl.DataFrame, *, file: str) -> Fault:
    index = case["index"]
    row = frame.row(int(str(index)), named=True) if index is not None else {}
    rule, _, expected = str(case["check"]).partition("|")
    column = str(case["column"])
    return Fault(file, row.get(LINE), column, str(row.get(column) or ""), rule, expected)


def _checks(field: Field, known: Mapping[str, frozenset[str]]) -> list[tuple[str, str, pa.Check]]:
    rules: list[tuple[str, str, Callable[[pl.Expr], pl.Expr]]] = []
    if field.required:
        rules.append(("required", "", lambda cell: cell.is_not_null() & (cell.str.strip_chars() != "")))
    if field.allowed:
        rules.append(("not-allowed", " / ".join(field.allowed), lambda cell: cell.is_in(field.allowed)))
    if field.pattern:
        rules.append(("pattern", field.pattern, lambda cell: cell.str.contains(f"^(?:{field.pattern})$")))
    if field.type in (FieldType.INTEGER, FieldType.NUMBER):
        rules.append(("not-a-number", field.type.value, lambda cell: _is_number(cell, field.type)))
    if field.type is FieldType.DATE:
        rules.append(
            ("not-a-date", "YYYY-MM-DD", lambda cell: cell.str.to_date("%Y-%m-%d", strict=False).is_not_null())
        )
    if field.refers_to in known:
        values = known[field.refers_to]
        rules.append(("unknown-reference", field.refers_to, lambda cell: _refers(cell, values, many=field.many)))
    return [(rule, expected, _check(rule, expected, test)) for rule, expected, test in rules]


def _check(rule: str, expected: str, test: Callable[[pl.Expr], pl.Expr]) -> pa.Check:
    def holds(data: pa.PolarsData) -> pl.LazyFrame:
        cell = pl.col(data.key)
        empty = (cell.is_null() | (cell.str.strip_chars() == "")) if rule != "required" else pl.lit(value=False)
        return data.lazyframe.select((empty | test(cell)).fill_null(value=False))

    return pa.Check(holds, error=f"{rule}|{expected}")


def _is_number(cell: pl.Expr, kind: FieldType) -> pl.Expr:
    number = cell.str.strip_chars().cast(_TYPES[kind], strict=False)
    # NaN and infinity parse as numbers and pass every comparison: they are no values here.
    return number.is_not_null() & (number.cast(pl.Float64).is_finite())


def _refers(cell: pl.Expr, values: frozenset[str], *, many: bool) -> pl.Expr:
    allowed = sorted(values)
    if many:
        return cell.str.split(";").list.eval(pl.element().is_in(allowed)).list.all()
    return cell.is_in(allowed)


def _key_faults(sheet: Sheet, frame: pl.DataFrame, *, file: str) -> list[Fault]:
    twice = frame.filter(pl.struct(sheet.key).is_duplicated())
    return [
        Fault(file, row[LINE], "+".join(sheet.key), " / ".join(str(row[name]) for name in sheet.key), "key-twice")
        for row in twice.iter_rows(named=True)
    ]


def _target_faults(frame: pl.DataFrame, *, file: str) -> list[Fault]:
    found = []
    for row in frame.iter_rows(named=True):
        needs_number = row["comparator"] != "done_by"
        for column in ("value", "threshold"):
            if needs_number != bool(row[column]):
                rule = "number-needed" if needs_number else "number-not-allowed"
                found.append(Fault(file, row[LINE], column, row[column] or "", rule, row["comparator"] or ""))
        if row["comparator"] == "about" and not row["tolerance"]:
            found.append(Fault(file, row[LINE], "tolerance", "", "number-needed", "about"))
        if row["comparator"] == "between" and not row["upper"]:
            found.append(Fault(file, row[LINE], "upper", "", "number-needed", "between"))
        if not _in_order(row["start_date"], row["due_date"]):
            found.append(
                Fault(file, row[LINE], "due_date", row["due_date"] or "", "due-before-start", row["start_date"])
            )
    return found


def _in_order(start: str, due: str) -> bool:
    try:
        return date.fromisoformat(start) < date.fromisoformat(due)
    except (TypeError, ValueError):
        return True  # an unreadable date has its own fault


def _indicator_faults(frame: pl.DataFrame, *, file: str) -> list[Fault]:
    found = []
    for row in frame.iter_rows(named=True):
        if row["kind"] == "ratio":
            needed = ("numerator_zh", "numerator_en", "denominator_zh", "denominator_en")
            found += [Fault(file, row[LINE], name, "", "required", "ratio") for name in needed if not row[name]]
        if bool(row["derived_from"]) != bool(row["derivation"]):
            found.append(Fault(file, row[LINE], "derivation", row["derivation"] or "", "required", "derived_from"))
    return found
