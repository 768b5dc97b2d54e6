"""A case as far as a read model has followed it: what it needs to go on where it left off."""

from collections.abc import Sequence

from domain import events as e
from domain.case import Case
from domain.fact import Fact, StoredFact
from domain.fold import evolve
from domain.grounds import FILE_LABELS, NOT_TREATED_LABELS, REFUSAL_LABELS
from domain.rulebook import Rulebook, Rules
from domain.stages import STAGE_LABELS
from domain.value import Frozen
from projections.asked import Asked, asked


class Followed(Frozen):
    """The folded case with what only its first fact tells and only its end tells.

    Each read model keeps its own, so that each can be rebuilt alone. `opened` is the ledger
    position of the first fact: cases are listed in that order. `title` is a reference; a case
    that another system reported has none, and is called as it is `known_as` there.
    """

    case: Case
    opened: int
    number: str | None
    title: str | None
    known_as: str | None = None
    outcome: str | None = None
    asked: Asked = Asked()

    def rules(self, rulebook: Rulebook) -> Rules:
        """The rules this case is judged by. Raises `UnknownRulesError` where they are not here."""
        if self.case.rules is None:
            raise ValueError(f"case {self.case.id} names no rules")
        return rulebook.of(self.case.rules)


def follow(before: Followed | None, facts: Sequence[StoredFact]) -> tuple[Followed, list[Case]]:
    """Return a case after some more of its facts, and as each of them left it.

    Raises `ValueError` where they do not follow on.
    """
    first = _begun(facts[0]) if before is None else before
    case, outcome, what = first.case, first.outcome, first.asked
    passed: list[Case] = []
    for stored in facts:
        case = evolve(case, stored.fact)
        outcome = _outcome(case, stored.fact.event, outcome)
        what = asked(what, stored.fact, case)
        passed.append(case)
    return first.model_copy(update={"case": case, "outcome": outcome, "asked": what}), passed


def _begun(stored: StoredFact) -> Followed:
    """Return the case that this fact begins, before the fact. Raises `ValueError` where it begins none."""
    fact = stored.fact
    title, known_as = _named(fact)
    return Followed(
        case=Case(id=fact.case), opened=stored.position, number=stored.number, title=title, known_as=known_as
    )


def _named(first: Fact) -> tuple[str | None, str | None]:
    """What the case is called: by a text in the vault, or by its number in the system it came from."""
    match first.event:
        case e.InitiativeReceived():
            return first.event.title.ref, None
        case e.FileOpened():
            return None, f"{FILE_LABELS[first.event.sort]} {first.event.file}"
        case e.ReceiptReported():
            return None, f"{first.event.source_case} ({first.event.source})"
        case _:
            raise ValueError(f"fact {first.version} of case {first.case} begins a case without its receipt")


def _outcome(case: Case, event: e.Event, before: str | None) -> str | None:
    """How the case ended, in Dutch; nothing while it is open, also after it was reopened."""
    if not case.closed:
        return None
    label = STAGE_LABELS[case.stage]
    match event:
        case e.InitiativeRefused():
            return f"{label}: {REFUSAL_LABELS[event.ground]}"
        case e.NotTreated():
            return f"{label}: {NOT_TREATED_LABELS[event.ground]}"
        case e.Forwarded():
            return f"{label} naar {event.authority}"
        case _:
            return before or label
