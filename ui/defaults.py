"""What a screen shows when the URL says nothing."""

from collections.abc import Sequence
from datetime import date

from domain.periods import Period

REGION = "440000"
TARGET = "gd2024-05-primary-national-standard"
ACTOR = "local"


def period(reported: Sequence[Period], *, runs_until: date | None, fallback: Period) -> Period:
    """Return the period a region is first shown as of.

    While a document still runs its pace can be judged, so the latest quarter reported before it ends comes first
    (`runs_until`: last day of the region's own newest document); else the latest reported; else `fallback`.
    """
    running = [one for one in reported if runs_until is not None and one.last_day < runs_until]
    return running[-1] if running else reported[-1] if reported else fallback
