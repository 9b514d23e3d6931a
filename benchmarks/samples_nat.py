"""Demonstration returns to the national notice: 31 provinces, the Corps, and the country's own."""

from benchmarks.samples_paths import RatioPath, Units, growing, numerators, sized
from benchmarks.samples_terms import Book, Drafts, Row, dice

QUARTERS = ("2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")
NEW_YEAR = (3,)
COUNTRY, CORPS = "000000", "660000"
_STEPS = range(len(QUARTERS))

# Residents in units of ten thousand, only a weight for denominators.
PEOPLE = {
    "110000": 2185,
    "120000": 1363,
    "130000": 7420,
    "140000": 3481,
    "150000": 2401,
    "210000": 4197,
    "220000": 2347,
    "230000": 3099,
    "310000": 2475,
    "320000": 8515,
    "330000": 6577,
    "340000": 6127,
    "350000": 4188,
    "360000": 4528,
    "370000": 10163,
    "410000": 9872,
    "420000": 5844,
    "430000": 6604,
    "440000": 12657,
    "450000": 5047,
    "460000": 1027,
    "500000": 3213,
    "510000": 8374,
    "520000": 3856,
    "530000": 4693,
    "540000": 364,
    "610000": 3956,
    "620000": 2492,
    "630000": 595,
    "640000": 728,
    "650000": 2587,
    "660000": 360,
}
RURAL = RatioPath("rural-service-coverage", (98.6, 99.1, 99.6, 99.7, 99.8, 99.9, 99.95), scatter=1.2)
VOUCHER = RatioPath("e-voucher-support", (93.8, 96.1, 98.4, 98.7, 99.0, 99.3, 99.6), scatter=3)
GUANGDONG_AREAS = (85.7, 90.5, 100, 100, 100, 100, 100)
STARTED = RatioPath(
    "drg-dip-started", (62, 74, 90.5, 94, 96.5, 98.3, 99.4), scatter=22, anchors={"440000": GUANGDONG_AREAS}
)
PAYING = RatioPath("drg-dip-paying", (47, 58, 71, 77, 82, 87, 92), scatter=22, anchors={"440000": GUANGDONG_AREAS})
ASSESSMENT = RatioPath("price-assessment-provinces", (35.5, 74.2, 96.8, 9.7, 41.9, 80.6, 100), scatter=60, flow=True)
SAMPLING = RatioPath("vbp-product-sampling", (41, 70, 98.6, 17, 44, 73, 99.1), scatter=14, flow=True)
MAKERS = RatioPath("vaccine-maker-inspection", (44, 73, 100, 20, 49, 78, 100), scatter=25, flow=True)
REFORM = RatioPath("cdc-reform-complete", (24, 46, 83, 88, 92, 95.5, 98), scatter=18)
VACCINE_MAKERS = {
    "110000": 5,
    "120000": 1,
    "130000": 1,
    "210000": 4,
    "220000": 4,
    "310000": 3,
    "320000": 5,
    "330000": 3,
    "340000": 1,
    "370000": 2,
    "410000": 1,
    "420000": 1,
    "430000": 1,
    "440000": 3,
    "510000": 3,
    "530000": 2,
    "610000": 1,
    "620000": 1,
}
# Drugs procured in the provinces that do not reach 450 by the end of 2023, and a few set by hand.
DRUGS = {
    "440000": (385, 391, 424, 427, 432, 438, 468),
    "220000": (372, 390, 431, 437, 440, 446, 471),
    "460000": (366, 381, 428, 436, 441, 449, 474),
    "540000": (351, 366, 412, 418, 425, 433, 452),
    "630000": (360, 377, 426, 433, 440, 447, 469),
}
NO_BATCH_YET = ("540000", "630000")  # no procurement of their own in 2023
# Index of the quarter in which the country reports a deliverable as done; one later than the end is not done.
DELIVERABLES = {
    "hospice-pilot-batch3": 1,
    "county-consortium-guidance": 2,
    "price-provincial-pilot-launch": 2,
    "integrity-guidance": 4,
    "paediatric-drug-lists": 1,
    "national-vbp-new-batch": 2,
    "cdc-supervisor-measures": 3,
    "smart-surveillance-guidance": 5,
    "cdc-quality-guidance": 2,
}
PILOT_CITIES = (0, 2, 5, 5, 5, 5, 5)


def national(book: Book) -> Drafts:
    """Return the rows of every province, the Corps and the country."""
    drafts = Drafts("nat2023", QUARTERS)
    areas = {code: _areas(book, code) for code in PEOPLE}
    _ratio(drafts, RURAL, growing(tuple(PEOPLE), _villages(), quarters=len(QUARTERS)))
    _ratio(drafts, VOUCHER, growing(tuple(PEOPLE), sized(PEOPLE, 910000), quarters=len(QUARTERS), growth=0.006))
    pooling = growing(tuple(PEOPLE), areas, quarters=len(QUARTERS))
    started = _ratio(drafts, STARTED, pooling)
    _ratio(drafts, PAYING, pooling, caps=started)
    _ratio(drafts, REFORM, growing(tuple(PEOPLE), _places(book, areas), quarters=len(QUARTERS)))
    provinces = [code for code in PEOPLE if code != CORPS]  # "各省" is read as the 31
    _ratio(drafts, ASSESSMENT, growing(provinces, dict.fromkeys(provinces, 1), quarters=len(QUARTERS)))
    products = {code: dice("products", code).randint(460, 690) for code in PEOPLE}
    _ratio(drafts, SAMPLING, growing(tuple(PEOPLE), products, quarters=len(QUARTERS)))
    _ratio(drafts, MAKERS, growing(tuple(VACCINE_MAKERS), VACCINE_MAKERS, quarters=len(QUARTERS)))
    for step, quarter in enumerate(QUARTERS):
        for code in PEOPLE:
            for indicator, value in (("vbp-drug-count", _drugs(code)), ("provincial-vbp-batches", _batches(code))):
                drafts.add(quarter=quarter, sender=code, row=Row(code, indicator, str(value[step])))
        _country(drafts, step, quarter)
    return drafts


def _ratio(drafts: Drafts, path: RatioPath, units: Units, caps: list[list[int]] | None = None) -> list[list[int]]:
    counts = numerators(path, units, restarts=NEW_YEAR, caps=caps)
    for step, quarter in enumerate(QUARTERS):
        for code, count, size in zip(units.codes, counts[step], units.sizes[step], strict=True):
            row = Row.ratio(code, path.indicator, numerator=count, denominator=size)
            drafts.add(quarter=quarter, sender=code, row=row)
    return counts


def _areas(book: Book, code: str) -> int:
    """Return pooling areas: about one a prefecture, one in a municipality, one a division of the Corps."""
    return 14 if code == CORPS else max(1, len(book.below(code, "prefecture")))


def _places(book: Book, areas: dict[str, int]) -> dict[str, int]:
    """Return the places that carry out the reform: the province, its prefectures and its counties."""
    counties = dict.fromkeys(PEOPLE, 0)
    for record in book.regions.values():
        province = record["code"][:2] + "0000"
        if record["level"] == "county" and province in counties:
            counties[province] += 1
    return {code: 1 + areas[code] + counties[code] for code in PEOPLE}


def _villages() -> dict[str, int]:
    return {code: round(people * dice("villages", code).uniform(2.2, 5.4)) for code, people in PEOPLE.items()}


def _drugs(code: str) -> tuple[int, ...]:
    """Return drugs procured so far: a national part common to all, and the province's own."""
    if code in DRUGS:
        return DRUGS[code]
    temper = dice("drugs", code)
    own, pace = temper.randint(84, 210), temper.randint(2, 11)
    return tuple(part + own + pace * step for step, part in enumerate((333, 333, 374, 374, 374, 374, 436)))


def _batches(code: str) -> tuple[int, ...]:
    """Return batches started since January, alliances included."""
    temper = dice("batches", code)
    history: list[int] = []
    for step in _STEPS:
        before = 0 if step in (0, *NEW_YEAR) else history[-1]
        history.append(before + temper.choice((0, 1, 1, 2)))
    if code in NO_BATCH_YET:
        return (0, 0, 0 if code == NO_BATCH_YET[0] else 1, 0, 1, 1, 2)
    at_year_end = {2: max(1, history[2]), 6: max(1, history[6])}
    return tuple(at_year_end.get(step, count) for step, count in enumerate(history))


def _country(drafts: Drafts, step: int, quarter: str) -> None:
    """Add the country's own deliverables and the pilot cities it has evaluated."""
    for indicator, done in DELIVERABLES.items():
        row = Row(COUNTRY, indicator, "1" if step >= done else "0")
        drafts.add(quarter=quarter, sender=COUNTRY, row=row)
    row = Row(COUNTRY, "price-pilot-cities-evaluated", str(PILOT_CITIES[step]))
    drafts.add(quarter=quarter, sender=COUNTRY, row=row)
