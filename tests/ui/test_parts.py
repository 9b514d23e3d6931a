from datetime import date

import polars as pl
import pytest

from charts.theme import LIGHT
from domain.periods import Period
from domain.terms import Status
from locales import texts
from reports import guard
from ui import defaults, exports, markup
from ui.screens import SCREENS, screen

QUARTERS = [Period.parse(one) for one in ("2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")]


@pytest.mark.parametrize(
    ("reported", "runs_until", "expected"),
    [
        (QUARTERS, date(2024, 12, 31), "2024-Q3"),  # the document still runs: its pace can be judged
        (QUARTERS, None, "2024-Q4"),
        (QUARTERS, date(2023, 12, 31), "2024-Q4"),  # all of it came after the document's end
        ([], date(2024, 12, 31), "2026-Q3"),
    ],
)
def test_first_period(reported: list[Period], runs_until: date | None, expected: str) -> None:
    found = defaults.period(reported, runs_until=runs_until, fallback=Period.parse("2026-Q3"))
    assert str(found) == expected


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_texts_that_a_spreadsheet_would_run_get_an_apostrophe(text: str) -> None:
    frame = pl.DataFrame({"a": [text, "plain", None], "b": [-1.5, 2.0, None]})
    guarded = guard.guarded(frame)
    assert guarded["a"].to_list() == ["'" + text, "plain", None]
    assert guarded["b"].to_list() == [-1.5, 2.0, None]


def test_csv_opens_in_excel() -> None:
    content = exports.csv_bytes(pl.DataFrame({"地区": ["广州市"], "现值": [-1.5]}))
    assert content == "\ufeff地区,现值\r\n广州市,-1.5\r\n".encode()


def test_cells_are_escaped() -> None:
    cell = markup.Cell('<b>&"', href='./x?a=1&b="')
    assert cell.html == '<td class=""><a href="./x?a=1&amp;b=&quot;">&lt;b&gt;&amp;&quot;</a></td>'
    assert "<" not in markup.status_cell(Status.MET, "x", LIGHT).text


def test_there_are_eleven_screens_and_those_without_a_file_are_not_shown() -> None:
    assert len(SCREENS) == 11
    assert {one.name for one in SCREENS if one.exists} >= {"overview", "indicator", "returns"}
    assert screen("overview").address == "./"
    assert screen("indicator").address == "./indicator"
    assert all(texts(language).has(f"screen-{one.name}") for language in ("zh-CN", "en") for one in SCREENS)
