"""People and their roles: granted and taken away by name, never overwritten."""

import polars as pl

from data.store import Store
from domain.access import Action, Actor, Role
from domain.errors import MonitorError
from services import audit
from services.clock import now
from services.permissions import permit
from services.registry import Registry

_LONGEST = 200


def roles(store: Store) -> pl.DataFrame:
    """Return the roles in force: name, role, region_code, granted_at, granted_by, reason."""
    return store.frame("current_roles").filter(pl.col("role") != "")


def known(store: Store, name: str) -> Actor | None:
    """Return the person with the role granted to that name; None where there is none."""
    found = roles(store).filter(pl.col("name") == name)
    if found.is_empty():
        return None
    row = found.row(0, named=True)
    return Actor(row["name"], Role(row["role"]), row["region_code"])


def grant(
    store: Store, registry: Registry, *, name: str, role: Role | None, region_code: str, actor: Actor, reason: str
) -> None:
    """Give a name a role in a region, or take it away (`role` None); the earlier line stays readable.

    Raises MonitorError where the actor may not, for an unknown region, an empty name or a missing reason, and where
    administrators would take away their own role.
    """
    permit(registry, actor, Action.KEEP_ROLES, region_code)
    held = known(store, name)
    if held is not None:  # a role in another region is not for this actor to move
        permit(registry, actor, Action.KEEP_ROLES, held.region_code)
    if not name.strip() or len(name) > _LONGEST:
        raise MonitorError("name-empty", most=_LONGEST)
    if not reason.strip():
        raise MonitorError("reason-empty")
    if name == actor.name and role is not Role.ADMINISTRATOR:
        raise MonitorError("role-own", name=name)
    with store.transaction() as write:
        number = write.frame("next_grant").item()
        row = {
            "grant_id": number,
            "name": name.strip(),
            "role": role.value if role else "",
            "region_code": region_code,
            "granted_at": now(),
            "granted_by": actor.name,
            "reason": reason.strip(),
        }
        write.append("role_grants", pl.DataFrame([row]))
        audit.record(
            write, actor=actor.name, action="role", subject=name, details=f"{role.value if role else '-'} {region_code}"
        )
