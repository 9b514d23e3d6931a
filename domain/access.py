"""Who acts, what can be done, and the one table of who may do what where."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a person may do in the own region and below, from little to much."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


class Place(StrEnum):
    """Where a region lies, seen from the actor's own."""

    OWN = "own"
    CHILD = "child"  # anywhere below
    PARENT = "parent"  # anywhere above
    SIBLING = "sibling"  # all others


class Action(StrEnum):
    """Everything that is checked."""

    SEE_FIGURES = "see_figures"  # approved figures, documents out of them
    SEE_PROVISIONAL = "see_provisional"  # values that nobody has approved yet
    SEE_RETURNS = "see_returns"  # files sent, their findings and history
    SUBMIT_RETURN = "submit_return"
    WITHDRAW_RETURN = "withdraw_return"
    REVIEW_RETURN = "review_return"  # approve or send back
    SEE_NOTICES = "see_notices"  # rectification notices: of the region that answers or of the one that issued it
    SEE_DOCUMENTS = "see_documents"  # the list of documents made about a region, and by whom
    REPLY_NOTICE = "reply_notice"
    ISSUE_NOTICE = "issue_notice"  # also escalate, close, withdraw
    SET_TARGETS = "set_targets"  # targets, decomposed targets, due dates, methods
    IMPORT_POLICY = "import_policy"
    KEEP_SYSTEM = "keep_system"  # settings, indicators, demonstration data, backup
    KEEP_ROLES = "keep_roles"
    READ_CHANGES = "read_changes"  # who changed the registry, when and why; what it says now is for everybody
    READ_AUDIT = "read_audit"


_EVERYWHERE = frozenset(Place)
_WITHIN = frozenset({Place.OWN, Place.CHILD})
_HERE = frozenset({Place.OWN})
_BINDING = _WITHIN | {Place.PARENT}  # what was decided above holds here too

_VIEWER = {Action.SEE_FIGURES: _EVERYWHERE, Action.SEE_NOTICES: _WITHIN, Action.SEE_DOCUMENTS: _WITHIN}
_ANALYST = _VIEWER | {
    Action.SEE_PROVISIONAL: _WITHIN,
    Action.SEE_RETURNS: _WITHIN,
    Action.SUBMIT_RETURN: _WITHIN,
    Action.WITHDRAW_RETURN: _WITHIN,
    Action.REPLY_NOTICE: _WITHIN,
}
_REVIEWER = _ANALYST | {Action.REVIEW_RETURN: _WITHIN, Action.ISSUE_NOTICE: _WITHIN}
# Deny by default: what is not listed is not allowed. System-wide actions are asked for in the actor's own region.
PERMITTED: Mapping[Role, Mapping[Action, frozenset[Place]]] = MappingProxyType(
    {
        Role.VIEWER: _VIEWER,
        Role.ANALYST: _ANALYST,
        Role.REVIEWER: _REVIEWER,
        Role.ADMINISTRATOR: _REVIEWER
        | {
            Action.SET_TARGETS: _WITHIN,
            Action.IMPORT_POLICY: _WITHIN,
            Action.KEEP_SYSTEM: _HERE,
            Action.KEEP_ROLES: _WITHIN,
            Action.READ_CHANGES: _BINDING,
            Action.READ_AUDIT: _WITHIN,
        },
    }
)


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: name, role and the region that the role reaches down from (empty: from none).

    `alone`: there is nobody else (one local administrator), so nobody can be asked to approve one's own returns.
    """

    name: str
    role: Role
    region_code: str
    alone: bool = False
