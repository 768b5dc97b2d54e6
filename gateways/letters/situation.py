"""What a letter tells of a case: its number, what came in when, and by when the municipality must answer."""

from datetime import date

from domain.case import Case
from domain.events import Channel
from domain.rulebook import Rules
from domain.terms.clock import Clock
from domain.terms.counting import legal_day
from domain.terms.names import (
    CHALLENGE_DECISION,
    CLOCK_LABELS,
    DECISION,
    PROMISED_DECISION,
    PROMISED_RESPONSE,
    SUBSTANTIVE_RESPONSE,
)
from domain.terms.narration import told
from domain.terms.step import Name
from domain.terms.telling import explained
from domain.value import Frozen

_OF_THE_RESIDENT = (
    SUBSTANTIVE_RESPONSE,
    PROMISED_RESPONSE,
    DECISION,
    CHALLENGE_DECISION,
    PROMISED_DECISION,
)
"""Clocks at the end of which a resident hears something."""

_IN_OUR_OWN_WORDS = frozenset({Name.CALENDAR, Name.NOTICE, Name.FREE_WEEKS, Name.PENALTY, Name.FIXED})
"""Steps that a letter about a term leaves out: they are for whoever checks the computation."""


_ROADS = {
    Channel.LETTER: "per brief",
    Channel.EMAIL: "per e-mail",
    Channel.FORM: "via het webformulier",
    Channel.COUNTER: "bij u langs of aan de balie",
    Channel.SPOKEN: "per telefoon of in een gesprek",
}


class Deadline(Frozen):
    """By when the municipality must do something, and why on that day: a sentence a step."""

    what: str
    day: date
    basis: str
    why: tuple[str, ...]
    proposal: bool
    provisional: bool

    @property
    def mark(self) -> str:
        """What a reader must know of this day: that no council adopted it, or that it may yet move."""
        marks = ["voorstel"] * self.proposal + ["voorlopig"] * self.provisional
        return f" ({', '.join(marks)})" if marks else ""


class Tried(Frozen):
    """An attempt to reach the initiator: on which legal day, and by which road."""

    day: date
    road: str


class Situation(Frozen):
    """What a letter may tell of a case, without anybody's words.

    `embedded`: the engine runs on the servers for trying, so that no letter of it is about a real case.
    `in_file`: it is a file of its own, received when the complaint or the objection was.
    """

    municipality: str
    number: str
    received: date
    application: bool
    deadlines: tuple[Deadline, ...]
    embedded: bool
    tried: tuple[Tried, ...] = ()
    in_file: bool = False

    @classmethod
    def of(cls, case: Case, number: str, rules: Rules, *, embedded: bool) -> "Situation":
        """Return it for a case as it stands. Raises `UnknownRulesError` where its rules are not here."""
        return cls(
            municipality=rules.regulation.name,
            number=number,
            received=legal_day(case.received),
            application=case.application,
            deadlines=tuple(
                _deadline(clock, rules) for name in _OF_THE_RESIDENT for clock in case.running(name)
            ),
            embedded=embedded,
            tried=tuple(
                Tried(day=legal_day(each.occurred), road=_ROADS[each.channel]) for each in case.attempts
            ),
            in_file=case.file is not None,
        )

    @property
    def proposal(self) -> bool:
        """Whether a term in it was adopted by nobody with the power to do so."""
        return any(each.proposal for each in self.deadlines)


def _deadline(clock: Clock, rules: Rules) -> Deadline:
    derivation = explained(clock, rules.measure_of(clock)).derivation
    told_in_it = (step for step in derivation.steps if step.name not in _IN_OUR_OWN_WORDS)
    return Deadline(
        what=CLOCK_LABELS.get(clock.id.name, clock.id.name),
        day=derivation.due,
        basis=clock.term.basis,
        # A line of the story means nothing to who reads a letter.
        why=tuple(told(step._replace(fact=None)) for step in told_in_it),
        proposal=clock.term.proposal,
        provisional=derivation.provisional,
    )
