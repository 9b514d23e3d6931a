"""Every screen of the product, in the order of the navigation; those without a file are not shown yet."""

from dataclasses import dataclass
from pathlib import Path

from domain.access import PERMITTED, Action, Actor

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Screen:
    """One screen: its name (text `screen-<name>`), its script and the group it stands in (text `group-<group>`)."""

    name: str
    script: str
    group: str = ""
    action: Action = Action.SEE_FIGURES  # what a role must be able to do somewhere for the screen to be of use
    scoped: bool = False  # whether it shows one region to those responsible for it only
    lens: bool = True  # whether a lens narrows what it shows: what comes in and what is kept is always whole

    @property
    def exists(self) -> bool:
        """Whether the screen's script is there."""
        return (ROOT / self.script).is_file()

    def serves(self, actor: Actor) -> bool:
        """Whether the screen is of use to somebody of this role."""
        return self.action in PERMITTED[actor.role]

    @property
    def address(self) -> str:
        """The screen's path in the browser, relative to any other screen."""
        return "./" if self.script == "app.py" else f"./{Path(self.script).stem}"


SCREENS = (
    Screen("overview", "app.py"),
    Screen("indicator", "pages/indicator.py"),
    Screen("region", "pages/region.py"),
    Screen("matrix", "pages/matrix.py"),
    Screen("ledger", "pages/ledger.py"),
    # Documents are read whole; with the lens on, the screen shows the tasks that the lens is made of.
    Screen("policy", "pages/policy.py", lens=False),
    Screen("returns", "pages/returns.py", "data", Action.SEE_RETURNS, scoped=True, lens=False),
    Screen("review", "pages/review.py", "data", Action.REVIEW_RETURN, scoped=True, lens=False),
    Screen("quality", "pages/quality.py", "data", Action.SEE_RETURNS, scoped=True),
    # Documents are made whole: one made with a lens could not be told from one made without.
    Screen("briefing", "pages/briefing.py", "output", lens=False),
    Screen("administration", "pages/administration.py", "system", Action.SET_TARGETS, lens=False),
)


def screen(name: str) -> Screen:
    """Return the screen called `name`; KeyError for an unknown one."""
    return {one.name: one for one in SCREENS}[name]
