"""The one clock of the house. All stored times are Beijing time, the official time everywhere in China."""

from datetime import date, datetime, time, timedelta, timezone

from domain.errors import MonitorError

_BEIJING = timezone(timedelta(hours=8))


def now() -> datetime:
    """Return the present moment in Beijing time, without a zone mark."""
    return datetime.now(_BEIJING).replace(tzinfo=None)


def today() -> date:
    """Return the present day in Beijing."""
    return now().date()


def from_stamp(seconds: int) -> datetime:
    """Return the moment of a Unix stamp in Beijing time, without a zone mark."""
    return datetime.fromtimestamp(seconds, _BEIJING).replace(tzinfo=None)


def moment(text: str) -> datetime:
    """Return the moment written as a date (its last second) or as date and time; raise MonitorError otherwise."""
    try:
        if len(text.strip()) == len("2024-10-15"):
            return datetime.combine(date.fromisoformat(text.strip()), time.max.replace(microsecond=0))
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError as error:
        raise MonitorError("moment-unreadable", found=text) from error


def start_of(one: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(one, time.min)


def day(text: str) -> date:
    """Return the day written as YYYY-MM-DD; raise MonitorError otherwise."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise MonitorError("date-unreadable", found=text) from error
