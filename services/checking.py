"""Checks what must always hold in the database; what does not is told in plain words. Nothing is changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from data.migrations import NEWEST, wanted
from data.places import Place
from data.store import Store
from domain.errors import MonitorError
from domain.fields import SHEETS
from domain.terms import ReturnState
from locales import Texts
from services import audit
from services.life import MOVES

_EACH = 20  # of one kind that many are told one by one: a broken table would fill the screen
_KEY = ("indicator_id", "region_code", "period_end")
_FIRST = (ReturnState.DRAFT.value, ReturnState.SUBMITTED.value)
# Tables of the registry whose rows come with a line of `registry_changes`.
_CHANGED = (*SHEETS, "policy_texts")
_NUMBERED: Mapping[str, str] = MappingProxyType({"commits": "version", "registry_changes": "change_id"})
_UNIQUE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "schema_versions": ("version",),
        "commits": ("version",),
        "registry_changes": ("change_id",),
        "returns": ("return_id",),
        "return_events": ("return_id", "step"),
        "observations": ("return_id", *_KEY),
        "evidence": ("return_id", *_KEY),
        "current_values": _KEY,
        "return_periods": ("return_id", "period_end"),
        "notices": ("notice_id",),
        "notice_events": ("notice_id", "step"),
        **{name: ("change_id", *sheet.key) for name, sheet in SHEETS.items()},
    }
)
_QUESTIONS: Mapping[str, Mapping[str, list[str]]] = MappingProxyType(
    {
        "first_steps": {"first": list(_FIRST)},
        "steps": {},
        "moves": {"moves": [f"{before.value}>{after.value}" for after, allowed in MOVES.items() for before in allowed]},
        "return_ids": {},
        "counts": {},
        "values": {},
        "unknown": {},
        "evidence": {},
        "return_periods": {},
        "unsigned": {},
    }
)


@dataclass(frozen=True)
class Broken:
    """Something that does not hold: the rule (text `check-<rule>`), the table, what it is about, found, expected."""

    rule: str
    table: str
    subject: str
    found: str
    expected: str


@dataclass(frozen=True)
class Checked:
    """What a check found: data version, tables and rows read, what is broken, how much of it is not told singly."""

    version: int
    tables: int
    rows: int
    broken: tuple[Broken, ...]
    more: int

    @property
    def holds(self) -> bool:
        """Whether nothing is broken."""
        return not self.broken


def check(store: Store) -> Checked:
    """Return everything that does not hold in a database of the newest schema; writers wait meanwhile.

    Raises MonitorError where the disk or the file is so broken that it cannot be read at all.
    """
    with store.still():
        return _checked(store)


def _checked(store: Store) -> Checked:
    shape = list(_shape(store))
    if shape:  # the other questions need these tables
        return Checked(0, len(store.tables()), 0, tuple(shape[:_EACH]), max(0, len(shape) - _EACH))
    read = store.contents()
    broken: list[Broken] = []
    more = 0
    for kind in _kinds():
        found = list(kind(store))
        broken += found[:_EACH]
        more += max(0, len(found) - _EACH)
    return Checked(store.version(), read.height, int(read["rows"].sum()), tuple(broken), more)


def check_file(path: Place) -> Checked:
    """Return what `check` finds in a database that is only read: a file, such as a backup, or a lake in use.

    Raises StoreBusyError where a server holds it, MonitorError where it is no database or one of an older release.
    """
    with Store.read(path) as store:
        there = store.tables()
        if "schema_versions" not in there:
            raise MonitorError("schema-not-newest", path=str(path), found=1 if "commits" in there else 0)
        found = int(store.frame("schema_version").item())
        if found != NEWEST:
            raise MonitorError("schema-not-newest", path=str(path), found=found)
        return check(store)


def sentence(broken: Broken, texts: Texts) -> str:
    """Return what is broken in the reader's language."""
    return texts.say(
        f"check-{broken.rule}",
        table=broken.table,
        subject=broken.subject,
        found=broken.found,
        expected=broken.expected,
    )


def _kinds() -> Iterator[Callable[[Store], Iterator[Broken]]]:
    for rule, values in _QUESTIONS.items():
        yield _asked(rule, values)
    yield _orphans
    for table, column in _NUMBERED.items():
        yield _about("gaps", table, column)
    for table, key in _UNIQUE.items():
        yield _about("duplicates", table, ", ".join(f'"{name}"' for name in key))
    for table in _CHANGED:
        yield _about("registry", table, "")
    yield _current
    yield _trail


def _asked(rule: str, values: Mapping[str, list[str]]) -> Callable[[Store], Iterator[Broken]]:
    return lambda store: _rows(rule, "", store.frame(f"check_{rule}", **values))


def _about(rule: str, table: str, key: str) -> Callable[[Store], Iterator[Broken]]:
    return lambda store: _rows(rule, table, store.about(f"check_{rule}", table_name=table, key_columns=key))


def _rows(rule: str, table: str, answer: pl.DataFrame) -> Iterator[Broken]:
    for subject, found, expected in answer.select("subject", "found", "expected").iter_rows():
        yield Broken(rule, table, str(subject), str(found), str(expected))


def _shape(store: Store) -> Iterator[Broken]:
    there = store.tables()
    for table, columns in wanted().items():
        if table not in there:
            yield Broken("table", table, "", "", "")
            continue
        for column, kind in columns.items():
            found = there[table].get(column)
            if found != kind:
                yield Broken("column", table, column, found or "-", kind)


def _orphans(store: Store) -> Iterator[Broken]:
    for name, rows in store.frame("orphans").iter_rows():
        if rows:
            yield Broken("orphans", str(name), "", str(rows), "0")


def _current(store: Store) -> Iterator[Broken]:
    """What screens show as the values of now is held against the facts, worked out a second way."""
    faults = store.frame("check_current_values")
    for (rule,), rows in faults.group_by("rule", maintain_order=True):
        yield from _rows(str(rule), "current_values", rows)


def _trail(store: Store) -> Iterator[Broken]:
    fault = audit.verify(store)
    if fault:
        yield Broken("audit", "audit", str(fault.line), fault.kind, "")
