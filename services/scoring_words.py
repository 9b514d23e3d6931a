"""The marks of an assessment in words: each line and each sum as the arithmetic that gave it."""

from collections.abc import Mapping
from typing import Any

from charts import numbers
from domain.terms import Reason, Status
from locales import Texts
from metrics.scoring import EXCLUDED, NOT_APPLICABLE, PLACES, SHARE, STATUS, WEIGHT_PLACES, ZERO

Row = Mapping[str, Any]


def mark(value: float | None, *, places: int = PLACES) -> str:
    """Return marks with at most two decimals, trailing noughts left out; a dash where there are none."""
    return numbers.MISSING if value is None else _short(numbers.number(value, decimals=places))


def fixed(value: float | None) -> str:
    """Return marks with two decimals, as a column of them is read."""
    return numbers.number(value, decimals=PLACES)


def weight(value: float | None) -> str:
    """Return a line's weight with the decimals it is reckoned with."""
    return mark(value, places=WEIGHT_PLACES)


def _short(said: str) -> str:
    return said.rstrip("0").rstrip(".") if "." in said else said


def percent(share: float | None) -> str:
    """Return a share in percent with at most two decimals: what is not all never reads 100%."""
    if share is None:
        return numbers.MISSING
    return _short(numbers.number(share * 100, decimals=2, threshold=100.0)) + numbers.PERCENT


def line(row: Row, texts: Texts) -> str:
    """Return how a line's marks came about: `权重4 × 完成率87.5% = 3.5`, or why it has none."""
    if row["treatment"] == NOT_APPLICABLE:
        return texts.say("score-line-not_applicable", why=_why(row, texts))
    if row["treatment"] in (EXCLUDED, ZERO):
        return texts.say(
            f"score-line-{row['treatment']}", why=_why(row, texts), points=weight(row["points"])
        )  # fmt: skip
    said = texts.say(
        "score-line", points=weight(row["points"]), what=_what(row, texts), share=percent(row["share"]),
        score=mark(row["score"]),
    )  # fmt: skip
    if row["over"] > 0:
        said += texts.say(
            "score-line-over", points=weight(row["points"]), share=percent(row["over"]),
            score=mark(row["points"] * row["over"]),
        )  # fmt: skip
    return said


def _why(row: Row, texts: Texts) -> str:
    if row["reason"]:
        return texts.say(f"reason-{row['reason']}")
    return texts.say(f"status-{row['status']}")


def _what(row: Row, texts: Texts) -> str:
    """Return what the share is: full marks because it is met, the attained share, the pace, or the status' share."""
    status = str(row["status"])
    if status in (Status.MET.value, Status.DONE.value) and row["way"] != STATUS:
        return texts.say(f"status-{status}")
    if row["reason"] == Reason.LATE.value:
        return texts.say("score-what-late")
    if row["measure"] is None or row["way"] == STATUS:
        return texts.say(f"status-{status}")
    return texts.say("score-what-share" if row["way"] == SHARE else "score-what-pace")


def sums(row: Row, texts: Texts) -> tuple[str, ...]:
    """Return how a region's total came about: base, what was left out, deductions, bonus, total, rank."""
    if row["base"] is None:
        return (texts.say("score-sum-nothing", lines=row["lines"]),)
    base = texts.say(
        "score-sum-base", raw=mark(row["raw"]), assessed=mark(row["assessed_points"]), full=mark(row["full_marks"]),
        base=mark(row["base"]), scored=row["scored"] + row["zero"],
    )  # fmt: skip
    said = [base]
    if row["excluded"]:
        left_out = row["asked_points"] - row["assessed_points"]
        said.append(
            texts.say(
                "score-sum-excluded", count=row["excluded"], points=mark(left_out), asked=mark(row["asked_points"])
            )
        )
    if row["zero"]:
        said.append(texts.say("score-sum-zero", count=row["zero"]))
    said += [_deduction(name, row, texts) for name in ("late", "refused")]
    said.append(_bonus(row, texts))
    said.append(
        texts.say(
            "score-sum-total", base=mark(row["base"]), bonus=mark(row["bonus"]), total=mark(row["total"]),
            taken=mark(row["late_points"] + row["refused_points"]),
        )
    )  # fmt: skip
    return (*said, rank(row, texts))


def _deduction(name: str, row: Row, texts: Texts) -> str:
    count = int(row[name])
    if not count:
        return texts.say(f"score-sum-{name}-none")
    return texts.say(f"score-sum-{name}", count=count, points=mark(row[f"{name}_points"]))


def _bonus(row: Row, texts: Texts) -> str:
    if not row["over_points"]:
        return texts.say("score-sum-bonus-none")
    key = "score-sum-bonus-capped" if row["bonus"] >= row["bonus_cap"] else "score-sum-bonus"
    return texts.say(
        key, over=mark(row["over_points"]), assessed=mark(row["assessed_points"]), full=mark(row["full_marks"]),
        bonus=mark(row["bonus"]),
    )  # fmt: skip


def rank(row: Row, texts: Texts) -> str:
    """Return a region's rank in a sentence, or why it has none."""
    if row["rank"] is not None:
        return texts.say("score-rank", rank=str(row["rank"]), ranked=str(row["ranked"]))
    if not row["enough"]:
        return texts.say("score-rank-thin", share=percent(row["assessed_share"] or 0.0))
    return texts.say("score-rank-alone")
