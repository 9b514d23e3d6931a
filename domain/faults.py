"""Faults of reference files: where a file breaks its rules."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One broken rule: file, physical line, column, the value seen and what was expected."""

    file: str
    line: int | None
    column: str
    value: str
    rule: str  # key of a sentence in locales: `fault-<rule>`
    expected: str = ""
