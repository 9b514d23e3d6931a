"""Shares and counts of many units over the quarters, so that their sum follows a given path."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.samples_counts import balanced, spread
from benchmarks.samples_terms import dice, whole


@dataclass(frozen=True)
class RatioPath:
    """A ratio's path for the whole, in percent a quarter, and how far its units scatter around it."""

    indicator: str
    percent: tuple[float, ...]
    scatter: float
    flow: bool = False  # begins anew at a restart: each January, or each quarter for a periodic ratio
    anchors: Mapping[str, tuple[float, ...]] = field(default_factory=dict)  # units whose path is set by hand


@dataclass(frozen=True)
class Units:
    """The units of a roll-up with the denominators of one ratio, one list a quarter."""

    codes: tuple[str, ...]
    sizes: tuple[tuple[int, ...], ...]


def growing(codes: Sequence[str], first: Mapping[str, int], *, quarters: int, growth: float = 0.0) -> Units:
    """Return units whose denominators grow by a share `growth` each quarter."""
    sizes = [tuple(round(first[code] * (1 + growth) ** step) for code in codes) for step in range(quarters)]
    return Units(tuple(codes), tuple(sizes))


def numerators(
    path: RatioPath,
    units: Units,
    *,
    restarts: Collection[int] = (),
    caps: Sequence[Sequence[int]] | None = None,
) -> list[list[int]]:
    """Return numerators, one list a quarter in the order of the units, on the path of the whole.

    A stock does not fall, except in an anchored unit; a flow begins anew at each index in `restarts`.
    """
    steady = {unit for unit, code in enumerate(units.codes) if code in path.anchors}
    history: list[list[int]] = []
    for step, sizes in enumerate(units.sizes):
        kept = history[-1] if history and not (path.flow and step in restarts) else [0] * len(sizes)
        floors = [0 if unit in steady and not path.flow else count for unit, count in enumerate(kept)]
        limits = [min(pair) for pair in zip(sizes, caps[step], strict=True)] if caps is not None else list(sizes)
        wanted = [_share(path, code, step) for code in units.codes]
        total = round(sum(sizes) * path.percent[step] / 100)
        history.append(balanced(total, wanted=wanted, sizes=sizes, floors=floors, caps=limits, steady=steady))
    return history


def _share(path: RatioPath, code: str, step: int) -> float:
    """Return the share a unit would have by its own temper: where it stands, and how fast it goes."""
    if code in path.anchors:
        return path.anchors[code][step] / 100
    temper = dice(path.indicator, code)
    offset, pace = temper.uniform(-1, 1) * path.scatter / 100, temper.uniform(0.6, 1.4)
    if path.flow:
        return path.percent[step] / 100 * (1 + offset)
    start = path.percent[0] / 100
    return start + offset + (path.percent[step] / 100 - start) * pace


def contributions(
    indicator: str,
    totals: Sequence[int],
    weights: Mapping[str, float],
    *,
    restarts: Collection[int] = (),
    uneven: float = 0.3,
) -> list[list[int]]:
    """Return what each unit adds to a total, one list a quarter; nothing falls within a year."""
    uneven_weights = [
        weight * dice(indicator, code).uniform(1 - uneven, 1 + uneven) + 1e-9 for code, weight in weights.items()
    ]
    history: list[list[int]] = []
    for step, total in enumerate(totals):
        floors = history[-1] if history and step not in restarts else None
        history.append(spread(total, weights=uneven_weights, floors=floors))
    return history


def weighted(codes: Sequence[str], kind: str, *, low: float = 0.6, high: float = 1.6) -> dict[str, float]:
    """Return seeded weights for units of which nothing else is known."""
    return {code: dice("weight", kind, code).uniform(low, high) for code in codes}


def sized(weights: Mapping[str, float], total: int, *, least: int = 1) -> dict[str, int]:
    """Return denominators by weight, near `total` in sum, none under `least`."""
    scale = total / sum(weights.values())
    return dict(zip(weights, (max(least, size) for size in whole(w * scale for w in weights.values())), strict=True))
