import ast
import re
from pathlib import Path

from locales import LANGUAGES

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)


def keys(language: str) -> set[str]:
    return set(KEY.findall((ROOT / "locales" / language / "charts.ftl").read_text(encoding="utf-8")))


def said_in_code() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "charts").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("chart-"):
                found.add(node.value)
    return found


def test_both_languages_have_the_same_keys() -> None:
    assert keys(LANGUAGES[0]) == keys(LANGUAGES[1])


def test_every_key_in_the_code_exists_and_every_text_is_used() -> None:
    known, used = keys("zh-CN"), said_in_code()
    whole = {key for key in used if not key.endswith("-")}
    stems = tuple(key for key in used if key.endswith("-"))
    assert whole - known == set()
    assert {key for key in known - whole if not key.startswith(stems)} == set()
