"""The workbook behind a bulletin: every figure as a number, with its unit, status, reason and source."""

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl

from charts import numbers
from domain.terms import Status
from locales import Texts
from reports import bulletin_opening as opening
from reports import words
from reports.bulletin_method import method
from reports.bulletin_notices import counted_day, overdue_cells
from reports.bulletin_rows import clause, document, theme_name
from reports.look import look_of
from reports.sheets import Sheet
from reports.workbook import workbook
from services.bulletin import Bulletin

_NUMBERS = ("value", "target_value", "gap", "expected_value", "baseline_value")
_LABELS = {
    "value": "column-bulletin-value",
    "target_value": "column-bulletin-target",
    "gap": "column-bulletin-gap",
    "expected_value": "xlsx-expected",
    "baseline_value": "xlsx-baseline",
    "numerator": "xlsx-numerator",
    "denominator": "xlsx-denominator",
    "pace": "xlsx-pace",
}
_PACE_PLACES = 2
Cells = dict[str, Any]


def bulletin_xlsx(bulletin: Bulletin, texts: Texts) -> bytes:
    """Return all figures of a bulletin as an XLSX file with one sheet for each table and a sheet of notes."""
    made = [make(bulletin, texts) for make in SHEETS]
    return workbook(made, notes=_notes(bulletin, texts), language=texts.language, theme=look_of(bulletin.palette))


def _counts(bulletin: Bulletin, texts: Texts) -> Sheet:
    shown = [one.value for one in Status if int(bulletin.by_theme[one.value].sum())]
    rows = [
        {_said("theme", texts): theme_name(row, texts), _said("total", texts): row["total"]}
        | {words.status(name, texts): row[name] for name in shown}
        for row in bulletin.by_theme.iter_rows(named=True)
    ]
    total: Cells = {_said("theme", texts): texts.say("xlsx-total"), _said("total", texts): bulletin.targets.height}
    total |= {words.status(name, texts): bulletin.count(Status(name)) for name in shown}
    return _sheet("counts", [*rows, total], texts, title=opening.title(bulletin, texts))


def _targets(bulletin: Bulletin, texts: Texts) -> Sheet:
    rows = bulletin.targets.to_dicts()
    themes = {row["theme"]: theme_name(row, texts) for row in bulletin.by_theme.iter_rows(named=True)}
    cells = [{_said("theme", texts): themes.get(row["theme"], row["theme"])} | _figure(row, texts) for row in rows]
    return _sheet("targets", cells, texts, places=_places(rows, texts))


def _regions(bulletin: Bulletin, texts: Texts) -> Sheet:
    rows = bulletin.below.to_dicts()
    return _sheet(
        "regions", [_place(row, texts) | _figure(row, texts) for row in rows], texts, places=_places(rows, texts)
    )


def _ranking(bulletin: Bulletin, texts: Texts) -> Sheet:
    cells = [
        {
            _said("rank", texts): row["rank"],
            **_place(row, texts),
            _said("judged", texts): row["judged"],
            _said("met", texts): row["met"],
            _said("on-pace", texts): row["on_pace"],
            texts.say("xlsx-kept-share"): row["share"],
            texts.say("xlsx-rank-before"): row["rank_before"],
            texts.say("xlsx-moved"): row["moved"],
            _said("lacking", texts): row["lacking"],
        }
        for row in bulletin.ranking.iter_rows(named=True)
    ]
    shares: dict[str, list[int | None]] = {texts.say("xlsx-kept-share"): [1] * len(cells)}
    return _sheet("ranking", cells, texts, places=shares)


def _rankings(bulletin: Bulletin, texts: Texts) -> Sheet:
    rows = bulletin.rankings.to_dicts()
    cells = [
        {
            _said("name", texts): words.name(row, texts),
            _said("rank", texts): row["rank"],
            **_place(row, texts),
            texts.say("xlsx-unit"): row["unit"],
            **{texts.say(_LABELS[name]): row[name] for name in _NUMBERS[:3]},
            texts.say("xlsx-rank-before"): row["rank_before"],
            texts.say("xlsx-moved"): row["moved"],
            _said("status", texts): words.status(row["own_status"], texts),
        }
        for row in rows
    ]
    return _sheet("rankings", cells, texts, places=_places(rows, texts))


def _problems(bulletin: Bulletin, texts: Texts) -> Sheet:
    rows = bulletin.problems.to_dicts()
    return _sheet(
        "problems", [_place(row, texts) | _figure(row, texts) for row in rows], texts, places=_places(rows, texts)
    )


def _lacking(bulletin: Bulletin, texts: Texts) -> Sheet:
    whole = texts.say("xlsx-whole-region")
    silent = [_place(row, texts) | {_said("name", texts): whole} for row in bulletin.silent.iter_rows(named=True)]
    single = [
        _place(row, texts) | {_said("name", texts): words.name(row, texts)}
        for row in bulletin.lacking.iter_rows(named=True)
    ]
    return _sheet("lacking", silent + single, texts)


def _milestones(bulletin: Bulletin, texts: Texts) -> Sheet:
    cells = [
        {
            _said("name", texts): words.name(row, texts),
            _said("due", texts): row["due_date"],
            texts.say("xlsx-days"): row["days"],
            _said("value", texts): words.value(row, texts),
            _said("status", texts): words.status(row["status"], texts),
            texts.say("xlsx-reason"): words.reason(row, texts),
        }
        for row in bulletin.milestones.iter_rows(named=True)
    ]
    return _sheet("milestones", cells, texts)


def _overdue(bulletin: Bulletin, texts: Texts) -> Sheet:
    day = counted_day(bulletin, texts)
    title = texts.say("xlsx-overdue-title", day=day) if day else ""
    if not bulletin.notices_told:
        title = texts.say("bulletin-notices-untold")
    return _sheet("overdue", overdue_cells(bulletin, texts), texts, title=title)


def _sources(bulletin: Bulletin, texts: Texts) -> Sheet:
    documents = {row["document_id"]: document(row, texts) for row in bulletin.documents.iter_rows(named=True)}
    cells = [
        {
            texts.say("xlsx-target-id"): row["target_id"],
            _said("name", texts): words.name(row, texts),
            _said("target", texts): words.target(row, texts),
            _said("document", texts): documents[row["document_id"]],
            _said("clause", texts): clause(row, texts),
            _said("quote", texts): row["quote"],
            _said("due", texts): row["due_date"],
            texts.say("xlsx-due-basis"): texts.say(f"due-basis-{row['due_basis']}"),
        }
        for row in bulletin.targets.iter_rows(named=True)
    ]
    return _sheet("sources", cells, texts)


def _said(column: str, texts: Texts) -> str:
    return texts.say(f"column-bulletin-{column}")


def _place(row: words.Row, texts: Texts) -> Cells:
    return {texts.say("xlsx-code"): row["region_code"], _said("region", texts): words.region(row, texts)}


def _figure(row: words.Row, texts: Texts) -> Cells:
    """Return an attainment row as cells: numbers as they are, unrounded; words for status, reason, source."""
    return {
        _said("name", texts): words.name(row, texts),
        texts.say("xlsx-unit"): row["unit"],
        **{texts.say(_LABELS[name]): row[name] for name in _NUMBERS},
        _said("status", texts): words.status(row["status"], texts),
        texts.say("xlsx-reason"): words.reason(row, texts),
        texts.say("xlsx-own-status"): words.status(row["own_status"], texts),
        texts.say("xlsx-pace"): row["pace"],
        **{texts.say(_LABELS[name]): row[name] for name in ("numerator", "denominator")},
        texts.say("xlsx-completeness"): f"{row['reported_units']}/{row['expected_units']}",
        texts.say("xlsx-source"): texts.say(f"source-{row['source']}"),
        texts.say("xlsx-period"): row["period"],
        _said("due", texts): row["due_date"],
        texts.say("xlsx-method"): texts.say(f"method-{row['method']}"),
        texts.say("xlsx-remark"): texts.say("demonstration") if row["demonstration"] else "",
        texts.say("xlsx-target-id"): row["target_id"],
    }


def _places(rows: Sequence[words.Row], texts: Texts) -> dict[str, list[int | None]]:
    """Return the decimals of each row's numbers: units differ by row."""
    own: list[int | None] = [words.places(row) for row in rows]
    value: list[int | None] = [_shown_places(row) for row in rows]
    whole: list[int | None] = [0 if (row["numerator"] or 0) == int(row["numerator"] or 0) else 2 for row in rows]
    found = {texts.say(_LABELS[name]): value if name in ("value", "gap") else own for name in _NUMBERS}
    found |= {texts.say(_LABELS[name]): whole for name in ("numerator", "denominator")}
    return found | {texts.say("xlsx-pace"): [_PACE_PLACES] * len(rows)}


def _shown_places(row: words.Row) -> int:
    """Return the decimals that keep a value on its side of the target: 84.97 against 85 is not shown as 85.0."""
    shown = numbers.number(row["value"], decimals=words.places(row), threshold=row["target_value"])
    return len(shown.partition(".")[2])


def _sheet(
    name: str,
    rows: Sequence[Cells],
    texts: Texts,
    *,
    places: dict[str, list[int | None]] | None = None,
    title: str = "",
) -> Sheet:
    said = texts.say(f"xlsx-{name}")
    # Without a row there is no column either; an empty sheet still says what it would hold.
    frame = pl.DataFrame(list(rows), infer_schema_length=None) if rows else pl.DataFrame()
    shown = {column: digits for column, digits in (places or {}).items() if column in frame.columns}
    return Sheet(name=said, title=title or said, frame=frame, places=shown)


def _notes(bulletin: Bulletin, texts: Texts) -> list[tuple[str, str]]:
    version = texts.say(
        "note-version-text",
        version=str(bulletin.version.number),
        moment=words.moment(bulletin.version.recorded_at, texts),
    )
    known = bulletin.query.known_at
    facts = [
        ("note-title", opening.title(bulletin, texts)),
        ("note-region", f"{opening.region(bulletin, texts)} {bulletin.query.region_code}"),
        ("note-as-of", f"{opening.period(bulletin, texts)}, {bulletin.query.as_of.last_day.isoformat()}"),
        ("note-known-at", words.moment(known, texts) if known else texts.say("note-latest")),
        ("note-version", version),
    ]
    if bulletin.demonstration:
        facts.append(("note-demonstration", texts.say("bulletin-demonstration")))
    facts.append(("note-ranking", texts.say("bulletin-ranking-rule", before=opening.before(bulletin, texts))))
    notes = [(texts.say(key), said) for key, said in facts]
    lines = enumerate(method(bulletin, texts), start=1)
    return notes + [(texts.say("note-method", number=str(number)), line) for number, line in lines]


SHEETS: tuple[Callable[[Bulletin, Texts], Sheet], ...] = (
    _counts, _targets, _regions, _ranking, _rankings, _problems, _lacking, _milestones, _overdue, _sources,
)  # fmt: skip
