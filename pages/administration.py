"""管理 / administration: targets, decomposed targets, indicators, settings, and every change of them."""

from ui import (
    administration,
    administration_changes,
    administration_decomposed,
    administration_indicators,
    administration_settings,
    administration_targets,
    cached,
    captions,
    shell,
)

_DRAW = {
    "targets": administration_targets.draw,
    "decomposed": administration_decomposed.draw,
    "indicators": administration_indicators.draw,
    "settings": administration_settings.draw,
    "changes": administration_changes.draw,
}


def page(visit: shell.Visit) -> None:
    """Draw the tab that the URL names; nothing is saved before it is confirmed."""
    texts = visit.texts
    shell.heading(texts.say("admin-title"))
    tab = administration.tab_chosen(texts)
    _DRAW[tab](texts)
    shell.foot(texts, as_of="", known_at=captions.moment_text(None, cached.recorded_at()))


shell.run(page, "administration")
