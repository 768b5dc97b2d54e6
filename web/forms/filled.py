"""A form as somebody filled it in: its fields, what was typed, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from web.forms.fields import Field, Sort
from web.forms.judged import Told
from web.forms.typed import groups


@dataclass(frozen=True)
class Filled:
    """What a template shows of a form. `asks` are the texts of a case's asks, by number.

    What was typed is shown again whatever became of it; a file alone has to be chosen once more, because no
    browser fills that in.
    """

    fields: Sequence[Field]
    typed: FormData
    told: Sequence[Told] = ()
    asks: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Return what was typed in a field, or an empty text."""
        found = self.typed.get(name)
        return found if isinstance(found, str) else ""

    def values(self, name: str) -> list[str]:
        """Return which of several choices were made."""
        return [each for each in self.typed.getlist(name) if isinstance(each, str)]

    def fault(self, name: str) -> str:
        """Return what is wrong with a field, or an empty text."""
        return " ".join(each.sentence for each in self.told if each.name == name)

    def rows(self, of: Field) -> list[tuple[Field, ...]]:
        """Return the rows of a group that may come more often."""
        return groups(of, self.typed)

    def called(self, of: Field, row: int) -> str:
        """Return what a row is called: the ask that it answers, else its place."""
        number = self.value(f"{of.name}-{row}-ask").strip()
        text = self.asks.get(number)
        return str(row + 1) if text is None else f"Vraag {number}: {text}"

    @property
    def fresh(self) -> str:
        """The first field of the row that was just asked for: there one goes on."""
        for each in self.fields:
            if each.sort is Sort.GROUPS and self.value("more") == each.name:
                return self.rows(each)[-1][0].name
        return ""

    @property
    def with_file(self) -> bool:
        """Whether it asks a file, which no browser fills in again."""
        return any(each.sort is Sort.FILE for each in self.fields)
