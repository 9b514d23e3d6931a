"""Who may change which rows of the registry: targets where they bind, parts from above, the rest is the system's."""

import polars as pl

from data.store import Store
from domain.access import Action, Actor
from domain.fields import Sheet
from services.permissions import permit_write


def permit_rows(store: Store, sheet: Sheet, text: pl.DataFrame, actor: Actor) -> None:
    """Raise MonitorError unless the actor may store these rows (text cells) of a sheet.

    A target is set where it binds, before and after. A part of it is set by those above the region it is for: nobody
    eases the own number. Everything else belongs to the system.
    """
    if sheet.name == "targets":
        held = store.frame("current_targets").join(text, on="target_id", how="semi")["region_code"]
        regions = {*text["region_code"], *held}
    elif sheet.name == "decomposed_targets":
        places = store.frame("current_regions").filter(pl.col("code").is_in(text["region_code"].implode()))
        regions = set(places["parent_code"].drop_nulls())
    else:
        permit_write(store, actor, Action.KEEP_SYSTEM)
        return
    for region in sorted(regions):
        permit_write(store, actor, Action.SET_TARGETS, region)
