"""What MONITOR_DATABASE may say of a lake, and what it may not."""

from pathlib import Path

import pytest

from data import lake as lakes
from data.places import Lake, place
from domain.errors import MonitorError
from locales import LANGUAGES, Texts
from services.telling import error_sentence


def test_a_file_is_a_path() -> None:
    assert place("data/monitor.duckdb") == Path("data/monitor.duckdb")
    assert place(Path("x.duckdb")) == Path("x.duckdb")


def test_an_address_names_the_catalogue_and_the_folder() -> None:
    said = (
        r"ducklake:postgres:dbname=monitor host=/run/pg user='a b' application_name='it\'s' data_path='/srv/the lake'"
    )
    found = place(said)
    assert isinstance(found, Lake)
    assert dict(found.catalogue) == {
        "dbname": "monitor",
        "host": "/run/pg",
        "user": "a b",
        "application_name": "it's",
    }
    assert found.data == "/srv/the lake"
    assert place(str(found)) == found


def test_the_folder_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_LAKE_DATA", "/srv/lake")
    assert place("ducklake:postgres:service=monitor") == Lake((("service", "monitor"),), "/srv/lake")
    monkeypatch.delenv("MONITOR_LAKE_DATA")
    assert place("ducklake:postgres:service=monitor") == Lake((("service", "monitor"),), None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("ducklake:postgres:dbname=monitor password=secret", "lake-password"),
        ("ducklake:mysql:db=monitor", "lake-address"),
        ("ducklake:monitor.ducklake", "lake-address"),
        ("ducklake:postgres:host=here", "lake-address"),
        ("ducklake:postgres:dbname='monitor", "lake-address"),
        ("ducklake:postgres:postgresql://here/monitor", "lake-address"),
    ],
)
def test_what_is_no_address_or_holds_a_password_is_refused_without_repeating_it(
    said: str, code: str, language: str
) -> None:
    with pytest.raises(MonitorError) as told:
        place(said)
    assert told.value.code == code
    assert "secret" not in " ".join(error_sentence(told.value, Texts(language)))


def test_without_the_packages_the_command_that_installs_them_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lakes, "find_spec", lambda name: None if name == "psycopg" else object())
    with pytest.raises(MonitorError) as told:
        lakes.LakeEngine(Lake((("dbname", "monitor"),), None), read_only=True)
    assert told.value.details == {"missing": "psycopg", "command": "pip install -r requirements-cluster.txt"}
