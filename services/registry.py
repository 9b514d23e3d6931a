"""The registry as the services read it: regions, documents, indicators, targets, all as they stand now."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import polars as pl

from data.store import Store
from domain.errors import MonitorError
from domain.terms import Level

COUNTRY = "000000"


@dataclass(frozen=True, eq=False)
class Registry:
    """Frames of the registry; read once per data version, never changed."""

    version: int
    regions: pl.DataFrame
    indicators: pl.DataFrame
    aliases: pl.DataFrame
    targets: pl.DataFrame
    documents: pl.DataFrame
    clauses: pl.DataFrame
    themes: pl.DataFrame
    departments: pl.DataFrame
    units: pl.DataFrame
    tile_grid: pl.DataFrame
    published_values: pl.DataFrame
    primary_care_tasks: pl.DataFrame
    settings: pl.DataFrame
    decomposed: pl.DataFrame  # regions' own numbers and dates that are in force
    later_targets: frozenset[str] = frozenset()  # targets that came in after the moment this registry was known at

    @cached_property
    def structure(self) -> str:
        """The digest of all that decides how figures are rolled up: regions and indicators."""
        places = self.regions.select("code", "parent_code", "level", "standing")
        kinds = self.indicators.select(
            "indicator_id", "kind", "additive", "reporting_level", "counts_local", "derived_from", "derivation"
        )
        return digest(places) + digest(kinds)

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        grouped = self.regions.filter(pl.col("parent_code").is_not_null()).group_by("parent_code").agg("code")
        return dict(grouped.iter_rows())

    @cached_property
    def _region_rows(self) -> dict[str, dict[str, object]]:
        return {row["code"]: row for row in self.regions.iter_rows(named=True)}

    @cached_property
    def _target_rows(self) -> dict[str, dict[str, object]]:
        return {row["target_id"]: row for row in self.targets.iter_rows(named=True)}

    @cached_property
    def _indicator_rows(self) -> dict[str, dict[str, object]]:
        return {row["indicator_id"]: row for row in self.indicators.iter_rows(named=True)}

    def indicator(self, indicator_id: str) -> dict[str, object]:
        """Return an indicator's row; raise MonitorError for an unknown id."""
        if indicator_id not in self._indicator_rows:
            raise MonitorError("indicator-unknown", found=indicator_id)
        return self._indicator_rows[indicator_id]

    def region(self, code: str) -> dict[str, object]:
        """Return a region's row; raise MonitorError for an unknown code."""
        if code not in self._region_rows:
            raise MonitorError("region-unknown", found=code)
        return self._region_rows[code]

    def target(self, target_id: str) -> dict[str, object]:
        """Return a target's row; raise MonitorError for an unknown id."""
        if target_id not in self._target_rows:
            raise MonitorError("target-unknown", found=target_id)
        return self._target_rows[target_id]

    def children(self, code: str) -> list[str]:
        """Return the codes right below a region, in code order."""
        return sorted(self._children.get(code, []))

    def subtree(self, code: str) -> list[str]:
        """Return a region's code and those of all regions below it."""
        found, waiting = [], [code]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting += self._children.get(here, [])
        return found

    def lineage(self, code: str) -> list[str]:
        """Return the codes from the country down to a region."""
        path: list[str] = []
        here: object = code
        while here:
            path.append(str(here))
            here = self.region(str(here))["parent_code"]
        return path[::-1]

    def depth(self, code: str) -> int:
        """Return how far a region is from the country by level."""
        return Level(str(self.region(code)["level"])).depth


def read_registry(store: Store) -> Registry:
    """Return the registry as it stands in the store."""
    version = store.version()  # asked first: what is read then may be newer, never older
    with store.steady():
        return Registry(
            version=version,
            regions=store.frame("current_regions").sort("code"),
            indicators=store.frame("current_indicators"),
            aliases=store.frame("current_indicator_aliases"),
            targets=in_file_order(store.frame("current_targets"), store.frame("current_documents")),
            documents=store.frame("current_documents"),
            clauses=store.frame("current_clauses").sort("position"),
            themes=store.frame("current_themes").sort("position"),
            departments=store.frame("current_departments"),
            units=store.frame("current_units"),
            tile_grid=store.frame("current_tile_grid"),
            published_values=store.frame("current_published_values").sort("published_id"),
            primary_care_tasks=store.frame("current_primary_care_tasks").sort("task"),
            settings=store.frame("current_settings"),
            decomposed=in_force(store.frame("current_decomposed_targets")),
        )


def digest(frame: pl.DataFrame) -> str:
    """Return a number that two frames share only where they hold the same rows in the same order."""
    return sha256(frame.write_ipc(None).getvalue()).hexdigest()


def in_force(decomposed: pl.DataFrame) -> pl.DataFrame:
    """Return the decomposed targets that were not withdrawn."""
    return decomposed.filter(pl.col("standing") == "in_force").sort("target_id", "region_code")


def in_file_order(targets: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return targets with those of the newest document first."""
    newest_first = documents.sort("period_end", "document_id", descending=[True, False])["document_id"].to_list()
    order = pl.col("document_id").replace_strict(
        {name: index for index, name in enumerate(newest_first)}, return_dtype=pl.Int64
    )
    return targets.sort(order, "target_id")
