"""Letters in a picture: escaping, estimated widths, wrapping. Plotly draws a subset of HTML and wraps nothing."""

import html
import re
import unicodedata

_NOT_FIRST = set("，。、；：？！）】》〉”’…％%,.;:?!)]}·")
_NOT_LAST = set("（【《〈“‘([{")
_PIECE = re.compile(r"\s+|[^\s\u2018-\u201d\u2e80-\uffef]+|.", re.DOTALL)
_SYLLABLE = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]+(?:ng(?![aeiouü])|n(?![aeiouüg])|r$)?", re.IGNORECASE
)


def escaped(text: str) -> str:
    """Return `text` so that Plotly shows it as it is: no tag, no entity, no formula, one line."""
    plain = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return html.escape(plain, quote=False).replace("$", "&#36;")


def width_of(text: str, size: float) -> float:
    """Return the estimated width in px of one line at a font size: a CJK character is one em."""
    return sum(_em(letter) for letter in text) * size


def _em(letter: str) -> float:
    # In Chinese fonts the curly quotes, the dash and the geometric marks are as wide as a character.
    if unicodedata.east_asian_width(letter) in "WF" or letter in "“”‘’…●◆▲■▼○":
        return 1.0
    if letter in "mwMW%@—":
        return 0.9
    return 0.33 if letter in "ijlftI.,:;'|!()[] " else 0.6 if letter.isupper() else 0.56


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Return `text` as plain lines of at most `width` px; Latin words stay whole, punctuation hangs with its word."""
    lines, line = [], ""
    for piece in _bound(_PIECE.findall(text)):
        if line and width_of(line + piece.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _bound(pieces: list[str]) -> list[str]:
    bound: list[str] = []
    for piece in pieces:
        if bound and (piece[0] in _NOT_FIRST or bound[-1][-1] in _NOT_LAST):
            bound[-1] += piece
        else:
            bound.append(piece)
    return bound


def block(text: str, width: float, size: float) -> tuple[str, int]:
    """Return `text` escaped and broken with `<br>` to even lines of at most `width` px, and the number of lines."""
    lines = _by_clause(text, width, size) or _even(text, width, size)
    return "<br>".join(escaped(line) for line in lines), len(lines)


def _by_clause(text: str, width: float, size: float) -> list[str]:
    """Break behind clauses only, where that needs no more lines than breaking anywhere."""
    lines, line = [], ""
    for clause in re.findall(r".*?(?:[，；：]|[;:] |$)", text):
        if line and width_of(line + clause.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = clause
        else:
            line += clause
    lines = [*lines, line.rstrip()]
    fits = all(width_of(piece, size) <= width for piece in lines)
    return lines if fits and len(lines) <= len(wrapped(text, width, size)) else []


def _even(text: str, width: float, size: float) -> list[str]:
    lines = wrapped(text, width, size)
    for share in range(95, 50, -5):
        evener = wrapped(text, width * share / 100, size)
        if len(evener) > len(lines):
            break
        lines = evener
    return lines


def short_lines(name: str, width: float, size: float) -> list[str]:
    """Return a place name in at most two plain lines for a narrow cell; pinyin breaks between syllables."""
    if width_of(name, size) <= width:
        return [name]
    if " " in name:
        first, _, rest = name.partition(" ")
        return [first, rest]
    syllables = _SYLLABLE.findall(name)
    if "".join(syllables) != name or len(syllables) < 2:
        half = (len(name) + 1) // 2
        return [name[:half], name[half:]]
    middle = (len(syllables) + 1) // 2
    return ["".join(syllables[:middle]) + "-", "".join(syllables[middle:])]
