"""Every attempt as what is searched for, in a store that holds none of them: nothing is found, nothing happens."""

from importlib import util
from pathlib import Path

import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from services import people, review, trail
from services.permissions import LOCAL
from services.registry import Registry
from services.trail import TrailQuery

_LOADED = util.spec_from_file_location("attempts", Path(__file__).with_name("attempts.py"))
assert _LOADED is not None
assert _LOADED.loader is not None
_attempts = util.module_from_spec(_LOADED)
_LOADED.loader.exec_module(_attempts)
ATTEMPTS: dict[str, str] = _attempts.ATTEMPTS


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_is_searched_for_is_only_searched_for(store: Store, registry: Registry, attempt: str) -> None:
    text = ATTEMPTS[attempt]
    query = TrailQuery(actor=text, action=text, words=text)
    assert trail.lines(store, registry, query, reader=LOCAL).total == 0
    for ask in (
        lambda: review.one(store, text, reader=LOCAL),
        lambda: registry.region(text),
        lambda: Period.parse(text),
    ):
        with pytest.raises(MonitorError):
            ask()
    assert people.known(store, text) is None
