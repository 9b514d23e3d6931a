"""`cli.py user` and `cli.py audit`: who has which role, and the trail of what everybody did."""

from pathlib import Path
from typing import Annotated

import typer

from commands.frame import Database, Format, opened, say, user, write
from domain.access import Actor, Role
from domain.errors import MonitorError
from services import audit, clock, people, trail
from services.access import Store
from services.identity import Mode, mode
from services.permissions import LOCAL
from services.registry import read_registry

roles = typer.Typer(no_args_is_help=True, help="Roles of people: grant, revoke, list.")
lines = typer.Typer(no_args_is_help=True, help="The audit trail: verify, list.")

Who = Annotated[str, typer.Option(help="Who does this.")]
Why = Annotated[str, typer.Option(help="Why; kept in the audit trail.")]
_ROLES = ("name", "role", "region_code", "granted_at", "granted_by", "reason")
_LINES = ("line", "recorded_at", "actor", "action", "subject", "details", "version")
BROKEN = 1


def acting(store: Store, name: str) -> Actor:
    """Return who acts under a name on the command line: the role granted to it, else the keeper of this computer.

    Whoever may open the database file on the server may do everything with it anyway; the trail says the name. A name
    whose role was taken away acts no more: losing a role must not make anybody the keeper. Raises MonitorError then.
    """
    found = people.known(store, name)
    if found is None and people.had_role(store, name):
        raise MonitorError("role-taken", name=name)
    return found or Actor(name, LOCAL.role, LOCAL.region_code, alone=mode() is Mode.LOCAL)


def reading(store: Store) -> Actor:
    """Return who reads on the command line, as `acting` does."""
    return acting(store, user())


@roles.command(name="grant")
def grant_command(
    name: str,
    *,
    role: Annotated[Role, typer.Option(help="Role.")],
    region: Annotated[str, typer.Option(help="Code of the region that the role reaches down from.")],
    actor: Who,
    reason: Why,
    database: Database = None,
) -> None:
    """Give a name a role in a region and all below it; an earlier role of that name ends."""
    with opened(database) as store:
        _grant(store, people.Grant(name, role, region, reason), actor=actor)


@roles.command(name="revoke")
def revoke_command(name: str, *, actor: Who, reason: Why, database: Database = None) -> None:
    """Take a name's role away."""
    with opened(database) as store:
        held = people.known(store, name)
        region = held.region_code if held else LOCAL.region_code
        _grant(store, people.Grant(name, None, region, reason), actor=actor)


def _grant(store: Store, wish: people.Grant, *, actor: str) -> None:
    people.grant(store, read_registry(store), wish, actor=acting(store, actor))
    said = say().say(f"role-{wish.role.value}") if wish.role else "-"
    typer.echo(say().say("cli-role-granted", name=wish.name, role=said, region=wish.region_code))


@roles.command(name="list")
def list_command(
    *, form: Annotated[Format, typer.Option("--format")] = Format.TABLE, database: Database = None
) -> None:
    """List the roles in force."""
    with opened(database) as store:
        write(people.roles(store, read_registry(store), reader=reading(store)), form, shown=_ROLES, store=store)


@lines.command(name="verify")
def verify_command(
    *,
    earlier: Annotated[Path | None, typer.Option(help="A backup: every line it holds must stand unchanged.")] = None,
    head: Annotated[str | None, typer.Option(help="LINE:DIGEST as an earlier check told it: it must stand.")] = None,
    database: Database = None,
) -> None:
    """Check every line of the trail. Exit 1 where a line was changed, removed or inserted, naming the first."""
    with opened(database) as store:
        if earlier and not earlier.is_file():
            raise MonitorError("file-missing", file=str(earlier))
        fault = audit.verify(store)
        for known in (audit.noted(head) if head else None, audit.lines_of(earlier) if earlier else None):
            fault = fault or (audit.verify_since(store, known) if known is not None else None)
        count, last = store.frame("audit").height, audit.head(store)
    if fault is not None:
        typer.echo(say().say(f"audit-fault-{fault.kind}", line=fault.line), err=True)
        raise typer.Exit(BROKEN)
    typer.echo(say().say("cli-audit-holds", count=count, head=last))


@lines.command(name="list")
def lines_command(
    *,
    actor: Annotated[str | None, typer.Option(help="Only of this name.")] = None,
    action: Annotated[str | None, typer.Option(help="Only this action.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day on, YYYY-MM-DD.")] = None,
    rows: Annotated[int, typer.Option(help="At most so many, the newest.")] = 100,
    form: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    database: Database = None,
) -> None:
    """List lines of the trail, the newest first."""
    with opened(database) as store:
        start = clock.start_of(clock.day(since)) if since else None
        query = trail.TrailQuery(actor=actor, action=action, since=start)
        found = trail.lines(store, read_registry(store), query, reader=reading(store), rows=rows)
        write(found.rows, form, shown=_LINES, store=store)
