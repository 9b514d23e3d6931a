"""How a rectification notice is named on screens, in documents and on the command line."""

from collections.abc import Mapping
from typing import Any

from locales import Texts
from services.rectification_life import Colour

Row = Mapping[str, Any]
_MARKS = {Colour.BLUE: "!", Colour.ORANGE: "!!", Colour.RED: "!!!"}


def number(row: Row, texts: Texts) -> str:
    """Return a notice's number, 督办〔2024〕7号; what it is called before it has one."""
    if row["serial"] is None:
        return texts.say("notice-no-number")
    return texts.say("notice-number", year=str(row["year"]), number=str(row["serial"]))


def colour(word: str, texts: Texts, *, mark: bool = True) -> str:
    """Return a colour as its word, with one to three marks before it: it never rests on colour alone."""
    said = texts.say(f"notice-colour-{word}")
    return f"{_MARKS[Colour(word)]} {said}" if mark else said


def state(row: Row, texts: Texts) -> str:
    """Return how a notice stands; where a reply is owed, with the days that are left or over."""
    if row["overdue"]:
        return texts.say("notice-said-overdue", days=int(row["days_over"]))
    if row["waiting"]:
        days = int(row["days_left"])
        return texts.say("notice-said-today") if days == 0 else texts.say("notice-said-waiting", days=days)
    return texts.say(f"notice-state-{row['state']}")


def file_name(row: Row, texts: Texts) -> str:
    """Return the name of the letter's file, without its ending."""
    return texts.say("notice-file", year=str(row["year"]), number=str(row["serial"]), colour=str(row["colour"]))
