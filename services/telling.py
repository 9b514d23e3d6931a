"""Says errors in the reader's language: what was found, what was expected, what to do."""

from domain.errors import MonitorError
from domain.faults import Fault
from locales import Texts

_FORBIDDEN = "not-permitted"


def error_sentence(error: MonitorError, texts: Texts) -> tuple[str, str]:
    """Return what went wrong and what to do, in the reader's language."""
    plain = {name: value for name, value in error.details.items() if name != "faults"}
    if error.code == _FORBIDDEN:
        plain |= {name: texts.say(f"{name}-{plain[name]}") for name in ("role", "action")}
    return texts.say(f"error-{error.code}", **plain), texts.say(f"error-{error.code}.hint", **plain)


def fault_sentence(fault: Fault, texts: Texts) -> str:
    """Return one broken rule of a reference file: file, line, column, value and what was expected."""
    place = texts.say("fault-place", file=fault.file, line=fault.line or 0, column=fault.column)
    return place + texts.say(f"fault-{fault.rule}", value=fault.value, expected=fault.expected)
