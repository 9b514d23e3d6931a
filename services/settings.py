"""The settings of the house: what each is, which values it takes, and what holds now. Kept as data in the registry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType
from typing import Any

import polars as pl

from charts.theme import DEFAULT_PALETTE, PALETTES
from domain.faults import Fault
from domain.terms import Status
from metrics.pace import Cuts
from services.registry import Registry
from validators.limits import Limits

SHEET = "settings"


@dataclass(frozen=True)
class Setting:
    """One setting: its default, and either its choices or the range of its number.

    Texts: `setting-<name>` is its label, its attribute `.help` what it does; a choice is `setting-<name>-<choice>`.
    """

    name: str
    group: str
    default: str
    choices: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 0.0
    whole: bool = False
    below: str = ""  # a setting that has to stay above this one


_CUTS, _LIMITS = Cuts(), Limits()
# From the mildest to the gravest.
_BEHIND = (Status.SLOW.value, Status.FAR_BEHIND.value, Status.WORSENING.value, Status.MISSED.value)


def _said(value: float) -> str:
    return f"{value:g}"


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        one.name: one
        for one in (
            Setting("palette", "look", DEFAULT_PALETTE, choices=tuple(PALETTES)),
            Setting("cut_on_pace", "status", _said(_CUTS.on_pace), least=0.5, most=1.0),
            Setting("cut_slow", "status", _said(_CUTS.slow), least=0.1, most=0.95, below="cut_on_pace"),
            Setting("cut_completeness", "status", _said(_CUTS.completeness), least=0.0, most=1.0),
            Setting("due_soon_days", "dates", "92", least=1, most=366, whole=True),
            Setting("deadline_day", "dates", _said(_LIMITS.grace_days), least=1, most=28, whole=True),
            Setting("outlier_cut", "checks", "3.5", least=2.0, most=10.0),
            Setting("jump_times", "checks", _said(_LIMITS.jump_times), least=2.0, most=50.0),
            Setting("jump_floor_points", "checks", _said(_LIMITS.jump_floor_points), least=1.0, most=50.0),
            Setting("jump_floor_share", "checks", _said(_LIMITS.jump_floor_share), least=0.05, most=5.0),
            Setting("jump_alone_points", "checks", _said(_LIMITS.jump_alone_points), least=1.0, most=100.0),
            Setting("jump_alone_share", "checks", _said(_LIMITS.jump_alone_share), least=0.05, most=50.0),
            Setting("notice_scope", "rectification", "both", choices=("both", "children", "own")),
            Setting("notice_from", "rectification", "far_behind", choices=_BEHIND),
            Setting("notice_missed", "rectification", "at_once", choices=("at_once", "in_a_row")),
            Setting("notice_periods", "rectification", "2", least=1, most=4, whole=True, below="notice_orange_periods"),
            Setting(
                "notice_orange_periods", "rectification", "4", least=2, most=6, whole=True, below="notice_red_periods"
            ),
            Setting("notice_red_periods", "rectification", "6", least=3, most=8, whole=True),
            Setting("notice_orange_from", "rectification", "worsening", choices=_BEHIND),
            Setting("notice_red_from", "rectification", "missed", choices=_BEHIND),
            Setting("notice_blue_days", "rectification", "30", least=1, most=180, whole=True),
            Setting("notice_orange_days", "rectification", "20", least=1, most=180, whole=True),
            Setting("notice_red_days", "rectification", "10", least=1, most=180, whole=True),
        )
    }
)


def values(registry: Registry) -> dict[str, str]:
    """Return what every setting is now, as text; a setting the registry does not hold has its default."""
    stored = dict(registry.settings.select("setting", "value").iter_rows())
    return {name: stored.get(name) or setting.default for name, setting in SETTINGS.items()}


def number(registry: Registry, name: str) -> float:
    """Return a setting that is a number; KeyError for an unknown one."""
    return float(values(registry)[name])


def palette(registry: Registry) -> str:
    """Return the name of the status colours, a key of `charts.theme.PALETTES`."""
    return values(registry)["palette"]


def cuts(registry: Registry) -> Cuts:
    """Return the limits between statuses."""
    return Cuts(
        on_pace=number(registry, "cut_on_pace"),
        slow=number(registry, "cut_slow"),
        completeness=number(registry, "cut_completeness"),
    )


def limits(registry: Registry) -> Limits:
    """Return the bounds of the plausible that the intake checks returns against."""
    return Limits(
        grace_days=deadline_day(registry),
        jump_times=number(registry, "jump_times"),
        jump_floor_points=number(registry, "jump_floor_points"),
        jump_floor_share=number(registry, "jump_floor_share"),
        jump_alone_points=number(registry, "jump_alone_points"),
        jump_alone_share=number(registry, "jump_alone_share"),
    )


def deadline_day(registry: Registry) -> int:
    """Return until which day of the month after a period a return on it is in time."""
    return int(number(registry, "deadline_day"))


def due_soon_days(registry: Registry) -> int:
    """Return how many days ahead a due date counts as soon."""
    return int(number(registry, "due_soon_days"))


def outlier_cut(registry: Registry) -> float:
    """Return how many robust standard deviations from its siblings a value stands out."""
    return number(registry, "outlier_cut")


def settings_faults(
    rows: Iterable[Mapping[str, Any]], *, file: str, current: Mapping[str, str] | None = None
) -> tuple[Fault, ...]:
    """Return what is wrong with rows of settings (setting, value, line), each by itself and one against another.

    `current` are the values that hold where the rows do not name a setting.
    """
    listed = list(rows)
    found = [fault for row in listed if (fault := _fault(row, file)) is not None]
    if found:
        return tuple(found)
    merged = dict(current or {}) | {row["setting"]: row["value"] for row in listed}
    return tuple(fault for row in listed for fault in _out_of_order(row, merged, file))


def _fault(row: Mapping[str, Any], file: str) -> Fault | None:
    name, value = str(row["setting"]), str(row["value"] or "").strip()
    setting = SETTINGS.get(name)
    if setting is None:
        return Fault(file, row["line"], "setting", name, "not-allowed", " / ".join(SETTINGS))
    rule, expected = _broken(setting, value)
    return Fault(file, row["line"], "value", value, rule, expected) if rule else None


def _broken(setting: Setting, value: str) -> tuple[str, str]:
    if setting.choices:
        return ("", "") if value in setting.choices else ("not-allowed", " / ".join(setting.choices))
    read = _read(value)
    if read is None or (setting.whole and not read.is_integer()):
        return "not-a-number", "integer" if setting.whole else "number"
    return ("", "") if setting.least <= read <= setting.most else ("out-of-range", span(setting))


def _read(value: str) -> float | None:
    try:
        read = float(value)
    except ValueError:
        return None
    return read if isfinite(read) else None


def _out_of_order(row: Mapping[str, Any], merged: Mapping[str, str], file: str) -> list[Fault]:
    pairs = [(name, setting.below) for name, setting in SETTINGS.items() if setting.below]
    return [
        Fault(file, row["line"], "value", str(row["value"]), "not-below", f"{low} < {high}")
        for low, high in pairs
        if row["setting"] in (low, high) and low in merged and high in merged
        and float(merged[low]) >= float(merged[high])
    ]  # fmt: skip


def span(setting: Setting) -> str:
    """Return the range of a setting's number as it is read: `0.5–1`."""
    return f"{setting.least:g}–{setting.most:g}"


def frame(registry: Registry) -> pl.DataFrame:
    """Return every setting: setting, value, default, own (whether it differs from the default)."""
    now = values(registry)
    return pl.DataFrame(
        [
            {"setting": name, "value": now[name], "default": one.default, "own": not _same(now[name], one.default)}
            for name, one in SETTINGS.items()
        ]
    )


def _same(one: str, other: str) -> bool:
    numbers = (_read(one), _read(other))
    return one == other or (None not in numbers and numbers[0] == numbers[1])
