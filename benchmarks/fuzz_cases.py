"""Hostile uploads and addresses, made from a seed: the same number always gives the same case."""

import csv
import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import quote

from openpyxl import Workbook

from benchmarks.fuzz_words import ENCODINGS, HOSTILE, NAMES, NEEDED, OTHERS, PLACES, SEEDS, SOUND, WORDS
from ui.links import KEPT
from ui.screens import SCREENS


@dataclass(frozen=True)
class Upload:
    """One file as it might be sent."""

    kind: str
    file_name: str
    content: bytes


@dataclass(frozen=True)
class Address:
    """One address as it might be opened: the screen's name and the query behind the question mark, as typed."""

    screen: str
    query: str


def upload(seed: int, number: int) -> Upload:
    """Return the upload of that number."""
    draw = random.Random(f"{seed}:upload:{number}")
    (kind,) = draw.choices(list(_KINDS), [weight for weight, _ in _KINDS.values()])
    name, content = _KINDS[kind][1](draw)
    return Upload(kind, name, content)


def address(seed: int, number: int) -> Address:
    """Return the address of that number."""
    draw = random.Random(f"{seed}:address:{number}")
    names = draw.sample(PLACES, draw.randint(0, 4)) + draw.sample(OTHERS, draw.randint(0, 2)) + _odd_names(draw)
    parts = [f"{quote(name)}={_value(draw, name)}" for name in names]
    draw.shuffle(parts)
    return Address(draw.choice([one.name for one in SCREENS]), "&".join(parts))


def _odd_names(draw: random.Random) -> list[str]:
    return [draw.choice((*HOSTILE, *KEPT))[:200]] if draw.random() < 0.2 else []


def _value(draw: random.Random, name: str) -> str:
    kind = draw.random()
    if kind < 0.3:
        return quote(draw.choice(SOUND.get(name, ("all", "1"))))
    if kind < 0.75:
        return quote(draw.choice(HOSTILE))
    if kind < 0.85:  # bytes that are no text, and signs that mean something to a URL
        return "".join(draw.choice(("%ff", "%C3%28", "%", "&", "=", "+", "%25", "#", "%E4%B8")) for _ in range(3))
    return quote("".join(chr(draw.choice((draw.randrange(32, 127), draw.randrange(0x4E00, 0x9FA5)))) for _ in range(8)))


def _noise(draw: random.Random) -> tuple[str, bytes]:
    """Words without a table, or bytes without a meaning."""
    if draw.random() < 0.5:
        return _named(draw, "csv"), draw.randbytes(draw.randint(0, 400))
    lines = [_cells(draw, draw.randint(0, 6), (*WORDS, *NAMES[:3])) for _ in range(draw.randint(0, 5))]
    return _named(draw, "csv"), _encoded(draw, lines)


def _table(draw: random.Random) -> tuple[str, bytes]:
    """A table with names as they should be and cells as they should not."""
    header = [*NEEDED, *draw.sample(NAMES, draw.randint(0, 4))]
    draw.shuffle(header)
    width = len(header) + (draw.choice((-1, 1)) if draw.random() < 0.2 else 0)
    lines = [header, *(_cells(draw, width, WORDS) for _ in range(draw.randint(1, 6)))]
    return _named(draw, "csv"), _encoded(draw, lines, ENCODINGS[:4])


def _damaged(draw: random.Random) -> tuple[str, bytes]:
    """A sound return with bytes changed, cut out, doubled or put in."""
    return _named(draw, "csv"), _mutated(draw, draw.choice(SEEDS).encode(draw.choice(("utf-8", "gb18030"))))


def _archive(draw: random.Random) -> tuple[str, bytes]:
    """A workbook with its bytes damaged."""
    return _named(draw, "xlsx"), _mutated(draw, _book())


def _sheet(draw: random.Random) -> tuple[str, bytes]:
    """A workbook whose parts were rewritten: a sound archive of unsound content."""
    parts = dict(_parts())
    for _ in range(draw.randint(1, 3)):
        name = draw.choice(list(parts))
        parts[name] = _rewritten(draw, parts[name])
    if draw.random() < 0.1:
        del parts[draw.choice(list(parts))]
    return _named(draw, "xlsx"), _zipped(parts)


# How often each kind is sent: what is refused at the door costs a tenth of what is read to the end.
_KINDS: dict[str, tuple[int, Callable[[random.Random], tuple[str, bytes]]]] = {
    "noise": (52, _noise),
    "archive": (30, _archive),
    "table": (7, _table),
    "damaged": (7, _damaged),
    "sheet": (4, _sheet),
}


def _named(draw: random.Random, ending: str) -> str:
    odd = ("../../x", "con", "a" * 300, "<b>", "报表", "", ".", "=1+1", "x.csv\x00")
    name = draw.choice(odd) if draw.random() < 0.2 else "return"
    return f"{name}.{draw.choice(('csv', 'xlsx', 'txt', 'CSV', '')) if draw.random() < 0.1 else ending}"


def _cells(draw: random.Random, count: int, words: Sequence[str]) -> list[str]:
    return [draw.choice(HOSTILE) if draw.random() < 0.15 else draw.choice(words) for _ in range(max(0, count))]


def _encoded(draw: random.Random, lines: list[list[str]], encodings: Sequence[str] = ENCODINGS) -> bytes:
    stream = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if draw.choice((False, True)) else csv.QUOTE_MINIMAL
    delimiter, ending = draw.choice(",,,\t;|"), draw.choice(("\n", "\r\n"))
    csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=ending).writerows(lines)
    return stream.getvalue().encode(draw.choice(encodings), errors="ignore")


def _mutated(draw: random.Random, sound: bytes) -> bytes:
    content = bytearray(sound)
    for _ in range(draw.randint(1, 8)):
        place, length = draw.randrange(len(content) + 1), draw.randint(1, 12)
        change = draw.randrange(5)
        if change == 0 and place < len(content):
            content[place] = draw.randrange(256)
        elif change == 1:
            del content[place : place + length]
        elif change == 2:
            content[place:place] = content[place : place + length * 4]
        elif change == 3:
            content[place:place] = draw.choice(HOSTILE).encode()
        elif draw.random() < 0.2:
            del content[place:]
    return bytes(content)


_TOKENS = (
    b"-1",
    b"99999999999",
    b"",
    b"abc",
    b"1e999",
    b"nan",
    b"A0",
    b"ZZZZ9",
    b"<",
    b"&amp;",
    b"&x;",
    b'"',
    b"XFD1048577",
    b"0",
    b"\xff",
)


def _rewritten(draw: random.Random, content: bytes) -> bytes:
    words = list(re.finditer(rb"[0-9A-Za-z]+", content))
    if not words:
        return content
    word = draw.choice(words)
    return content[: word.start()] + draw.choice(_TOKENS) + content[word.end() :]


@cache
def _book() -> bytes:
    return _zipped(_parts())


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)  # of one fixed day: the same bytes each time
    return stream.getvalue()


@cache
def _parts() -> Mapping[str, bytes]:
    """Return the parts of a small sound workbook, without the moment it was made."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["地区", "统计期", "老年人健康管理率"], ["广州市", "2024-Q3", "=1+1"], ["深圳市", 45565, 0.5]):
        sheet.append(row)
    sheet["C3"].number_format = "0%"
    sheet.merge_cells("A5:A6")
    book.create_sheet("二")
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {one.filename: archive.read(one) for one in archive.infolist()}
    return {name: re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-01-01T00:00:00Z", one) for name, one in parts.items()}
