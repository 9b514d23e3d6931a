"""Checks who may do what where, before anything is done. Deny by default."""

from collections.abc import Sequence

from data.store import Store, Transaction
from domain.access import PERMITTED, Action, Actor, Place, Role
from domain.errors import MonitorError
from services.registry import COUNTRY, Registry

# The one person on this computer: the default of `make run` and of the command line.
LOCAL = Actor("local", Role.ADMINISTRATOR, COUNTRY, alone=True)


def local(name: str) -> Actor:
    """Return the keeper of this computer under a name of one's own."""
    return Actor(name, LOCAL.role, LOCAL.region_code, alone=True)


def place_of(registry: Registry, actor: Actor, region_code: str) -> Place:
    """Return where a region lies, seen from the actor's own; MonitorError for an unknown region."""
    lineage = registry.lineage(region_code)
    above = registry.lineage(actor.region_code)
    return _place(actor, region_code, lineage, above)


def _place(actor: Actor, region_code: str, lineage: Sequence[str], above: Sequence[str]) -> Place:
    if region_code == actor.region_code:
        return Place.OWN
    if actor.region_code in lineage:
        return Place.CHILD
    return Place.PARENT if region_code in above else Place.SIBLING


def may(registry: Registry, actor: Actor, action: Action, region_code: str) -> bool:
    """Return whether an actor may do something in a region."""
    allowed = PERMITTED[actor.role].get(action, frozenset())
    return bool(allowed and region_code) and place_of(registry, actor, region_code) in allowed


def reach(registry: Registry, actor: Actor, action: Action) -> list[str]:
    """Return the codes of all regions in which an actor may do something: those for which `may` says so."""
    own, everywhere = actor.region_code, set(registry.regions["code"])
    lying = {
        Place.OWN: {own} & everywhere,
        Place.CHILD: set(registry.subtree(own)) - {own},
        Place.PARENT: set(registry.lineage(own)) - {own},
    }
    lying[Place.SIBLING] = everywhere.difference(*lying.values())
    return sorted(code for place in PERMITTED[actor.role].get(action, ()) for code in lying[place])


def permit(registry: Registry, actor: Actor, action: Action, region_code: str | None = None) -> None:
    """Raise MonitorError unless the actor may do something in a region (None: the actor's own, for the system)."""
    region = region_code or actor.region_code
    if not may(registry, actor, action, region):
        raise _refusal(actor, action, str(registry.region(region or COUNTRY)["name_zh"]))


def may_write(write: Store | Transaction, actor: Actor, action: Action, region_code: str) -> bool:
    """Return what `may` does, by what the store says of the regions; MonitorError for an unknown region."""
    lineage = write.frame("lineage", code=region_code)["code"].to_list()
    if not lineage:
        raise MonitorError("region-unknown", found=region_code)
    above = write.frame("lineage", code=actor.region_code)["code"].to_list()
    return _place(actor, region_code, lineage, above) in PERMITTED[actor.role].get(action, frozenset())


def permit_write(write: Store | Transaction, actor: Actor, action: Action, region_code: str | None = None) -> None:
    """Raise as `permit` does, by what the store says of the regions: for writers, who need no registry."""
    region = region_code or actor.region_code
    if not may_write(write, actor, action, region):
        raise _refusal(actor, action, region)


def permit_everywhere(actor: Actor, action: Action) -> None:
    """Raise MonitorError unless the actor may do something in the whole country.

    Asks no register of regions: the first load comes before there is one.
    """
    if actor.region_code != COUNTRY or Place.OWN not in PERMITTED[actor.role].get(action, frozenset()):
        raise _refusal(actor, action, COUNTRY)


def _refusal(actor: Actor, action: Action, region: str) -> MonitorError:
    return MonitorError("not-permitted", actor=actor.name, role=actor.role.value, action=action.value, region=region)
