"""管理 / administration: targets, parts, indicators, settings, every change of them; people and roles; the trail."""

from ui import (
    administration,
    administration_audit,
    administration_changes,
    administration_decomposed,
    administration_indicators,
    administration_people,
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
    "people": administration_people.draw,
    "audit": administration_audit.draw,
}


def page(visit: shell.Visit) -> None:
    """Draw the tab that the URL names; nothing is saved before it is confirmed."""
    texts = visit.texts
    shell.heading(texts.say("admin-title"))
    tab = administration.tab_chosen(texts)
    _DRAW[tab](texts)
    shell.foot(texts, as_of="", known_at=captions.moment_text(None, cached.recorded_at()))


shell.run(page, "administration")
