"""Checks who may do what where, before anything is done. Deny by default."""

from domain.access import PERMITTED, Action, Actor, Place, Role
from domain.errors import MonitorError
from services.registry import COUNTRY, Registry

# The one person on this computer: the default of `make run` and of the command line.
LOCAL = Actor("local", Role.ADMINISTRATOR, COUNTRY, alone=True)


def place_of(registry: Registry, actor: Actor, region_code: str) -> Place:
    """Return where a region lies, seen from the actor's own; MonitorError for an unknown region."""
    lineage = registry.lineage(region_code)
    if region_code == actor.region_code:
        return Place.OWN
    if actor.region_code in lineage:
        return Place.CHILD
    return Place.PARENT if region_code in registry.lineage(actor.region_code) else Place.SIBLING


def may(registry: Registry, actor: Actor, action: Action, region_code: str) -> bool:
    """Return whether an actor may do something in a region."""
    allowed = PERMITTED[actor.role].get(action, frozenset())
    return bool(allowed) and place_of(registry, actor, region_code) in allowed


def permit(registry: Registry, actor: Actor, action: Action, region_code: str | None = None) -> None:
    """Raise MonitorError unless the actor may do something in a region (None: the actor's own, for the system)."""
    region = region_code or actor.region_code
    if not may(registry, actor, action, region):
        raise MonitorError(
            "not-permitted",
            actor=actor.name,
            role=actor.role.value,
            action=action.value,
            region=str(registry.region(region)["name_zh"]),
        )
