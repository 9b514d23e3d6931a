"""Decomposed targets as a file: the form that offices fill in, and what they send back."""

import re
from collections.abc import Mapping

import polars as pl

from data.reference_files import digest, parse
from data.store import Store
from domain.access import Actor
from domain.errors import MonitorError
from domain.faults import Fault
from locales import LANGUAGES, Texts
from locales import texts as texts_of
from services import decomposing
from services.administration import DryRun, LoadReport, dry_rows, store_rows
from services.decomposing import IN_FORCE, SHEET
from services.registry import Registry
from services.revisions import as_text
from validators.decode import FileRefusedError, decode
from validators.limits import Limits

FILLED = ("threshold", "due_date", "basis", "note")
COLUMNS = ("target_id", "target", "region_code", "region", "unit", "above", *FILLED)
_READ = ("target_id", "region_code", *FILLED)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MOST_ROWS = 20_000


def template(registry: Registry, target_ids: tuple[str, ...], under: str, texts: Texts) -> pl.DataFrame:
    """Return the form for the regions right below `under`: COLUMNS, all text, what is decomposed already filled in.

    `above` is the number of the target itself. Raises MonitorError for an unknown target.
    """
    frames = [_template(registry, name, under, texts) for name in target_ids]
    return pl.concat(frames) if frames else pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))


def _template(registry: Registry, target_id: str, under: str, texts: Texts) -> pl.DataFrame:
    suffix = "zh" if texts.chinese else "en"
    target = registry.target(target_id)
    indicator = registry.indicator(str(target["indicator_id"]))
    below = decomposing.places(registry, target_id).filter(pl.col("parent_code") == under)
    names = registry.regions.select(region_code="code", region=f"name_{suffix}")
    own = as_text(SHEET, registry.decomposed.filter(pl.col("target_id") == target_id)).drop("target_id", "standing")
    above = target["threshold"]
    return (
        below.join(names, on="region_code")
        .join(own, on="region_code", how="left", maintain_order="left")
        .with_columns(
            target_id=pl.lit(target_id),
            target=pl.lit(str(indicator[f"short_{suffix}"])),
            unit=pl.lit(str(indicator["unit"])),
            above=pl.lit(f"{above:g}" if isinstance(above, float) else ""),
        )
        .select(pl.col(COLUMNS).cast(pl.String).fill_null(""))
    )


def labels(texts: Texts) -> dict[str, str]:
    """Return the heading of each column of the form in the reader's language."""
    return {name: texts.say(f"decomposed-column-{name}") for name in COLUMNS}


def read(content: bytes, *, file_name: str) -> pl.DataFrame:
    """Return the rows of a form that were filled in, as rows of the sheet (text cells, `line`).

    Headings may be the form's in either language or the sheet's own; columns that only explain are left aside.
    Raises MonitorError for bytes that are no CSV, a missing column, or far too many rows.
    """
    table = parse(_decoded(content, file_name), file=file_name)
    if table.height > _MOST_ROWS:
        raise MonitorError("upload-too-long", file=file_name, found=table.height, expected=_MOST_ROWS)
    meant = _meanings()
    known = {name: meant[name.strip()] for name in table.columns if name.strip() in meant}
    lacking = [name for name in _READ[:4] if name not in known.values()]
    if lacking:
        said = labels(texts_of(LANGUAGES[0]))
        raise MonitorError(
            "columns-missing", file=file_name, found="、".join(said[name] for name in lacking),
            expected="、".join(said[name] for name in _READ),
        )  # fmt: skip
    rows = table.rename(known).with_columns(pl.lit("").alias(name) for name in _READ if name not in known.values())
    filled = rows.filter(pl.any_horizontal(pl.col(name).str.strip_chars() != "" for name in ("threshold", "due_date")))
    return filled.with_columns(
        pl.col("due_date").map_elements(_iso, return_dtype=pl.String),
        *(pl.col(name).str.strip_chars() for name in _READ if name != "due_date"),
        standing=pl.lit(IN_FORCE),
    ).select(*SHEET.columns, "line")


def _decoded(content: bytes, file_name: str) -> bytes:
    try:
        return decode(content, limits=Limits(max_bytes=5_000_000)).text
    except FileRefusedError as refusal:
        raise MonitorError("upload-unreadable", file=file_name) from refusal


def _meanings() -> Mapping[str, str]:
    own = {name: name for name in _READ}
    return own | {
        heading: name for language in LANGUAGES for name, heading in labels(texts_of(language)).items() if name in _READ
    }


def _iso(cell: str) -> str:
    """A spreadsheet writes 2024-12-31 back as 2024/12/31."""
    found = _SLASHED.fullmatch(cell.strip())
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else cell.strip()


def dry_run(
    store: Store, registry: Registry, content: bytes, *, file_name: str
) -> tuple[DryRun, tuple[Fault, ...], pl.DataFrame]:
    """Return what a filled-in form would change, what should be known of it, and its rows; nothing is stored."""
    rows = read(content, file_name=file_name)
    found = dry_rows(store, SHEET, rows, file_name=file_name)
    warned = () if found.faults else decomposing.warnings(registry, rows.to_dicts(), file=file_name)
    return found, warned, rows


def load(
    store: Store, content: bytes, *, file_name: str, actor: Actor, reason: str, based_on: int | None = None
) -> LoadReport:
    """Store a filled-in form as one change; raises as `administration.store_rows` does."""
    rows = read(content, file_name=file_name)
    return store_rows(
        store, SHEET, rows, file_name=file_name, sha256=digest(content), actor=actor, reason=reason, based_on=based_on
    )
