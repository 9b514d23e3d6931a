"""Findings, and the plain sentences that tell a clerk what was found and what to do."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from domain.terms import Verdict
from locales import Texts
from validators.details import DETAIL_NAMES
from validators.reasons import SCALE_AGAINST_LAST, TOLD_AS


@dataclass(frozen=True)
class Finding:
    """One thing found: where (row from 1, None for the file), the value seen, what became of it, why."""

    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    verdict: Verdict
    reason_code: str
    details: Mapping[str, str] = field(default_factory=dict)


Found = Finding | Mapping[str, object]


def sentence(found: Found, texts: Texts) -> str:
    """Return what was found, in one sentence. `found` is a Finding or a row of `Judgement.cells` as a mapping."""
    arguments = _arguments(found)
    return texts.say(_key(found, arguments), **arguments)


def remedy(found: Found, texts: Texts) -> str:
    """Return what to do about it, in one sentence."""
    arguments = _arguments(found)
    return texts.say(f"{_key(found, arguments)}.remedy", **arguments)


def _key(found: Found, arguments: Mapping[str, str]) -> str:
    """Return the text of a reason; one that is told under another's code is known by what it names."""
    code = str(_field(found, "reason_code"))
    against_last = code == TOLD_AS[SCALE_AGAINST_LAST] and bool(arguments["last"])
    return f"finding-{SCALE_AGAINST_LAST if against_last else code}"


def place(found: Found, texts: Texts, *, file: str = "") -> str:
    """Return where it was found: file, row and column as far as they are known."""
    row, column = _field(found, "row"), str(_field(found, "column") or "")
    sheet = str(_field(found, "sheet") or "")
    named = {"file": file or str(_field(found, "file") or ""), "row": str(row or ""), "column": column, "sheet": sheet}
    named["has-sheet"] = "yes" if sheet else "no"
    if not row:
        return texts.say("finding-place-file", **named)
    return texts.say("finding-place-row" if column in ("", "*") else "finding-place-cell", **named)


def findings_of(cells: pl.DataFrame, *, file: str) -> Iterator[Finding]:
    """Yield one finding per cell that was not simply accepted, in the order of the file."""
    for row in cells.filter(pl.col("reason_code") != "OK").iter_rows(named=True):
        yield Finding(
            file,
            row["sheet"],
            row["row"],
            row["column"],
            row["raw_value"],
            Verdict(row["verdict"]),
            row["reason_code"],
            _details(row),
        )


def _arguments(found: Found) -> dict[str, str]:
    """Everything a sentence may name, as text (numbers would be regrouped: 2,024), and `has-...` yes or no for each."""
    seen = "value" if isinstance(found, Finding) else "raw_value"
    names = {
        "value": seen,
        "region": "region_raw",
        **{name: name for name in ("row", "column", "period", "unit", "sheet")},
    }
    arguments = dict.fromkeys(DETAIL_NAMES, "")
    arguments |= {name: str(_field(found, source) or "") for name, source in names.items()}
    arguments |= _details(found)
    return arguments | {f"has-{name}": "yes" if text.strip() else "no" for name, text in arguments.items()}


def _details(found: Found) -> dict[str, str]:
    details = found.details if isinstance(found, Finding) else found.get("details") or "{}"
    loaded = dict(details) if isinstance(details, Mapping) else json.loads(str(details))
    return {name: str(text) for name, text in loaded.items() if text is not None}


def _field(found: Found, name: str) -> object:
    return getattr(found, name, "") if isinstance(found, Finding) else found.get(name)
