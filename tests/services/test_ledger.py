from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from data.store import Store
from domain.periods import Period
from services import clock, intake, ledger
from services.concern import AttainmentQuery
from services.intake import Receipt
from services.ledger import Choice, LedgerState
from services.permissions import local
from services.registry import Registry

Send = Callable[..., Receipt]
PHARMACY, DIP = "县域医共体中心药房建设实施方案出台", "全省按病种分值付费管理办法出台"
ASSESSED, ADJUSTED = "医疗服务价格调整评估完成（上半年）", "医疗服务价格调整实施（下半年）"
OPINIONS = "推动疾病预防控制事业高质量发展的实施意见出台"
THIRD = AttainmentQuery("440000", Period.parse("2024-Q3"))


def rows(store: Store, registry: Registry, query: AttainmentQuery = THIRD) -> dict[str, dict[str, object]]:
    return {row["target_id"]: row for row in ledger.entries(store, registry, query).iter_rows(named=True)}


def test_nothing_reported_is_no_report_and_not_undone(store: Store, registry: Registry) -> None:
    found = ledger.entries(store, registry, THIRD)
    # Guangdong's document has four milestones and two deliverables.
    assert found["target_class"].value_counts().sort("count").rows() == [
        ("implicit_deliverable", 2),
        ("dated_milestone", 4),
    ]
    assert ledger.counts(found) == {LedgerState.NO_REPORT: 6}
    assert found["due_date"].is_sorted()
    assert found["departments"].is_null().all()
    assert ledger.named_departments(found) == [ledger.NAMELESS]


def test_each_state_and_its_days(store: Store, registry: Registry, send: Send) -> None:
    send(
        f"440000,{ASSESSED},2024-Q3,0,,",
        f"440000,{PHARMACY},2024-Q3,0,,",
        f"440000,{DIP},2024-Q3,1,,",
        f"440000,{OPINIONS},2024-Q3,0,,",
    )
    found = rows(store, registry)
    states = {name: (row["state"], row["days"]) for name, row in found.items()}
    assert states == {
        "gd2024-12-price-assess-h1": ("overdue", -92),  # 30 June to 30 September
        "gd2024-04-central-pharmacy-plan": ("due", 31),  # to 31 October
        "gd2024-10-dip-measures": ("done", 92),  # to 31 December
        "gd2024-12-price-adjust-h2": ("no_report", 92),
        "gd2024-07-cdc-hq-opinions": ("not_yet", 92),
        "gd2024-20-gba-institutions-batch3": ("no_report", 92),
    }
    assert found["gd2024-10-dip-measures"]["done_period"] == "2024-Q3"
    assert found["gd2024-10-dip-measures"]["file_name"] == "return.csv"
    assert found["gd2024-04-central-pharmacy-plan"]["done_period"] is None


def test_a_deliverable_without_a_date_is_never_overdue(store: Store, registry: Registry, send: Send) -> None:
    send(f"440000,{OPINIONS},2025-Q1,0,,", f"440000,{DIP},2025-Q1,0,,", received="2025-04-05")
    found = rows(store, registry, AttainmentQuery("440000", Period.parse("2025-Q1")))
    assert found["gd2024-07-cdc-hq-opinions"]["state"] == "not_yet"
    assert found["gd2024-10-dip-measures"]["state"] == "overdue"


def submit(store: Store, registry: Registry, text: str, received: date) -> None:
    content = text.encode()
    judged = intake.examine(registry, content, file_name="台账.csv", region_code="440000", received=received)
    intake.submit(store, content, judged, region_code="440000", actor=local("test"), received=received)


PROVED = "地区,指标,统计期,是否完成,文号,完成日期\n广东省,{task},2024-10,已完成,{paper},2024-10-28\n"


def test_the_paper_and_the_day_that_a_return_brought(store: Store, registry: Registry) -> None:
    paper = "粤卫〔2024〕12号 https://example.gov.cn/a?b=1"
    submit(store, registry, PROVED.format(task=PHARMACY, paper=paper), date(2024, 10, 30))
    year = AttainmentQuery("440000", Period.parse("2024-Q4"))
    found = rows(store, registry, year)["gd2024-04-central-pharmacy-plan"]
    assert (found["state"], found["late"], found["done_period"]) == ("done", False, "2024-10")
    assert (found["document"], found["link"]) == ("粤卫〔2024〕12号", "https://example.gov.cn/a?b=1")
    assert found["done_on"] == date(2024, 10, 28)
    assert found["received_at"] == clock.moment("2024-10-30 00:00")
    # Nobody knew it the day before.
    earlier = AttainmentQuery("440000", Period.parse("2024-Q4"), known_at=clock.moment("2024-10-29"))
    assert rows(store, registry, earlier)["gd2024-04-central-pharmacy-plan"]["state"] == "no_report"


def test_what_is_taken_back_has_no_proof(store: Store, registry: Registry, send: Send) -> None:
    submit(store, registry, PROVED.format(task=PHARMACY, paper="粤卫1号"), date(2024, 10, 30))
    send(f"440000,{PHARMACY},2024-Q4,0,,", received="2025-01-05")
    found = rows(store, registry, AttainmentQuery("440000", Period.parse("2024-Q4")))["gd2024-04-central-pharmacy-plan"]
    assert found["state"] == "overdue"
    assert (found["document"], found["done_on"], found["done_period"]) == (None, None, None)


def test_proofs_go_with_their_return_only(store: Store, registry: Registry) -> None:
    submit(store, registry, PROVED.format(task=PHARMACY, paper="粤卫1号"), date(2024, 10, 30))
    kept = store.frame("orphans").filter(pl.col("name") == "evidence")
    assert kept["rows"].to_list() == [0]
    assert rows(store, registry)["gd2024-04-central-pharmacy-plan"]["document"] is None  # asked as of September


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("市医疗保障局、市财政局等按职责分工负责，各县区落实", ("市医疗保障局", "市财政局")),
        ("自治区医保局、财政厅、卫生健康委等按职责分工负责", ("自治区医保局", "自治区财政厅", "自治区卫生健康委")),
        ("自治区卫生健康委、药监局，南宁海关等按职责分工负责", ("自治区卫生健康委", "自治区药监局", "南宁海关")),
        ("国家医保局、财政部等按职责分工负责", ("国家医保局", "财政部")),
        ("市卫生健康委等按职责分工负责，各县区落实", ("市卫生健康委",)),
    ],
)
def test_departments_of_a_text(text: str, named: tuple[str, ...]) -> None:
    assert ledger.departments(text) == named


def test_choices(store: Store, registry: Registry) -> None:
    every = ledger.entries(store, registry, AttainmentQuery("450000", Period.parse("2021-Q3")))
    assert every.height == 9

    def ids(**choice: str) -> int:
        return ledger.chosen(every, Choice(**choice)).height

    assert ids(department="自治区财政厅") == 4  # 价格规范 has none; 薪酬, 应急预案, 边境, 公立医院
    assert ids(department="南宁海关") == 2
    assert ids(department=ledger.NAMELESS) == 0
    assert ids(due="30") == 0
    assert ids(due="90") == 2  # both of 31 October, 31 days ahead
    assert ids(due="180") == 9
    assert ids(due="past") == ids(due="later") == 0
    assert ids(state="no_report", due="90") == 2
    assert ids(state="done") == 0
    assert ledger.named_departments(every)[0] == "自治区卫生健康委"


def test_one_document_and_a_region_without_a_ledger(store: Store, registry: Registry) -> None:
    assert ledger.entries(store, registry, THIRD, "gd2024").height == 6
    assert ledger.entries(store, registry, THIRD, "nat2023").is_empty()
    assert ledger.entries(store, registry, AttainmentQuery("440100", Period.parse("2024-Q3"))).is_empty()
