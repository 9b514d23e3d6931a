"""Of several columns that may hold one figure the one that does, or a refusal where it cannot be told."""

import re
from collections.abc import Mapping, Sequence

import polars as pl

from validators.aliases import AliasIndex
from validators.decode import FileRefusedError
from validators.grid import plain
from validators.headers import header_key
from validators.headings import Heading

# These mean nothing else; 完成率 beside them is the share of the target.
_PLAIN = frozenset(
    ("完成值", "数值", "值", "实际值", "指标值", "填报值", "实际完成值", "累计完成值", "当前值", "本期值", "本期完成值")
)
_RATE = re.compile(r"[率%]|比例|比率|占比")


class Choice:
    """Chooses among columns of one header; `below` are the rows below it."""

    def __init__(
        self, headings: Mapping[str, Heading], below: pl.DataFrame, aliases: AliasIndex, last_header_row: int
    ) -> None:
        self._headings, self._below, self._aliases = headings, below, aliases
        self._row = last_header_row

    def long(self, names: Sequence[str]) -> str | None:
        """Return the column of values of a long table, None for none.

        Beside one counted from January the figures of one period alone are no more. Raises FileRefusedError where two
        columns could be it.
        """
        since_january = [name for name in names if self._headings[name].span == "months"]
        others = [name for name in names if not self._is_alone(name)]
        plain = [name for name in names if header_key(self._headings[name].text) in _PLAIN]
        for clear in (since_january if others == since_january else [], plain):
            if len(clear) == 1:
                return clear[0]
        return self._only_one(names) if names else None

    def wide(self, names: Sequence[str], indicator: str | None) -> str:
        """Return the column of an indicator's figure: of 当季 and 累计 the one it is counted by, of a ratio's the rate.

        Raises FileRefusedError where two columns could be it.
        """
        span = "alone" if indicator in self._aliases.periodic else "months"
        fitting = [name for name in names if self._headings[name].span == span]
        if {self._headings[name].span for name in names} != {"alone", "months"}:
            rates = [name for name in names if _RATE.search(header_key(self._headings[name].texts[-1]))]
            fitting = rates if len(rates) == 1 and indicator in self._aliases.ratios else list(names)
        return self._only_one(fitting)

    def by_known_names(self, names: Sequence[str]) -> list[str]:
        """Return columns that could name indicators (任务, 指标), those with the most known names first."""

        def known(name: str) -> int:
            texts = plain(self._below.select(pl.col(name).unique()))
            return sum(self._aliases.find(text) is not None for text in texts[name].to_list())

        return sorted(names, key=known, reverse=True)

    def _is_alone(self, name: str) -> bool:
        heading = self._headings[name]
        return heading.span == "alone" or header_key(heading.text) == "当期值"

    def _only_one(self, names: Sequence[str]) -> str:
        """Return the first of columns that say the same throughout."""
        if any(self._differ(name, names[0]) for name in names[1:]):
            columns = "、".join(self._headings[name].text for name in names)
            raise FileRefusedError("COLUMNS_UNCLEAR", row=self._row, columns=columns)
        return names[0]

    def _differ(self, one: str, other: str) -> bool:
        both = plain(self._below.select(one, other))
        return not both[one].equals(both[other])
