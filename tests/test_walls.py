"""Walls that import-linter cannot see: scripts, SQL in code, clocks and files inside metrics."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {
    "ui",
    "commands",
    "services",
    "data",
    "validators",
    "metrics",
    "charts",
    "reports",
    "locales",
    "domain",
    "benchmarks",
}
MAY_IMPORT = {
    "app.py": {"ui", "charts", "domain", "locales"},
    "pages": {"ui", "charts", "domain", "locales"},
    "cli.py": {"commands", "services", "reports", "domain", "locales"},
    "commands": {"commands", "services", "reports", "domain", "locales"},
}
SQL = re.compile(
    r"^\s*(SELECT\b.*\bFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|VIEW))", re.I | re.S
)
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}


def sources(*rooms: str) -> list[Path]:
    return sorted(
        path for room in rooms for path in ([ROOT / room] if room.endswith(".py") else (ROOT / room).glob("**/*.py"))
    )


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sources("app.py", "pages", "cli.py", "commands"), ids=lambda path: path.name)
def test_scripts_stay_on_their_floor(path: Path) -> None:
    allowed = MAY_IMPORT[path.name if path.parent == ROOT else path.parent.name]
    assert imported(parsed(path)) & ROOMS <= allowed


def test_every_page_is_run_by_the_shell() -> None:
    for path in sources("app.py", "pages"):
        if path.name == "__init__.py":
            continue
        calls = [ast.unparse(node.func) for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
        assert any("shell" in call for call in calls), f"{path.name} does not start through the shell"


@pytest.mark.parametrize(
    "path", sources(*sorted(ROOMS), "app.py", "pages", "cli.py"), ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_sql_outside_its_folder(path: Path) -> None:
    texts = [
        node.value for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [text for text in texts if SQL.match(text)]


@pytest.mark.parametrize("path", sources("metrics"), ids=lambda path: path.name)
def test_metrics_know_no_clock_and_no_file(path: Path) -> None:
    tree = parsed(path)
    assert not imported(tree) & {"time", "pathlib", "os", "io", "random"}
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert "open" not in {call.id for call in calls if isinstance(call, ast.Name)}
    assert not {call.attr for call in calls if isinstance(call, ast.Attribute)} & CLOCKS


def test_sql_files_say_their_question_and_grain() -> None:
    for path in sorted((ROOT / "data" / "sql").glob("*.sql")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("-- Question:"), path.name
