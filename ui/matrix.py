"""The matrix as the screen shows it: what is looked at, the cached answer, rows and columns in the order asked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import polars as pl

from domain.periods import Period
from domain.terms import Comparator
from locales import Texts
from services.concern import AttainmentQuery
from services.matrix import Matrix, judged_only, matrix
from services.ranking import upwards
from ui import cached, captions, lenses, sentences
from ui.region import named

CODE, GOOD = "code", "good"
FILE, THEME = "file", "theme"
COLUMNS = (FILE, GOOD, THEME)
JUDGED, EVERY = SHOWN = ("judged", "all")
PAGE = 60  # rows that can be taken in on one page
_TOLD = 2


@dataclass(frozen=True)
class Looked:
    """The screen's choices."""

    region: str
    as_of: Period
    document: str | None
    known_at: str | None

    @cached_property
    def every(self) -> Matrix:
        """The service's answer, kept under the data version."""
        moment = datetime.fromisoformat(self.known_at) if self.known_at else None
        return cached.answer(matrix, AttainmentQuery(self.region, self.as_of, known_at=moment), self.document)

    @cached_property
    def judged(self) -> Matrix:
        """The targets alone that judge each region."""
        return judged_only(self.every)

    @property
    def state(self) -> str:
        """What the answer depends on besides the data."""
        return f"{self.region}|{self.as_of}|{self.document}|{self.known_at}|{lenses.worn()}"

    def name(self, texts: Texts) -> str:
        """Return the region's name."""
        return captions.region_name(cached.registry().region(self.region), texts)


@dataclass(frozen=True)
class Arranged:
    """A matrix in drawing order: `regions` of one page, `targets` with `name`; `cells` and `extras` of all pages."""

    cells: pl.DataFrame
    extras: pl.DataFrame
    regions: pl.DataFrame
    targets: pl.DataFrame

    def page(self, number: int) -> "Arranged":
        """Return the same with the regions of one page, counted from 1."""
        size = math.ceil(self.regions.height / pages(self.regions.height))
        regions = self.regions.slice((number - 1) * size, size)
        cells = self.cells.filter(pl.col("region_code").is_in(regions["region_code"].implode()))
        return Arranged(cells, self.extras, regions, self.targets)


def pages(rows: int) -> int:
    """Return how many pages the rows fill."""
    return max(1, math.ceil(rows / PAGE))


def arranged(found: Matrix, texts: Texts, *, rows: str, columns: str) -> Arranged:
    """Return the matrix with its rows by CODE, GOOD or a target's value and its columns by FILE, GOOD or THEME."""
    return Arranged(found.cells, found.extras, _rows(found, rows), _columns(named(found.targets, texts), columns))


def _rows(found: Matrix, order: str) -> pl.DataFrame:
    share = pl.col("good") / pl.when(pl.col("asked") > 0).then("asked")
    if order == CODE:
        return found.regions
    if order == GOOD:
        return found.regions.sort(share, "region_code", descending=[True, False], nulls_last=True)
    best = pl.when(upwards()).then("value").otherwise(-pl.col("value"))
    values = found.cells.filter(pl.col("target_id") == order).select("region_code", best=best)
    return (
        found.regions.join(values, on="region_code", how="left", maintain_order="left")
        .sort("best", "region_code", descending=[True, False], nulls_last=True)
        .drop("best")
    )


def _columns(targets: pl.DataFrame, order: str) -> pl.DataFrame:
    if order == GOOD:
        share = pl.col("good") / pl.when(pl.col("asked") > 0).then("asked")
        return targets.sort(share, descending=True, nulls_last=True, maintain_order=True)
    if order == THEME:
        places = {theme: place for place, theme in enumerate(cached.registry().themes["theme"])}
        by_theme = pl.col("theme").replace_strict(places, default=99, return_dtype=pl.Int64)
        return targets.sort(by_theme, maintain_order=True)
    return targets


def order_text(targets: pl.DataFrame, texts: Texts, *, rows: str, columns: str) -> str:
    """Return in words how rows and columns stand."""
    if rows in (CODE, GOOD):
        down = texts.say(f"matrix-order-rows-{rows}")
    else:
        down = texts.say("matrix-order-rows-target", name=name_of(targets, rows))
    return texts.say("matrix-order", rows=down, columns=texts.say(f"matrix-order-columns-{columns}"))


def name_of(targets: pl.DataFrame, target_id: str) -> str:
    """Return the name of one of the targets."""
    return str(targets.filter(pl.col("target_id") == target_id)["name"][0])


def second_line(found: Matrix, texts: Texts) -> Sequence[str]:
    """Return how much was reported, which regions stand best and worst, how many are silent."""
    reported, expected = completeness(found.cells)
    judged = found.regions.filter(pl.col("asked") > 0)
    share = pl.col("good") / pl.col("asked")
    heard = found.cells.group_by("region_code").agg(values=pl.col("value").is_not_null().sum())
    silent = heard.filter(pl.col("values") == 0).height
    several = judged.select(share.n_unique()).item() > 1 if judged.height else False
    return (
        texts.say(
            "overview-completeness", reported=reported, expected=expected, share=sentences.percent(reported, expected)
        ),
        texts.say("matrix-best", names=_ends(judged.sort(-share, "region_code"), texts)) if several else "",
        texts.say("matrix-worst", names=_ends(judged.sort(share, "region_code"), texts)) if several else "",
        texts.say("matrix-silent", count=silent) if silent else "",
    )


def _ends(regions: pl.DataFrame, texts: Texts) -> str:
    said = [
        texts.say("matrix-with-count", name=captions.region_name(row, texts), count=f"{row['good']}/{row['asked']}")
        for row in regions.head(_TOLD).iter_rows(named=True)
    ]
    return texts.say("list-comma").join(said)


def completeness(cells: pl.DataFrame) -> tuple[int, int]:
    """Return reported and expected units over the quantitative targets of all regions."""
    quantitative = cells.filter(pl.col("comparator") != Comparator.DONE_BY.value)
    return int(quantitative["reported_units"].sum()), int(quantitative["expected_units"].sum())
