import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.samples import MANIFEST, SAMPLES, write_samples
from benchmarks.samples_counts import balanced, followed, spread
from benchmarks.samples_terms import Book

REFERENCE = SAMPLES.parent / "reference"
CHINESE_QUARTERS = {"一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4"}
BOOK = Book()


@dataclass(frozen=True)
class Cell:
    """One value as its file has it."""

    document: str
    quarter: str
    region: str
    indicator: str
    value: float | None
    numerator: int | None
    denominator: int | None
    note: str


def _records(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _manifest() -> list[dict[str, str]]:
    return _records(SAMPLES / MANIFEST)


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _indicators() -> dict[str, str]:
    return {name: indicator for indicator in BOOK.indicators for name in BOOK.names(indicator)}


def _indicator(name: str, known: dict[str, str]) -> str:
    return known[name] if name in known else known[name[: name.rindex("（")]]


def _number(text: str) -> float | None:
    return None if text == "—" else float(text)


def _cells(line: dict[str, str]) -> Iterator[Cell]:
    rows = list(csv.reader(io.StringIO(_text(SAMPLES / line["file"]), newline="")))
    start = next(index for index, row in enumerate(rows) if row[0] == "行政区划代码")
    head, known = rows[start], _indicators()
    document, quarter = line["file"].split("/")[:2]
    for row in rows[start + 1 :]:
        found = dict(zip(head, row, strict=True))
        region, note = found["行政区划代码"], found["备注"]
        if "完成值" not in found:  # the wide form: one column an indicator
            for name, text in zip(head[2:-1], row[2:-1], strict=True):
                yield Cell(document, quarter, region, _indicator(name, known), _number(text), None, None, note)
            continue
        written = found["统计期"]
        assert quarter == (f"{written[:4]}-{CHINESE_QUARTERS[written[5:]]}" if "年" in written else written)
        top, bottom = (int(found[part]) if found[part] else None for part in ("分子", "分母"))
        indicator = _indicator(found["指标"], known)
        yield Cell(document, quarter, region, indicator, _number(found["完成值"]), top, bottom, note)


@lru_cache
def _sent() -> tuple[Cell, ...]:
    return tuple(cell for line in _manifest() for cell in _cells(line))


@lru_cache
def _latest() -> dict[tuple[str, str, str], Cell]:
    """Return the last word on each indicator, region and quarter: revisions come after what they correct."""
    return {(cell.indicator, cell.region, cell.quarter): cell for cell in _sent() if cell.value is not None}


def _targets() -> list[dict[str, str]]:
    return [target for target in _records(REFERENCE / "targets.csv") if not target["duplicate_of"]]


def _within(region: str, binding: str) -> bool:
    while region != binding and region:
        region = BOOK.regions[region]["parent_code"]
    return region == binding


def _quarter(day: str) -> str:
    when = date.fromisoformat(day)
    return f"{when.year}-Q{(when.month + 2) // 3}"


def test_manifest_lists_exactly_the_files() -> None:
    files = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*.csv")} - {MANIFEST}
    listed = [line["file"] for line in _manifest()]
    assert listed == sorted(files)


def test_manifest_agrees_with_the_file_names() -> None:
    for line in _manifest():
        document, quarter, name = line["file"].split("/")
        sender, _, revision = name.removesuffix(".csv").partition("-")
        assert (line["document_id"], line["sender_region_code"]) == (document, sender)
        assert line["kind"] == ("revision" if revision else "return")
        year, number = int(quarter[:4]), int(quarter[-1])
        due = date(year + number // 4, number % 4 * 3 + 1, 1)
        assert due <= date.fromisoformat(line["received"]) <= due.replace(day=31 if due.month in (1, 7, 10) else 30)


def test_revisions_come_after_the_return_they_correct() -> None:
    received = {line["file"]: line["received"] for line in _manifest()}
    revised = [line for line in _manifest() if line["kind"] == "revision"]
    assert len(revised) == 6
    for line in revised:
        assert line["received"] > received[line["file"].replace("-r1", "")]
        assert any(cell.note == "更正" for cell in _cells(line))


def test_written_anew_the_bytes_are_the_same_and_nothing_old_stays(tmp_path: Path) -> None:
    stray = tmp_path / "gd2024" / "2022-Q1" / "440100.csv"
    stray.parent.mkdir(parents=True)
    stray.write_text("old")
    write_samples(tmp_path)
    written = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.csv")}
    committed = {path.relative_to(SAMPLES): path.read_bytes() for path in SAMPLES.rglob("*.csv")}
    assert written == committed


def test_size_stays_small() -> None:
    files = [path for path in SAMPLES.rglob("*") if path.is_file()]
    assert len(files) < 420
    assert sum(path.stat().st_size for path in files) < 5_000_000


def test_every_file_says_that_it_is_invented() -> None:
    for line in _manifest():
        assert "演示数据" in _text(SAMPLES / line["file"]), line["file"]


def test_encodings_are_mixed() -> None:
    contents = [(SAMPLES / line["file"]).read_bytes() for line in _manifest()]
    marked = sum(content.startswith(b"\xef\xbb\xbf") for content in contents)
    lossy = sum("\ufffd" in content.decode(errors="replace") for content in contents)  # GB18030, not UTF-8
    assert 100 < marked < 250
    assert 20 < lossy < 80


def test_no_numerator_above_its_denominator_and_the_value_is_their_ratio() -> None:
    ratios = [cell for cell in _sent() if cell.denominator is not None]
    assert len(ratios) > 5000
    for cell in ratios:
        assert cell.numerator is not None
        assert cell.denominator is not None
        assert 0 <= cell.numerator <= cell.denominator
        assert cell.value == pytest.approx(100 * cell.numerator / cell.denominator, abs=0.00501)


def test_ratios_come_with_their_counts() -> None:
    for cell in _sent():
        if cell.value is not None:
            ratio = BOOK.indicators[cell.indicator]["kind"] == "ratio"
            assert ratio == (cell.denominator is not None), cell


def test_every_numeric_target_has_a_row_in_its_due_quarter() -> None:
    places: dict[tuple[str, str], set[str]] = {}
    for indicator, region, quarter in _latest():
        places.setdefault((indicator, quarter), set()).add(region)
    numeric = [
        target
        for target in _targets()
        if target["applies_to"] != "parameter" and BOOK.indicators[target["indicator_id"]]["kind"] != "milestone"
    ]
    assert len(numeric) > 70
    for target in numeric:
        base = BOOK.indicators[target["indicator_id"]]["derived_from"]
        key = (base or target["indicator_id"], _quarter(target["due_date"]))
        assert any(_within(region, target["region_code"]) for region in places.get(key, ())), target["target_id"]


def test_derived_indicators_are_not_reported() -> None:
    derived = {name for name, indicator in BOOK.indicators.items() if indicator["derived_from"]}
    assert derived
    assert not derived & {cell.indicator for cell in _sent()}


def test_sets_of_a_fixed_number_are_never_exceeded() -> None:
    fixed = {target["indicator_id"]: target for target in _targets() if target["comparator"] == "exactly"}
    assert len(fixed) > 10
    for indicator, target in fixed.items():
        level = BOOK.indicators[indicator]["reporting_level"]
        sums: dict[str, float] = {}
        for (name, region, quarter), cell in _latest().items():
            if name == indicator and BOOK.regions[region]["level"] == level and cell.value is not None:
                sums[quarter] = sums.get(quarter, 0) + cell.value
        assert max(sums.values()) <= float(target["value"]), target["target_id"]


def test_the_recommended_standard_is_a_subset() -> None:
    for (indicator, region, quarter), cell in _latest().items():
        if indicator == "primary-recommended-standard":
            national = _latest()["primary-national-standard", region, quarter]
            assert cell.denominator == national.denominator
            assert (cell.numerator or 0) <= (national.numerator or 0)


def test_paying_areas_are_areas_that_started() -> None:
    for (indicator, region, quarter), cell in _latest().items():
        if indicator == "drg-dip-paying":
            assert (cell.numerator or 0) <= (_latest()["drg-dip-started", region, quarter].numerator or 0)


def test_flows_do_not_fall_within_a_year() -> None:
    flows = {name for name, indicator in BOOK.indicators.items() if indicator["measure"] == "flow"}
    series: dict[tuple[str, str, str], list[tuple[str, float]]] = {}
    for (indicator, region, quarter), cell in sorted(_latest().items()):
        if indicator in flows and cell.value is not None:
            amount = cell.value if cell.numerator is None else float(cell.numerator)
            series.setdefault((indicator, region, quarter[:4]), []).append((quarter, amount))
    assert len(series) > 300
    for key, points in series.items():
        assert all(now >= before for (_, before), (_, now) in pairwise(points)), key


def test_counties_add_up_to_their_city_except_where_the_story_says_otherwise() -> None:
    odd = set()
    for (indicator, region, quarter), own in _latest().items():
        below = [_latest().get((indicator, code, quarter)) for code in BOOK.below(region, "county")]
        parts = [cell.numerator or 0 for cell in below if cell is not None and cell.denominator is not None]
        complete = own.document == "gd2024" and parts and None not in below
        if complete and own.numerator is not None and sum(parts) != own.numerator:
            odd.add((indicator, region, quarter))
    assert odd == {
        ("elderly-health-management", "445200", "2024-Q2"),
        ("elderly-health-management", "445200", "2024-Q3"),
        ("ph-dept-primary", "440800", "2024-Q3"),
        ("village-doctors-licensed", "440900", "2024-Q3"),
        ("village-doctors-licensed", "440900", "2024-Q4"),
    }


def _guangdong(indicator: str, quarter: str) -> float:
    """Return the province's share from its cities' own rows."""
    cells = [_latest()[indicator, code, quarter] for code in BOOK.below("440000", "prefecture")]
    return 100 * sum(cell.numerator or 0 for cell in cells) / sum(cell.denominator or 0 for cell in cells)


def test_the_headline_of_guangdong() -> None:
    assert round(_guangdong("primary-national-standard", "2024-Q3"), 1) == 83.6
    assert round(_guangdong("elderly-health-management", "2024-Q3"), 1) == 43.9
    shares = [_latest()["primary-national-standard", code, "2024-Q3"] for code in BOOK.below("440000", "prefecture")]
    assert sum((cell.value or 0) > 85 for cell in shares) == 8
    assert _latest()["primary-national-standard", "441300", "2024-Q3"].value == 85
    assert _latest()["vbp-drug-count", "440000", "2024-Q3"].value == 438
    assert _latest()["drg-dip-paying", "440000", "2024-Q3"].denominator == 21


def test_hanzhong_reaches_sixty_percent_of_its_counties_in_the_third_quarter() -> None:
    name, counties = "outpatient-network-institutions", BOOK.below("610700", "county")
    networked = [
        sum((_latest()[name, code, quarter].value or 0) >= 1 for code in counties)
        for quarter in ("2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4")
    ]
    assert networked == [2, 4, 6, 8, 10]  # 60% of 11 asks for 7


def test_spread_hands_out_by_weight_between_floors_and_caps() -> None:
    assert spread(10, weights=[1, 1, 2]) == [2, 2, 6]
    assert spread(9, weights=[1, 1, 1], floors=[5, 0, 0], caps=[9, 1, 9]) == [7, 1, 1]
    with pytest.raises(ValueError, match="total 5"):
        spread(5, weights=[1, 1], caps=[2, 2])


def test_followed_keeps_what_was_reached_and_restarts() -> None:
    history = followed([4, 7, 6, 2], weights=[1, 1], caps=[[5, 5]] * 4, restarts=(3,))
    assert [sum(counts) for counts in history] == [4, 7, 6, 2]
    assert all(now >= before for before, now in zip(history[0], history[1], strict=True))
    assert all(now <= before for before, now in zip(history[1], history[2], strict=True))


def test_balanced_shifts_all_but_the_steady_units() -> None:
    counts = balanced(150, wanted=[0.4, 0.4, 0.9], sizes=[100] * 3, floors=[0] * 3, caps=[100] * 3, steady={2})
    assert counts == [30, 30, 90]
