"""How the figures of a bulletin were made: its last attachment."""

import polars as pl

from charts import numbers
from charts.wording import listed
from locales import Texts
from reports import words
from reports.bulletin_opening import documents, last_day, names_of, region
from services.bulletin import Bulletin


def method(bulletin: Bulletin, texts: Texts) -> tuple[str, ...]:
    """Return how the figures were made: scope, data version, roll-up, methods and cuts, interpretations."""
    said = [_scope(bulletin, texts), _known(bulletin, texts), texts.say("method-bulletin-rollup")]
    said += [_completeness(bulletin, texts), *_methods(bulletin, texts), *_interpretations(bulletin, texts)]
    said.append(texts.say("method-bulletin-check"))
    if bulletin.demonstration:
        said.append(texts.say("method-bulletin-demonstration"))
    return tuple(said)


def _scope(bulletin: Bulletin, texts: Texts) -> str:
    return texts.say(
        "method-bulletin-scope",
        documents=documents(bulletin, texts) or numbers.MISSING,
        region=region(bulletin, texts),
        total=bulletin.targets.height,
    )


def _known(bulletin: Bulletin, texts: Texts) -> str:
    facts = {
        "day": last_day(bulletin, texts),
        "version": str(bulletin.version.number),
        "moment": words.moment(bulletin.version.recorded_at, texts),
    }
    if bulletin.query.known_at is None:
        return texts.say("method-bulletin-known", **facts)
    return texts.say("method-bulletin-known-at", known=words.moment(bulletin.query.known_at, texts), **facts)


def _completeness(bulletin: Bulletin, texts: Texts) -> str:
    return texts.say(
        "method-bulletin-completeness",
        expected=bulletin.expected_units,
        reported=bulletin.reported_units,
        share=words.share(bulletin.reported_units, bulletin.expected_units),
        cut=f"{bulletin.cuts.completeness * 100:g}%",
    )


def _methods(bulletin: Bulletin, texts: Texts) -> list[str]:
    if bulletin.targets.is_empty():
        return []
    counted = bulletin.targets.group_by("method").len().sort("len", "method", descending=[True, False])
    parts = [
        texts.say("method-bulletin-method", method=texts.say(f"method-{row['method']}"), count=row["len"])
        for row in counted.iter_rows(named=True)
    ]
    cuts = bulletin.cuts
    said = [
        texts.say("method-bulletin-methods", parts=listed(parts, texts)),
        texts.say(
            "method-bulletin-linear",
            on_pace=f"{cuts.on_pace:.2f}", slow=f"{cuts.slow:.2f}", far=f"{cuts.far_behind:g}",
        ),
    ]  # fmt: skip
    differing = bulletin.targets.filter(pl.col("methods_disagree").fill_null(value=False))
    if differing.height:
        said.append(texts.say("method-bulletin-disagree", names=words.few(names_of(differing, texts), texts)))
    return said


def _interpretations(bulletin: Bulletin, texts: Texts) -> list[str]:
    said = []
    near = bulletin.targets.filter(pl.col("tolerance").is_not_null() & (pl.col("tolerance") > 0))
    parts = [
        texts.say(
            "method-bulletin-tolerance-one",
            name=words.name(row, texts, short=True),
            tolerance=words.tight(numbers.difference(row["tolerance"], row["unit"], texts, signed=False), texts),
        )
        for row in near.iter_rows(named=True)
    ]
    if parts:
        said.append(texts.say("method-bulletin-tolerance", parts=listed(parts, texts)))
    inferred = bulletin.targets.filter(pl.col("due_basis") == "inferred").height
    if inferred:
        said.append(texts.say("method-bulletin-inferred", count=inferred))
    return said
