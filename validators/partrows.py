"""Numerators and denominators on rows of their own, put beside the value they belong to.

老年人健康管理率 / 其中：分子 / 分母 down the page become one figure, as 分子 and 分母 in columns would be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from validators.aliases import bare_part
from validators.context import indicator_named
from validators.grid import plain
from validators.headers import Role
from validators.headings import Words
from validators.layout import Layout, MeasureColumns
from validators.merges import SPREAD
from validators.rows import TAKEN
from validators.units import read_unit

_NOBODY = "?"  # an indicator nobody knows: its parts stay with it
_COUNTS = (Role.NUMERATOR, Role.DENOMINATOR)
_PLACED = (Role.CODE, Role.PARENT, Role.REGION)
_ANY = "*"  # stands for the indicator that the header or the title names
_PLAIN = r"^\s*[+-]?[0-9][0-9,]*(?:\.[0-9]+)?\s*$"
_MAGNITUDES = {100: "百", 1_000: "千", 10_000: "万", 10**6: "百万", 10**7: "千万", 10**8: "亿"}
OWNER, PART = "p_owner", "p_part"


@dataclass(frozen=True)
class _Meaning:
    """What the name of a row says: a part, and of which indicators (none: of the one above)."""

    part: Role
    owners: tuple[str, ...] = ()


def with_meaning(frame: pl.DataFrame, layout: Layout, words: Words) -> tuple[pl.DataFrame, Layout]:
    """Return frame and layout with OWNER (indicators, by commas) and PART of each row whose name says them.

    Both stay as they are where no row is a numerator or denominator, where columns hold them already, and where it
    cannot be told to what a row belongs.
    """
    name = layout.roles.get(Role.INDICATOR, "")
    if not name or any(measure.numerator or measure.denominator for measure in layout.measures):
        return frame, layout
    told = {text: _meaning(text, words) for text in frame[name].unique()}
    parts = {meaning.part for meaning in told.values() if meaning}
    if not parts & set(_COUNTS):
        return frame, layout
    layout = _with_title(layout, told.values(), words)
    owned = _owned(plain(frame), name, told, alone=all(measure.indicator for measure in layout.measures))
    below = owned.filter(pl.col("row") > layout.header_rows[-1], pl.col(PART).is_not_null())
    return (frame, layout) if below[OWNER].null_count() else (owned, layout)


def _meaning(text: str, words: Words) -> _Meaning | None:
    part = bare_part(text)
    if part:
        return _Meaning(part)
    named = words.aliases.find(text) if text.strip() else None
    return _Meaning(named.part, named.indicators) if named else None


def _with_title(layout: Layout, told: Iterable[_Meaning | None], words: Words) -> Layout:
    """Where rows are parts and nothing else, the title names what they are parts of."""
    if any(meaning and meaning.owners for meaning in told):
        return layout
    indicator = indicator_named(layout.title_lines, words)
    return replace(
        layout, measures=tuple(replace(one, indicator=one.indicator or indicator) for one in layout.measures)
    )


def _owned(frame: pl.DataFrame, name: str, told: Mapping[str, _Meaning | None], *, alone: bool) -> pl.DataFrame:
    """Add OWNER and PART; the last value named above owns what follows, or, `alone`, the one of the header."""
    known = {text: meaning for text, meaning in told.items() if meaning}
    read = pl.DataFrame(
        {
            name: list(known),
            PART: [meaning.part.value for meaning in known.values()],
            OWNER: [_ANY if alone else ",".join(meaning.owners) or None for meaning in known.values()],
            "value": [meaning.part == Role.VALUE and bool(meaning.owners) for meaning in known.values()],
        },
        schema={name: pl.String, PART: pl.String, OWNER: pl.String, "value": pl.Boolean},
    )
    joined = frame.join(read, on=name, how="left", maintain_order="left")
    stranger = pl.col(PART).is_null() & (pl.col(name).str.strip_chars() != "")
    above = pl.when(pl.col("value")).then(pl.col(OWNER)).when(stranger).then(pl.lit(_NOBODY)).forward_fill()
    owner = pl.when(pl.col(PART).is_not_null()).then(pl.coalesce(OWNER, above))
    known_owner = owner.is_null() | (owner != _NOBODY)
    return joined.with_columns(
        pl.when(known_owner).then(owner).alias(OWNER), pl.when(known_owner).then(PART).alias(PART)
    ).drop("value")


def with_parts_beside(frame: pl.DataFrame, layout: Layout) -> tuple[pl.DataFrame, Layout]:
    """Return frame and layout with the counts of rows in columns of their own; without OWNER both stay as they are.

    Rows whose count went to another row are marked as TAKEN; rows that belong to no figure stay as they are. Of two
    different texts for one count neither is taken: both stand in the cell, which is no number then.
    """
    if OWNER not in frame.columns:
        return frame, layout
    figures = [measure.value for measure in layout.measures if measure.value]
    keys = [*(layout.roles[role] for role in _PLACED if role in layout.roles), *layout.periods]
    on = [*(f"k_{key}" for key in keys), OWNER]
    rows = frame.filter(pl.col(PART).is_not_null(), pl.col("row") > layout.header_rows[-1]).with_columns(
        *(pl.col(key).str.strip_chars().alias(f"k_{key}") for key in keys), pl.col(OWNER).str.split(",")
    )
    rows = rows.explode(OWNER)
    base = _base(rows, on, figures, layout)
    for part in _COUNTS:
        counts = _counts(rows.filter(pl.col(PART) == part.value), on, figures, part, layout)
        base = base.join(counts, on=on, how="left", maintain_order="left")
    beside = [_beside(figure, part) for figure in figures for part in _COUNTS]
    spent = rows.join(base.select(on).unique(), on=on, how="semi")
    gone = spent.filter(~pl.col("row").is_in(base["row"].implode()))["row"]
    told = base.drop(OWNER, PART, *on, strict=False).update(_remarks(spent, base, on, layout), on="row", how="left")
    kept = frame.drop(OWNER, PART).with_columns(pl.col("row").is_in(gone.implode()).alias(TAKEN))
    kept = kept.update(told.drop(beside), on="row", how="left")
    kept = kept.join(told.select("row", *beside), on="row", how="left", maintain_order="left")
    measures = tuple(_with_counts(measure) for measure in layout.measures)
    return kept.with_columns(pl.col(beside).fill_null("")), replace(layout, measures=measures)


def _beside(figure: str, part: Role) -> str:
    return f"{figure}_{part.value}"


def _with_counts(measure: MeasureColumns) -> MeasureColumns:
    if not measure.value:
        return measure
    numerator, denominator = (_beside(measure.value, part) for part in _COUNTS)
    return replace(measure, numerator=numerator, denominator=denominator)


def _base(rows: pl.DataFrame, on: Sequence[str], figures: Sequence[str], layout: Layout) -> pl.DataFrame:
    """Return the row each figure stays in: its value's, or its numerator's where no value was written."""
    filled = pl.any_horizontal(pl.col(name).str.strip_chars() != "" for name in figures)
    values = rows.filter(pl.col(PART) == Role.VALUE.value).with_columns(filled.alias("filled"))
    heading = ~pl.col("filled") & (pl.col("filled").any() | (pl.col("row") != pl.col("row").min())).over(on)
    values = values.filter(~heading).drop("filled")
    bare = rows.filter(pl.col(PART) == Role.NUMERATOR.value).join(values, on=on, how="anti")
    blank = {name: pl.lit("") for name in (*figures, *_unit(layout))}
    owner = layout.roles[Role.INDICATOR]
    named = pl.when(pl.col(OWNER) == _ANY).then(pl.col(owner)).otherwise(pl.col(OWNER)).alias(owner)
    bare = bare.unique(on, keep="first", maintain_order=True).with_columns(named, **blank)
    return pl.concat([values, bare.select(values.columns)])


def _unit(layout: Layout) -> list[str]:
    return [layout.roles[Role.UNIT]] if Role.UNIT in layout.roles else []


def _counts(rows: pl.DataFrame, on: Sequence[str], figures: Sequence[str], part: Role, layout: Layout) -> pl.DataFrame:
    """Return the texts of one count by figure; a unit with a magnitude in the row goes with the number (3.2万).

    So does a plain one where the title states another (600人 below 单位：万人).
    """
    named = bool(layout.titles.units)
    times = {text: _magnitude(text, named=named) for name in _unit(layout) for text in rows[name].unique()}
    magnitude = pl.lit("")
    for name in _unit(layout):
        magnitude = pl.col(name).replace_strict(times, default="", return_dtype=pl.String)
    texts = [
        pl.when(pl.col(name).str.contains(_PLAIN)).then(pl.concat_str(name, magnitude)).otherwise(pl.col(name))
        for name in figures
    ]
    written = rows.with_columns(text.str.strip_chars() for text in texts)
    return written.group_by(on).agg(
        pl.col(name).filter(pl.col(name) != "").unique().sort().str.join(" / ").alias(_beside(name, part))
        for name in figures
    )


def _magnitude(text: str, *, named: bool) -> str:
    unit = read_unit(text)
    if unit is None or unit.dimension == "share":
        return ""
    return _MAGNITUDES.get(int(unit.scale), text.strip() if named else "")


def _remarks(spent: pl.DataFrame, base: pl.DataFrame, on: Sequence[str], layout: Layout) -> pl.DataFrame:
    """Return what all rows of a figure say beside its numbers: notes, and whether a cell was merged over rows."""
    notes = [layout.roles[Role.NOTE]] if Role.NOTE in layout.roles else []
    joined = [
        pl.col(name).filter(pl.col(name).str.strip_chars() != "").unique().sort().str.join("；") for name in notes
    ]
    spread = [pl.col(name).any() for name in spent.columns if name.startswith(SPREAD)]
    if not joined and not spread:
        return base.select("row")
    return base.select("row", *on).join(spent.group_by(on).agg(*joined, *spread), on=on).drop(on)
