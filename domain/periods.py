"""Statistical periods: written 2024, 2024-Q3 or 2024-09, always with a last day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from domain.errors import MonitorError

_WRITTEN = re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")


@dataclass(frozen=True, order=True)
class Period:
    """A year, quarter or month, known by its last month and its length in months."""

    year: int
    last_month: int
    months: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Return the period written as 2024, 2024-Q3 or 2024-09; raise MonitorError on anything else.

        Years are those from 1900 to 2199: others are slips, and the calendar ends before the year 10000.
        """
        match = _WRITTEN.fullmatch(text.strip())
        if match is None:
            raise MonitorError("period-unreadable", found=text)
        year = int(match["year"])
        if match["quarter"]:
            return cls(year, int(match["quarter"]) * 3, 3)
        if match["month"]:
            return cls(year, int(match["month"]), 1)
        return cls(year, 12, 12)

    @classmethod
    def quarter_of(cls, day: date) -> "Period":
        """Return the quarter that holds a day."""
        return cls(day.year, (day.month + 2) // 3 * 3, 3)

    @property
    def last_day(self) -> date:
        """Last calendar day of the period."""
        return date(self.year, self.last_month, calendar.monthrange(self.year, self.last_month)[1])

    @property
    def quarter(self) -> int | None:
        """Quarter 1 to 4 for a quarter, else None."""
        return self.last_month // 3 if self.months == 3 else None

    def shifted(self, steps: int) -> "Period":
        """Return the period of the same length that many steps later (earlier if negative)."""
        index = self.year * 12 + self.last_month - 1 + steps * self.months
        return Period(index // 12, index % 12 + 1, self.months)

    def __str__(self) -> str:
        if self.months == 12:
            return f"{self.year}"
        if self.months == 3:
            return f"{self.year}-Q{self.last_month // 3}"
        return f"{self.year}-{self.last_month:02d}"
