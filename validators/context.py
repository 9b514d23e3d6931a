"""Region and indicator of a table that has no column for them: what the lines above it, or the sheet's name, say."""

import re
from collections.abc import Iterable

from validators.folding import fold
from validators.headings import Words

_LABELLED = re.compile(
    r"(?:(?:填报|报送|上报|填表|编报|统计|所属|所在|监测)?(?:地区|区域|行政区划?|市县|县区|区县|县市区|市|县|区)(?:名称)?|"
    r"(?:填报|报送|上报|填表|编报|统计)单位(?:名称)?|单位名称)[:：]\s*(?P<region>[^\s,，;；。、（()）]+)"
)
_BEFORE = re.compile(r"^(?:附件|附表|表)?[一二三四五六七八九十\d]*[:：、.-]*")
_LONGEST = 24
_ENDINGS = "省市县区州盟旗"


def region_named(lines: Iterable[str], words: Words) -> str:
    """Return the region that lines name for the whole table, as written; "" where they name none or several.

    广东省 in a title and 填报单位：广州市卫健委 below it are one: of regions inside each other the narrowest counts.
    """
    told = [text for line in lines for text in (*_labelled(line), _opening(line, words)) if text]
    return words.narrowest(text for text in told if words.is_region(text))


def indicator_named(lines: Iterable[str], words: Words) -> str | None:
    """Return the one indicator that lines name, or None where they name none or several."""
    named = set().union(*(words.aliases.within(line) for line in lines))
    return named.pop() if len(named) == 1 else None


def _labelled(line: str) -> list[str]:
    return [found["region"] for found in _LABELLED.finditer(line)]


def _opening(line: str, words: Words) -> str:
    """Return the longest region's name a title opens with; a short form counts only before a year."""
    plain = _BEFORE.sub("", fold(line))
    for end in range(min(len(plain), _LONGEST), 1, -1):
        text, rest = plain[:end], plain[end:]
        if (text[-1] in _ENDINGS or rest[:2] == "20") and words.is_region(text):
            return text
    return ""
