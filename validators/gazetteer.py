"""The regions as a tree that can be asked by code and by name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from domain.terms import Level, Standing
from validators.folding import fold

_SUFFIX = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|新区|林区|特区|省|市|县|区|州|盟|旗)$")
# What a shortened ending may stand for: 恩施州 for 恩施土家族苗族自治州, 乳源县 for 乳源瑶族自治县.
_SHORT_FOR = {"州": "自治州", "县": "自治县", "旗": "自治旗", "区": "新区"}
_ONE_CHARACTER_ENDINGS = "县市区旗州"
_ZONES = {"经济技术开发区": "经开区", "高新技术产业开发区": "高新区", "经济开发区": "经开区"}
_LEVELS_OF = {"省": Level.PROVINCE, "自治区": Level.PROVINCE, "地区": Level.PREFECTURE, "自治州": Level.PREFECTURE}
_LEVELS_OF |= {
    "州": Level.PREFECTURE,
    "盟": Level.PREFECTURE,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
}


@dataclass(frozen=True)
class Place:
    """A region of the codebook."""

    code: str
    name: str
    short: str
    level: Level
    parent: str
    standing: Standing


@dataclass(frozen=True)
class Match:
    """A place a name may mean; `variant` where it is not written as official lists or common short forms do."""

    place: Place
    variant: bool = False


class Gazetteer:
    """Places by code, by name and by descent."""

    def __init__(self, regions: pl.DataFrame) -> None:
        self.by_code: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        self._by_short: dict[str, list[Place]] = defaultdict(list)
        columns = ("code", "name_zh", "short_name_zh", "level", "parent_code", "standing")
        for code, name, short, level, parent, standing in regions.select(columns).iter_rows():
            full = fold(name)
            place = Place(code, full, fold(short or full), Level(level), parent or "", Standing(standing))
            self.by_code[code] = place
            self._by_name[full].append(place)
            self._by_short[place.short].append(place)
        self._local: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in list(self.by_code.values()):
            self._add_zone(place)

    def ancestors(self, code: str) -> list[str]:
        """Return the codes above a region, nearest first."""
        found: list[str] = []
        place = self.by_code.get(code)
        while place and place.parent and place.parent not in found:
            found.append(place.parent)
            place = self.by_code.get(place.parent)
        return found

    def within(self, place: Place, code: str) -> bool:
        """Return whether a place is the region `code` or lies in it."""
        return place.code == code or code in self.ancestors(place.code)

    def named(self, name: str) -> list[Match]:
        """Return every place that a folded name may mean, by the most exact way that finds any."""
        exact = [Match(place) for place in self._by_name.get(name, [])]
        if exact:
            return exact
        if len(name) == 1:  # 洋 for 洋县: found by adding the ending, never by stripping one
            full = (self._by_name.get(name + ending, []) for ending in _ONE_CHARACTER_ENDINGS)
            return [Match(place, variant=True) for places in full for place in places]
        short = [Match(place) for place in self._by_short.get(name, [])]
        return short or self._other_ending(name)

    def local(self, name: str, parent: str) -> list[Match]:
        """Return the development zones that a bare name (经开区) means in a return of their own city."""
        return [Match(place) for place in self._local.get((parent, name), [])]

    def prefixes(self, name: str) -> Iterable[tuple[Place, str]]:
        """Yield regions whose full or short name opens a folded name, longest first, with the rest of the name."""
        for end in range(len(name) - 1, 1, -1):
            for places in (self._by_name.get(name[:end], []), self._by_short.get(name[:end], [])):
                yield from ((place, name[end:]) for place in places if place.level != Level.COUNTY)

    def _other_ending(self, name: str) -> list[Match]:
        """Places with this stem under another ending of the same level (南郑县 for 南郑区)."""
        ending = _SUFFIX.search(name)
        stem = name[: ending.start()] if ending else ""
        if ending is None or len(stem) < 2:
            return []
        typed = ending[1]
        found = [place for place in self._by_short.get(stem, []) if _level_fits(typed, place)]
        return [Match(place, variant=not place.name.endswith(_SHORT_FOR.get(typed, "\0"))) for place in found]

    def _add_zone(self, place: Place) -> None:
        """Add the common short names of a development zone: bare ones hold only inside its city."""
        parent = self.by_code.get(place.parent)
        if place.standing != Standing.EXTRA or parent is None:
            return
        names = {place.name, *(place.name.replace(long, short) for long, short in _ZONES.items())}
        bare = {name.removeprefix(parent.name).removeprefix(parent.short) for name in names}
        for name in bare:
            self._local[parent.code, name].append(place)
        for name in {prefix + name for name in bare for prefix in (parent.short, parent.name)} | names:
            if place not in self._by_name[name]:
                self._by_name[name].append(place)


def _level_fits(ending: str, place: Place) -> bool:
    if ending == "市":
        return place.level in (Level.PREFECTURE, Level.COUNTY) and not place.name.endswith(("地区", "自治州", "盟"))
    return _LEVELS_OF.get(ending, Level.COUNTY) == place.level
