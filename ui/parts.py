"""Parts of the data: whose values, of periods up to which day. Answers are kept until a change touches their part.

During the weeks of filing a return comes in every few seconds. One for the fourth quarter changes nothing that is shown
as of the third, and one of a county changes nothing in another province below its province's figures.
"""

from datetime import date
from typing import NamedTuple

import streamlit as st

from domain.periods import Period
from domain.terms import Level
from services.concern import AttainmentQuery
from services.registry import Registry

_WORN = "part"


class Part(NamedTuple):
    """Values of a region, of those below and above it (None: of all), in periods that end by a day (None: any)."""

    area: str | None = None
    until: date | None = None


ALL = Part()
STRUCTURE = Part(area="")  # nobody's values: what is not about returns, such as the registry


def senders(registry: Registry, area: str) -> list[str]:
    """Return whose returns may bring values of a part's area."""
    return [*registry.lineage(area), *registry.subtree(area)]


def of_figures(registry: Registry, region: str, as_of: Period | None = None) -> Part:
    """Return the part that figures of a region as of a period are worked out of (None: of any period).

    A county is ranked among those of its city, and a province among all: what lies in the same province counts.
    """
    lineage = registry.lineage(region)
    below = next((code for code in lineage[:-1] if registry.region(code)["level"] == Level.PROVINCE.value), None)
    return Part(below, as_of.last_day if as_of else None)


def asked(registry: Registry, arguments: tuple[object, ...]) -> Part:
    """Return the part that the arguments of a service ask for: a query for figures, or as of a period; else all."""
    for one in arguments:
        if isinstance(one, AttainmentQuery):
            return of_figures(registry, one.region_code, one.as_of)
    ends = [one.last_day for one in arguments if isinstance(one, Period)]
    return Part(until=max(ends)) if ends else ALL


def put_on(part: Part) -> None:
    """Let a screen show this part: what it draws depends on nothing else."""
    st.session_state[_WORN] = part


def worn() -> Part:
    """Return the part that this screen shows."""
    found: Part = st.session_state.get(_WORN, ALL)
    return found
