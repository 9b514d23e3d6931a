"""What a return is judged by: the known regions, indicators and names, and who sent it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from validators.aliases import AliasIndex
from validators.gazetteer import Gazetteer


@dataclass(frozen=True)
class Codebook:
    """What regions, indicators and names are known.

    `regions`: code, name_zh, short_name_zh, level, parent_code, standing. `indicators`: indicator_id, name_zh, name_en,
    unit, kind, measure, subset_of, target_id, numerator_zh, denominator_zh, reporting_level. `aliases`: alias,
    indicator_id, part (value, numerator, denominator).
    """

    regions: pl.DataFrame
    indicators: pl.DataFrame
    aliases: pl.DataFrame

    @cached_property
    def alias_index(self) -> AliasIndex:
        """Names of indicators, made once for all files judged with this codebook."""
        return AliasIndex(indicators=self.indicators, aliases=self.aliases)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names of regions, made once for all files judged with this codebook."""
        return Gazetteer(self.regions)


@dataclass(frozen=True)
class Sender:
    """Who sent a return (a region), when it came in, and the day it is judged."""

    region_code: str
    received: date
    today: date
