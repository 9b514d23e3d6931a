"""Axes: round ticks, ranges with room for labels, quiet lines."""

import math
from collections.abc import Iterable
from typing import Any

from charts import numbers
from charts.sheet import Sheet
from locales import Texts


def span(values: Iterable[float | None], *, floor: float = 0.0) -> tuple[float, float]:
    """Return lowest and highest of the known values, never closer than `floor` or a twentieth of their size."""
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    least = max(floor, abs(high) * 0.05, 1e-6)
    if high - low >= least:
        return low, high
    middle = (low + high) / 2
    return middle - least / 2, middle + least / 2


def ticks(low: float, high: float, *, most: int) -> list[float]:
    """Return at most `most` round numbers (steps of 1, 2, 5 times a power of ten) inside low..high."""
    if high <= low or most < 1:
        return []
    rough = (high - low) / most
    power: float = 10.0 ** math.floor(math.log10(rough))
    step = next((power * part for part in (1, 2, 5, 10) if power * part >= rough), power * 10)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(index * step, 10) for index in range(first, last + 1)]


def value_axis(sheet: Sheet, low: float, high: float, unit: str, *, most: int) -> dict[str, Any]:
    """Return the settings of an axis of values: fixed range, round ticks with unit, thin grid, no zero line."""
    limit = 100.0 if unit == numbers.PERCENT and high <= 130 else high
    places = ticks(max(low, 0.0) if unit == numbers.PERCENT and low > -30 else low, min(high, limit), most=most)
    return quiet(sheet) | {
        "range": [low, high],
        "tickmode": "array",
        "tickvals": places,
        "ticktext": tick_texts(places, unit, sheet.texts),
        "tickfont": {"size": sheet.note, "color": sheet.theme.muted},
        "showgrid": True,
        "gridcolor": sheet.theme.grid,
        "gridwidth": 1,
    }


def tick_texts(places: list[float], unit: str, texts: Texts) -> list[str]:
    """Return the words of ticks: percentages carry their sign, other units stand in the second line."""
    decimals = numbers.decimals_in(places, "")
    if unit == numbers.PERCENT:
        return [numbers.amount(place, unit, texts, decimals=decimals) for place in places]
    return [numbers.number(place, decimals=decimals) for place in places]


def quiet(sheet: Sheet) -> dict[str, Any]:
    """Return the settings of an axis that draws nothing but its tick words."""
    return {
        "type": "linear",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": False,
        "tickfont": {"size": sheet.base, "color": sheet.theme.ink},
    }
