"""Documents made leave a row and an audit line together, and come out with the same figures at their data version."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import polars as pl
import pytest

from data.store import Store
from domain.access import Action, Actor, Role
from domain.errors import MonitorError
from domain.periods import Period
from services import audit, briefing, intake, review
from services.administration import load_registry_file
from services.briefing import Asked, Document
from services.bulletin import Bulletin, BulletinQuery
from services.identity import PUBLIC
from services.permissions import LOCAL
from services.registry import read_registry
from services.settings import palette

Send = Callable[..., intake.Receipt]
Q3 = Period.parse("2024-Q3")
VIEWER = Actor("王五", Role.VIEWER, "440100")


def made_once(
    store: Store, *, actor: Actor = LOCAL, again_of: int | None = None, **query: object
) -> tuple[int, Bulletin]:
    """Make one document whose bytes are the figures as text, as a form would."""
    registry = read_registry(store)
    asked = Asked(BulletinQuery("440000", Q3, **query), "zh-CN")  # type: ignore[arg-type]
    found, _ = briefing.facts(store, registry, asked.query, actor=actor)
    content = found.targets.write_csv().encode()
    file = Document("docx", "通报_广东省_2024-Q3.docx", content)
    (number,) = briefing.record(store, found, asked, [file], actor=actor, again_of=again_of)
    return number, found


def test_a_document_made_leaves_a_row_and_an_audit_line_and_no_data_version(store: Store, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    version = store.version()
    number, _ = made_once(store, actor=VIEWER, known_at=datetime(2024, 10, 31))  # noqa: DTZ001
    assert store.version() == version
    row = briefing.one(store, read_registry(store), number, reader=LOCAL)
    assert (row["number"], row["made_by"], row["region_code"], row["period"]) == (1, "王五", "440000", "2024-Q3")
    assert (row["data_version"], row["language"], row["form"]) == (version, "zh-CN", "docx")
    assert row["known_at"] == datetime(2024, 10, 31)  # noqa: DTZ001
    assert (row["document_id"], row["target_ids"], row["again_of"], row["same_file"]) == (None, None, None, None)
    (line,) = store.frame("audit").filter(pl.col("action") == "document made").to_dicts()
    assert (line["actor"], line["subject"], line["version"]) == ("王五", "1: 440000 2024-Q3", None)
    assert row["sha256"] in line["details"]
    assert audit.verify(store) is None


def test_made_again_after_a_revision_and_a_withdrawal_is_the_same(store: Store, send: Send) -> None:
    first = send("440100,geriatrics-dept,2024-Q3,80,80,100", "440200,geriatrics-dept,2024-Q3,90,90,100")
    number, before = made_once(store)
    send("440100,geriatrics-dept,2024-Q3,95,95,100", received="2024-10-09", name="revision.csv")
    review.withdraw(store, first.return_id, actor=LOCAL, comment="wrong hospital")
    row = briefing.one(store, read_registry(store), number, reader=LOCAL)
    repeated, after = made_once(store, again_of=number, version=briefing.asked_then(row).query.version)
    fresh, now = made_once(store)
    assert briefing.one(store, read_registry(store), repeated, reader=LOCAL)["same_file"] is True
    assert briefing.one(store, read_registry(store), repeated, reader=LOCAL)["same_figures"] is True
    assert briefing.figures_digest(before) == briefing.figures_digest(after) != briefing.figures_digest(now)
    assert briefing.one(store, read_registry(store), fresh, reader=LOCAL)["sha256"] != row["sha256"]


def test_a_repeated_document_with_other_bytes_says_so(store: Store, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    number, found = made_once(store)
    asked = briefing.asked_then(briefing.one(store, read_registry(store), number, reader=LOCAL))
    other = Document("docx", "a.docx", b"another look")
    (repeated,) = briefing.record(
        store, found, asked, [other], actor=LOCAL, again_of=number
    )  # fmt: skip
    row = briefing.one(store, read_registry(store), repeated, reader=LOCAL)
    assert (row["same_file"], row["same_figures"]) == (False, True)


def test_everything_asked_comes_back(store: Store, send: Send) -> None:
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    query = BulletinQuery("440000", Q3, datetime(2024, 12, 1, 8, 30), "gd2024", store.version())  # noqa: DTZ001
    asked = Asked(query, "en", ("gd2024-19-geriatrics-dept", "gd2024-05-elderly-health-mgmt"))
    registry = read_registry(store)
    found, _ = briefing.facts(store, registry, query, actor=LOCAL)
    files = [Document("docx", "a.docx", b"a", "office.docx", "ff"), Document("xlsx", "a.xlsx", b"b")]
    numbers = briefing.record(store, found, asked, files, actor=LOCAL)
    assert numbers == [1, 2]
    rows = [briefing.one(store, read_registry(store), number, reader=LOCAL) for number in numbers]
    assert [briefing.asked_then(row) for row in rows] == [asked, asked]
    assert [(row["form"], row["template_name"], row["template_sha256"]) for row in rows] == [
        ("docx", "office.docx", "ff"), ("xlsx", None, None),
    ]  # fmt: skip


def test_the_list_is_by_region_newest_first_and_not_for_the_public(store: Store) -> None:
    first, _ = made_once(store, actor=VIEWER)
    second, _ = made_once(store)
    assert briefing.made(store, read_registry(store), reader=LOCAL, region_code="440000")["number"].to_list() == [
        second,
        first,
    ]
    assert briefing.made(store, read_registry(store), reader=LOCAL, region_code="450000").is_empty()
    assert briefing.made(store, read_registry(store), reader=LOCAL)["made_by"].to_list() == ["local", "王五"]
    registry = read_registry(store)
    for ask in (briefing.made, briefing.made_count):
        with pytest.raises(MonitorError, match="not-permitted"):
            ask(store, registry, reader=PUBLIC)
    with pytest.raises(MonitorError, match="not-permitted"):
        briefing.one(store, registry, first, reader=PUBLIC)
    assert briefing.made_count(store, registry, reader=LOCAL) == 2
    assert briefing.made_count(store, registry, reader=LOCAL, region_code="450000") == 0
    assert briefing.made(store, read_registry(store), reader=LOCAL, rows=1)["number"].to_list() == [second]


def test_who_may_not_see_figures_makes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = read_registry(store)
    asked = Asked(BulletinQuery("440000", Q3), "zh-CN")
    found, _ = briefing.facts(store, registry, asked.query, actor=VIEWER)
    monkeypatch.setattr("services.permissions.PERMITTED", {VIEWER.role: {Action.READ_AUDIT: frozenset()}})
    with pytest.raises(MonitorError, match="not-permitted"):
        briefing.facts(store, registry, asked.query, actor=VIEWER)
    with pytest.raises(MonitorError, match="not-permitted"):
        briefing.record(store, found, asked, [Document("docx", "a", b"")], actor=VIEWER)
    monkeypatch.undo()
    assert briefing.made_count(store, read_registry(store), reader=LOCAL) == 0


def test_what_fails_leaves_neither_row_nor_line(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise MonitorError("disk-full", file="monitor.duckdb")

    monkeypatch.setattr("services.audit.record", broken)
    with pytest.raises(MonitorError, match="disk-full"):
        made_once(store)
    assert briefing.made_count(store, read_registry(store), reader=LOCAL) == 0


def test_what_is_unknown_is_named(store: Store) -> None:
    with pytest.raises(MonitorError, match="briefing-unknown"):
        briefing.one(store, read_registry(store), 7, reader=LOCAL)
    with pytest.raises(MonitorError, match="region-unknown"):
        briefing.facts(store, read_registry(store), BulletinQuery("999999", Q3), actor=LOCAL)


def test_the_registry_of_the_version_is_handed_on(store: Store, send: Send, tmp_path: Path) -> None:
    """Slides take their colours from it: a later choice of colours leaves them as they were."""
    send("440100,geriatrics-dept,2024-Q3,80,80,100")
    version = store.version()
    (tmp_path / "settings.csv").write_text("setting,value\npalette,blue_orange_red\n", encoding="utf-8")
    load_registry_file(store, tmp_path / "settings.csv", actor=LOCAL, reason="colours")
    registry = read_registry(store)
    then, now = (
        briefing.facts(store, registry, BulletinQuery("440000", Q3, version=asked), actor=LOCAL)[1]
        for asked in (version, None)
    )
    assert (palette(then), palette(now)) == ("red_yellow_green", "blue_orange_red")


def packed(size: int, parts: int = 1) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for number in range(parts):
            file.writestr(f"{number}.xml", b" " * size)
    return out.getvalue()


def test_a_template_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    bomb = packed(70_000_000)
    assert len(bomb) < 1_000_000
    for content in (bomb, packed(1, 2001)):
        with pytest.raises(MonitorError, match="briefing-template-large"):
            briefing.check_template(content, file="a.docx")
    with pytest.raises(MonitorError, match="template-unreadable"):
        briefing.check_template(b"no zip", file="a.docx")
    briefing.check_template(packed(1000), file="a.docx")
    assert not briefing.may_bring_template(PUBLIC)
    assert briefing.may_bring_template(VIEWER)
