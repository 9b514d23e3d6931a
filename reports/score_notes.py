"""What has to be known of an assessment's marks: title, sources, data version, how they are worked out."""

from charts import numbers
from charts.headlines import period_words
from charts.wording import listed
from locales import Texts
from reports import words
from reports.bulletin_rows import document
from services.registry import Registry
from services.scoring import Scores
from services.scoring_words import mark

_TITLES = {False: "score-title", True: "score-title-below"}


def heading(found: Scores, registry: Registry, texts: Texts) -> str:
    """Return whose marks they are."""
    name = words.region(registry.region(found.query.region_code), texts)
    return texts.say(_TITLES[found.query.children], region=name)


def title(found: Scores, registry: Registry, texts: Texts) -> str:
    """Return the title: whose marks, of which year or period."""
    said = heading(found, registry, texts)
    return texts.say("score-title-period", title=said, period=period_words(str(found.query.as_of), texts))


def file_name(found: Scores, texts: Texts) -> str:
    """Return the name of the files, without ending."""
    return texts.say("score-file", region=found.query.region_code, period=str(found.query.as_of))


def notes(found: Scores, registry: Registry, texts: Texts) -> list[tuple[str, str]]:
    """Return what has to be known of the marks, as label and text."""
    cited = listed([document(row, texts) for row in found.documents.iter_rows(named=True)], texts)
    version = texts.say(
        "note-version-text", version=str(found.version.number), moment=words.moment(found.version.recorded_at, texts)
    )
    said = [
        ("note-title", title(found, registry, texts)),
        ("note-as-of", words.day(found.query.as_of.last_day, texts)),
        ("note-known-at", words.moment(found.query.known_at, texts) if found.query.known_at else ""),
        ("note-version", version),
        ("score-note-documents", cited),
        *(("score-note-rule", rule) for rule in method(found, texts)),
        ("note-demonstration", texts.say("bulletin-demonstration") if found.demonstration else ""),
    ]
    return [(texts.say(key), text) for key, text in said if text]


def method(found: Scores, texts: Texts) -> tuple[str, ...]:
    """Return how the marks are worked out, in sentences."""
    sheet = found.sheet
    late, late_most = sheet.deduction("late_quarter")
    refused, refused_most = sheet.deduction("refused_return")
    return (
        texts.say("score-method-line"),
        texts.say("score-method-weight", full=mark(sheet.full_marks)),
        texts.say("score-method-excluded"),
        texts.say("score-method-late", each=mark(late), most=mark(late_most)),
        texts.say("score-method-refused", each=mark(refused), most=mark(refused_most)),
        texts.say("score-method-bonus", most=mark(sheet.bonus_cap)),
        texts.say("score-method-rank", share=f"{sheet.least_assessed * 100:g}%"),
    )


def value_of(row: words.Row, texts: Texts) -> str:
    """Return the value, and the target it is held against where there is one for the region."""
    value, target = words.value(row, texts), words.target(row, texts)
    return value if target == numbers.MISSING else texts.say("score-value-of", value=value, target=target)
