"""What is asked in a case, one by one, and what became of each."""

from datetime import date
from typing import Literal

from domain import events as e
from domain.case import Case
from domain.fact import Fact
from domain.grounds import Position
from domain.terms.counting import legal_day
from domain.value import Frozen

Confirmation = Literal["not-sent", "sent", "corrected"]


class Given(Frozen):
    """The position on one ask in the answer of that version."""

    ask: int
    position: Position
    version: int


class Asked(Frozen):
    """The texts of the asks by reference, in order, and every position that was given."""

    texts: tuple[str, ...] = ()
    confirmation: Confirmation = "not-sent"
    given: tuple[Given, ...] = ()


class AskStands(Frozen):
    """One ask as it stands: `text` is a reference, none where it lies in the system it came from.

    `on` is the day on which it was answered, withdrawn or split off, in Europe/Amsterdam.
    """

    number: int
    text: str | None
    confirmation: Confirmation
    state: Literal["open", "answered", "withdrawn", "split-off"]
    position: Position | None
    on: date | None


def asked(before: Asked, fact: Fact, case: Case) -> Asked:
    """Return what is asked after one more fact; `case` is as that fact left it."""
    match fact.event:
        case e.InitiativeReceived(asks=asks):
            return Asked(texts=tuple(ask.ref for ask in asks))
        case e.AsksConfirmed(asks=asks):
            return before.model_copy(update={"texts": tuple(ask.ref for ask in asks), "confirmation": "sent"})
        case e.AsksCorrected(asks=asks):
            return before.model_copy(
                update={"texts": tuple(ask.ref for ask in asks), "confirmation": "corrected"}
            )
        case e.SubstantiveResponseSent(answers=answers) | e.PartialResponseSent(answers=answers):
            given = tuple(Given(ask=a.ask, position=a.position, version=fact.version) for a in answers)
        case e.InitiativeRefused():
            every = range(1, case.asks + 1)
            given = tuple(Given(ask=a, position=Position.REFUSED, version=fact.version) for a in every)
        case _:
            return before
    return before.model_copy(update={"given": (*before.given, *given)})


def stands(what: Asked, case: Case) -> tuple[AskStands, ...]:
    """Return each ask with what became of it; an answer that was undone leaves it open."""
    done = {each.ask: each for each in case.asks_done}
    positions = {(each.ask, each.version): each.position for each in what.given}
    rows = []
    for number in range(1, case.asks + 1):
        end = done.get(number)
        moment = None if end is None else case.moment(end.by)
        rows.append(
            AskStands(
                number=number,
                text=what.texts[number - 1] if number <= len(what.texts) else None,
                confirmation=what.confirmation,
                state="open" if end is None else end.how,
                position=None if end is None else positions.get((number, end.by)),
                on=None if moment is None else legal_day(moment.occurred),
            )
        )
    return tuple(rows)
