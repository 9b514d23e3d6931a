"""Demonstration returns of Guangdong: 21 cities with their counties, and the province's own."""

from benchmarks import samples_gd_plan as plan
from benchmarks.samples_counts import followed, spread
from benchmarks.samples_paths import RatioPath, Units, contributions, numerators, sized, weighted
from benchmarks.samples_terms import MISSING, Book, Drafts, Row, dice

PROVINCE = "440000"
_CODES = tuple(plan.CITIES)
_STEPS = range(len(plan.QUARTERS))


def guangdong(book: Book) -> Drafts:
    """Return the rows of every office of Guangdong, cities first."""
    drafts = Drafts("gd2024", plan.QUARTERS)
    counties = {city: book.below(city, "county") for city in _CODES}
    national = _centres()
    sizes = _denominators({city: len(below) for city, below in counties.items()})
    city_rows = _county_ratios(national, sizes, counties)
    for path, kind in plan.CITY_RATIOS:
        _append(city_rows, path.indicator, numerators(path, sizes[kind], restarts=_restarts(path)), sizes[kind])
    _counts(city_rows)
    _standards(city_rows)
    for (step, sender, _), rows in sorted(city_rows.items()):
        for row in rows:
            drafts.add(quarter=plan.QUARTERS[step], sender=sender, row=row)
    _own(drafts)
    return drafts


_Rows = dict[tuple[int, str, str], list[Row]]  # by quarter index, sending city and region


def _restarts(path: RatioPath) -> tuple[int, ...]:
    return (1, 2, 3, 4) if path.indicator == "pharmacy-committee-meetings" else plan.NEW_YEAR


def _denominators(county_counts: dict[str, int]) -> dict[str, Units]:
    people = {code: float(city.people) for code, city in plan.CITIES.items()}
    villages = {code: city.centres * plan.RURAL_SHARE.get(code, 1.0) for code, city in plan.CITIES.items()}
    weights = {kind: villages if kind == "village_doctors" else people for kind in plan.DENOMINATORS}
    first = {kind: sized(weights[kind], total, least=least) for kind, (total, least) in plan.DENOMINATORS.items()}
    first["maternal_hospitals"] = {code: plan.MATERNAL_HOSPITALS.get(code, 1) for code in _CODES}
    first["cities_and_counties"] = {code: 1 + count for code, count in county_counts.items()}
    first["negotiated_drugs"] = {code: dice("negotiated", code).randint(300, 430) for code in _CODES}
    first["centres"] = {code: city.centres for code, city in plan.CITIES.items()}
    units = {kind: _grown(sizes, plan.GROWTH.get(kind, 0.0)) for kind, sizes in first.items()}
    aged = tuple(round(city.people * 10000 * city.aged) + 7 * city.centres for city in plan.CITIES.values())
    # The population of a year counts for all its quarters.
    units["aged"] = Units(_CODES, (aged, *[tuple(round(size * 1.03) for size in aged)] * 4))
    return units


def _grown(first: dict[str, int], growth: float) -> Units:
    return Units(_CODES, tuple(tuple(round(first[code] * (1 + growth) ** step) for code in _CODES) for step in _STEPS))


def _centres() -> list[list[int]]:
    """Return centres at the national standard, by quarter and city."""
    history = []
    for progress in plan.CENTRES_PROGRESS:
        counts = []
        for city in plan.CITIES.values():
            start = round(city.centres * city.start / 100)
            counts.append(min(city.centres, round(start + (city.third_quarter - start) * progress)))
        history.append(counts)
    return history


def _county_ratios(national: list[list[int]], sizes: dict[str, Units], counties: dict[str, list[str]]) -> _Rows:
    """Return the rows of the ratios that counties report: each city's own row, then its counties'."""
    rows: _Rows = {}
    centres = sizes["centres"]
    within = _down(rows, plan.NATIONAL, national, centres, counties)
    recommended = numerators(plan.RECOMMENDED, centres, caps=national)
    _down(rows, plan.RECOMMENDED.indicator, recommended, centres, counties, caps=within)
    for path, kind in plan.COUNTY_RATIOS:
        counts = numerators(path, sizes[kind], restarts=plan.NEW_YEAR)
        _down(rows, path.indicator, counts, sizes[kind], counties, restarts=plan.NEW_YEAR if path.flow else ())
    return rows


def _down(
    rows: _Rows,
    indicator: str,
    counts: list[list[int]],
    units: Units,
    counties: dict[str, list[str]],
    *,
    restarts: tuple[int, ...] = (),
    caps: dict[str, list[list[int]]] | None = None,
) -> dict[str, list[list[int]]]:
    """Add a ratio's rows for the cities and their counties; return the counties' numerators."""
    _append(rows, indicator, counts, units)
    found: dict[str, list[list[int]]] = {}
    for place, city in enumerate(units.codes):
        codes = counties[city]
        if not codes:
            continue
        share = weighted(codes, "county")
        below = [spread(total[place], weights=list(share.values()), floors=[2] * len(codes)) for total in units.sizes]
        temper = [share[code] * dice(indicator, code).uniform(0.8, 1.2) for code in codes]
        found[city] = followed(
            [count[place] for count in counts],
            weights=temper,
            caps=caps[city] if caps is not None else below,
            restarts=restarts,
        )
        for step in _STEPS:
            for code, count, size in zip(codes, found[city][step], below[step], strict=True):
                row = Row.ratio(code, indicator, numerator=count, denominator=size)
                rows.setdefault((step, city, code), []).append(row)
    return found


def _append(rows: _Rows, indicator: str, counts: list[list[int]], units: Units) -> None:
    """Add the cities' own rows of a ratio."""
    for step, (tops, bottoms) in enumerate(zip(counts, units.sizes, strict=True)):
        for city, count, size in zip(units.codes, tops, bottoms, strict=True):
            row = Row.ratio(city, indicator, numerator=count, denominator=size)
            rows.setdefault((step, city, city), []).append(row)


def _counts(rows: _Rows) -> None:
    """Add what the cities contribute to totals, and the cities named as pilots."""
    for indicator, totals in plan.TOTALS.items():
        restarts = plan.NEW_YEAR if indicator in plan.TOTAL_FLOWS else ()
        weights = {code: _weight(indicator, code) for code in _CODES}
        for step, counts in enumerate(contributions(indicator, totals, weights, restarts=restarts)):
            for code, count in zip(_CODES, counts, strict=True):
                value = f"{count / 100:.2f}" if indicator == "prenatal-screening-women" else str(count)
                rows[(step, code, code)].append(Row(code, indicator, value))
    for indicator, cities in plan.SET_CITIES.items():
        for code, values in cities.items():
            for step, begun in enumerate(values):
                rows[(step, code, code)].append(Row(code, indicator, str(begun)))


def _weight(indicator: str, code: str) -> float:
    """Return a city's weight: strong hospitals in Guangzhou, second-batch TCM sites in the countryside."""
    city = plan.CITIES[code]
    if indicator == "high-level-hospitals":
        return city.people * (4.5 if code == "440100" else 1.0) + 250
    return float(city.centres) if indicator.startswith("tcm-") else city.people + 150.0


def _standards(rows: _Rows) -> None:
    """Add the standards in yuan per person: most cities raise them in the second or third quarter."""
    for indicator, (usual, rise, own) in plan.STANDARDS.items():
        for code in _CODES:
            raised = dice(indicator, code).choice((2, 2, 2, 3, 3, 3, 4))
            for step in _STEPS:
                value = own.get(code, usual) + (rise if step >= raised else 0)
                rows[(step, code, code)].append(Row(code, indicator, str(value)))


def _own(drafts: Drafts) -> None:
    """Add the province's own return of counts and milestones."""
    for step, quarter in enumerate(plan.QUARTERS):
        for indicator, values in plan.OWN.items():
            note = plan.ISSUED.get((quarter, indicator), "")
            row = Row(PROVINCE, indicator, values[step] or MISSING, note=note)
            drafts.add(quarter=quarter, sender=PROVINCE, row=row)
