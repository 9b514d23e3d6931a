"""Integers that add up: shares held against a wanted total, totals spread over units."""

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise


def spread(
    total: int, *, weights: Sequence[float], floors: Sequence[int] | None = None, caps: Sequence[int] | None = None
) -> list[int]:
    """Return integers that sum to `total`, each from its floor to its cap, the rise over the floors by weight.

    Raises ValueError where floors or caps leave no room for the total.
    """
    counts = list(floors) if floors is not None else [0] * len(weights)
    ceilings = list(caps) if caps is not None else [total + max(counts)] * len(weights)
    if not sum(counts) <= total <= sum(ceilings):
        raise ValueError(f"total {total} is not between {sum(counts)} and {sum(ceilings)}")
    while (left := total - sum(counts)) > 0:
        _hand_out(left, counts, ceilings, weights)
    return counts


def _hand_out(left: int, counts: list[int], ceilings: Sequence[int], weights: Sequence[float]) -> None:
    """Add one round of shares to `counts`: whole parts, or single units by largest remainder when none is whole."""
    open_units = [unit for unit, ceiling in enumerate(ceilings) if counts[unit] < ceiling]
    scale = left / sum(weights[unit] for unit in open_units)
    given = {unit: min(int(weights[unit] * scale), ceilings[unit] - counts[unit]) for unit in open_units}
    if not any(given.values()):
        first = sorted(open_units, key=lambda unit: -weights[unit] * scale)
        given = dict.fromkeys(first[:left], 1)
    for unit, part in given.items():
        counts[unit] += part


def followed(
    totals: Sequence[int],
    *,
    weights: Sequence[float],
    caps: Sequence[Sequence[int]],
    restarts: Collection[int] = (),
) -> list[list[int]]:
    """Return the counts of units, one list a quarter: each quarter builds on the one before.

    A falling total takes from what the units had; at a restart (a flow's new year) they begin at nothing.
    """
    history = [spread(totals[0], weights=weights, caps=caps[0])]
    for step, (before, now) in enumerate(pairwise(totals), start=1):
        last = history[-1]
        if step in restarts:
            history.append(spread(now, weights=weights, caps=caps[step]))
        elif now >= before:
            room = [cap - count for cap, count in zip(caps[step], last, strict=True)]
            rise = [weight * space + 1e-9 for weight, space in zip(weights, room, strict=True)]
            history.append(spread(now, weights=rise, floors=last, caps=caps[step]))
        else:
            history.append(spread(now, weights=[count + 1e-9 for count in last], caps=last))
    return history


def balanced(
    total: int,
    *,
    wanted: Sequence[float],
    sizes: Sequence[int],
    floors: Sequence[int],
    caps: Sequence[int],
    steady: Collection[int] = (),
) -> list[int]:
    """Return numerators near the wanted shares whose sum is as near as can be to `total`.

    One shift moves all shares, except those of the `steady` units.
    """

    def numerators(shift: float) -> list[int]:
        moved = [share if unit in steady else share + shift for unit, share in enumerate(wanted)]
        exact = [round(share * size) for share, size in zip(moved, sizes, strict=True)]
        return [min(max(count, low), high) for count, low, high in zip(exact, floors, caps, strict=True)]

    low, high = _bracket(lambda shift: sum(numerators(shift)) >= total)
    under, over = numerators(low), numerators(high)
    return under if total - sum(under) <= sum(over) - total else over


def _bracket(reached: Callable[[float], bool]) -> tuple[float, float]:
    """Return two shifts side by side, the first not yet reaching the total (halving, 45 times)."""
    low, high = -1.5, 1.5
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return low, high
