"""The arithmetic of the annual assessment: what share of a line's marks is earned, and what the lines add up to."""

import polars as pl

from domain.terms import Comparator, Reason, Status

# How a line stands in the score.
SCORED, ZERO, EXCLUDED, NOT_APPLICABLE = "scored", "zero", "excluded", "not_applicable"
SHARE, PACE, STATUS = "share", "pace", "status"  # ways in which a score follows from the figure
# Decimals of marks, of shares (of 1) and of weights.
PLACES, SHARE_PLACES, WEIGHT_PLACES = 2, 4, 4
_GOOD = (Status.MET.value, Status.DONE.value)
_JUDGED = (
    *_GOOD, Status.ON_PACE.value, Status.SLOW.value, Status.FAR_BEHIND.value, Status.WORSENING.value,
    Status.MISSED.value,
)  # fmt: skip
# The text asks nothing of this region by itself, so nothing can be taken away from it.
NOT_ASKED = (
    Reason.CONTRIBUTION.value, Reason.INNER_TEST.value, Reason.NOT_CRISP.value, Reason.NOT_IN_FORCE.value,
)  # fmt: skip


def rounded(value: pl.Expr, places: int) -> pl.Expr:
    """Return a value rounded half up, so that what is shown adds up by hand; the noise of binary fractions is cut."""
    scale = 10.0**places
    return (value * scale).round(6).round(0, mode="half_away_from_zero") / scale


def asks() -> pl.Expr:
    """Return whether the text asks something of the region that can be marked.

    What it asks of a region above (`reference`) counts only where the sheet names the target (`named`). Columns used:
    reason, reference, named.
    """
    elsewhere = pl.col("reason").is_in(NOT_ASKED).fill_null(value=False)
    return ~elsewhere & (~pl.col("reference") | pl.col("named"))


def treatment() -> pl.Expr:
    """Return how a line stands: scored, zero, excluded, not_applicable.

    A line that cannot be judged is excluded or zero as the sheet says (`unassessed`), never zero by itself. Columns
    used: asks, points, status, unassessed.
    """
    return (
        pl.when(~pl.col("asks") | ~(pl.col("points") > 0).fill_null(value=False))
        .then(pl.lit(NOT_APPLICABLE))
        .when(pl.col("status").is_in(_JUDGED))
        .then(pl.lit(SCORED))
        .when(pl.col("unassessed") == ZERO)
        .then(pl.lit(ZERO))
        .otherwise(pl.lit(EXCLUDED))
    )


def measured() -> pl.Expr:
    """Return the measure a line's share follows from: attained share, pace, or null where only the status tells.

    A recurring duty is the share of periods in which it was kept. Columns used: way, comparator, attainment, pace,
    periods_kept, periods_due.
    """
    recurring = pl.col("comparator") == Comparator.PER_PERIOD.value
    kept = pl.when(pl.col("periods_due") > 0).then(pl.col("periods_kept") / pl.col("periods_due"))
    attained = pl.when(recurring & pl.col("periods_due").is_not_null()).then(kept).otherwise("attainment")
    return pl.when(pl.col("way") == SHARE).then(attained).when(pl.col("way") == PACE).then("pace")


def line_share() -> pl.Expr:
    """Return the share of a line's marks that is earned, from floor to 1; null where the line is not scored.

    Met or done is all of it, so is a duty kept each time, and by pace what is on pace. Else the measure, held between
    floor and cap; where there is none (a milestone), the share that the sheet gives to the status. Rounded to
    SHARE_PLACES. Columns used: treatment, status, way, comparator, measure, status_share, floor, cap.
    """
    kept = (pl.col("comparator") == Comparator.PER_PERIOD.value) & (pl.col("measure") >= 1).fill_null(value=False)
    paced = (pl.col("way") == PACE) & (pl.col("status") == Status.ON_PACE.value)
    whole = pl.col("status").is_in(_GOOD) | kept | paced
    by_measure = pl.col("measure").clip(pl.col("floor"), pl.min_horizontal("cap", pl.lit(1.0)))
    # What is not met never earns all: 85% where more than 85% is asked reads 99.99%.
    short = pl.min_horizontal(rounded(by_measure, SHARE_PLACES), pl.lit(1 - 10.0**-SHARE_PLACES))
    measured_share = pl.when(by_measure.is_not_null()).then(short)
    by_status = rounded(pl.col("status_share"), SHARE_PLACES)
    share = pl.when(whole & (pl.col("way") != STATUS)).then(1.0).otherwise(pl.coalesce(measured_share, by_status))
    return pl.when(pl.col("treatment") == SCORED).then(share).when(pl.col("treatment") == ZERO).then(0.0)


def line_score() -> pl.Expr:
    """Return a line's marks, rounded to PLACES. Columns used: points, share."""
    return rounded(pl.col("points") * pl.col("share"), PLACES)


def over_share() -> pl.Expr:
    """Return by how much of its marks a met line is exceeded, up to its cap; 0 elsewhere.

    Columns used: treatment, status, way, measure, cap.
    """
    over = (pl.min_horizontal("measure", "cap") - 1.0).clip(lower_bound=0.0).fill_null(0.0)
    met = (pl.col("treatment") == SCORED) & (pl.col("status") == Status.MET.value) & (pl.col("way") == SHARE)
    return pl.when(met).then(rounded(over, SHARE_PLACES)).otherwise(0.0)


def weights() -> pl.Expr:
    """Return the marks of each line that asks something: its own, else an even share of its theme's.

    One row per region and target; rounded to WEIGHT_PLACES. Columns used: own_points, theme, theme_points, region_code,
    asks.
    """
    shares = pl.col("own_points").is_null() & pl.col("asks")
    alike = shares.sum().over("theme", "region_code")
    points = pl.coalesce("own_points", pl.col("theme_points") / alike)
    return pl.when("asks").then(rounded(points, WEIGHT_PLACES))


def added(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per region: what its lines add up to.

    Columns: region_code, region_zh, region_en, lines, scored, zero, excluded, not_applicable (counts), asked_points (of
    all lines that ask something), assessed_points, raw (marks earned), over_points, demonstration.
    """
    stands = pl.col("treatment")
    assessed = stands.is_in([SCORED, ZERO])
    return lines.group_by("region_code", "region_zh", "region_en", maintain_order=True).agg(
        lines=pl.len().cast(pl.Int64),
        **{name: (stands == name).sum().cast(pl.Int64) for name in (SCORED, ZERO, EXCLUDED, NOT_APPLICABLE)},
        asked_points=pl.col("points").filter(stands != NOT_APPLICABLE).sum(),
        assessed_points=pl.col("points").filter(assessed).sum(),
        raw=pl.col("score").filter(assessed).sum(),
        over_points=rounded(pl.col("points") * pl.col("over"), PLACES).sum(),
        demonstration=pl.col("demonstration").any(),
    )


def marks() -> dict[str, pl.Expr]:
    """Return, by name, what follows from the sums, in marks, each rounded to PLACES.

    base: raw as a share of what could be assessed. bonus: what was exceeded, likewise, up to its cap. late_points and
    refused_points: so much each time, up to their caps. Columns used: raw, assessed_points, over_points, full_marks,
    bonus_cap, late, late_each, late_cap, refused, refused_each, refused_cap.
    """
    some = pl.col("assessed_points") > 0
    whole = pl.col("full_marks") / pl.col("assessed_points")
    exact = {
        "base": pl.when(some).then(pl.col("raw") * whole),
        "bonus": pl.when(some).then(pl.min_horizontal(pl.col("over_points") * whole, "bonus_cap")),
        "late_points": pl.min_horizontal(pl.col("late") * pl.col("late_each"), "late_cap"),
        "refused_points": pl.min_horizontal(pl.col("refused") * pl.col("refused_each"), "refused_cap"),
    }
    return {name: rounded(value, PLACES) for name, value in exact.items()}


def total() -> pl.Expr:
    """Return base less deductions plus bonus, never below 0; null where nothing could be assessed."""
    sum_up = pl.col("base") - pl.col("late_points") - pl.col("refused_points") + pl.col("bonus")
    return rounded(sum_up.clip(lower_bound=0.0), PLACES)
