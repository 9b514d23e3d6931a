from collections.abc import Callable
from datetime import date

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from locales import LANGUAGES, texts
from services import intake
from services.permissions import local
from ui import cached, intake_reasons
from validators import reasons

Opener = Callable[..., AppTest]
QUALITY, RETURNS = "pages/quality.py", "pages/returns.py"
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
HEADER = "行政区划代码,指标,统计期,完成值,分子,分母\n"


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info", "success", "expander")
    return "\n".join(
        str(getattr(one, "value", "") or getattr(one, "label", "") or one.proto) for kind in kinds
        for one in test.get(kind)
    )  # fmt: skip


def store_return(lines: str, *, received: date, region: str = "440000", partial: bool = False) -> None:
    content = (HEADER + lines).encode()
    judged = intake.examine(
        cached.registry(), content, file_name=f"{received}.csv", region_code=region, received=received
    )
    intake.submit(
        cached.store(), content, judged, region_code=region, actor=local("tester"), received=received, partial=partial
    )


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_opens_with_its_five_panels(opened: Opener, language: str) -> None:
    test = opened(QUALITY, lang=language)
    assert not test.exception
    assert not test.error
    say = texts(language).say
    panels = ("coverage", "findings", "contradictions", "outliers", "revisions")
    assert all(say(f"quality-{name}") in told(test) for name in panels)
    assert test.selectbox(key="region").value == "440000"
    assert test.selectbox(key="document").value == "own"
    # Nothing is open, contradicts or was revised in this small database, and the screen says so kindly.
    assert len(test.success) == 3
    assert test.query_params["region"] == ["440000"] or test.query_params["region"] == "440000"


@pytest.mark.usefixtures("database")
def test_what_is_wrong_is_listed_under_its_reason(opened: Opener) -> None:
    opened(QUALITY)  # the first visit opens the store
    store_return(
        f"440100,{STANDARD},2024-Q3,90,90,100\n440200,{STANDARD},2024-Q3,1O4,,\n",
        received=date(2024, 10, 20),
        partial=True,
    )
    store_return(f"440103,{STANDARD},2024-Q3,50,5,10\n", received=date(2024, 10, 21), region="440100")
    test = opened(QUALITY)
    assert not test.exception
    said = told(test)
    assert "数字无法识别（1）" in said
    assert "1O4" in said
    assert "tester" in said  # the revision 81 -> 90
    assert "+40.0 个百分点" in said or "+40 个百分点" in said  # 90 by itself, 50 below


@pytest.mark.usefixtures("database")
def test_the_day_since_which_revisions_are_listed_stands_in_the_url(opened: Opener) -> None:
    test = opened(QUALITY, since="2024-10-15")
    assert test.date_input(key="since").value == date(2024, 10, 15)
    test.date_input(key="since").set_value(date(2024, 9, 1)).run()
    assert "2024-09-01" in str(test.query_params["since"])
    refused = opened(QUALITY, since="yesterday")
    assert not refused.exception
    assert "yesterday" in refused.warning[0].value
    assert refused.date_input(key="since").value == date(2024, 7, 1)  # the first day of the quarter looked at


@pytest.mark.usefixtures("database")
def test_each_unit_can_be_shown(opened: Opener) -> None:
    test = opened(QUALITY)
    test.toggle(key="units").set_value(True).run()
    assert not test.exception
    assert "1" in str(test.query_params["units"])


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("region", ["000000", "610700", "440100", "440103", "150000"])
def test_every_region_opens(opened: Opener, region: str) -> None:
    test = opened(QUALITY, region=region)
    assert not test.exception
    assert not test.error


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_short_name(language: str) -> None:
    say = texts(language)
    codes = {*reasons.GRADES, *reasons.REFUSALS, *reasons.NOTES}
    assert {code for code in codes if not say.has(f"why-{code}")} == set()
    assert intake_reasons.label("BRAND_NEW", say) == "BRAND_NEW"


def test_groups_keep_the_order_of_verdicts_and_count() -> None:
    rows = pl.DataFrame(
        {"verdict": ["退回", "退回", "退回", "提示", "提示"], "reason_code": ["A", "B", "B", "A", "C"], "row": range(5)}
    )
    groups = [(code, part["row"].to_list()) for code, part in intake_reasons.groups(rows)]
    assert groups == [("B", [1, 2]), ("A", [0]), ("A", [3]), ("C", [4])]


@pytest.mark.usefixtures("database")
def test_a_form_filled_and_sent_shows_its_differences_and_findings_by_reason(opened: Opener) -> None:
    content = f"{HEADER}440100,{STANDARD},2024-Q3,90,90,100\n440200,{STANDARD},2024-Q3,1O4,,\n".encode()
    test = opened(RETURNS)
    test.file_uploader(key="return-file").upload("a.csv", content)
    test.run()
    assert not test.exception
    assert "退回 · 数字无法识别（1）" in told(test)
    changes = next(one.value for one in test.dataframe if "difference" in one.value.columns)
    assert changes[["old", "new", "difference"]].values.tolist() == [[81.0, 90.0, 9.0]]
    keys = {one.proto.id for one in test.get("download_button")}
    wanted = ("download-own-file", "template-own-xlsx", "template-below-xlsx", "template-own", "download-changes")
    assert all(any(key in one for one in keys) for key in wanted)


@pytest.mark.usefixtures("database")
def test_a_large_file_is_checked_with_a_word_on_it(opened: Opener) -> None:
    lines = (f"440100,{STANDARD},2024-Q3,90,90,100," + "备" * 300 + "\n") * 2300
    content = ("行政区划代码,指标,统计期,完成值,分子,分母,备注\n" + lines).encode()
    assert len(content) > 2_000_000
    test = opened(RETURNS)
    test.file_uploader(key="return-file").upload("large.csv", content)
    test.run(timeout=60)
    assert not test.exception
    assert test.metric[0].value == "1"
