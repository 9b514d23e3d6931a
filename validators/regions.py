"""Which region a row speaks of: code first, then the name inside the sender's region."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.terms import Level, Standing
from validators.folding import fold, same_looking, split_bracket
from validators.gazetteer import Gazetteer, Match, Place
from validators.regioncodes import CodeReading, read_code
from validators.rownames import row_name

_AGENCY = re.compile(
    r"(卫生健康委员会|卫生健康委|卫生健康局|卫生和计划生育委员会|卫生和计划生育局|卫健委|卫健局|卫生局|卫计委|卫计局|"
    r"(深化)?医药?卫生体制改革领导小组(办公室)?|医改领导小组(办公室)?|医改办|医保局|医疗保障局|疾控局|疾病预防控制局|人民政府(办公室)?|政府(办公室)?|管理委员会|管委会)$"
)
_NUMBERING = re.compile(r"^(\(?\d{1,3}[.、)]|[一二三四五六七八九十]+[、.])")
_CIRCLED = re.compile(r"^\s*[①-⑳㉑-㉟]")
_AMONG = re.compile(r"^其中:?")
_MARKS = re.compile(r"[*※#★☆△▲]+$")
_HARD_JOINTS = re.compile(r"[、,;/\n+&]|\s{2,}")
_LONGEST_NAME = 40
_SOFT_JOINTS = re.compile(r"[和及与]")


@dataclass(frozen=True)
class RegionReading:
    """The region of a row: `code`, or the reason there is none; warnings in `reasons`; `own` is the sender itself."""

    code: str | None
    reasons: tuple[str, ...] = ()
    own: bool = False
    deeper: bool = False  # below the sender's direct children
    details: Mapping[str, str] = field(default_factory=dict)


class RegionReader:
    """Reads the distinct pairs of code and name in one sender's file."""

    def __init__(self, gazetteer: Gazetteer, sender: str) -> None:
        self._gazetteer = gazetteer
        self._sender = sender
        self._read: dict[tuple[str, str, str], RegionReading] = {}

    def names(self, text: str) -> bool:
        """Return whether a header's text is a region's name or code."""
        return 1 < len(text.strip()) <= _LONGEST_NAME and self.read("", text).code is not None

    def narrowest(self, texts: Iterable[str]) -> str:
        """Return the text of the region inside all the others named; "" for none and for regions side by side."""
        found = {code: text for text in texts if (code := self.read("", text).code)}
        places = [self._gazetteer.by_code[code] for code in found]
        inner = [one for one in places if all(self._gazetteer.within(one, other.code) for other in places)]
        return found[inner[0].code] if inner else ""

    def read(self, code: str, name: str, *, hint: str = "") -> RegionReading:
        """Return the region that code and name of a row agree on. A total's or aggregate's row is named as such.

        `hint` is the region that rows above were grouped under; it counts where the name lies in it. What was read once
        is kept: a large file names the same regions in every part.
        """
        written = (code, name, hint)
        if written not in self._read:
            self._read[written] = self._reading(code, name, hint)
        return self._read[written]

    def _reading(self, code: str, name: str, hint: str) -> RegionReading:
        if hint:
            grouped = self.read(code, hint + name)
            if grouped.code is not None:
                return grouped
        if not fold(code) and read_code(name).code in self._gazetteer.by_code:
            code, name = name, ""
        elif not fold(name) and not fold(code).isascii():  # 合计 or a name in the code's column
            code, name = "", code
        written = _Written.of(name)
        kind = row_name(written.plain, is_region=self._names_region(written.plain))
        if kind:
            return RegionReading(None, (kind,))
        reading = read_code(code) if fold(code) else CodeReading(None)
        if not fold(code):
            return self._by_name(written) if written.plain else RegionReading(None, ("REGION_UNKNOWN",))
        place = self._gazetteer.by_code.get(reading.code or "")
        return self._by_code(place, reading, written, code)

    def _by_code(self, place: Place | None, reading: CodeReading, written: "_Written", raw: str) -> RegionReading:
        details = {"code": raw.strip()}
        if not written.plain:
            known = place is not None and reading.whole
            return (
                self._settled(Match(place), written)
                if known and place
                else RegionReading(None, ("CODE_UNKNOWN",), details=details)
            )
        agreed = self._agrees(place, written.plain) if place else None
        if agreed:
            return self._settled(agreed, written)
        by_name = self._by_name(written)
        if not reading.whole and by_name.code and reading.rounds_to(by_name.code):
            reasons = (*by_name.reasons, "CODE_PRECISION_LOST")
            return RegionReading(by_name.code, reasons, by_name.own, by_name.deeper, details)
        if by_name.reasons == ("REGION_MULTIPLE",):
            return by_name
        if place is None:
            return RegionReading(None, ("CODE_UNKNOWN",), details=details)
        return RegionReading(None, ("CODE_NAME_CONFLICT",), details={**details, "code_region": place.name})

    def _by_name(self, written: "_Written") -> RegionReading:
        matches = self._nearest(written.plain)
        if not matches:
            several = self._several(written.raw)
            return RegionReading(None, ("REGION_MULTIPLE" if several else "REGION_UNKNOWN",))
        inside = [match for match in matches if self._inside(match.place)]
        if not inside:
            return RegionReading(None, ("OUT_OF_SCOPE",), details={"sender": self._sender_name()})
        if len(matches) > 1:
            names = "、".join(self._full_name(match.place) for match in matches[:5])
            return RegionReading(None, ("REGION_AMBIGUOUS",), details={"candidates": names})
        return self._settled(inside[0], written)

    def _nearest(self, name: str) -> list[Match]:
        """Matches from the nearest circle that has any: the sender's children, itself, a named parent, all of China."""
        everywhere = self._gazetteer.named(name)
        for circle in (
            self._gazetteer.local(name, self._sender),
            [match for match in everywhere if match.place.parent == self._sender],
            [match for match in everywhere if match.place.code == self._sender],
        ):
            if circle:
                return circle
        if not (everywhere and len(name) > 1):
            return self._under_parent(name)
        # A name used twice in China is not decided by where the return comes from: 城区 may be any city's centre.
        return everywhere

    def _names_region(self, name: str) -> bool:
        """Return whether a name is a region's; 全国 is one only in the country's own return."""
        places = [match.place for match in self._gazetteer.named(name)]
        return any(place.level != Level.COUNTRY or place.code == self._sender for place in places)

    def _under_parent(self, name: str) -> list[Match]:
        """Matches of the rest of a name inside the region that opens it (佛山市顺德区, 汉中洋县)."""
        found: dict[str, Match] = {}
        for parent, rest in self._gazetteer.prefixes(name):
            pool = self._gazetteer.named(rest) or self._under_parent(rest)
            for match in pool:
                if match.place.code != parent.code and self._gazetteer.within(match.place, parent.code):
                    found.setdefault(match.place.code, match)
        direct = [match for match in found.values() if not match.variant]
        return direct or list(found.values())

    def _agrees(self, place: Place, name: str) -> Match | None:
        everywhere = self._gazetteer.named(name) or self._under_parent(name)
        return next((match for match in everywhere if match.place.code == place.code), None)

    def _several(self, raw: str) -> bool:
        for joints in (_HARD_JOINTS, _SOFT_JOINTS):
            parts = [fold(part) for part in joints.split(raw)]
            if len(parts) > 1 and all(parts) and all(self._nearest(part) for part in parts):
                return True
        return False

    def _settled(self, match: Match, written: "_Written") -> RegionReading:
        place = match.place
        if not self._inside(place):
            return RegionReading(None, ("OUT_OF_SCOPE",), details={"sender": self._sender_name()})
        own = place.code == self._sender
        reasons = [
            *(("EXTRA_UNIT",) if place.standing == Standing.EXTRA else ()),
            *(("NAME_WITH_REMARK",) if written.remark else ()),
            *(("NAME_VARIANT",) if match.variant or written.variant else ()),
        ]
        details = {"official": place.name, "remark": written.remark}
        return RegionReading(place.code, tuple(reasons), own, not own and place.parent != self._sender, details)

    def _inside(self, place: Place) -> bool:
        return place.standing != Standing.OUTSIDE and self._gazetteer.within(place, self._sender)

    def _sender_name(self) -> str:
        place = self._gazetteer.by_code.get(self._sender)
        return place.name if place else self._sender

    def _full_name(self, place: Place) -> str:
        parent = self._gazetteer.by_code.get(place.parent)
        return (parent.name if parent else "") + place.name


@dataclass(frozen=True)
class _Written:
    """A name taken out of what surrounds it in a cell."""

    raw: str
    plain: str
    remark: str = ""
    variant: bool = False

    @classmethod
    def of(cls, raw: str) -> "_Written":
        """Return the name without numbering, office, remark and marks."""
        folded = fold(raw)
        typed = _NUMBERING.sub("", same_looking(fold(_CIRCLED.sub("", raw))))
        among = _AMONG.match(typed)
        typed = typed[among.end() :] if among else typed
        bare, inside = split_bracket(_MARKS.sub("", typed))
        marks = typed[len(_MARKS.sub("", typed)) :]
        if inside and read_code(inside).code and inside.isascii():
            inside = ""
        remark = inside or marks or (among[0] if among else "")
        return cls(raw, _AGENCY.sub("", bare) or bare, remark, folded != same_looking(folded))
