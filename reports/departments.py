"""The names of departments in the reader's language."""

from collections.abc import Sequence

from locales import Texts
from services.ledger import departments
from services.registry import Registry


def in_words(names: Sequence[str], registry: Registry, texts: Texts) -> list[str]:
    """Return departments as the reader reads them; one without an English name keeps the one it has."""
    if texts.chinese:
        return list(names)
    english = dict(registry.departments.select("department", "department_en").iter_rows())
    return [english.get(name, name) for name in names]


def lead(text: str, registry: Registry, texts: Texts) -> str:
    """Return who leads as the document has it; in English the names, and that each keeps to its duties."""
    if texts.chinese or not text:
        return text
    named = texts.say("list-comma").join(in_words(departments(text), registry, texts))
    return texts.say("departments-shared", names=named) if "按职责分工负责" in text else named
