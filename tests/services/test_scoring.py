"""The assessment on small returns, each mark worked by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.store import Store
from domain.errors import BrokenReferenceError, MonitorError
from domain.periods import Period
from locales import LANGUAGES, texts
from services import clock
from services.administration import load_registry_file
from services.concern import AttainmentQuery
from services.intake import Receipt, examine, submit
from services.permissions import local
from services.registry import Registry, read_registry
from services.scoring import LINES, TOTALS, Scores, scores
from services.scoring_rules import score_sheet
from services.scoring_words import line, sums

Send = Callable[..., Receipt]
STANDARD, GERIATRICS = "primary-national-standard", "geriatrics-dept"
HEAD = "rule,part,theme,target_id,subject,way,points,floor,cap,standing,note_zh,note_en"
# Only two targets have a weight: 4 and 6; everything else weighs nothing.
OWN = f"""{HEAD}
theme-others,theme,,,,share,0,0,1,in_force,,
theme-primary-care,theme,基层服务,,,share,0,0,1,in_force,,
theme-public-hospitals,theme,公立医院,,,share,0,0,1,in_force,,
target-national-standard,target,,gd2024-05-primary-national-standard,,share,4,0,1.1,in_force,,
target-elderly-health,target,,gd2024-05-elderly-health-mgmt,,share,0,0,1,in_force,,
target-geriatrics,target,,gd2024-19-geriatrics-dept,,share,6,0,1.1,in_force,,
"""
Q3 = Period.parse("2024-Q3")
BELOW = AttainmentQuery("440000", Q3, children=True)


@pytest.fixture
def sheet(store: Store, tmp_path: Path) -> Store:
    path = tmp_path / "score_rules.csv"
    path.write_text(OWN, encoding="utf-8")
    load_registry_file(store, path, actor=local("test"), reason="two targets")
    return store


@pytest.fixture
def marked(sheet: Store, send: Send) -> Store:
    """Guangzhou 68 of more than 85 and 85 of 85; Shaoguan 93.5 and 68; Shenzhen only the first, 85."""
    figures = {"440100": (68, 85), "440200": (93.5, 68), "440300": (85, None)}
    lines = [f"{code},{STANDARD},2024-Q3,{one},{one * 2:g},200" for code, (one, _) in figures.items()]
    lines += [f"{code},{GERIATRICS},2024-Q3,{two},{two},100" for code, (_, two) in figures.items() if two is not None]
    start = [f"{code},{one},2023-Q4,60,60,100" for code in figures for one in (STANDARD, GERIATRICS)]
    send(*start, received="2024-01-09", name="start.csv")
    send(*lines, received="2024-10-09", name="q3.csv")
    return sheet


def below(store: Store, query: AttainmentQuery = BELOW) -> Scores:
    return scores(store, read_registry(store), query)


def rows(found: Scores) -> dict[str, dict[str, object]]:
    return {row["region_code"]: row for row in found.totals.iter_rows(named=True)}


def test_totals_and_ranks_by_hand(marked: Store) -> None:
    found = below(marked)
    assert tuple(found.totals.columns) == TOTALS
    assert tuple(found.lines.columns) == LINES
    total = rows(found)
    guangzhou, shaoguan, shenzhen = (total[code] for code in ("440100", "440200", "440300"))
    # 4 x 68/85 = 3.2, 6 met: 9.2 of 10; nothing exceeded.
    assert (guangzhou["raw"], guangzhou["base"], guangzhou["total"]) == (9.2, 92.0, 92.0)
    # 4 met and 10% over (0.4), 6 x 68/85 = 4.8: 8.8 of 10 and 0.4 / 10 x 100 = 4, more than the cap of 3.
    assert (shaoguan["raw"], shaoguan["base"], shaoguan["bonus"], shaoguan["total"]) == (8.8, 88.0, 3.0, 91.0)
    # More than 85 is asked: 85 is not met, but 85/85 is all of the share but a hair: 4 x 99.99%.
    assert (shenzhen["asked_points"], shenzhen["assessed_points"], shenzhen["raw"]) == (10.0, 4.0, 4.0)
    assert [total[code]["rank"] for code in ("440100", "440200")] == [1, 2]


def test_too_little_assessed_takes_no_rank(marked: Store) -> None:
    row = rows(below(marked))["440300"]  # 40% of the weights, 60% are needed
    assert (row["enough"], row["rank"], row["total"]) == (False, None, 100.0)
    silent = rows(below(marked))["440400"]
    assert (silent["excluded"], silent["base"], silent["total"], silent["rank"]) == (2, None, None, None)
    assert silent["ranked"] == 2
    assert silent["siblings"] == 21


def test_a_region_alone_is_marked_as_among_its_siblings(marked: Store) -> None:
    alone = scores(marked, read_registry(marked), AttainmentQuery("440100", Q3))
    assert alone.totals.row(0) == below(marked).totals.filter(pl.col("region_code") == "440100").row(0)
    assert alone.lines["region_code"].unique().to_list() == ["440100"]
    assert alone.assessor == "440000"


def test_a_region_with_documents_of_its_own_stands_alone(marked: Store) -> None:
    found = scores(marked, read_registry(marked), AttainmentQuery("440000", Q3))
    assert found.assessor == "440000"
    assert found.totals["rank"].to_list() == [None]
    assert found.totals.height == 1


def test_the_arithmetic_in_words(marked: Store) -> None:
    zh, en = (texts(language) for language in LANGUAGES)
    found = below(marked)
    lines = {(row["region_code"], row["indicator_id"]): row for row in found.lines.iter_rows(named=True)}
    assert line(lines["440100", STANDARD], zh) == "权重4 × 完成率80% = 3.2"
    assert line(lines["440100", STANDARD], en) == "weight 4 × attained share 80% = 3.2"
    assert line(lines["440200", STANDARD], zh) == "权重4 × 已达标100% = 4；超额10%，可加0.4"
    assert line(lines["440300", STANDARD], zh) == "权重4 × 完成率99.99% = 4"
    assert line(lines["440300", GERIATRICS], zh) == "不计入：无填报值（权重6）"
    said = sums(rows(found)["440200"], zh)
    assert said[0] == "基本分：2项目标共得8.8分，可评价的权重合计10，折算为100分制：8.8 ÷ 10 × 100 = 88。"
    assert "达到或超过上限，加3分" in said[-3]
    assert said[-2] == "总分：88 − 0 + 3 = 91。"
    assert said[-1] == "位次：在2个可排名的同级地区中列第2位。"
    assert "不按零分处理" in "".join(sums(rows(found)["440300"], zh))
    assert "没有得分" in sums(rows(found)["440400"], zh)[0]
    assert all(sums(row, en) for row in rows(found).values())


def test_late_and_refused_returns_are_taken_off(marked: Store, registry: Registry, send: Send) -> None:
    # The second quarter's value came in on 20 July, ten days too late.
    send(f"440100,{STANDARD},2024-Q2,68,136,200", received="2024-07-20", name="late.csv")
    cells = (f"440100,{GERIATRICS},2024-Q2,8O,,", f"440200,{GERIATRICS},2024-Q2,60,60,100")
    content = "\n".join(("行政区划代码,指标,统计期,完成值,分子,分母", *cells))
    day = date(2024, 7, 9)
    judged = examine(registry, content.encode(), file_name="bad.csv", region_code="440000", received=day)
    submit(marked, content.encode(), judged, region_code="440000", actor=local("test"), received=day, partial=True)
    row = rows(below(marked))["440100"]
    assert (row["late"], row["late_points"], row["refused"], row["refused_points"]) == (1, 0.5, 1, 0.5)
    assert row["total"] == 91.0  # 92 - 0.5 - 0.5
    assert rows(below(marked))["440200"]["refused"] == 0  # the refused cell was not about it
    earlier = AttainmentQuery("440000", Q3, children=True, known_at=clock.moment("2024-07-08"))
    assert rows(below(marked, earlier))["440100"]["refused"] == 0


def test_the_sheet_decides(marked: Store, tmp_path: Path) -> None:
    path = tmp_path / "score_rules-zero.csv"
    path.write_text(f"{HEAD}\nunassessed-others,unassessed,,,,zero,,,,in_force,,\n", encoding="utf-8")
    load_registry_file(marked, path, actor=local("test"), reason="silence counts")
    row = rows(below(marked))["440300"]
    assert (row["zero"], row["base"], row["enough"]) == (1, 40.0, True)  # 4 of 10
    lines = below(marked).lines.filter((pl.col("region_code") == "440300") & (pl.col("indicator_id") == GERIATRICS))
    assert line(lines.row(0, named=True), texts("zh-CN")) == "按评分表计0分：无填报值（权重6）"


def test_the_sheet_as_it_was_known(marked: Store) -> None:
    assert not score_sheet(marked, None).targets.is_empty()
    # What came with the first load counts from the beginning; the second load came later.
    first = score_sheet(marked, clock.moment("2020-01-01"))
    assert first.themes.filter(pl.col("theme").is_null())["points"].item() == 10.0
    assert score_sheet(marked, None).themes.filter(pl.col("theme").is_null())["points"].item() == 0.0


def test_the_shipped_sheet_is_demonstration(store: Store) -> None:
    sheet = score_sheet(store, None)
    assert sheet.demonstration
    assert (sheet.full_marks, sheet.least_assessed, sheet.bonus_cap) == (100.0, 0.6, 3.0)
    assert sheet.deduction("late_quarter") == sheet.deduction("refused_return") == (0.5, 2.0)


@pytest.mark.parametrize(
    ("rule", "column"),
    [
        ("a,target,,,,share,4,0,1,in_force,,", "target_id"),
        ("a,target,,gd2024-19-geriatrics-dept,,zero,4,0,1,in_force,,", "way"),
        ("a,theme,,,,share,-1,0,1,in_force,,", "points"),
        ("a,theme,,,,share,1,1.5,1,in_force,,", "floor"),
        ("a,theme,,,,share,1,0,0.5,in_force,,", "cap"),
        ("a,theme,没有的领域,,,share,1,0,1,in_force,,", "theme"),
        ("a,status,,,fine,,1,,,in_force,,", "subject"),
        ("a,deduction,,,late_quarter,,0.5,,,in_force,,", "cap"),
        ("a,total,,,least_assessed,,60,,,in_force,,", "points"),
    ],
)
def test_a_broken_sheet_is_refused(store: Store, tmp_path: Path, rule: str, column: str) -> None:
    path = tmp_path / "score_rules.csv"
    path.write_text(f"{HEAD}\n{rule}\n", encoding="utf-8")
    with pytest.raises(BrokenReferenceError) as told:
        load_registry_file(store, path, actor=local("test"), reason="broken")
    faults = told.value.details["faults"]
    assert [fault.column for fault in faults] == [column]  # type: ignore[attr-defined]


def test_without_a_sheet_it_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.duckdb") as empty, pytest.raises(MonitorError, match=r"^score-sheet-missing"):
        score_sheet(empty, None)


def test_unknown_region(marked: Store) -> None:
    with pytest.raises(MonitorError, match=r"^region-unknown"):
        below(marked, AttainmentQuery("999999", Q3))
