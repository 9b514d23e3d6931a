"""Every sentence people read, in Chinese and English: Fluent files in `zh-CN/` and `en/`."""

from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("zh-CN", "en")
_HERE = Path(__file__).parent
_MOST = 1000  # letters: Fluent refuses a longer value, and nobody reads it inside a sentence


class Texts:
    """Sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        # Isolation marks would show as boxes in CSV files and in charts.
        self._bundle = FluentBundle([language], use_isolating=False)
        for path in sorted((_HERE / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))

    @property
    def chinese(self) -> bool:
        """True for Chinese."""
        return self.language == LANGUAGES[0]

    def has(self, key: str) -> bool:
        """Return whether the message `key` exists."""
        return self._bundle.has_message(key)

    def say(self, key: str, **values: object) -> str:
        """Return the sentence `key` (`message` or `message.attribute`), filled with `values`.

        A value of more than a thousand letters is cut, with … at its end. Raises KeyError for an unknown key or a
        placeholder left unfilled: a half sentence never reaches a reader.
        """
        name, _, attribute = key.partition(".")
        if not self._bundle.has_message(name):
            raise KeyError(f"{self.language}: no text {key}")
        message = self._bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise KeyError(f"{self.language}: no text {key}")
        sentence, faults = self._bundle.format_pattern(pattern, {name: _cut(value) for name, value in values.items()})
        if faults:
            raise KeyError(f"{self.language}: {key}: {faults[0]}")
        return str(sentence)


def _cut(value: object) -> object:
    return f"{value[: _MOST - 1]}…" if isinstance(value, str) and len(value) > _MOST else value


@lru_cache(maxsize=len(LANGUAGES))
def texts(language: str) -> Texts:
    """Return the sentences of `language` (zh-CN or en), read once."""
    return Texts(language if language in LANGUAGES else LANGUAGES[0])
