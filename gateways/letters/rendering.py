"""A letter out of a template and what is known: a pure function, and nothing unfilled leaves it."""

import re
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from domain.decision import Refused
from domain.value import Frozen
from gateways.letters.blanks import Filling, blanks
from gateways.letters.plain_text import one_line
from gateways.letters.situation import Situation
from gateways.letters.template import Template, parts

NOT_FOR_REAL = (
    "NIET VOOR ECHTE ZAKEN. Dit is een proefopstelling; aan dit bericht kunt u geen rechten ontlenen."
)
PROPOSAL = (
    "Let op: bij een termijn in dit bericht staat 'voorstel'. Die termijn is nog door niemand vastgesteld"
    " die daarover gaat, zoals de gemeenteraad."
)

LETTER_INCOMPLETE = Refused(
    code="letter-incomplete",
    sentence="De brief kan niet worden gemaakt: er ontbreekt iets dat in de brief moet staan."
    " Geef met --json de volledige inhoud van de stap.",
)


class Letter(Frozen):
    """A letter as it will be sent: its subject in one line, and its text."""

    subject: str
    text: str

    @property
    def document(self) -> str:
        """Subject and text as one: what the vault keeps, and what the digest in the fact is of."""
        return f"{self.subject}\n\n{self.text}"

    @classmethod
    def of(cls, document: str) -> "Letter":
        """Return the letter in a document that was kept."""
        subject, _, text = document.partition("\n\n")
        return cls(subject=subject, text=text)


def render(template: Template, situation: Situation, filling: Filling) -> Letter | Refused:
    """Return the letter, or that something is missing for it.

    What people typed is filled in and never read as a template. What every letter must say whatever its
    template (not for real cases, a term that is only a proposal) is put around it here.
    """
    try:
        given = blanks(situation, filling)
        subject = one_line(_ENVIRONMENT.from_string(template.subject).render(given))
        body = _ENVIRONMENT.from_string(template.body).render(given)
    except (TemplateError, KeyError, ValueError, TypeError):
        # A field that lacks or has a shape of its own; the sentence repeats nothing of what was typed.
        return LETTER_INCOMPLETE
    marks = [NOT_FOR_REAL] if situation.embedded else []
    notes = [PROPOSAL] if situation.proposal else []
    text = "\n\n".join([*marks, re.sub(r"\n{3,}", "\n\n", body).strip(), *notes])
    return Letter(subject=f"{'[proef] ' if situation.embedded else ''}{subject}", text=f"{text}\n")


def _filled(value: Any) -> Any:  # noqa: ANN401 - jinja hands over anything
    """Refuse what would be printed as an empty value: a blank is filled or the letter does not leave."""
    if value is None:
        raise TemplateError("a blank without a value")
    return value


_ENVIRONMENT = ImmutableSandboxedEnvironment(
    loader=DictLoader(parts()),
    undefined=StrictUndefined,
    finalize=_filled,
    autoescape=False,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
