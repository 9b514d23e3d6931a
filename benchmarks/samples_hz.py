"""Demonstration returns of Hanzhong 2021: 11 counties and 3 zones in one file, with the city's own rows."""

from benchmarks.samples_paths import RatioPath, growing, numerators
from benchmarks.samples_terms import Book, Drafts, Row, dice

QUARTERS = ("2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4")
CITY = "610700"
ZONES = ("6107A1", "6107A2", "6107A3")
_STEPS = range(len(QUARTERS))

# Households in a county or zone, thousands.
HOUSEHOLDS = {
    "610702": 196,
    "610703": 158,
    "610722": 161,
    "610723": 139,
    "610724": 126,
    "610725": 130,
    "610726": 101,
    "610727": 60,
    "610728": 83,
    "610729": 13,
    "610730": 10,
    "6107A1": 21,
    "6107A2": 15,
    "6107A3": 9,
}
# What a ratio counts, per thousand households, and whether the zones report it.
RATIOS = (
    (RatioPath("rules-of-procedure-filed", (22, 45, 68, 86, 100), scatter=20), 0.025, False),
    (RatioPath("nucleic-acid-testing", (97.5, 98.6, 99.3, 99.7, 99.9), scatter=1.5), 160.0, True),
    (RatioPath("covid-vaccination", (2.1, 9.5, 46, 78, 91.5), scatter=5), 2450.0, True),
    (RatioPath("healthy-families", (12.8, 14.6, 17.0, 19.4, 22.1), scatter=5), 1000.0, True),
    (RatioPath("healthy-cells-other7", (31, 36, 42, 47.5, 53), scatter=8), 2.4, True),
)
# Index of the quarter in which each county had its centre, in the order of the codes; 9 is not yet.
CENTRES = {
    "chest-pain-centres": (0, 0, 0, 1, 1, 0, 2, 2, 3, 4, 4),
    "stroke-centres": (0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 9),
    "trauma-centres": (0, 1, 2, 2, 3, 2, 4, 3, 4, 9, 9),
}
# Networked institutions by quarter: 2, 4, 6, then 8 of 11 counties have one; 60% of 11 asks for seven.
NETWORKED = {
    "610702": (2, 3, 4, 6, 7),
    "610703": (1, 1, 2, 4, 4),
    "610722": (0, 1, 2, 3, 3),
    "610723": (0, 1, 1, 2, 3),
    "610724": (0, 0, 1, 1, 2),
    "610725": (0, 0, 1, 2, 2),
    "610726": (0, 0, 0, 0, 0),
    "610727": (0, 0, 0, 1, 1),
    "610728": (0, 0, 0, 1, 1),
    "610729": (0, 0, 0, 0, 1),
    "610730": (0, 0, 0, 0, 1),
    "6107A1": (0, 0, 1, 1, 1),
    "6107A2": (0, 0, 0, 0, 1),
    "6107A3": (0, 0, 0, 0, 0),
}
OWN = {
    "provincial-key-specialties-created": (1, 0, 1, 1, 2),
    "municipal-key-specialties-created": (19, 4, 11, 20, 28),
    "chronic-outpatient-pooling": (0, 0, 0, 1, 1),
    "healthy-actions": (12, 14, 16, 18, 18),
    "healthy-cell-types": (5, 6, 7, 8, 8),
    "credit-supervision-measures": (0, 0, 0, 0, 1),
    "quarterly-bulletins": (1, 1, 1, 1, 1),
}
POOLING = (0, 0, 0, 1, 1)  # municipal pooling: the city is its only pooling area


def hanzhong(book: Book) -> Drafts:
    """Return the rows of the city's file, quarter by quarter."""
    drafts = Drafts("hz2021", QUARTERS)
    counties = book.below(CITY, "county")
    for step in _STEPS:
        _own(drafts, step)
    for path, density, with_zones in RATIOS:
        codes = [*counties, *(ZONES if with_zones else ())]
        sizes = {code: _size(path.indicator, code, density) for code in codes}
        units = growing(codes, sizes, quarters=len(QUARTERS))
        for step, counts in enumerate(numerators(path, units)):
            for code, count, size in zip(codes, counts, units.sizes[step], strict=True):
                _add(drafts, step, Row.ratio(code, path.indicator, numerator=count, denominator=size))
    for step in _STEPS:
        for indicator, built in CENTRES.items():
            for code, since in zip(counties, built, strict=True):
                _add(drafts, step, Row.ratio(code, indicator, numerator=int(step >= since), denominator=1))
        for code, values in NETWORKED.items():
            _add(drafts, step, Row(code, "outpatient-network-institutions", str(values[step])))
    return drafts


def _size(indicator: str, code: str, density: float) -> int:
    """Return a denominator: per thousand households, a tenth up or down."""
    return max(2, round(HOUSEHOLDS[code] * density * dice(indicator, "size", code).uniform(0.9, 1.1)))


def _own(drafts: Drafts, step: int) -> None:
    """Add the city's own counts, its one pooling area and its milestone."""
    for indicator, values in OWN.items():
        _add(drafts, step, Row(CITY, indicator, str(values[step])))
    _add(drafts, step, Row.ratio(CITY, "pooling-outpatient-settlement", numerator=POOLING[step], denominator=1))


def _add(drafts: Drafts, step: int, row: Row) -> None:
    drafts.add(quarter=QUARTERS[step], sender=CITY, row=row)
