"""Returns as the files offices send: the long table of the template, or a wide one under a title."""

import csv
import io
from dataclasses import dataclass

from benchmarks.samples_terms import Book, Return, Row, dice

DEMONSTRATION = "演示数据，非真实报表"
# Documents and offices whose returns hold counts and milestones only, with the title of their table.
WIDE = {
    ("gd2024", "440000"): "广东省医改重点任务进展情况表",
    ("gx2021", "450000"): "广西医改重点任务进展情况表",
}
_DIGITS = "零一二三四"


@dataclass(frozen=True)
class Habit:
    """How one office writes its files."""

    encoding: str
    chinese_period: bool
    official_names: bool
    unit_column: bool

    @classmethod
    def of(cls, sender: str) -> "Habit":
        """Return the habit of an office: the same in every quarter."""
        temper = dice("habit", sender)
        encoding = temper.choices(("utf-8", "utf-8-sig", "gb18030"), weights=(50, 38, 12))[0]
        return cls(encoding, temper.random() < 0.35, temper.random() < 0.6, temper.random() < 0.5)

    @property
    def line_end(self) -> str:
        """Line ends: spreadsheet programs, which add the byte order mark, write CRLF."""
        return "\n" if self.encoding == "utf-8" else "\r\n"


def content(sent: Return, book: Book) -> bytes:
    """Return the bytes of a return's file."""
    habit = Habit.of(sent.sender)
    lines = _wide(sent, book) if (sent.document, sent.sender) in WIDE else _long(sent, book, habit)
    text = io.StringIO()
    csv.writer(text, lineterminator=habit.line_end).writerows(lines)
    return text.getvalue().encode(habit.encoding)


def chinese_quarter(quarter: str) -> str:
    """Return 2024-Q3 as 2024年三季度."""
    return f"{quarter[:4]}年{_DIGITS[int(quarter[-1])]}季度"


def _long(sent: Return, book: Book, habit: Habit) -> list[list[str]]:
    header = ["行政区划代码", "地区", "指标", "统计期", "完成值", "分子", "分母", "备注"]
    if habit.unit_column:
        header.insert(3, "单位")
    period = chinese_quarter(sent.quarter) if habit.chinese_period else sent.quarter
    lines = [_line(row, sent, book, habit, period) for row in sent.rows]
    lines[0][-1] = "；".join(filter(None, (DEMONSTRATION, lines[0][-1])))
    return [header, *lines]


def _line(row: Row, sent: Return, book: Book, habit: Habit, period: str) -> list[str]:
    name, unit = _name(row.indicator, sent.sender, book, habit), book.indicators[row.indicator]["unit"]
    if not habit.unit_column and unit.startswith("万"):
        name = f"{name}（{unit}）"
    counts = ["" if count is None else str(count) for count in (row.numerator, row.denominator)]
    units = [unit] if habit.unit_column else []
    return [row.region, book.regions[row.region]["name_zh"], name, *units, period, row.value, *counts, row.note]


def _name(indicator: str, sender: str, book: Book, habit: Habit) -> str:
    names = book.names(indicator)
    return names[0] if habit.official_names else dice("name", sender, indicator).choice(names)


def _wide(sent: Return, book: Book) -> list[list[str]]:
    """Return title, office and unit lines, then one column an indicator with its unit in the header."""
    heads = [f"{book.names(row.indicator)[0]}（{book.indicators[row.indicator]['unit']}）" for row in sent.rows]
    header = ["行政区划代码", "地区", *heads, "备注"]
    region = book.regions[sent.sender]["name_zh"]
    notes = "；".join([DEMONSTRATION, *(row.note for row in sent.rows if row.note)])
    blank = [""] * (len(header) - 1)
    return [
        [f"{chinese_quarter(sent.quarter)}{WIDE[sent.document, sent.sender]}", *blank],
        [f"填报单位：{region}医改领导小组办公室", *blank[1:], "单位：见各栏"],
        header,
        [sent.sender, region, *(row.value for row in sent.rows), notes],
    ]
