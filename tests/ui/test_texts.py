"""Every sentence exists in both languages, every key in the code exists, none is left over."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ("zh-CN", "en")
FILES = tuple(path.name for path in sorted((ROOT / "locales" / LANGUAGES[0]).glob("*.ftl")))
SAME_VALUES = ("screens.ftl", "errors.ftl", "quality.ftl", "review.ftl", "ledger.ftl", "policy.ftl", "access.ftl",
               "administration.ftl", "administration_people.ftl", "settings.ftl")  # fmt: skip
SOURCES = [
    ROOT / "app.py",
    *(path for room in ("pages", "ui", "reports") for path in sorted((ROOT / room).glob("*.py"))),
]


def messages(language: str, file: str) -> dict[str, Message]:
    parsed = FluentParser().parse((ROOT / "locales" / language / file).read_text(encoding="utf-8"))
    assert all(isinstance(entry, Message) or "Comment" in type(entry).__name__ for entry in parsed.body)
    return {entry.id.name: entry for entry in parsed.body if isinstance(entry, Message)}


def placeables(message: Message) -> set[str]:
    found: set[str] = set()

    def walk(node: object) -> None:
        if type(node).__name__ == "VariableReference":
            found.add(node.id.name)  # type: ignore[attr-defined]
        for value in vars(node).values() if hasattr(node, "__dict__") else ():
            for one in value if isinstance(value, list) else [value]:
                if hasattr(one, "__dict__"):
                    walk(one)

    walk(message)
    return found


def said() -> tuple[set[str], set[str]]:
    """Keys said as they stand, and patterns of keys put together."""
    exact, patterns = set(), set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say"):
                continue
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.JoinedStr):
                    patterns.add("".join(_piece(piece) for piece in part.values).removesuffix(re.escape(".help")))
            for part in (node.args[0], *getattr(node.args[0], "__dict__", {}).values()):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    exact.add(part.value.partition(".")[0])
    return exact, patterns


def _piece(piece: ast.expr) -> str:
    return re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else r"[\w-]+"


def strings() -> set[str]:
    return {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def every_key() -> set[str]:
    return {
        key for path in (ROOT / "locales" / LANGUAGES[0]).glob("*.ftl") for key in messages(LANGUAGES[0], path.name)
    }


@pytest.mark.parametrize("file", SAME_VALUES)
def test_both_languages_say_the_same_with_the_same_values(file: str) -> None:
    chinese, english = (messages(language, file) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    for key, message in chinese.items():
        assert placeables(message) == placeables(english[key]), key
        assert [one.id.name for one in message.attributes] == [one.id.name for one in english[key].attributes], key


def test_every_key_in_the_code_exists() -> None:
    keys = every_key()
    exact, patterns = said()
    assert exact - keys == set()
    assert [one for one in patterns if not any(re.fullmatch(one, key) for key in keys)] == []


# Texts of other rooms and of the command line stand in these files too.
ELSEWHERE = ("error-", "cli-")


@pytest.mark.parametrize("file", ["screens.ftl", "review.ftl"])
def test_no_sentence_of_the_screens_is_left_over(file: str) -> None:
    exact, patterns = said()
    used = exact | strings()
    left = [
        key
        for key in messages(LANGUAGES[0], file)
        if key not in used and not key.startswith(ELSEWHERE) and not any(re.fullmatch(one, key) for one in patterns)
    ]
    assert left == []


# Tells again what another process raised.
RETOLD = ("backup_requests.py",)
TOLD = ("MonitorError", "BrokenReferenceError", "StoreBusyError")


def raised() -> set[str]:
    """Codes of all known errors raised anywhere in the product."""
    rooms = ("commands", "domain", "data", "validators", "metrics", "charts", "services", "reports", "ui", "pages")
    files = [path for room in rooms for path in (ROOT / room).glob("**/*.py")] + [ROOT / "app.py", ROOT / "cli.py"]
    codes = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
                codes |= {str(one.value) for one in node.args[:1] if isinstance(one, ast.Constant)}
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD:
                if path.name in RETOLD and not isinstance(node.args[0], ast.Constant):
                    continue
                assert isinstance(node.args[0], ast.Constant), f"{path.name}: the code is not written out"
                codes.add(str(node.args[0].value))
    return codes


def test_every_error_has_its_sentence_and_its_hint() -> None:
    written = {
        key: message
        for file in FILES
        for key, message in messages(LANGUAGES[0], file).items()
        if key.startswith("error-")
    }
    assert {f"error-{code}" for code in raised()} - written.keys() == set()
    assert written.keys() - {f"error-{code}" for code in raised()} == {"error-unexpected"}
    assert all([one.id.name for one in message.attributes] == ["hint"] for message in written.values())


def test_no_key_stands_in_two_files() -> None:
    keys = [key for file in FILES for key in messages(LANGUAGES[0], file)]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []
