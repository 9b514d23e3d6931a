"""People and their roles: granted and taken away by name, never overwritten."""

from dataclasses import dataclass, replace

import polars as pl

from data.store import Store, Transaction
from domain.access import Action, Actor, Role
from domain.errors import MonitorError
from services import audit
from services.clock import now
from services.permissions import permit
from services.registry import Registry

_LONGEST = 200
# Names that stand in the audit trail for nobody in person.
RESERVED = frozenset({"local", "public", "init", "demonstration"})
COLUMNS = ("name", "role", "region_code", "granted_at", "granted_by", "reason", "grant_id")


def roles(store: Store, registry: Registry, *, reader: Actor) -> pl.DataFrame:
    """Return the roles in force in the reader's region and below it: columns of COLUMNS, by name.

    Raises MonitorError for somebody who may not keep roles.
    """
    permit(registry, reader, Action.KEEP_ROLES)
    return _in_force(store).filter(_within(registry, reader)).select(COLUMNS)


def versions(store: Store, registry: Registry, *, reader: Actor, name: str | None = None) -> pl.DataFrame:
    """Return every role ever given or taken away (an empty `role`) in the reader's region and below it, newest first.

    Columns of COLUMNS; `name` (None: of everybody) is the person. Raises as `roles` does.
    """
    permit(registry, reader, Action.KEEP_ROLES)
    found = store.frame("role_versions").filter(_within(registry, reader)).select(COLUMNS)
    return found if name is None else found.filter(pl.col("name") == name)


def _within(registry: Registry, reader: Actor) -> pl.Expr:
    return pl.col("region_code").is_in(registry.subtree(reader.region_code))


def _in_force(store: Store | Transaction) -> pl.DataFrame:
    return store.frame("current_roles").filter(pl.col("role") != "")


def known(store: Store, name: str) -> Actor | None:
    """Return the person with the role granted to that name; None where there is none."""
    found = _in_force(store).filter(pl.col("name") == name)
    if found.is_empty():
        return None
    row = found.row(0, named=True)
    return Actor(row["name"], Role(row["role"]), row["region_code"])


def had_role(store: Store, name: str) -> bool:
    """Return whether a name ever had a role."""
    return not store.frame("role_versions").filter(pl.col("name") == name.strip()).is_empty()


@dataclass(frozen=True)
class Grant:
    """What is asked for: a role (None: none any more) in a region for a name, and why.

    `seen` is the number of the grant that was looked at (0: none was there; None: nobody looked).
    """

    name: str
    role: Role | None
    region_code: str
    reason: str
    seen: int | None = None


def grant(store: Store, registry: Registry, wish: Grant, *, actor: Actor) -> bool:
    """Give a name a role in a region, or take it away; the earlier line stays readable.

    Returns whether anything changed: the second of two clicks finds it done. Raises MonitorError where the actor may
    not, for an unknown region, a name that is empty or stands for nobody in person, a missing reason, where
    administrators would change their own role, where nobody would be left who administers the region, and where
    somebody else moved the role since it was looked at.
    """
    asked = replace(wish, name=wish.name.strip(), reason=wish.reason.strip())
    permit(registry, actor, Action.KEEP_ROLES, asked.region_code)
    _check_words(asked)
    with store.transaction() as write:
        last = write.frame("current_roles").filter(pl.col("name") == asked.name)
        held = last.filter(pl.col("role") != "")
        if held.height:  # a role in another region is not for this actor to move
            permit(registry, actor, Action.KEEP_ROLES, str(held["region_code"].item()))
        _check_own(asked, held, actor)
        if _same(asked, held):
            return False
        _check_seen(asked, last)
        _check_left(write, registry, asked, held)
        _write(write, asked, actor)
    return True


def _check_words(asked: Grant) -> None:
    if not asked.name or len(asked.name) > _LONGEST or not asked.name.isprintable():
        raise MonitorError("name-empty", most=_LONGEST)
    if not asked.reason:
        raise MonitorError("reason-empty")


def _same(asked: Grant, held: pl.DataFrame) -> bool:
    if asked.role is None:
        return held.is_empty()
    return held.select("role", "region_code").rows() == [(asked.role.value, asked.region_code)]


def _check_seen(asked: Grant, last: pl.DataFrame) -> None:
    """Raise where somebody else moved the role since it was looked at."""
    if asked.seen is not None and last.height and last["grant_id"].item() != asked.seen:
        moment = f"{last['granted_at'].item():%Y-%m-%d %H:%M}"
        raise MonitorError("role-moved", name=asked.name, actor=last["granted_by"].item(), moment=moment)


def _check_own(asked: Grant, held: pl.DataFrame, actor: Actor) -> None:
    """Raise where administrators would lose their own reach, and for names of nobody in person."""
    if asked.name == actor.name and (held.height or asked.role is not Role.ADMINISTRATOR):
        raise MonitorError("role-own", name=asked.name)
    if asked.name in RESERVED and asked.role is not None:
        raise MonitorError("name-reserved", name=asked.name)


def _check_left(write: Transaction, registry: Registry, asked: Grant, held: pl.DataFrame) -> None:
    """Raise where the last one who administers a region would lose it."""
    if held.is_empty() or held["role"].item() != Role.ADMINISTRATOR.value:
        return
    above = registry.lineage(str(held["region_code"].item()))
    if asked.role is Role.ADMINISTRATOR and asked.region_code in above:
        return
    others = _in_force(write).filter(pl.col("role") == Role.ADMINISTRATOR.value, pl.col("name") != asked.name)
    if not set(others["region_code"]) & set(above):
        raise MonitorError("role-last", name=asked.name, region=str(registry.region(above[-1])["name_zh"]))


def _write(write: Transaction, asked: Grant, actor: Actor) -> None:
    role = asked.role.value if asked.role else ""
    row = {
        "grant_id": write.frame("next_grant").item(),
        "name": asked.name,
        "role": role,
        "region_code": asked.region_code,
        "granted_at": now(),
        "granted_by": actor.name,
        "reason": asked.reason,
    }
    write.append("role_grants", pl.DataFrame([row]))
    said = f"{role or '-'} {asked.region_code}; {asked.reason}"
    audit.record(write, actor=actor.name, action="role", subject=asked.name, details=said)
