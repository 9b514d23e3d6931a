from datetime import date
from typing import Any

import polars as pl
import pytest

from charts import ledger
from charts.caption import Caption
from charts.theme import DARK, LIGHT
from locales import Texts

TODAY = date(2024, 9, 30)
CAPTION = Caption(
    "里程碑和交付事项", "项", "2024年三季度", "2024-10-10 09:00", "粤办函〔2024〕267号", demonstration=True
)
ENGLISH = Caption("milestones and deliverables", "项", "Q3 2024", "2024-10-10 09:00", "Guangdong tasks")


def entry(name: str, due: date, *, status: str, state: str, said: str, inferred: bool = False) -> dict[str, Any]:
    days = (due - TODAY).days
    return {"name": name, "due_date": due, "inferred": inferred, "days": days, "status": status, "state": state,
            "said": said}  # fmt: skip


DONE = entry("价格评估", date(2024, 6, 30), status="met", state="done", said="已完成", inferred=True)
NEXT = entry("中心药房实施方案", date(2024, 10, 31), status="not_yet", state="due", said="31天后到期")
OVER = entry("<b>调价", date(2024, 8, 31), status="missed", state="overdue", said="逾期30天")
LATER = entry("疾控意见", date(2024, 12, 31), status="done", state="done", said="已完成", inferred=True)
OPEN = entry("港澳药械通", date(2024, 12, 31), status="not_yet", state="not_yet", said="尚未完成", inferred=True)


def frame(*entries: dict[str, Any]) -> pl.DataFrame:
    schema = {"name": pl.String, "due_date": pl.Date, "inferred": pl.Boolean, "days": pl.Int64, "status": pl.String,
              "state": pl.String, "said": pl.String}  # fmt: skip
    return pl.DataFrame(list(entries), schema=schema)


def drawn(*entries: dict[str, Any], language: str = "zh-CN", **options: Any) -> Any:
    return ledger.figure(frame(*entries), CAPTION, Texts(language), today=TODAY, **options)


def words(figure: Any) -> str:
    return "\n".join(str(one.text) for one in figure.layout.annotations)


def marks(figure: Any, name: str) -> Any:
    return next(trace for trace in figure.data if trace.name == name)


def test_each_milestone_stands_at_its_due_date_in_its_row() -> None:
    figure = drawn(DONE, NEXT, LATER)
    assert list(marks(figure, "met").x) == [DONE["due_date"].toordinal()]
    assert list(marks(figure, "met").y) == [0]
    assert list(marks(figure, "not_yet").y) == [1]
    assert marks(figure, "met").marker.symbol == "circle"
    assert marks(figure, "not_yet").marker.symbol == "hexagon-open"
    assert list(figure.layout.yaxis.ticktext) == ["价格评估 ", "中心药房实施方案 ", "疾控意见 "]
    assert list(marks(figure, "today").x) == [TODAY.toordinal()] * 2


def test_only_what_is_open_has_a_line_to_its_date() -> None:
    stems = [trace for trace in drawn(DONE, NEXT, OVER).data if trace.name.startswith("stem-")]
    assert [list(stem.y) for stem in stems] == [[1, 1], [2, 2]]
    assert list(stems[0].x) == [TODAY.toordinal(), NEXT["due_date"].toordinal()]


def test_labels_say_date_and_state_and_whether_the_date_is_inferred() -> None:
    figure = drawn(DONE, NEXT)
    assert marks(figure, "not_yet").text[0] == "10-31 · 31天后到期"
    assert marks(figure, "met").text[0] == "06-30（推断） · 已完成"
    assert marks(figure, "met").textposition[0] == "middle left"  # before the day looked at
    assert marks(figure, "not_yet").textposition[0] == "middle right"
    assert drawn(DONE, NEXT, narrow=True).data[-1].text[0] == "31天后到期"
    assert "推断" in words(figure)
    assert "推断" not in words(drawn(NEXT))


def test_the_picture_carries_what_it_needs_alone() -> None:
    said = words(drawn(DONE, NEXT, LATER))
    parts = (
        "下一个期限2024-10-31（31天后）：中心药房实施方案", "截至2024年三季度", "粤办函〔2024〕267号",
        "数据版本 2024-10-10 09:00", "演示数据", "截至 2024-09-30", "交付事项已完成 1", "未到期 1",
    )  # fmt: skip
    for part in parts:
        assert part in said


@pytest.mark.parametrize(
    ("entries", "headline"),
    [
        ((DONE, NEXT, OPEN), "下一个期限2024-10-31（31天后）：中心药房实施方案"),
        ((OVER, NEXT), "1项逾期，最久的“<b>调价”已逾期30天"),
        ((DONE, LATER), "2项全部完成"),
        ((LATER, OPEN, OPEN), "下一个期限2024-12-31（92天后）：港澳药械通，同日另有1项"),
        ((), "没有里程碑和交付事项"),
    ],
)
def test_the_headline_is_the_finding(entries: tuple[dict[str, Any], ...], headline: str) -> None:
    assert ledger.headline(ledger.read(frame(*entries)), Texts("zh-CN")) == headline


def test_past_due_dates_without_a_report_are_told() -> None:
    silent = entry("价格评估", date(2024, 9, 30), status="cannot_assess", state="no_report", said="无报送")
    assert ledger.headline(ledger.read(frame(DONE, silent)), Texts("zh-CN")) == "期限均已到，2项中1项没有完成的报告"


def test_markup_in_a_name_stays_text() -> None:
    figure = drawn(OVER)
    assert figure.layout.yaxis.ticktext[0].startswith("&lt;b&gt;")
    assert "<b>调价" not in marks(figure, "missed").hovertext[0]


def test_all_due_on_the_day_looked_at_still_has_a_scale() -> None:
    same = entry("方案", TODAY, status="not_yet", state="not_yet", said="尚未完成")
    low, high = drawn(same).layout.xaxis.range
    assert high - low > 92
    assert low < TODAY.toordinal() < high


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_both_themes_and_both_widths(theme: Any, narrow: bool) -> None:
    figure = drawn(DONE, NEXT, OVER, LATER, language="en", theme=theme, narrow=narrow)
    assert figure.layout.paper_bgcolor == theme.paper
    ticks = list(figure.layout.xaxis.ticktext)
    assert ticks
    assert all(len(tick) == (2 if narrow else 7) for tick in ticks)


def test_alt_text_states_the_finding_and_each_milestone() -> None:
    said = ledger.alt_text(frame(DONE, NEXT), ENGLISH, Texts("en"))
    assert said.startswith("Next due 2024-10-31 (in 31 days): 中心药房实施方案.")
    assert "价格评估 2024-06-30 已完成" in said
    assert "as of Q3 2024" in said or "Q3 2024" in said
