"""One spelling for what people write in many: full width, spaces, brackets, look-alike characters."""

import re
import unicodedata

_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_TRAILING_BRACKET = re.compile(r"^(?P<head>.+?)[(\[](?P<inside>[^()\[\]]*)[)\]]$")
# Characters typed for another that looks or reads the same; each use is a NAME_VARIANT.
_LOOKALIKES = str.maketrans(
    {
        "巿": "市",
        "縣": "县",
        "區": "区",
        "廣": "广",
        "東": "东",
        "雲": "云",
        "門": "门",
        "陽": "阳",
        "遠": "远",
        "慶": "庆",
    }
    | {"漢": "汉", "鎮": "镇", "強": "强", "寧": "宁", "壩": "坝", "鄭": "郑", "臺": "台", "橋": "桥", "鄉": "乡"}
)


def fold(text: str) -> str:
    """Return `text` in half width, without any white space, in lower case."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()


def half_width(text: str) -> str:
    """Return `text` in half width with inner spaces kept, outer ones gone."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return re.sub(r"[\u200b-\u200f\u2060\ufeff]", "", plain).strip()


def same_looking(text: str) -> str:
    """Return `text` with look-alike and traditional characters of region names replaced."""
    return text.translate(_LOOKALIKES)


def split_bracket(text: str) -> tuple[str, str]:
    """Return a folded text without its trailing bracket, and what stood in it ("" if there is none)."""
    match = _TRAILING_BRACKET.match(text)
    return (match["head"], match["inside"]) if match else (text, "")
