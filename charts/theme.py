"""The one look of all figures: neutral colours in light and dark, status palettes, marks, fonts, image options."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from charts.colours import contrast, mixed, readable
from domain.terms import Status
from locales import LANGUAGES, Texts

FONT = (
    "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, "
    "Hiragino Sans GB, WenQuanYi Micro Hei, Helvetica Neue, Arial, sans-serif"
)

# One shape a status, so that it is known without its colour; the glyphs are for tables and text.
MARKS: Mapping[Status, str] = MappingProxyType(
    {
        Status.MET: "●",
        Status.ON_PACE: "◆",
        Status.SLOW: "▲",
        Status.FAR_BEHIND: "■",
        Status.WORSENING: "▼",
        Status.MISSED: "✕",
        Status.CANNOT_ASSESS: "○",
        Status.DONE: "⬢",
        Status.NOT_YET: "⬡",
    }
)

# The same shapes as Plotly marker symbols.
SYMBOLS: Mapping[Status, str] = MappingProxyType(
    {
        Status.MET: "circle",
        Status.ON_PACE: "diamond",
        Status.SLOW: "triangle-up",
        Status.FAR_BEHIND: "square",
        Status.WORSENING: "triangle-down",
        Status.MISSED: "x",
        Status.CANNOT_ASSESS: "circle-open",
        Status.DONE: "hexagon",
        Status.NOT_YET: "hexagon-open",
    }
)

HOLLOW = frozenset({Status.CANNOT_ASSESS, Status.NOT_YET})

# Deliverables carry no traffic light, and "cannot assess" is no verdict: the same in every palette.
_NEUTRAL = {Status.CANNOT_ASSESS: "#9AA5B1", Status.DONE: "#557391", Status.NOT_YET: "#557391"}
_REDS = {Status.FAR_BEHIND: "#C8372D", Status.WORSENING: "#A3231F", Status.MISSED: "#7A1414"}
_BLUES = {Status.MET: "#1B5E9E", Status.ON_PACE: "#7DA7CF"}

DEFAULT_PALETTE = "red_yellow_green"
PALETTES: Mapping[str, Mapping[Status, str]] = MappingProxyType(
    {
        DEFAULT_PALETTE: MappingProxyType(
            {Status.MET: "#12805C", Status.ON_PACE: "#6BAF92", Status.SLOW: "#E3A008"} | _REDS | _NEUTRAL
        ),
        "red_yellow_blue": MappingProxyType(_BLUES | {Status.SLOW: "#E3A008"} | _REDS | _NEUTRAL),
        "blue_orange_red": MappingProxyType(_BLUES | {Status.SLOW: "#E07B39"} | _REDS | _NEUTRAL),
    }
)


@dataclass(frozen=True)
class Theme:
    """Colours of a figure; `statuses` gives the fill of each status mark."""

    paper: str
    ink: str
    muted: str
    grid: str
    accent: str
    band: str
    statuses: Mapping[Status, str]

    def colour(self, status: Status) -> str:
        """Return the fill of a status, for marks and stripes."""
        return self.statuses[status]

    def shade(self, status: Status) -> str:
        """Return the status colour for words and thin lines: at least 4.5:1 against the paper."""
        return readable(self.statuses[status], self.paper)

    def edge(self, status: Status) -> str:
        """Return the outline of a mark: at least 3:1 against the paper and against the status' own tint."""
        return readable(readable(self.statuses[status], self.paper, 3), self.tint(status), 3)

    def tint(self, status: Status) -> str:
        """Return the pale ground of a status, on which ink stays readable."""
        return mixed(self.statuses[status], self.paper, 0.08 if status in HOLLOW else 0.18)

    def muted_on(self, status: Status) -> str:
        """Return the muted colour for small words on the tint of a status: at least 4.5:1 against it."""
        return readable(self.muted, self.tint(status))

    def on(self, ground: str) -> str:
        """Return the colour for words on a filled `ground`: whichever of near-black and white is read better."""
        return max("#111820", "#FFFFFF", key=lambda colour: contrast(colour, ground))

    def stem(self, status: Status) -> str:
        """Return the light line from the target to a mark."""
        return mixed(self.statuses[status], self.paper, 0.36)


LIGHT = Theme("#FFFFFF", "#1D2733", "#5E6B78", "#E6EAEE", "#12436D", "#EBEFF4", PALETTES[DEFAULT_PALETTE])
DARK = Theme("#10171F", "#E8EDF2", "#A3B0BD", "#26313C", "#8AB8E6", "#1B2631", PALETTES[DEFAULT_PALETTE])


def theme(*, dark: bool = False, palette: str = DEFAULT_PALETTE) -> Theme:
    """Return the theme for light or dark ground and a palette of `PALETTES`; KeyError for an unknown palette."""
    ground = DARK if dark else LIGHT
    return Theme(ground.paper, ground.ink, ground.muted, ground.grid, ground.accent, ground.band, PALETTES[palette])


def png_options(filename: str, texts: Texts | None = None, *, height: int = 900) -> dict[str, Any]:
    """Return the `config` of `st.plotly_chart`: one button, which saves a PNG of 3200x1800.

    `texts` puts the button's own words in the reader's language; `height` (CSS px, at least 900) is for long figures,
    which would be squeezed otherwise: pass `int(figure.layout.height)`.
    """
    options: dict[str, Any] = {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "responsive": True,
        "scrollZoom": False,
        "toImageButtonOptions": {
            "format": "png",
            "filename": filename,
            "width": 1600,
            "height": max(900, height),
            "scale": 2,
        },
        "locale": LANGUAGES[0],
    }
    if texts is not None:
        # Plotly's own words for this button; the locale file is not part of Streamlit's bundle.
        words = {
            "Download plot as a PNG": texts.say("chart-png-button"),
            "Download plot as a png": texts.say("chart-png-button"),
            "Taking snapshot - this may take a few seconds": texts.say("chart-png-wait"),
            "Snapshot succeeded": texts.say("chart-png-done"),
        }
        options |= {"locale": texts.language, "locales": {texts.language: {"dictionary": words, "format": {}}}}
    return options
