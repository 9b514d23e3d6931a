"""Every word of the closed sets has its text in both languages."""

from enum import StrEnum

import pytest

from domain import terms
from domain.fields import SHEETS
from locales import LANGUAGES, Texts

SETS: dict[str, type[StrEnum]] = {
    "status": terms.Status,
    "reason": terms.Reason,
    "level": terms.Level,
    "method": terms.Method,
    "verdict": terms.Verdict,
    "measure": terms.Measure,
    "applies": terms.AppliesTo,
    "source": terms.Source,
    "state": terms.ReturnState,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_every_word_has_a_text(language: str, name: str) -> None:
    texts = Texts(language)
    assert [word.value for word in SETS[name] if not texts.has(f"{name}-{word.value}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_relations_of_published_values_have_a_text(language: str) -> None:
    (relation,) = [field for field in SHEETS["published_values"].fields if field.name == "relation"]
    assert [word for word in relation.allowed if not Texts(language).has(f"relation-{word}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_as_long_as_a_book_is_cut_and_says_so(language: str) -> None:
    said = Texts(language).say("error-unexpected", number="9" * 1_001)
    assert "9" * 999 + "…" in said
    assert "9" * 1_000 in Texts(language).say("error-unexpected", number="9" * 1_000)
