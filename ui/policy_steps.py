"""The cascade of one target as steps: nation, province, city, and the regions below the one it binds."""

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from charts import numbers
from charts.headlines import period_words
from charts.theme import MARKS, Theme
from domain.terms import Level, Status
from locales import Texts
from ui import cached, policy, tables
from ui import policy_answers as answers
from ui.links import address
from ui.markup import link
from ui.policy_answers import Looked
from ui.policy_clauses import as_file

_LEVELS = (Level.COUNTRY, Level.PROVINCE, Level.PREFECTURE)
_NAMED = 6


def draw(looked: Looked, target: str, texts: Texts, theme: Theme) -> None:
    """Draw the cascade of a target, with its rows as a file."""
    rows = answers.cascade(looked, target)
    itself = cached.registry().target(target)
    title = texts.say("policy-cascade", name=answers.indicator_name(str(itself["indicator_id"]), texts))
    note = texts.say("policy-cascade-note", period=period_words(str(looked.as_of), texts))
    close = link(texts.say("policy-cascade-close"), policy.to(looked, target=None))
    st.html(f'<h2 class="mon-title">{escape(title)}</h2><div class="mon-links">{close}</div>')
    st.caption(note)
    steps = [_step(level, rows.filter(pl.col("level") == level.value), looked, texts, theme) for level in _LEVELS]
    steps.append(_below(looked, target, texts, theme))
    st.html(f'<div class="pol"><div class="pol-steps">{"".join(steps)}</div></div>')
    relations = {name: texts.say(f"policy-relation-{name}") for name in rows["relation"].unique()}
    named = rows.with_columns(pl.col("relation").replace_strict(relations, return_dtype=pl.String))
    tables.download(
        as_file(named, texts, "relation"), texts.say("policy-download-cascade"),
        file_name=f"cascade_{target}_{looked.as_of}", key="download-cascade",
    )  # fmt: skip


def _step(level: Level, rows: pl.DataFrame, looked: Looked, texts: Texts, theme: Theme) -> str:
    cards = "".join(_card(row, looked, texts, theme) for row in rows.iter_rows(named=True))
    none = f'<p class="mon-muted">{escape(texts.say("policy-cascade-none"))}</p>'
    return f'<section class="pol-step"><h3>{escape(texts.say(f"level-{level.value}"))}</h3>{cards or none}</section>'


def _card(row: Mapping[str, Any], looked: Looked, texts: Texts, theme: Theme) -> str:
    status = Status(row["status"])
    region, relation = answers.named_region(row["region_code"], texts), texts.say(f"policy-relation-{row['relation']}")
    due = row["due_date"].isoformat()
    inferred = row["due_basis"] == "inferred"
    due_said = texts.say("policy-cascade-due-inferred" if inferred else "policy-cascade-due", date=due)
    value = answers.value_words(row, texts)
    value_said = texts.say("policy-cascade-value", value=value) if value != numbers.MISSING else ""
    name = answers.indicator_name(row["indicator_id"], texts)
    itself = row["relation"] == "self"
    shown = escape(name) if itself else link(name, policy.to(looked, target=row["target_id"]))
    word = f"{MARKS[status]} {texts.say(f'status-{status.value}')}"
    return (
        f'<div class="pol-card{" self" if itself else ""}"><div class="row"><b>{escape(region)}</b>'
        f'<span class="mon-muted">{escape(relation)}</span></div>'
        f'<div>{shown}</div><div class="aim">{escape(answers.target_words(row, texts))}</div>'
        f'<div class="row"><span>{escape(value_said)}</span>'
        f'<b style="color:{theme.shade(status)}">{escape(word)}</b></div>'
        f'<div class="mon-muted">{escape(due_said)}</div></div>'
    )


def _below(looked: Looked, target: str, texts: Texts, theme: Theme) -> str:
    """The regions below the one that the target binds: how many stand how, and which have a number of their own."""
    row, held = cached.registry().target(target), answers.below(looked, target)
    region = answers.named_region(str(row["region_code"]), texts)
    heading = f"<h3>{escape(texts.say('policy-cascade-below', region=region))}</h3>"
    if not held.counts:
        none = escape(texts.say("policy-cascade-below-none"))
        return f'<section class="pol-step">{heading}<p class="mon-muted">{none}</p></section>'
    lines = "".join(_count(status, count, texts, theme) for status, count in held.counts.items())
    own = _own_numbers(held.decomposed, row, texts)
    href = address("indicator", region=str(row["region_code"]), target=target, as_of=str(looked.as_of))
    more = f"<div>{link(texts.say('policy-cascade-more'), href)}</div>"
    return f'<section class="pol-step">{heading}<div class="pol-card">{lines}{own}{more}</div></section>'


def _count(status: Status, count: int, texts: Texts, theme: Theme) -> str:
    said = texts.say("policy-cascade-below-counts", count=count, status=texts.say(f"status-{status.value}"))
    return f'<div style="color:{theme.shade(status)}">{MARKS[status]} {escape(said)}</div>'


def _own_numbers(decomposed: pl.DataFrame, target: Mapping[str, Any], texts: Texts) -> str:
    if decomposed.is_empty():
        return ""
    unit = str(cached.registry().indicator(str(target["indicator_id"]))["unit"])
    said = []
    for row in decomposed.head(_NAMED).iter_rows(named=True):
        value = row["threshold"] if row["threshold"] is not None else target["threshold"]
        words = numbers.target(str(target["comparator"]), value, unit, texts)
        due = f" {row['due_date'].isoformat()}" if row["due_date"] else ""
        region = answers.named_region(row["region_code"], texts)
        said.append(texts.say("policy-cascade-own-one", region=region, target=words) + due)
    rest = decomposed.height - len(said)
    names = texts.say("list-comma").join(said) + (texts.say("list-more", count=rest) if rest else "")
    sentence = texts.say("policy-cascade-own", count=decomposed.height, names=names)
    return f'<div class="mon-muted">{escape(sentence)}</div>'
