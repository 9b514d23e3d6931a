"""Why a clause or a statement has no target, in the reader's words; what is not known is shown as it is recorded."""

import re
from collections.abc import Mapping
from typing import Any

from locales import Texts

_REASONS = {
    "qualitative text only": "qualitative",
    "directional or fuzzy wording only": "directional",
    "only undated, unquantified deliverable(s)": "deliverables",
    "framing text, no task": "framing",
}
# The first words of a recorded reason; what follows in brackets is the wording meant.
_WHYS = {
    "implied universal": "universal",
    "fuzzy universal": "fuzzy",
    "unquantified batch": "batch",
    "unquantified number": "number",
    "numbers in programme names": "programme-number",
    "number in a programme name": "programme-number",
    "programme duration": "programme-duration",
    "programme parameter": "programme",
    "prohibition": "prohibition",
    "relative target": "relative",
    "direction only": "direction",
    "document structure count": "structure",
    "annual frequency implied": "frequency",
    "named counties": "named",
    "grade target": "grade",
    "conditional": "conditional",
    "process duty": "process",
}
_WORDING = re.compile(r"\(([^()a-zA-Z]+)\)")


def title(row: Mapping[str, Any], texts: Texts) -> str:
    """Return a clause's title in the reader's language, in Chinese where it has no other."""
    return str(row["clause_title"] if texts.chinese else row["clause_title_en"] or row["clause_title"])


def reason(recorded: str, texts: Texts) -> str:
    """Return why a clause has no target."""
    key = _REASONS.get(recorded)
    return texts.say(f"policy-reason-{key}") if key else recorded


def why(recorded: str, texts: Texts) -> str:
    """Return why a statement gives no target, with the wording in question where it is recorded."""
    key = next((word for start, word in _WHYS.items() if recorded.startswith(start)), None)
    if key is None:
        return recorded
    said = texts.say(f"policy-why-{key}")
    wording = _WORDING.search(recorded)
    return texts.say("policy-why-wording", why=said, word=wording[1]) if wording else said
