"""The themes and the ranking of the regions below, in sentences."""

from collections.abc import Sequence

import polars as pl

from charts.wording import listed
from locales import Texts
from reports import words
from reports.bulletin_opening import region
from reports.bulletin_rows import theme_name
from services.bulletin import BEHIND, Bulletin

_EDGE = 3


def themes(bulletin: Bulletin, texts: Texts) -> tuple[str, ...]:
    """Return the themes in sentences: those where all is kept, those that are behind, the most first."""
    behind = pl.sum_horizontal(BEHIND)
    counted = bulletin.by_theme.with_columns(behind=behind)
    kept_all = counted.filter(pl.col("met") + pl.col("on_pace") == pl.col("total"))
    late = counted.filter(pl.col("behind") > 0).sort("behind", "position", descending=[True, False])
    good_names = [theme_name(row, texts) for row in kept_all.iter_rows(named=True)]
    parts = [
        texts.say("bulletin-theme-behind", theme=theme_name(row, texts), count=row["behind"])
        for row in late.iter_rows(named=True)
    ]
    said = []
    if good_names:
        said.append(texts.say("bulletin-themes-good", names=listed(good_names, texts), count=len(good_names)))
    if parts:
        said.append(texts.say("bulletin-themes-behind", count=len(parts), parts=listed(parts, texts)))
    return (texts.say("bulletin-space").join(said),) if said else ()


def ranked(bulletin: Bulletin, texts: Texts) -> str:
    """Return the overall ranking in a sentence, or why there is none."""
    rows = bulletin.ranking.filter(pl.col("rank").is_not_null())
    if bulletin.ranking.is_empty():
        return texts.say("bulletin-no-children", region=region(bulletin, texts))
    if bulletin.ranking.height == 1:
        return texts.say("bulletin-one-child", name=words.region(bulletin.ranking.row(0, named=True), texts))
    if rows.is_empty():
        return texts.say("bulletin-not-ranked")
    if rows["rank"].n_unique() == 1:
        top = rows.row(0, named=True)
        return texts.say(
            "bulletin-ranked-equal", count=rows.height, share=words.share(top["met"] + top["on_pace"], top["judged"])
        )
    if rows.height <= 2 * _EDGE:
        return texts.say("bulletin-ranked-all", count=rows.height, first=_shares(rows, texts))
    ranks = rows["rank"].to_list()
    first = rows.filter(pl.col("rank") <= ranks[min(_EDGE, len(ranks)) - 1])
    last = rows.filter(
        (pl.col("rank") >= ranks[-min(_EDGE, len(ranks))]) & ~pl.col("rank").is_in(first["rank"].implode())
    )
    return texts.say("bulletin-ranked", count=rows.height, first=_shares(first, texts), last=_shares(last, texts))


def _shares(rows: pl.DataFrame, texts: Texts) -> str:
    parts: Sequence[str] = [
        texts.say(
            "bulletin-ranked-one",
            name=words.region(row, texts),
            share=words.share(row["met"] + row["on_pace"], row["judged"]),
        )
        for row in rows.iter_rows(named=True)
    ]
    return listed(list(parts), texts)
