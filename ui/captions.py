"""What surrounds the figures, made from a target and its rows: pictures and screens say it with the same words."""

from dataclasses import replace
from typing import Any

from charts.caption import Caption
from locales import Texts
from reports import captions
from reports.captions import (
    Subject,
    completeness_text,
    in_language,
    moment_text,
    notes,
    region_name,
    shown_name,
    source_text,
    subject,
    target_line,
)
from ui import lenses, provisional

__all__ = [
    "Subject",
    "caption",
    "completeness_text",
    "in_language",
    "moment_text",
    "notes",
    "region_name",
    "shown_name",
    "source_text",
    "subject",
    "target_line",
]


def caption(about: Subject, row: Any, texts: Texts, **more: Any) -> Caption:
    """Return what is printed around a figure, see `reports.captions.caption`, with the mark of unapproved data."""
    return replace(captions.caption(about, row, texts, **more), remark=remark(texts))


def remark(texts: Texts) -> str:
    """Return what narrows or widens the data of this screen, for pictures that stand alone: lens, unapproved values."""
    worn = lenses.worn()
    said = (texts.say(f"lens-{worn}") if worn else "", provisional.chip(texts))
    return texts.say("list-clause").join(part for part in said if part)
