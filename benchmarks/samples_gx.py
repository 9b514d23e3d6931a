"""Demonstration returns of Guangxi 2021: 14 cities with their counties, and the region's own."""

from benchmarks.samples_counts import followed
from benchmarks.samples_paths import RatioPath, growing, numerators, weighted
from benchmarks.samples_terms import Book, Drafts, Row, dice

QUARTERS = ("2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4")
REGION = "450000"
_STEPS = range(len(QUARTERS))

CITY_RATIOS = (
    (RatioPath("drg-settlement-level2", (52.0, 61.0, 72.0, 84.0, 97.2), scatter=16), (12, 46)),
    (RatioPath("drg-settlement-level1", (30.0, 38.0, 50.0, 66.0, 88.0), scatter=14), (18, 90)),
    (RatioPath("outpatient-settlement-level2", (35.0, 48.0, 63.0, 80.5, 99.1), scatter=14), (16, 62)),
)
MONITORING = RatioPath("epidemic-monitoring", (95.8, 97.4, 98.6, 99.4, 100), scatter=3)
COUNTIES_WITH_SETTLEMENT = (38, 55, 74, 93, 110)  # of 111; one county has none by the end of the year
PILOTS = {"450223": "450200", "450332": "450300"}
# Index of the quarter in which the region reports a milestone as done; 9 is not done.
MILESTONES = {
    "price-catalogue": 4,
    "salary-reform-document": 9,
    "quality-hospital-plan": 3,
    "primary-talent-policy": 4,
    "tcm-advantage-diseases": 4,
    "emergency-plan-revision": 3,
    "border-plan": 1,
    "expert-committee": 2,
    "diversified-supervision-plan": 4,
}
ISSUED = {
    ("2021-Q3", "quality-hospital-plan"): "公立医院高质量发展实施方案9月24日印发",
    ("2021-Q4", "diversified-supervision-plan"): "多元化监管工作方案10月29日印发",
}


def guangxi(book: Book) -> Drafts:
    """Return the rows of every office of Guangxi; the region's own begin with the first quarter of 2021."""
    drafts = Drafts("gx2021", QUARTERS)
    cities = book.below(REGION, "prefecture")
    for path, (fewest, most) in CITY_RATIOS:
        sizes = {code: dice(path.indicator, "size", code).randint(fewest, most) for code in cities}
        units = growing(cities, sizes, quarters=len(QUARTERS))
        for step, counts in enumerate(numerators(path, units)):
            for city, count, size in zip(cities, counts, units.sizes[step], strict=True):
                _add(drafts, step, city, Row.ratio(city, path.indicator, numerator=count, denominator=size))
    counties = {city: book.below(city, "county") for city in cities}
    _monitoring(drafts, counties)
    _settlement(drafts, counties)
    for county, city in PILOTS.items():
        for step in _STEPS:
            for region in (city, county):
                _add(drafts, step, city, Row(region, "integrated-system-pilot-counties", "1" if step else "0"))
    for step in _STEPS[1:]:
        for indicator, done in MILESTONES.items():
            note = ISSUED.get((QUARTERS[step], indicator), "")
            _add(drafts, step, REGION, Row(REGION, indicator, "1" if step >= done else "0", note=note))
    return drafts


def _add(drafts: Drafts, step: int, sender: str, row: Row) -> None:
    drafts.add(quarter=QUARTERS[step], sender=sender, row=row)


def _monitoring(drafts: Drafts, counties: dict[str, list[str]]) -> None:
    """Add monitored points: the city's own row is the sum of its counties."""
    sizes = {code: dice("points", code).randint(18, 85) for codes in counties.values() for code in codes}
    totals = {city: sum(sizes[code] for code in codes) for city, codes in counties.items()}
    units = growing(tuple(counties), totals, quarters=len(QUARTERS))
    history = numerators(MONITORING, units)
    for place, (city, codes) in enumerate(counties.items()):
        caps = [sizes[code] for code in codes]
        share = list(weighted(codes, "points", low=0.9, high=1.1).values())
        weights = [cap * part for cap, part in zip(caps, share, strict=True)]
        below = followed([counts[place] for counts in history], weights=weights, caps=[caps] * len(QUARTERS))
        for step in _STEPS:
            counts = dict(zip([city, *codes], [history[step][place], *below[step]], strict=True))
            for region, count in counts.items():
                size = totals[city] if region == city else sizes[region]
                row = Row.ratio(region, MONITORING.indicator, numerator=count, denominator=size)
                _add(drafts, step, city, row)


def _settlement(drafts: Drafts, counties: dict[str, list[str]]) -> None:
    """Add institutions that settle outpatient costs: counties enter in a drawn order, then gain more."""
    every = [code for codes in counties.values() for code in codes]
    order = sorted(every, key=lambda code: dice("settlement", code).random())
    for step in _STEPS:
        held = {code: _institutions(code, order.index(code), step) for code in every}
        for city, codes in counties.items():
            for region, count in {city: sum(held[code] for code in codes), **{c: held[c] for c in codes}}.items():
                _add(drafts, step, city, Row(region, "outpatient-settlement-institutions", str(count)))


def _institutions(code: str, rank: int, step: int) -> int:
    """Return a county's institutions: one in the quarter it enters, up to two more each quarter after."""
    since = [quarter for quarter in range(step + 1) if rank < COUNTIES_WITH_SETTLEMENT[quarter]]
    if not since:
        return 0
    temper = dice("institutions", code)
    return 1 + sum(temper.choice((0, 0, 1, 2)) for _ in since[1:])
