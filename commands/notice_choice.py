"""`cli.py notice behind` and `choose`: a notice on something behind that the rules do not propose."""

from typing import Annotated

import typer

from commands.frame import Database, Format, opened, write
from commands.notice_frame import (
    Actor,
    AsOf,
    Deadline,
    Document,
    Form,
    KnownAt,
    On,
    Region,
    Shade,
    asked,
    day_of,
    terms_of,
    told_step,
)
from commands.people import acting
from services import rectification_steps
from services.rectification_choice import candidates, chosen
from services.rectification_life import Colour, Pair, Signed
from services.registry import read_registry

_BEHIND = ("region_zh", "region_code", "target_id", "value", "expected_value", "target_value", "gap", "unit", "status")


def behind(
    *,
    region: Region,
    as_of: AsOf,
    known_at: KnownAt = None,
    document: Document = None,
    form: Form = Format.TABLE,
    database: Database = None,
) -> None:
    """List everything behind that has no notice, whether or not the rules propose it."""
    with opened(database) as store:
        found = candidates(store, read_registry(store), asked(region, as_of, known_at), document)
        write(found, form, shown=_BEHIND, store=store)


def choose(
    *,
    region: Annotated[str, typer.Option(help="Region that issues the notice.")],
    as_of: AsOf,
    target: Annotated[str, typer.Option(help="Target that is behind.")],
    about: Annotated[str, typer.Option(help="Region that is behind: the issuer itself or one right below.")],
    comment: Annotated[str, typer.Option(help="The reason; it stands in the letter.")],
    actor: Actor,
    known_at: KnownAt = None,
    document: Document = None,
    colour: Shade = None,
    deadline: Deadline = None,
    on: On = None,
    database: Database = None,
) -> None:
    """Issue a notice on something behind that the rules do not propose."""
    with opened(database) as store:
        registry, day, query = read_registry(store), day_of(on), asked(region, as_of, known_at)
        pair = Pair(target, about)
        facts = chosen(store, registry, query, pair, day=day, document_id=document)
        suggested = str(facts["colour"][0]) if facts.height else Colour.BLUE.value
        terms = terms_of(store, colour or suggested, deadline, day)
        signed = Signed(acting(store, actor), day, comment)
        told_step(
            rectification_steps.choose(store, registry, query, pair, terms=terms, signed=signed, document_id=document)
        )
