"""The table of permissions, every cell: role x action x where the region lies."""

import pytest

from domain.access import Action, Actor, Place, Role
from domain.errors import MonitorError
from services.identity import PUBLIC
from services.permissions import LOCAL, may, permit, place_of, reach
from services.registry import Registry

# o own, c child, p parent, s sibling; a dash where nothing is allowed.
TABLE = """
action            viewer analyst reviewer administrator
see_figures       ocps   ocps    ocps     ocps
see_provisional   -      oc      oc       oc
see_returns       -      oc      oc       oc
submit_return     -      oc      oc       oc
withdraw_return   -      oc      oc       oc
review_return     -      -       oc       oc
see_notices       oc     oc      oc       oc
see_documents     oc     oc      oc       oc
reply_notice      -      oc      oc       oc
issue_notice      -      -       oc       oc
set_targets       -      -       -        oc
import_policy     -      -       -        oc
keep_system       -      -       -        o
keep_roles        -      -       -        oc
read_changes      -      -       -        ocp
read_audit        -      -       -        oc
"""
# Seen from Guangzhou.
REGIONS = {"o": "440100", "c": "440103", "p": "440000", "s": "440300"}
HEADER, *LINES = (line.split() for line in TABLE.strip().splitlines())
CELLS = [
    (role, line[0], mark, mark in allowed)
    for line in LINES
    for role, allowed in zip(HEADER[1:], line[1:], strict=True)
    for mark in REGIONS
]


def test_the_table_is_whole() -> None:
    assert [line[0] for line in LINES] == [action.value for action in Action]
    assert HEADER[1:] == [role.value for role in Role]
    assert len(CELLS) == len(Role) * len(Action) * len(Place)


@pytest.mark.parametrize(("role", "action", "mark", "allowed"), CELLS)
def test_cell(registry: Registry, role: str, action: str, mark: str, allowed: bool) -> None:
    actor = Actor("someone", Role(role), REGIONS["o"])
    assert may(registry, actor, Action(action), REGIONS[mark]) is allowed
    if allowed:
        permit(registry, actor, Action(action), REGIONS[mark])
    else:
        with pytest.raises(MonitorError) as raised:
            permit(registry, actor, Action(action), REGIONS[mark])
        assert raised.value.code == "not-permitted"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("seat", ["440100", "440000", "000000", ""])
def test_what_is_in_reach_is_what_is_allowed(registry: Registry, seat: str, role: Role) -> None:
    actor = Actor("someone", role, seat)
    # Every fortieth region, and those that lie in some way to one of the seats.
    looked = {*registry.regions["code"][::40], *registry.lineage("440103"), *registry.children("440100"), "440300"}
    for action in Action:
        allowed = {code for code in looked if may(registry, actor, action, code)}
        assert set(reach(registry, actor, action)) & looked == allowed


def test_who_answers_for_no_region_does_what_is_for_everybody(registry: Registry) -> None:
    for action in Action:
        if action is Action.SEE_FIGURES:
            permit(registry, PUBLIC, action, "440100")
            continue
        for region in (None, "000000", "440100"):
            with pytest.raises(MonitorError, match="not-permitted"):
                permit(registry, PUBLIC, action, region)


@pytest.mark.parametrize(
    ("region", "place"),
    [
        ("440100", "own"),
        ("440103", "child"),
        ("440000", "parent"),
        ("000000", "parent"),
        ("440300", "sibling"),
        ("110000", "sibling"),
    ],
)
def test_place(registry: Registry, region: str, place: str) -> None:
    assert place_of(registry, Actor("someone", Role.ANALYST, "440100"), region) == Place(place)


def test_the_local_administrator_reaches_everything_and_an_unknown_region_is_told(registry: Registry) -> None:
    assert all(may(registry, LOCAL, action, "000000") for action in Action)
    with pytest.raises(MonitorError) as raised:
        permit(registry, LOCAL, Action.SUBMIT_RETURN, "999999")
    assert raised.value.code == "region-unknown"
