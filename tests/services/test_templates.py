import csv
import io
from dataclasses import replace

import openpyxl
import polars as pl
import pytest

from domain.errors import MonitorError
from domain.periods import Period
from locales import texts
from services import intake
from services.registry import Registry
from services.templates import HEADERS, expected_values, template, workbook_template

Q3 = Period.parse("2024-Q3")


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_headers_and_marks(registry: Registry) -> None:
    content = template(registry, region_code="440100", period=Q3)
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(HEADERS).encode())
    rows = lines(content)
    assert {row["行政区划代码"] for row in rows} == {"440100"}
    assert {row["统计期"] for row in rows} == {"2024-Q3"}
    assert {row["完成值"] for row in rows} == {""}


def test_the_form_with_the_regions_below_asks_each_value_of_one_region_only(registry: Registry) -> None:
    rows = lines(template(registry, region_code="440000", period=Q3, below=True))
    assert {row["行政区划代码"] for row in rows} == {"440000", *registry.children("440000")}
    own = {row["指标"] for row in rows if row["行政区划代码"] == "440000"}
    below = {row["指标"] for row in rows if row["行政区划代码"] != "440000"}
    assert own
    assert below
    assert not own & below


def test_what_is_computed_is_not_asked_for(registry: Registry) -> None:
    asked = set(expected_values(registry, "000000")["indicator_id"])
    derived = set(registry.indicators.drop_nulls("derivation")["indicator_id"])
    assert not asked & derived


def test_an_event_of_the_province_is_asked_of_the_province_alone(registry: Registry) -> None:
    rows = lines(template(registry, region_code="440000", period=Q3, below=True))
    events = [row for row in rows if row["指标"] == "全省按病种分值付费管理办法出台"]
    assert [row["行政区划代码"] for row in events] == ["440000"]


@pytest.mark.parametrize("below", [False, True])
def test_a_filled_form_is_understood_to_the_last_row(registry: Registry, *, below: bool) -> None:
    content = template(registry, region_code="440100", period=Q3, below=below).decode("utf-8-sig")
    judged = intake.examine(registry, content.encode(), file_name="form.csv", region_code="440100")
    assert not judged.refused
    assert set(judged.cells["reason_code"]) == {"MISSING"}


def test_unknown_region(registry: Registry) -> None:
    with pytest.raises(MonitorError, match="region-unknown"):
        template(registry, region_code="999999", period=Q3)


def filled_workbook(registry: Registry, content: bytes, *, ratio: float = 50) -> bytes:
    kinds = dict(registry.indicators.select("name_zh", "kind").iter_rows())
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    for number in range(2, sheet.max_row + 1):
        kind = kinds[str(sheet.cell(number, 3).value)]
        values = {"ratio": (ratio, ratio / 10, 10), "milestone": ("是",)}.get(kind, (1,))
        for column, value in enumerate(values, start=6):
            sheet.cell(number, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("region", "below"), [("440100", True), ("440000", False), ("000000", True), ("610700", True), ("440117", False)]
)
def test_a_filled_workbook_is_read_without_a_finding(registry: Registry, region: str, *, below: bool) -> None:
    content = workbook_template(registry, region_code=region, period=Q3, below=below, texts=texts("zh-CN"))
    sent = filled_workbook(registry, content)
    judged = intake.examine(registry, sent, file_name="form.xlsx", region_code=region)
    assert judged.findings == ()
    assert set(judged.cells["reason_code"]) == {"OK"}
    expected = len(lines(template(registry, region_code=region, period=Q3, below=below)))
    assert judged.cells.height == expected
    assert judged.cells["value"].null_count() == 0


def test_a_filled_csv_is_read_without_a_finding(registry: Registry) -> None:
    kinds = dict(registry.indicators.select("name_zh", "kind").iter_rows())
    given = {"ratio": ("50", "5", "10"), "milestone": ("是", "", "")}
    rows = lines(template(registry, region_code="440100", period=Q3, below=True))
    for row in rows:
        row["完成值"], row["分子"], row["分母"] = given.get(kinds[row["指标"]], ("1", "", ""))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, HEADERS)
    writer.writeheader()
    writer.writerows(rows)
    judged = intake.examine(registry, out.getvalue().encode(), file_name="form.csv", region_code="440100")
    assert judged.findings == ()
    assert set(judged.cells["reason_code"]) == {"OK"}


def test_the_workbook_helps_to_fill_it_in(registry: Registry) -> None:
    content = workbook_template(registry, region_code="440000", period=Q3, texts=texts("zh-CN"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["填报表"]
    sheet = book.worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == HEADERS
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    assert [cell.value for cell in sheet[1] if cell.comment and "分子不大于分母" in cell.comment.text] == ["分子"]
    assert sheet["A2"].value == "440000"
    assert sheet["A2"].data_type == "s"
    kinds = dict(registry.indicators.select("name_zh", "kind").iter_rows())
    events = {n for n in range(2, sheet.max_row + 1) if kinds[sheet.cell(n, 3).value] == "milestone"}
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert [rule.formula1 for rule in lists] == ['"是,否"']
    assert {n for n in range(2, sheet.max_row + 1) if f"F{n}" in lists[0].sqref} == events
    assert events
    flows = registry.indicators.filter(pl.col("measure") == "flow")["name_zh"].to_list()
    named = [sheet.cell(n, 3) for n in range(2, sheet.max_row + 1)]
    told = [cell.comment.text for cell in named if cell.comment and cell.value in flows]
    assert told
    assert all("自1月1日" in one for one in told if "“是”" not in one)
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_names_that_look_like_formulas_stay_texts(registry: Registry) -> None:
    renamed = registry.indicators.with_columns(name_zh=pl.lit("=1+") + pl.col("name_zh"))
    content = workbook_template(
        replace(registry, indicators=renamed), region_code="440000", period=Q3, texts=texts("en")
    )
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert str(sheet["C2"].value).startswith("=1+")
    assert sheet["C2"].data_type == "s"
