"""Errors that are told to people: what was found, what was expected, what to do."""


class MonitorError(Exception):
    """A known failure. `code` names its sentence in locales (`error-<code>` with `.hint`), `details` fill it."""

    exit_code = 2

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.code} ({shown})" if shown else self.code


class BrokenReferenceError(MonitorError):
    """A reference file breaks its rules; `details['faults']` lists file, line, column and reason."""


class StoreBusyError(MonitorError):
    """Another process holds the database for writing."""

    exit_code = 3
