import csv
import io
from datetime import date

import openpyxl
import polars as pl
import pytest

from locales import texts
from services import intake
from services.annotate import annotated, safe
from services.intake import Judgement
from services.registry import Registry

ZH, EN = texts("zh-CN"), texts("en")
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
HEADER = ["行政区划代码", "指标", "统计期", "完成值", "分子", "分母", "备注"]
ROWS = [
    ["440100", STANDARD, "2024-Q3", "90", "90", "100", "=1+1"],
    ["440200", STANDARD, "2024-Q3", "1O4", "", "", ""],
    ["440300", STANDARD, "2024-Q3", "", "", "", ""],
]


def judged(registry: Registry, content: bytes, name: str) -> Judgement:
    return intake.examine(registry, content, file_name=name, region_code="440000", received=date(2024, 10, 10))


def text_file(*, encoding: str = "utf-8", delimiter: str = ",", title: bool = False) -> bytes:
    out = io.StringIO(newline="")
    if title:
        out.write(f"二〇二四年三季度报表{delimiter * 6}\r\n\r\n")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows([HEADER, *ROWS])
    return out.getvalue().encode(encoding)


def lines(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8", ","), ("gb18030", "\t"), ("utf-8-sig", ";")])
def test_a_csv_comes_back_with_row_column_problem_and_remedy(registry: Registry, encoding: str, delimiter: str) -> None:
    content = text_file(encoding=encoding, delimiter=delimiter)
    name, made = annotated(content, judged(registry, content, "三季度.csv"), ZH)
    assert name == "三季度_校验结果.csv"
    head, good, bad, missing = lines(made)
    assert head == [*HEADER, "校验结果", "问题", "怎么改"]
    assert good[:6] == ROWS[0][:6]
    assert good[6] == "'=1+1"
    assert good[7:] == ["接受", "", ""]
    assert bad[7] == "退回"
    assert bad[8].startswith("第3行“完成值”列：")
    assert "1O4" in bad[8]
    assert bad[9]
    assert missing[7] == "接受并提示"


def test_rows_above_the_header_keep_their_place(registry: Registry) -> None:
    content = text_file(title=True)
    rows = lines(annotated(content, judged(registry, content, "a.csv"), EN)[1])
    assert rows[0][0] == "二〇二四年三季度报表"
    assert rows[1] == [""] * 10
    assert rows[2][7:] == ["Verdict", "Problem", "What to do"]
    assert rows[4][8].startswith("Row 5, column “完成值”:")


def test_a_file_that_could_not_be_read_comes_back_as_its_findings(registry: Registry) -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    name, made = annotated(content, judged(registry, content, "a.csv"), ZH)
    assert name.endswith(".csv")
    assert "问题：" in lines(made)[0][1]


def workbook(*, merged: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "三季度"
    for row in [HEADER, *([one if value != 6 else "" for value, one in enumerate(row)] for row in ROWS)]:
        sheet.append(row)
    if merged:
        sheet.merge_cells("D3:E3")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("merged", [False, True])
def test_a_workbook_comes_back_coloured_and_commented(registry: Registry, *, merged: bool) -> None:
    content = workbook(merged=merged)
    name, made = annotated(content, judged(registry, content, "三季度.xlsx"), ZH)
    assert name == "三季度_校验结果.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["三季度", "校验结果"]
    cell = book["三季度"]["D3"]
    assert cell.value == "1O4"
    assert cell.fill.start_color.rgb.endswith("FFC7CE")
    assert "1O4" in cell.comment.text
    assert book["三季度"]["D2"].comment is None
    listed = [[one.value for one in row] for row in book["校验结果"].iter_rows()]
    assert listed[0] == ["工作表", "行号", "列", "所填内容", "校验结果", "问题", "怎么改"]
    assert ["三季度", 3, "完成值", "1O4", "退回"] in [row[:5] for row in listed]


def test_checked_again_the_list_is_made_anew(registry: Registry) -> None:
    content = workbook()
    once = annotated(content, judged(registry, content, "a.xlsx"), ZH)[1]
    again = annotated(once, judged(registry, once, "a.xlsx"), ZH)[1]
    assert openpyxl.load_workbook(io.BytesIO(again)).sheetnames == ["三季度", "校验结果"]


def test_what_a_cell_holds_never_runs_in_the_list(registry: Registry) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    sheet.append(["440100", STANDARD, "2024-Q3", None, None, None])
    cell = sheet.cell(2, 4)
    cell.value = "@SUM(1)"
    cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    made = annotated(out.getvalue(), judged(registry, out.getvalue(), "a.xlsx"), ZH)[1]
    listed = openpyxl.load_workbook(io.BytesIO(made))["校验结果"]
    assert all(one.data_type != "f" for row in listed.iter_rows() for one in row)


@pytest.mark.parametrize(
    ("text", "said"),
    [("=1", "'=1"), ("@a", "'@a"), ("+cmd", "'+cmd"), ("-5", "-5"), ("-5.2%", "-5.2%"), ("--", "--"), ("", ""),
     ("-1+1", "'-1+1"), ("\tx", "'\tx"), ("广州", "广州")],
)  # fmt: skip
def test_only_what_would_run_gets_an_apostrophe(text: str, said: str) -> None:
    assert safe(text) == said


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_corrected_in_place_it_can_be_sent_again(registry: Registry, kind: str) -> None:
    content = text_file() if kind == "csv" else workbook()
    name, made = annotated(content, judged(registry, content, f"a.{kind}"), ZH)
    if kind == "csv":
        sent = made.replace(b"2024-Q3,1O4,", b"2024-Q3,84,")
    else:
        book = openpyxl.load_workbook(io.BytesIO(made))
        book["三季度"]["D3"].value = 84
        out = io.BytesIO()
        book.save(out)
        sent = out.getvalue()
    again = judged(registry, sent, name)
    assert not again.refused
    assert "reject" not in again.cells["verdict"].to_list()
    values = dict(again.cells.filter(pl.col("value").is_not_null()).select("region_code", "value").iter_rows())
    assert values == {"440100": 90.0, "440200": 84.0}
