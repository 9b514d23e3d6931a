"""Every attempt x every text field of the services: stored as text, or refused; nothing else moves."""

import csv
import io
from collections.abc import Callable
from datetime import date
from importlib import util
from itertools import count
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from data.connecting import MEMORY
from data.store import Store
from domain.access import Role
from domain.errors import MonitorError
from domain.periods import Period
from locales import texts
from reports.workbook import table_workbook
from services import audit, intake, people, review, revisions, trail
from services.annotate import annotated
from services.concern import AttainmentQuery
from services.people import Grant, grant
from services.permissions import LOCAL, local
from services.rectification import history
from services.rectification_life import Colour, Pair, Reply, Signed, Terms
from services.rectification_steps import issue, propose, reply
from services.registry import Registry, read_registry
from services.revising import Edit, revise, version_of
from services.trail import TrailQuery
from ui.exports import csv_bytes
from ui.markup import Cell, link, plain, spans

_LOADED = util.spec_from_file_location("attempts", Path(__file__).with_name("attempts.py"))
assert _LOADED is not None
assert _LOADED.loader is not None
_attempts = util.module_from_spec(_LOADED)
_LOADED.loader.exec_module(_attempts)
ATTEMPTS: dict[str, str] = _attempts.ATTEMPTS

INDICATOR = "geriatrics-dept"
NUMBERS = count(1)  # no two returns are the same
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母"
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def send(
    store: Store, registry: Registry, *cells: str, name: str = "a.csv", who: str = "test", partial: bool = False
) -> intake.Receipt:
    """Send a good row, and one more that holds `cells`."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(HEADER.split(","))
    rows.writerow(("440100", INDICATOR, "2024-Q3", "80", "80", "100"))
    rows.writerow(("440300", INDICATOR, "2024-Q3", "", next(NUMBERS), 100_000))
    if cells:
        rows.writerow(cells)
    content = text.getvalue().encode()
    day = date(2024, 10, 9)
    judged = intake.examine(registry, content, file_name=name, region_code="440000", received=day)
    return intake.submit(store, content, judged, region_code="440000", actor=local(who), received=day, partial=partial)


def edited(store: Store, registry: Registry, name: str, text: str, *, who: str = "test", reason: str = "x") -> str:
    seen = int(str(version_of(store, "indicators", INDICATOR)["change_id"]))
    revise(store, "indicators", [Edit((INDICATOR,), {name: text}, seen)], actor=local(who), reason=reason)
    return str(version_of(store, "indicators", INDICATOR)[name])


# Each takes an attempt to a field and returns what the store says of it then.
Field = Callable[[Store, Registry, str], str]


def file_name(store: Store, registry: Registry, text: str) -> str:
    send(store, registry, name=text)
    return str(intake.history(store, registry, "440000", reader=LOCAL)["file_name"][0])


def sender(store: Store, registry: Registry, text: str) -> str:
    send(store, registry, who=text)
    return str(intake.history(store, registry, "440000", reader=LOCAL)["actor"][0])


def _cell(store: Store, registry: Registry, *cells: str) -> str:
    number = send(store, registry, *cells, partial=True).return_id
    found = review.findings(store, number, reader=LOCAL)
    return str(found.filter(pl.col("row") == 4).row(0, named=True)["raw_value"])


def value_cell(store: Store, registry: Registry, text: str) -> str:
    return _cell(store, registry, "440200", INDICATOR, "2024-Q3", text, "", "")


def region_cell(store: Store, registry: Registry, text: str) -> str:
    number = send(store, registry, text, INDICATOR, "2024-Q3", "80", "80", "100", partial=True).return_id
    return str(review.findings(store, number, reader=LOCAL)["region_raw"].drop_nulls().to_list()[-1])


def review_comment(store: Store, registry: Registry, text: str) -> str:
    number = send(store, registry).return_id
    review.withdraw(store, number, actor=LOCAL, comment=text)
    return str(review.history(store, number, reader=LOCAL)["comment"][-1])


def form_text(store: Store, registry: Registry, text: str) -> str:
    return edited(store, registry, "short_en", text)


def form_reason(store: Store, registry: Registry, text: str) -> str:
    edited(store, registry, "short_en", f"Geriatrics {next(NUMBERS)}", reason=text)
    return str(revisions.log(store, read_registry(store), reader=LOCAL)["reason"][0])


def form_actor(store: Store, registry: Registry, text: str) -> str:
    edited(store, registry, "short_en", f"Geriatrics {next(NUMBERS)}", who=text)
    return str(revisions.log(store, read_registry(store), reader=LOCAL)["actor"][0])


def person_name(store: Store, registry: Registry, text: str) -> str:
    grant(store, registry, Grant(text, Role.VIEWER, "440100", "x"), actor=LOCAL)
    found = people.roles(store, registry, reader=LOCAL)
    return str(found.filter(pl.col("name") == text.strip())["name"].item())


def person_reason(store: Store, registry: Registry, text: str) -> str:
    name = f"wang{next(NUMBERS)}"
    grant(store, registry, Grant(name, Role.VIEWER, "440100", text), actor=LOCAL)
    return str(people.versions(store, registry, reader=LOCAL, name=name)["reason"].item())


def export_name(store: Store, registry: Registry, text: str) -> str:
    audit.export(store, actor=LOCAL, subject=text, details=text)
    return str(trail.lines(store, registry, TrailQuery(action="export"), reader=LOCAL).rows["subject"][0])


TEXTS: tuple[Field, ...] = (
    file_name, sender, value_cell, region_cell, review_comment, form_text, form_reason, form_actor, person_name,
    person_reason, export_name,
)  # fmt: skip


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize("field", TEXTS, ids=lambda one: one.__name__)
def test_a_text_is_kept_as_it_is_and_nothing_runs(store: Store, registry: Registry, field: Field, attempt: str) -> None:
    text = ATTEMPTS[attempt]
    kept = field(store, registry, text)
    assert kept.strip() == text.strip()


@pytest.fixture(scope="module")
def behind(store: Store, registry: Registry) -> list[str]:
    """Every city stays at 80.5 of 85 for two quarters: the proposals' ids."""
    cities = registry.children("440000")
    for quarter, share, received in (
        ("2023-Q4", 80, "2024-01-09"), ("2024-Q2", 80.5, "2024-07-09"), ("2024-Q3", 80.5, "2024-10-09"),
    ):  # fmt: skip
        rows = [f"{code},primary-national-standard,{quarter},{share},{share * 2:g},200" for code in cities]
        content, day = "\n".join([HEADER, *rows]).encode(), date.fromisoformat(received)
        judged = intake.examine(registry, content, file_name="a.csv", region_code="440000", received=day)
        intake.submit(store, content, judged, region_code="440000", actor=LOCAL, received=day)
    pairs = [Pair("gd2024-05-primary-national-standard", code) for code in cities]
    query = AttainmentQuery("440000", Period.parse("2024-Q3"))
    return propose(store, registry, query, pairs, Signed(LOCAL, date(2024, 10, 20)))


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_notices_take_texts_and_no_links_but_web_addresses(store: Store, behind: list[str], attempt: str) -> None:
    text = ATTEMPTS[attempt]
    number = behind[list(ATTEMPTS).index(attempt)]
    signed = Signed(local(text), date(2024, 10, 20), text)
    issue(store, number, Terms(Colour.BLUE, date(2024, 11, 20)), signed)
    with pytest.raises(MonitorError):
        reply(store, number, Reply("已整改", link=text), Signed(LOCAL, date(2024, 11, 1)))
    reply(store, number, Reply(text, text), Signed(LOCAL, date(2024, 11, 1), text))
    last = history(store, number, reader=LOCAL).row(-1, named=True)
    assert [str(last[name]).strip() for name in ("reply", "document", "comment")] == [text.strip()] * 3
    assert last["link"] in ("", None)


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize(
    ("sheet", "key", "field"), [("settings", "palette", "value"), ("settings", "deadline_day", "value")]
)
def test_what_has_to_be_a_word_or_a_number_is_refused(
    store: Store, attempt: str, sheet: str, key: str, field: str
) -> None:
    with pytest.raises(MonitorError):
        revise(store, sheet, [Edit((key,), {field: ATTEMPTS[attempt]}, 0)], actor=LOCAL, reason="x")


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_on_the_screen_it_is_text(attempt: str) -> None:
    text = ATTEMPTS[attempt]
    for html in (Cell(text).html, Cell(text, href=text).html, link(text, text), spans((text,), kind="mon-second")):
        inside = html
        for tag in ("<td", "</td>", "<a ", "</a>", "<div", "</div>", "<span>", "</span>", 'class="', 'href="', '">'):
            inside = inside.replace(tag, "")
        assert "<" not in inside
        assert not any(mark in html for mark in ("<script", "<img", "<b>"))
    shown = plain(text)
    for mark in "[]()<>!$`*_{}:":
        assert shown.count(mark) == shown.count(f"\\{mark}")


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_in_a_file_it_is_text(attempt: str) -> None:
    text = ATTEMPTS[attempt]
    frame = pl.DataFrame({text or "x": [text], "number": [-1.5]})
    rows = list(csv.reader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"))))
    cell = rows[1][0]
    assert cell in (text, f"'{text}")
    assert not cell.strip().startswith(RUNS)
    assert rows[1][1] == "-1.5"
    book = openpyxl.load_workbook(io.BytesIO(table_workbook(frame, title=text, notes=[(text, text)], language="en")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_in_the_senders_own_file_it_is_text(registry: Registry, attempt: str) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEADER.split(","), ("440100", INDICATOR, "2024-Q3", ATTEMPTS[attempt], "", "")])
    content = text.getvalue().encode()
    judged = intake.examine(registry, content, file_name=ATTEMPTS[attempt] + ".csv", region_code="440000")
    name, file = annotated(content, judged, texts("zh-CN"))
    assert "/" not in name
    assert ".." not in name.replace("...", "")
    assert "\n" not in name
    for row in csv.reader(io.StringIO(file.decode("utf-8-sig"))):
        assert not any(cell.startswith(RUNS) for cell in row if len(cell) > 1)


def test_after_all_of_it_everything_is_there(store: Store, registry: Registry) -> None:
    with Store.open(MEMORY) as blank:
        assert store.tables() == blank.tables()
    assert store.frame("current_regions").height == registry.regions.height
    assert store.frame("observation_counts").height
    assert audit.verify(store) is None
