"""What surrounds a figure and must stay true when the picture is far from its page."""

from dataclasses import dataclass
from datetime import date

from domain.terms import Comparator


@dataclass(frozen=True)
class Caption:
    """Facts printed in the picture, all in the reader's language except `unit`; an empty one is left out.

    `unit` is written as in the registry (%, 个, 万名); `as_of_text` is the bare period (2024年三季度), `known_at_text`
    the bare moment, `method_text` the method's name, `completeness_text` the bare share (21/21): their labels are
    added. `source_text` is document and clause, `quote` the exact words, `remark` a whole sentence.
    """

    indicator: str
    unit: str
    as_of_text: str
    known_at_text: str
    source_text: str
    quote: str = ""
    method_text: str = ""
    completeness_text: str = ""
    demonstration: bool = False
    remark: str = ""


@dataclass(frozen=True)
class TargetLine:
    """The target that a time line is held against."""

    comparator: Comparator
    value: float
    due_date: date
    upper: float | None = None
