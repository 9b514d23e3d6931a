"""The look of documents and pictures: light ground, the status colours that the administration chose."""

from charts.theme import Theme
from charts.theme import theme as theme_of
from services.registry import Registry
from services.settings import palette


def house_theme(registry: Registry) -> Theme:
    """Return the light look with the status colours that a registry's settings name."""
    return theme_of(palette=palette(registry))


def look_of(name: str) -> Theme:
    """Return the light look with the status colours of a palette."""
    return theme_of(palette=name)
