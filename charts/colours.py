"""Colour arithmetic: contrast by WCAG 2.2, mixing, and the nearest shade that can be read."""

_STEPS = 50


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance (0 black to 1 white) of `#RRGGBB`, WCAG 2.2."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """Return `share` (0 to 1) of `colour` laid over `ground` as an opaque `#RRGGBB`."""
    parts = (
        round(top * share + below * (1 - share))
        for top, below in zip(_channels(colour), _channels(ground), strict=True)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


def readable(colour: str, ground: str, ratio: float = 4.5) -> str:
    """Return `colour`, moved towards black or white only as far as `ratio` against `ground` needs."""
    end = "#000000" if luminance(ground) > 0.18 else "#FFFFFF"
    shades = (mixed(end, colour, step / _STEPS) for step in range(_STEPS + 1))
    return next((shade for shade in shades if contrast(shade, ground) >= ratio), end)
