"""How many rows share a slide: as even as can be."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

MOST = 36  # names below columns that can still be read from the last row of a hall
_Row = TypeVar("_Row")


def chunks(rows: Sequence[_Row], *, most: int = MOST) -> list[Sequence[_Row]]:
    """Return the rows in as few even pieces of at most `most` as hold them all."""
    count = max(1, -(-len(rows) // most))
    size, longer = divmod(len(rows), count)
    starts = [number * size + min(number, longer) for number in range(count + 1)]
    return [rows[start:end] for start, end in pairwise(starts)]
