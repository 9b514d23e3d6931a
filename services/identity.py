"""Which of the three modes of identity the server runs in, and whether it may start so."""

import ipaddress
import os
from enum import StrEnum

from data.store import Store
from domain.access import Actor, Role
from domain.errors import MonitorError
from services.people import known
from services.permissions import LOCAL

_MODE, _PUBLIC = "MONITOR_IDENTITY", "MONITOR_PUBLIC"
# A reader without a name, where the office opens its figures to everybody on its network: a viewer of no region, who
# is shown what viewers see everywhere and nothing of what belongs to a region's own people.
PUBLIC = Actor("public", Role.VIEWER, "")


class Mode(StrEnum):
    """How the server knows who is there."""

    LOCAL = "local"  # one administrator on this computer
    OIDC = "oidc"  # sign-in with an identity provider
    PROXY = "proxy"  # a proxy in front says who it is


def mode() -> Mode:
    """Return the mode that MONITOR_IDENTITY names (local without it); MonitorError for an unknown one."""
    asked = os.environ.get(_MODE, "").strip().lower() or Mode.LOCAL.value
    if asked not in list(Mode):
        raise MonitorError("identity-mode-unknown", found=asked, expected=", ".join(Mode))
    return Mode(asked)


def public() -> bool:
    """Return whether readers without a name may see approved figures (MONITOR_PUBLIC=on, nothing else)."""
    return os.environ.get(_PUBLIC, "").strip().lower() == "on"


def bound_safely(address: str | None, chosen: Mode, *, headers: bool = False) -> None:
    """Raise MonitorError where a mode that trusts whoever reaches the port is open to other computers.

    `headers`: whether the server believes headers (server.trustedUserHeaders). Outside the proxy mode nobody overwrites
    them: a visitor could write any name there, or the mode was forgotten.

    `address` is the server's own (server.address). The local mode knows no names and the proxy mode believes a header:
    both need a loopback address or a unix socket.
    """
    if headers and chosen is not Mode.PROXY:
        raise MonitorError("identity-headers", mode=chosen.value)
    if chosen is Mode.OIDC or (address and (address.startswith("unix:") or _loopback(address))):
        return
    raise MonitorError("identity-open", mode=chosen.value, found=address or "0.0.0.0")  # noqa: S104


def _loopback(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def still_there(store: Store, actor: Actor, chosen: Mode) -> None:
    """Raise MonitorError where somebody's role was taken away or moved since they were worked out."""
    if chosen is not Mode.LOCAL and actor_of(store, None if actor == PUBLIC else actor.name, chosen) != actor:
        raise MonitorError("signed-out")


def actor_of(store: Store, name: str | None, chosen: Mode) -> Actor | None:
    """Return who acts under a name: no name or a name without a role falls to the public view, where there is one.

    None: nobody, who sees nothing.
    """
    if chosen is Mode.LOCAL:
        return LOCAL
    granted = known(store, name) if name else None
    if granted is not None:
        return granted
    return PUBLIC if public() else None
