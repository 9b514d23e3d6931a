"""The fonts of official documents after GB/T 9704-2012, what stands in for them, and what this machine has."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from locales import LANGUAGES, Texts

_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
_LATIN = ("Times New Roman", "Liberation Serif", "Tinos")


@dataclass(frozen=True)
class FontPlan:
    """A font for each use, wanted first, then what may stand in for it, in order."""

    body: tuple[str, ...]
    title: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    latin: tuple[str, ...]


_CHINESE = FontPlan(
    body=("仿宋_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong", _SERIF),
    title=(
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05S",
        "方正小标宋_GBK",
        "华文中宋",
        "STZhongsong",
        "宋体",
        "SimSun",
        _SERIF,
    ),
    first=("黑体", "SimHei", "华文黑体", "STHeiti", _SANS),
    second=("楷体_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti", _SERIF),
    latin=_LATIN,
)
# Quotes stay in Chinese in an English document too.
_ENGLISH = FontPlan(
    body=("宋体", "SimSun", _SERIF),
    title=("黑体", "SimHei", _SANS),
    first=("黑体", "SimHei", _SANS),
    second=("黑体", "SimHei", _SANS),
    latin=_LATIN,
)
PLANS: Mapping[str, FontPlan] = MappingProxyType(dict(zip(LANGUAGES, (_CHINESE, _ENGLISH), strict=True)))
USES = ("body", "title", "first", "second", "latin")
Chains = Mapping[str, tuple[str, ...]]
# Slides are set in one Chinese and one Latin font, in both languages.
SLIDE_CHINESE, SLIDE_LATIN = "Microsoft YaHei", "Arial"
SLIDE_CHAINS: Chains = MappingProxyType(
    {
        "slides": (
            SLIDE_CHINESE,
            "微软雅黑",
            "PingFang SC",
            "Source Han Sans SC",
            "思源黑体",
            _SANS,
            "WenQuanYi Micro Hei",
        ),
        "slides-latin": (SLIDE_LATIN, "Liberation Sans", "Arimo", "Helvetica"),
    }
)


@dataclass(frozen=True)
class MissingFont:
    """A font this machine lacks: what it is used for, and what is seen here in its place (empty: the system's own)."""

    use: str
    font: str
    fallback: str


@cache
def installed_fonts() -> frozenset[str] | None:
    """Return the names of all fonts of this machine as fontconfig knows them; None where there is no fontconfig."""
    lister = shutil.which("fc-list")
    if lister is None:
        return None
    try:
        listed = subprocess.run([lister, ":", "family"], capture_output=True, timeout=20, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    names = listed.stdout.decode("utf-8", errors="replace").replace("\n", ",").split(",")
    return frozenset(name.strip().replace("\\-", "-") for name in names if name.strip())


def chains(language: str) -> Chains:
    """Return the fonts of a language's documents by use: the one wanted, then what may stand in for it."""
    return {use: getattr(PLANS[language], use) for use in USES}


def missing_fonts(language: str, installed: frozenset[str]) -> tuple[MissingFont, ...]:
    """Return the fonts of a language's documents that are not among those installed, each once."""
    return missing(chains(language), installed)


def missing(asked: Chains, installed: frozenset[str]) -> tuple[MissingFont, ...]:
    """Return the first fonts of each chain that are not among those installed, each once."""
    found: list[MissingFont] = []
    for use, (wanted, *others) in asked.items():
        if wanted not in installed and wanted not in {one.font for one in found}:
            fallback = next((name for name in others if name in installed), "")
            found.append(MissingFont(use, wanted, fallback))
    return tuple(found)


def font_warnings(texts: Texts) -> tuple[str, ...]:
    """Return a sentence for each font that a document asks for and this machine lacks."""
    return _warnings(chains(texts.language), texts)


def slide_font_warnings(texts: Texts) -> tuple[str, ...]:
    """Return a sentence for each font that slides ask for and this machine lacks."""
    return _warnings(SLIDE_CHAINS, texts)


def _warnings(asked: Chains, texts: Texts) -> tuple[str, ...]:
    installed = installed_fonts()
    if installed is None:
        wanted = dict.fromkeys(names[0] for names in asked.values())
        return (texts.say("warning-fonts-unchecked", fonts=texts.say("list-comma").join(wanted)),)
    return tuple(
        texts.say(
            "warning-font",
            font=one.font,
            use=texts.say(f"font-use-{one.use}"),
            fallback=one.fallback or texts.say("warning-font-any"),
        )
        for one in missing(asked, installed)
    )
