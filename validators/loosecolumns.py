"""Columns that are called 分子, 分母, 文号 and nothing else: whose they are."""

from collections.abc import Mapping, Sequence

from validators.headers import Role
from validators.headings import Heading, Words

_LOOSE = frozenset((Role.NUMERATOR, Role.DENOMINATOR, Role.DONE_ON, Role.DOCUMENT))


def is_strangers(name: str, headings: Mapping[str, Heading], paths: Mapping[str, Sequence[str]], words: Words) -> bool:
    """Return whether a loose column belongs to an indicator nobody knows: 某某率 | 分子 | 分母, beside it or below it.

    Its counts would otherwise go to the one indicator of the table that is known.
    """
    if len(paths[name]) > 1 and not all(map(words.is_word, paths[name])):
        return True
    order = list(headings)
    for before in reversed(order[: order.index(name)]):
        heading = headings[before]
        told = heading.roles or heading.named or heading.period or heading.region or heading.unit or heading.other
        if paths[before] and not told:
            return True
        if told and not _LOOSE & set(heading.roles):
            return False
    return False
