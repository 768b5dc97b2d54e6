"""How much of a message is a standard text: what anybody would have got was written to nobody."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_RUN = 5
"""So many words in a row that stand in a template are no chance."""

FEWEST = 20
"""A message of fewer words is judged by nothing but its structure: too short to tell."""


class StandardTexts:
    """The municipality's own templates, as runs of words. Made once when a process starts."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._runs = frozenset(run for text in texts for run in _runs(_words(text)))

    def likeness(self, text: str) -> int | None:
        """Return which part of the words stand in runs of a template, in percent; nothing if it is too short.

        Names, numbers and capitals make no difference: a filled-in template is one still.
        """
        words = _words(text)
        if len(words) < FEWEST or not self._runs:
            return None
        standard: set[int] = set()
        for begin, run in enumerate(_runs(words)):
            if run in self._runs:
                standard.update(range(begin, begin + _RUN))
        return 100 * len(standard) // len(words)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[begin : begin + _RUN]) for begin in range(len(words) - _RUN + 1)]
