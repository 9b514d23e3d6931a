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
from ui import provisional

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
    return replace(captions.caption(about, row, texts, **more), remark=provisional.chip(texts))
