"""Demonstration returns: go through the same intake as any upload, marked as such, removable at one stroke."""

import csv
from datetime import date
from pathlib import Path

from data.store import Store
from domain.errors import MonitorError
from services.commits import commit
from services.intake import codebook, store_return
from services.registry import read_registry
from validators.intake import Sender, judge

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
_TABLES = ("findings", "observations", "return_events", "returns")
ACTOR = "demonstration"


def load_demonstration(store: Store, folder: Path = SAMPLES) -> int:
    """Store every return named in the folder's manifest, all in one transaction; return how many there are."""
    registry = read_registry(store)
    book = codebook(registry)
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        manifest = list(csv.DictReader(file))
    with store.transaction() as write:
        for line in sorted(manifest, key=lambda row: (row["received"], row["file"])):
            content = (folder / line["file"]).read_bytes()
            received = date.fromisoformat(line["received"])
            sender = Sender(region_code=line["sender_region_code"], received=received, today=received)
            judgement = judge(content, file_name=line["file"], codebook=book, sender=sender)
            if judgement.refused:
                raise MonitorError("sample-refused", file=line["file"])
            store_return(
                write,
                content,
                judgement,
                region_code=line["sender_region_code"],
                actor=ACTOR,
                received=received,
                demonstration=True,
            )
        commit(write, actor=ACTOR, action="demonstration loaded", subject=str(len(manifest)))
    return len(manifest)


def remove_demonstration(store: Store, *, actor: str) -> int:
    """Take every trace of demonstration returns out in one transaction; return how many there were."""
    with store.transaction() as write:
        count = int(write.frame("demonstration_count").item())
        for table in _TABLES:
            write.run(f"remove_demonstration_{table}")
        if count:
            commit(write, actor=actor, action="demonstration removed", subject=str(count))
    return count
