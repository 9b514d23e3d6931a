"""What a screen shows when the URL says nothing."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from domain.access import Actor
from domain.periods import Period
from services.registry import COUNTRY

REGION = "440000"
_ACTOR = "actor"  # where ui.identity keeps who is there
TARGET = "gd2024-05-primary-national-standard"


def region() -> str:
    """Return the region that somebody is responsible for, REGION for those who answer for the whole country."""
    found = st.session_state.get(_ACTOR)
    return found.region_code if isinstance(found, Actor) and found.region_code not in ("", COUNTRY) else REGION


def period(reported: Sequence[Period], *, runs_until: date | None, fallback: Period) -> Period:
    """Return the period a region is first shown as of.

    While a document still runs its pace can be judged, so the latest quarter reported before it ends comes first
    (`runs_until`: last day of the region's own newest document); else the latest reported; else `fallback`.
    """
    running = [one for one in reported if runs_until is not None and one.last_day < runs_until]
    return running[-1] if running else reported[-1] if reported else fallback
