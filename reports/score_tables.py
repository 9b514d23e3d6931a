"""The tables of an assessment as they are read: totals by region, marks line by line, the score sheet."""

import polars as pl

from locales import Texts
from reports import words
from services.registry import Registry
from services.scoring import Scores
from services.scoring_words import line

_TOTALS = (
    "rank", "region", "total", "base", "late", "late_points", "refused", "refused_points", "bonus", "raw",
    "assessed_points", "asked_points", "assessed_share", "scored", "excluded", "zero", "not_applicable",
    "region_code", "demonstration",
)  # fmt: skip
_LINES = (
    "region", "theme", "name", "target", "value", "unit", "status", "reason", "way", "points", "measure", "share",
    "score", "over", "arithmetic", "treatment", "document", "clause", "due_date", "target_id", "region_code",
    "demonstration",
)  # fmt: skip
_SHARES = ("assessed_share", "measure", "share", "over")


def totals(found: Scores, texts: Texts) -> pl.DataFrame:
    """Return one row per region under the reader's labels; shares in percent."""
    shown = found.totals.with_columns(
        region=_in_language("region", texts),
        assessed_share=pl.col("assessed_share") * 100,
        demonstration=_mark(texts),
    )
    return _labelled(shown, _TOTALS, texts)


def lines(found: Scores, registry: Registry, texts: Texts) -> pl.DataFrame:
    """Return one row per region and target under the reader's labels, the arithmetic in words; shares in percent."""
    rows = list(found.lines.iter_rows(named=True))
    themes = dict(registry.themes.select("theme", "theme_en").iter_rows())
    documents = {
        row["document_id"]: row["number"] or row["short_zh"] if texts.chinese else row["short_en"]
        for row in found.documents.iter_rows(named=True)
    }
    said = {
        "name": [words.name(row, texts) for row in rows],
        "target": [words.target(row, texts) for row in rows],
        "status": [words.status(row["status"], texts) for row in rows],
        "reason": [words.reason(row, texts) for row in rows],
        "way": [texts.say(f"score-way-{row['way']}") if row["way"] else "" for row in rows],
        "treatment": [texts.say(f"score-treatment-{row['treatment']}") for row in rows],
        "arithmetic": [line(row, texts) for row in rows],
        "theme": [row["theme"] if texts.chinese else themes.get(row["theme"], row["theme"]) for row in rows],
        "document": [documents.get(row["document_id"], row["document_id"]) for row in rows],
    }
    shown = found.lines.with_columns(
        *(pl.Series(name, column, dtype=pl.String) for name, column in said.items()),
        *(pl.col(name) * 100 for name in ("measure", "share", "over")),
        region=_in_language("region", texts),
        demonstration=_mark(texts),
    )
    return _labelled(shown, _LINES, texts)


def sheet(found: Scores, registry: Registry, texts: Texts) -> pl.DataFrame:
    """Return the score sheet under the reader's labels."""
    column = "short_zh" if texts.chinese else "short_en"
    targets = registry.targets.join(registry.indicators, on="indicator_id", how="left").select("target_id", name=column)
    rows = found.sheet.rules.join(targets, on="target_id", how="left", maintain_order="left")
    said = {
        "part": [texts.say(f"score-part-{part}") for part in rows["part"]],
        "subject": [rule_subject(row, registry, texts) for row in rows.iter_rows(named=True)],
        "way": [texts.say(f"score-way-{way}") if way else "" for way in rows["way"]],
        "standing": [texts.say(f"score-standing-{standing}") for standing in rows["standing"]],
    }
    shown = rows.with_columns(
        *(pl.Series(name, column, dtype=pl.String) for name, column in said.items()),
        note=_in_language("note", texts),
    )
    return _labelled(shown, ("part", "subject", "way", "points", "floor", "cap", "standing", "note"), texts)


def rule_subject(row: words.Row, registry: Registry, texts: Texts) -> str:
    """Return what a line of the score sheet is about."""
    if row["part"] == "target":
        return str(row["name"] or row["target_id"])
    if row["part"] == "theme":
        themes = dict(registry.themes.select("theme", "theme_en").iter_rows())
        if row["theme"] is None:
            return texts.say("score-subject-other-themes")
        return str(row["theme"] if texts.chinese else themes.get(row["theme"], row["theme"]))
    if row["part"] == "status":
        late = row["subject"] == "late"
        return texts.say("score-what-late") if late else texts.say(f"status-{row['subject']}")
    if row["part"] == "unassessed":
        return texts.say(f"reason-{row['subject']}") if row["subject"] else texts.say("score-subject-unassessed")
    return texts.say(f"score-subject-{row['subject']}")


def _in_language(name: str, texts: Texts) -> pl.Expr:
    return pl.col(f"{name}_{'zh' if texts.chinese else 'en'}")


def _mark(texts: Texts) -> pl.Expr:
    return pl.when("demonstration").then(pl.lit(texts.say("demonstration")))


def _labelled(rows: pl.DataFrame, names: tuple[str, ...], texts: Texts) -> pl.DataFrame:
    percent = [name for name in names if name in _SHARES]
    labels = {
        name: texts.say("score-column-percent", label=texts.say(f"score-column-{name}"))
        if name in percent
        else texts.say(f"score-column-{name}")
        for name in names
    }
    return rows.select(pl.col(name).alias(label) for name, label in labels.items())
