"""Keys written once and meant for the rows below as well: a region over its indicators, an indicator over its regions.

That is what a sheet with merged cells becomes as CSV. It holds only where it cannot be anything else: nothing is
written twice in a row, and every row then stands for a figure of its own. A blank that somebody forgot stays blank.
"""

from collections.abc import Sequence

import polars as pl

from validators.grid import plain
from validators.headers import Role
from validators.layout import Layout
from validators.rows import TOTAL_LEAD, with_kinds

Group = tuple[str, ...]
_MOST_ROWS = 50_000  # a larger table never had merged cells


def with_keys_filled(frame: pl.DataFrame, layout: Layout, *, what: Sequence[str]) -> pl.DataFrame:
    """Return a grid's frame with keys written once filled in; `what` are columns that tell rows apart as well."""
    groups = _groups(layout)
    if len(groups) < 2 or frame.height > _MOST_ROWS:
        return frame
    frame = plain(frame)
    gaps = frame.slice(layout.header_rows[-1]).select(_blank(group).any().alias(group[0]) for group in groups)
    if not any(gaps.row(0)):
        return frame
    total = pl.any_horizontal(pl.col(name).str.contains(TOTAL_LEAD) for group in groups for name in group)
    data = with_kinds(frame, layout).filter(pl.col("kind").is_null(), ~total)
    if data.is_empty() or all(data.select(_blank(group).any()).item() for group in groups):
        return frame
    filled = _filled(data, groups, layout)
    names = [name for group in groups for name in group]
    if filled is None or filled.select(*names, *what).is_duplicated().any():
        return frame
    told = filled.select("row", *names)
    return frame.update(told, on="row", how="left")


def _groups(layout: Layout) -> list[Group]:
    """Return the columns of each key, left to right; code and name of a region are one."""
    region = tuple(layout.roles[role] for role in (Role.CODE, Role.REGION) if role in layout.roles)
    indicator = tuple(layout.roles[role] for role in (Role.INDICATOR,) if role in layout.roles)
    groups = [group for group in (region, indicator, *((name,) for name in layout.periods)) if group]
    return sorted(
        (group for group in groups if not group[0].startswith("s_")), key=lambda group: min(map(_place, group))
    )


def _place(name: str) -> int:
    return int(name[1:])


def _blank(group: Group) -> pl.Expr:
    return pl.all_horizontal(pl.col(name).str.strip_chars() == "" for name in group)


def _filled(data: pl.DataFrame, groups: list[Group], layout: Layout) -> pl.DataFrame | None:
    """Return data rows with their keys filled from above, or None where a key is no such heading."""
    outer: list[str] = []
    for group in groups:
        blank = _blank(group)
        if Role.PARENT in layout.roles and group[-1] == layout.roles.get(Role.REGION):
            blank &= pl.col(layout.roles[Role.PARENT]).str.strip_chars() == ""  # beside a city: the city itself
        data = data.with_columns(blank.alias("blank"))
        if data["blank"].any():
            heads = data.filter(~pl.col("blank"))
            starts = _starts(data, outer)
            if data["blank"][0] or heads.select(*outer, *group).is_duplicated().any() or (starts & data["blank"]).any():
                return None
            texts = (pl.when(~pl.col("blank")).then(pl.col(name)).forward_fill().alias(name) for name in group)
            data = data.with_columns(list(texts))
        outer += group
    return data


def _starts(data: pl.DataFrame, outer: list[str]) -> pl.Series:
    """Return where one of the keys further left changes."""
    if not outer:
        return pl.Series([False] * data.height)
    changes = (pl.col(name) != pl.col(name).shift(1) for name in outer)
    return data.select(pl.any_horizontal(*changes).fill_null(value=False).alias("starts"))["starts"]
