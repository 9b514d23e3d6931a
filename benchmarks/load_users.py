"""People at a server, as they come: some look at figures, some send returns, each in a visit of their own."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from benchmarks.sessions import FAILURES, Session, Shown

CITIES = ("440200", "440300", "440400", "440500", "440600", "440700", "440800", "440900", "441200", "441300")
SENT_PERIOD = "2024-Q4"  # nobody who looks asks for it: what is sent changes nothing that they see
_SENT_TARGET, _SENT_INDICATOR = "gd2024-19-geriatrics-dept", "geriatrics-dept"
FIGURES = ("region_code", "value", "target_value", "gap")
_NEW_VISIT = 0.05  # how often somebody closes the tab and opens another


@dataclass(frozen=True)
class View:
    """One thing to look at: a screen with its query, and where asked, another region chosen on it."""

    page: str
    query: str
    region: str = ""  # the label of the region chosen, as the selection box shows it
    weight: int = 1


@dataclass
class Told:
    """What users went through: seconds of each rerun, what went wrong, which returns were acknowledged."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    visits: int = 0

    def took(self, kind: str, seconds: float) -> None:
        """Note a rerun."""
        self.seconds.setdefault(kind, []).append(seconds)

    @property
    def reruns(self) -> list[float]:
        """The seconds of all reruns, of whatever kind."""
        return [one for some in self.seconds.values() for one in some]


@dataclass(frozen=True)
class Expected:
    """What a view has to show: its headline and its tables' figures."""

    title: str
    figures: tuple[tuple[Any, ...], ...]


def seen(shown: Shown) -> Expected:
    """Return the headline of a screen, and of its tables the columns of FIGURES or else all of them, in order."""
    rows: list[tuple[Any, ...]] = []
    for table in shown.tables:
        columns = [name for name in FIGURES if name in table.columns] or table.columns
        rows += table.select(columns).rows()
    return Expected(shown.title, tuple(rows))


async def look(session: Session, view: View, told: Told) -> Shown:
    """Open a view; what stands there as an error, or is not there at all, is a fault."""
    shown = await session.show(view.page, view.query)
    told.took(view.page or "overview", shown.seconds)
    if view.region and not shown.faults:
        shown = await session.choose("region", list(shown.widget("region").options).index(view.region))
        told.took("choose", shown.seconds)
    if shown.faults or not shown.whole:
        told.faults.append(f"{view.page}?{view.query} {view.region}: {shown.faults or 'not drawn to its end'}")
    return shown


async def references(address: str, views: Sequence[View], told: Told) -> dict[View, Expected]:
    """Return what one user alone sees of each view."""
    async with await Session.open(address) as session:
        return {view: seen(await look(session, view, told)) for view in views}


async def alone(address: str, views: dict[View, Expected], told: Told, *, seed: str, reruns: int) -> None:
    """Let one user look at so many views, one after the other."""
    draw = random.Random(seed)
    async with await Session.open(address) as session:
        while len(told.reruns) < reruns:
            await _look_at_one(session, views, told, draw)
            await asyncio.sleep(0.05)


async def browse(
    address: str, views: dict[View, Expected], told: Told, *, seed: str, until: float, pause: float
) -> None:
    """Look at one view after the other until the time is up, `pause` seconds on average at each."""
    draw = random.Random(seed)
    while time.monotonic() < until:
        await _rest(draw, until=until, pause=pause)
        try:
            async with await Session.open(address) as session:
                told.visits += 1
                await _visit(session, views, told, draw, until=until, pause=pause)
        except (*FAILURES, KeyError, ValueError) as error:
            told.faults.append(f"a visit failed: {type(error).__name__}: {error}")


async def _rest(draw: random.Random, *, until: float, pause: float) -> None:
    """Wait as long as somebody looks at a screen, but not beyond the end."""
    await asyncio.sleep(max(0.0, min(draw.expovariate(1 / pause), until - time.monotonic())))


async def _visit(
    session: Session, views: dict[View, Expected], told: Told, draw: random.Random, *, until: float, pause: float
) -> None:
    while time.monotonic() < until:
        await _look_at_one(session, views, told, draw)
        await _rest(draw, until=until, pause=pause)
        if draw.random() < _NEW_VISIT:
            return


async def _look_at_one(session: Session, views: dict[View, Expected], told: Told, draw: random.Random) -> None:
    (view,) = draw.choices(list(views), [one.weight for one in views])
    found = seen(await look(session, view, told))
    if found != views[view]:
        told.wrong.append(f"{view.page}?{view.query} {view.region}: {difference(found, views[view])}")


def difference(found: Expected, expected: Expected) -> str:
    """Return the first thing that differs."""
    if found.title != expected.title:
        return f"{found.title!r} instead of {expected.title!r}"
    rows = [pair for pair in zip(found.figures, expected.figures, strict=False) if pair[0] != pair[1]]
    return (
        f"{rows[0][0]} instead of {rows[0][1]}" if rows else f"{len(found.figures)} rows, not {len(expected.figures)}"
    )


async def send(address: str, city: str, told: Told, *, seed: str, until: float, pause: float) -> None:
    """Send one return after the other for a city until the time is up, and look for its figure after each."""
    draw = random.Random(seed)
    while time.monotonic() < until:
        await _rest(draw, until=until, pause=pause)
        try:
            async with await Session.open(address) as session:
                told.visits += 1
                await _sent(session, city, draw, told)
        except (*FAILURES, KeyError, ValueError) as error:
            told.faults.append(f"sending failed: {type(error).__name__}: {error}")


async def _sent(session: Session, city: str, draw: random.Random, told: Told) -> None:
    numerator, denominator = draw.randint(1, 99_999), 100_000
    content = (
        "行政区划代码,指标,统计期,完成值,分子,分母\n"
        f"{city},{_SENT_INDICATOR},{SENT_PERIOD},{numerator / 1000},{numerator},{denominator}\n"
    ).encode()
    await look(session, View("returns", f"region={city}&lang=zh-CN"), told)
    judged = await session.upload("return-file", name="return.csv", content=content)
    told.took("upload", judged.seconds)
    stored = await session.press("confirm")
    told.took("confirm", stored.seconds)
    said = [str(one.body) for one in stored.all("alert")]
    if stored.faults or len(said) != 1 or "回执号" not in said[0]:
        told.faults.append(f"confirming for {city}: {stored.faults or said}")
        return
    told.acknowledged.append(said[0].split()[-1])
    shown = await look(session, View("indicator", _query(city, SENT_PERIOD, _SENT_TARGET)), told)
    (value,) = shown.tables[0].filter(pl.col("region_code") == city)["value"].to_list()
    if abs(value - numerator / 1000) > 1e-9:
        told.wrong.append(f"{city}: {value} is shown after {numerator / 1000} was acknowledged")


def _query(region: str, as_of: str, target: str) -> str:
    return f"region={region}&as_of={as_of}&target={target}&lang=zh-CN"


def views_of(figures: dict[tuple[str, str], pl.DataFrame], *, targets: int) -> list[View]:
    """Return what there is to look at in each (region, period): screens, and its first `targets` with a value."""
    views = []
    for (region, as_of), rows in figures.items():
        place = f"region={region}&as_of={as_of}&lang=zh-CN"
        screens = (("", 6), ("region", 3), ("matrix", 1), ("ledger", 1), ("policy", 1))
        views += [View(page, place, weight=weight) for page, weight in screens]
        known = rows.filter(pl.col("value").is_not_null())["target_id"].unique(maintain_order=True)
        views += [View("indicator", _query(region, as_of, name), weight=2) for name in known[:targets]]
    return views
