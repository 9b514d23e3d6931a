"""The one place with caches: keyed by scalars and the newest change that touches what is shown (`ui/parts.py`).

A new return is seen at once where it counts, and nothing else is worked out again because of it.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypedDict, TypeVar, TypeVarTuple

import polars as pl
import streamlit as st

from domain.periods import Period
from domain.terms import Method
from services import backup_requests, calendar, monitoring, overview, series
from services.access import Store, open_store
from services.concern import AttainmentQuery
from services.lens import through
from services.registry import Registry, read_registry
from ui import lenses, parts, provisional
from ui.parts import ALL, STRUCTURE, Part
from ui.screens import ROOT

Asking = TypeVarTuple("Asking")
Answer = TypeVar("Answer")
_DATABASE = "MONITOR_DATABASE"
_PARTS = 512  # that are followed at once
_DAYS = 500  # that a list offers; the URL may name any other


class Asked(TypedDict):
    """What every figure of a screen is asked for: region, period and the moment known (ISO, None for now)."""

    region: str
    as_of: str
    known_at: str | None


def path() -> str:
    """Return where the database is: MONITOR_DATABASE, else data/monitor.duckdb."""
    return os.environ.get(_DATABASE) or str(ROOT / "data" / "monitor.duckdb")


@st.cache_resource(show_spinner=False, max_entries=4)
def _opened(path: str) -> Store:
    # DuckDB lets one process hold the file: all sessions of the server share this store, and it makes the backups.
    opened = open_store(path)
    backup_requests.attend(opened)
    return opened


def store() -> Store:
    """Return the process's store; raises StoreBusyError where another process holds the file."""
    return _opened(path())


def version() -> int:
    """Return the data version, read anew on every run."""
    return store().version()


@st.cache_resource(show_spinner=False, max_entries=4)
def _followed(path: str) -> dict[Part, tuple[int, int, datetime | None]]:
    # Of each part: the data version up to which changes were looked at, and the newest of them that touched it.
    return {}


def touched(part: Part) -> tuple[int, datetime | None]:
    """Return number and moment (Beijing time) of the newest change that touched a part of the data."""
    now, followed = version(), _followed(path())
    seen, number, moment = followed.get(part, (0, 0, None))
    if seen != now:
        since = seen if seen < now else 0  # another database stands in the place of the one before
        senders = None if part.area is None else parts.senders(registry_whole(), part.area) if part.area else []
        newest, then, seen = store().frame("touching_change", since=since, senders=senders, until=part.until).row(0)
        number, moment = (newest, then) if newest is not None else (number, moment) if since else (0, None)
        if len(followed) > _PARTS:
            followed.clear()
        # As far as was looked: a thread that looks at an earlier state may not hide what was committed since.
        followed[part] = (seen, number, moment)
    return number, moment


@st.cache_resource(show_spinner=False, max_entries=8)
def _registry(path: str, version: int, lens: str | None) -> Registry:
    if lens is None:
        return read_registry(_opened(path))
    whole = _registry(path, version, None)
    return replace(whole, targets=through(whole.targets, whole, lens))


def registry() -> Registry:
    """Return the registry as it stands now, with those targets only that the reader's lens shows."""
    return _registry(path(), touched(STRUCTURE)[0], lenses.worn())


def registry_whole() -> Registry:
    """Return the registry as it stands now, with all targets."""
    return _registry(path(), touched(STRUCTURE)[0], None)


def recorded_at() -> datetime | None:
    """Return when the latest change was recorded (Beijing time)."""
    return touched(ALL)[1]


def look_at(region: str, as_of: Period) -> datetime | None:
    """Say which part of the data this screen shows, and return when the newest change of it was recorded.

    What the screen draws from then on is kept until a change touches that part.
    """
    part = parts.of_figures(registry_whole(), region, as_of)
    parts.put_on(part)
    return touched(part)[1]


def _query(
    region: str,
    as_of: str,
    known_at: str | None,
    *,
    children: bool = False,
    target: str | None = None,
    method: str | None = None,
) -> AttainmentQuery:
    return AttainmentQuery(
        region,
        Period.parse(as_of),
        children=children,
        target_ids=(target,) if target else (),
        known_at=datetime.fromisoformat(known_at) if known_at else None,
        method=Method(method) if method else None,
    )


def attainment(
    *,
    region: str,
    as_of: str,
    known_at: str | None = None,
    children: bool = False,
    target: str | None = None,
    method: str | None = None,
) -> pl.DataFrame:
    """Return attainment rows (columns of `monitoring.COLUMNS`) of a region or of those right below it."""
    query = _query(region, as_of, known_at, children=children, target=target, method=method)
    return answer(monitoring.attainment, query)


def overview_of(*, region: str, as_of: str, known_at: str | None, document: str | None) -> overview.Overview:
    """Return the overview of a region; `document` None takes the region's own documents."""
    return answer(overview.overview, _query(region, as_of, known_at), document)


def series_of(*, region: str, as_of: str, known_at: str | None, target: str) -> pl.DataFrame:
    """Return one target's quarters in a region (columns of `series.SCHEMA`)."""
    return answer(series.series, _query(region, as_of, known_at), target)


def courses_of(*, region: str, as_of: str, known_at: str | None, targets: tuple[str, ...]) -> dict[str, pl.DataFrame]:
    """Return the quarters of several targets in a region by their ids (columns of `series.SCHEMA`)."""
    return answer(series.courses, _query(region, as_of, known_at), targets)


@st.cache_data(show_spinner=False, max_entries=256)
def _periods(path: str, version: int, region: str) -> list[str]:
    return [str(one) for one in calendar.reported_periods(_opened(path), registry_whole(), region)]


def reported_periods(region: str) -> list[Period]:
    """Return the quarters for which a region or one right below it reported, oldest first."""
    number = touched(parts.of_figures(registry_whole(), region))[0]
    return [Period.parse(one) for one in _periods(path(), number, region)]


@st.cache_data(show_spinner=False, max_entries=64)
def _received_days(path: str, version: int, region: str) -> list[str]:
    senders = registry_whole().subtree(region)
    days = _opened(path).frame("received_days", senders=senders, rows=_DAYS)["day"]
    return [day.isoformat() for day in days]


def received_days(region: str) -> list[str]:
    """Return the days on which returns of a region and those below it came in, newest first."""
    return _received_days(path(), version(), region)


@st.cache_resource(show_spinner=False, max_entries=4)
def _region_paths(path: str, version: int, chinese: bool) -> dict[str, str]:
    register = registry_whole()
    column = "name_zh" if chinese else "name_en"
    names = dict(register.regions.select("code", column).iter_rows())
    lines = {code: register.lineage(code) for code in names}
    # From the province down; the country stands alone.
    return {code: " › ".join(names[one] for one in line[1:] or line) for code, line in lines.items()}


def region_paths(*, chinese: bool) -> dict[str, str]:
    """Return every region's code and its path of names, in code order."""
    return _region_paths(path(), touched(STRUCTURE)[0], chinese)


@st.cache_data(show_spinner=False, max_entries=512)
def _answer(path: str, version: int, question: str, _ask: Callable[[], Any]) -> Any:
    return _ask()


def answer(service: Callable[[Store, Registry, *Asking], Answer], *args: *Asking, part: Part | None = None) -> Answer:
    """Return what `service(store, registry, *args)` returns, kept under the service's name and `args`.

    It is kept until a change touches `part` (None: what `args` ask for, see `parts.asked`). `args` are scalars,
    periods, dates, tuples or frozen dataclasses of them: their printed form is the key. Each caller gets a copy: keep
    it small.
    """
    asked: Any = tuple(provisional.asked_with(one) for one in args)
    question = f"{service.__module__}.{service.__qualname__}{asked!r}|{lenses.worn()}"
    number, _ = touched(part or parts.asked(registry_whole(), asked))
    kept: Answer = _answer(path(), number, question, lambda: _asked_steadily(service, asked))
    return kept


def _asked_steadily(service: Callable[..., Answer], asked: Any) -> Answer:
    register = registry()  # from before: read in there it could be older than the change under which all share it
    # All questions of one answer look at one state of the data, whatever other servers store meanwhile.
    with store().steady():
        return service(store(), register, *asked)


@st.cache_resource(show_spinner=False, max_entries=192)
def _figure(path: str, version: int, state: str, _build: Callable[[], Any]) -> Any:
    return _build()


def figure(state: str, build: Callable[[], Any]) -> Any:
    """Return the figure (or a large text) that `build` makes, kept under `state`.

    `state` says everything it depends on besides the part of the data that the screen shows, see `look_at`. What is
    kept is shared by all sessions: nobody changes it.
    """
    number, _ = touched(parts.worn())
    return _figure(path(), number, f"{state}|{lenses.worn()}|{provisional.asker()}", build)
