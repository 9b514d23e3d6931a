"""What goes wrong in real reporting: returns that never come, come late or are corrected, rows that are left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from benchmarks.samples_terms import MISSING, Return, Row, dice

_CORRECTED = "更正"

# Returns that never came: document, quarter, office.
ABSENT = {
    ("nat2023", "2023-Q2", "630000"),
    ("nat2023", "2023-Q3", "540000"),
    ("nat2023", "2023-Q3", "650000"),
    ("nat2023", "2024-Q1", "460000"),
    ("nat2023", "2024-Q1", "660000"),
    ("nat2023", "2024-Q2", "620000"),
    ("nat2023", "2024-Q3", "540000"),
    ("gd2024", "2024-Q1", "445300"),
    ("gx2021", "2021-Q1", "451400"),
}
# Counties left out of their city's file.
LEFT_OUT = {
    ("gd2024", "2024-Q1"): ("440233", "440825", "440523"),
    ("gd2024", "2024-Q3"): ("441523", "441825", "441823", "441422"),
    ("gx2021", "2021-Q2"): ("451028", "450329"),
    ("hz2021", "2021-Q1"): ("6107A2",),
}
# Values not at hand when the file was sent.
UNKNOWN = {
    ("gd2024", "2024-Q1", "445100", "negotiated-drugs-stocked"),
    ("gd2024", "2024-Q2", "440700", "age-friendly-institutions"),
    ("gx2021", "2021-Q1", "451200", "drg-settlement-level1"),
    ("nat2023", "2023-Q3", "150000", "cdc-reform-complete"),
    ("hz2021", "2021-Q2", "610730", "healthy-cells-other7"),
}
# Counties whose figure does not add up to their city's own: quarters, county, indicator, what the numerator is off by.
CONTRADICTIONS = (
    (("2024-Q2", "2024-Q3"), "445281", "elderly-health-management", 1240),
    (("2024-Q3",), "440883", "ph-dept-primary", -2),
    (("2024-Q3", "2024-Q4"), "440981", "village-doctors-licensed", -9),
)
# Days of the month after the quarter on which late returns came, where the story asks for them.
LATE = {
    ("gd2024", "2024-Q3", "441500"): 14,
    ("gd2024", "2024-Q3", "445200"): 12,
    ("nat2023", "2024-Q3", "640000"): 17,
    ("nat2023", "2023-Q4", "150000"): 23,
    ("gx2021", "2021-Q4", "451000"): 18,
    ("hz2021", "2021-Q2", "610700"): 13,
}


@dataclass(frozen=True)
class Correction:
    """A second file of an office: the day it came, and by how much the first file was off, by region and indicator."""

    received: str
    off: dict[tuple[str, str], int]


CORRECTIONS = {
    ("gd2024", "2024-Q3", "440900"): Correction(
        "2024-10-22",
        {
            ("440900", "village-doctors-licensed"): 36,
            ("440982", "village-doctors-licensed"): 36,
            ("440900", "elderly-health-management"): 4210,
            ("440902", "elderly-health-management"): 4210,
        },
    ),
    ("gd2024", "2024-Q2", "441500"): Correction(
        "2024-07-19", {("441500", "ph-dept-primary"): -5, ("441581", "ph-dept-primary"): -5}
    ),
    ("nat2023", "2023-Q4", "370000"): Correction(
        "2024-01-25", {("370000", "e-voucher-support"): -1260, ("370000", "vbp-drug-count"): -9}
    ),
    ("nat2023", "2024-Q3", "420000"): Correction("2024-10-18", {("420000", "drg-dip-paying"): -1}),
    ("gx2021", "2021-Q3", "450300"): Correction("2021-10-29", {("450300", "outpatient-settlement-level2"): -3}),
    ("hz2021", "2021-Q3", "610700"): Correction("2021-10-27", {("610725", "healthy-families"): -870}),
}


def with_flaws(returns: Iterable[Return]) -> Iterator[Return]:
    """Yield the returns as they came: some absent, some late, some followed by a corrected file."""
    for sent in returns:
        key = (sent.document, sent.quarter, sent.sender)
        if key in ABSENT:
            continue
        whole = replace(sent, rows=tuple(_rows(sent)), received=_received(key))
        correction = CORRECTIONS.get(key)
        if correction is None:
            yield whole
            continue
        yield replace(whole, rows=tuple(_first(row, correction) for row in whole.rows))
        corrected = tuple(_marked(row, correction) for row in whole.rows)
        yield replace(whole, rows=corrected, received=correction.received, revision=1)


def _rows(sent: Return) -> Iterator[Row]:
    left_out = LEFT_OUT.get((sent.document, sent.quarter), ())
    off = {(county, name): by for when, county, name, by in CONTRADICTIONS if sent.quarter in when}
    for row in sent.rows:
        if row.region in left_out:
            continue
        if (sent.document, sent.quarter, row.region, row.indicator) in UNKNOWN:
            yield Row(row.region, row.indicator, MISSING, note="数据核实中")
        elif sent.document == "gd2024" and row.numerator is not None:
            yield row.moved(row.numerator + off.get((row.region, row.indicator), 0), note=row.note)
        else:
            yield row


def _first(row: Row, correction: Correction) -> Row:
    """Return the row as the first file had it."""
    by = correction.off.get((row.region, row.indicator))
    if by is None:
        return row
    return replace(row, value=str(int(row.value) + by)) if row.numerator is None else row.moved(row.numerator + by)


def _marked(row: Row, correction: Correction) -> Row:
    return replace(row, note=_CORRECTED) if (row.region, row.indicator) in correction.off else row


def _received(key: tuple[str, str, str]) -> str:
    """Return the day a return came: by the 10th of the month after the quarter, one in thirty later."""
    year, quarter = int(key[1][:4]), int(key[1][-1])
    temper = dice("received", *key)
    late = temper.random() < 1 / 30
    day = LATE.get(key) or (temper.randint(11, 22) if late else temper.randint(3, 10))
    return date(year + quarter // 4, quarter % 4 * 3 + 1, day).isoformat()
