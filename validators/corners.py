"""Tables on their side: whether columns are regions, and what the first column then lists."""

from collections.abc import Callable, Iterable, Mapping

import polars as pl

from validators.aliases import bare_part
from validators.folding import fold
from validators.headers import Role, header_key, roles_of
from validators.headings import Words, is_period

SAMPLE = 200  # rows looked at to tell what stands under a column without a name
PLACES = frozenset((Role.REGION, Role.CODE, Role.PARENT))
Paths = Mapping[str, tuple[str, ...]]


class Corner:
    """What stands in and under the first columns of a table; `below` are its rows below the header."""

    def __init__(self, paths: Paths, below: pl.DataFrame, words: Words) -> None:
        self._paths, self._below, self._words = paths, below, words
        self._lists: dict[tuple[str, str], bool] = {}

    def regions_stand_across(self) -> bool:
        """Return whether columns are regions: no column says where a row belongs, and headers name regions.

        Something else must say what rows are: a column of indicators, or one of periods.
        """
        roles = {
            name: {role for text in path for role in roles_of(header_key(text))} for name, path in self._paths.items()
        }
        places = [name for name, found in roles.items() if found & PLACES]
        units = [name for name in places if Role.UNIT in roles[name]]
        named = [name for name in self._paths if name not in places and self._region_of(name)]
        first = next((name for name, path in self._paths.items() if path), "")
        corner = [first] if first in places and len(named) >= 2 and self.lists_keys(first) else []
        told = any({Role.INDICATOR, Role.PERIOD} & found for found in roles.values())
        stated = told or bool(corner) or self.lists_keys("c0")
        return stated and len(named) >= (1 if not corner else 2) and not set(places) - set(units) - set(corner)

    def _region_of(self, name: str) -> bool:
        """Return whether one of a column's header texts is a region and nothing else."""
        return any(
            self._words.is_region(text) and not roles_of(header_key(text)) and self._words.indicator(text)[0] is None
            for text in self._paths[name]
        )

    def key_column(self) -> tuple[str, Role] | None:
        """Return the column of indicators or periods beside regions across, whatever its header says."""
        first = next((name for name, path in self._paths.items() if path), "c0")
        for role, lists in ((Role.INDICATOR, self.lists_indicators), (Role.PERIOD, self.lists_periods)):
            found = next((name for name in ("c0", first) if lists(name)), None)
            if found:
                return found, role
        return None

    def row_column(self) -> tuple[str, Role] | None:
        """Return the first column where its header is blank or says two things and regions or periods stand below."""
        name = next(iter(self._paths), "")
        if not name or (self._paths[name] and not _is_corner(self._paths[name][-1])):
            return None
        if self._mostly(name, "region", self._words.is_region):
            return name, Role.REGION
        return (name, Role.PERIOD) if self.lists_periods(name) else None

    def parts_column(self, free: Iterable[str]) -> str | None:
        """Return a column without another use below which rows are numerators, denominators and values by name."""
        for name in free:
            parts = [bare_part(text) for text in self._texts(name)]
            if parts and None not in parts and {Role.NUMERATOR, Role.DENOMINATOR} & set(parts):
                return name
        return None

    def lists_keys(self, name: str) -> bool:
        """Return whether indicators or periods stand under a column."""
        return self.lists_indicators(name) or self.lists_periods(name)

    def lists_indicators(self, name: str) -> bool:
        """Return whether an indicator stands under a column."""
        return any(self._words.aliases.find(text) is not None for text in self._texts(name))

    def lists_periods(self, name: str) -> bool:
        """Return whether mostly periods stand under a column."""
        return self._mostly(name, "period", is_period)

    def _mostly(self, name: str, kind: str, test: Callable[[str], bool]) -> bool:
        if (name, kind) not in self._lists:
            texts = self._texts(name)
            self._lists[name, kind] = bool(texts) and sum(map(test, texts)) * 2 > len(texts)
        return self._lists[name, kind]

    def _texts(self, name: str) -> list[str]:
        if name not in self._below.columns:
            return []
        return [text for text in self._below[name].head(SAMPLE).unique(maintain_order=True) if text.strip()]


def _is_corner(text: str) -> bool:
    parts = [part for part in fold(text).replace("\\", "/").replace("|", "/").split("/") if part]
    return len(parts) > 1 and all(roles_of(part) for part in parts)
