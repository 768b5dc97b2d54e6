"""What follows from it that a letter was sent: its step takes effect, on the day of sending."""

from dataclasses import replace
from datetime import datetime

from domain import events as e
from domain import gate
from domain.case import Case
from domain.command import Command
from domain.decision import Actor, Circumstances, Decision, Refused
from domain.letters.carried import carried
from domain.letters.letter import CaseLetter
from domain.letters.placing import COMPLAINT_IN_CASE, theirs
from domain.sealed import Text
from domain.terms.effects import cause_of

UNKNOWN_LETTER = Refused(
    code="unknown-letter",
    sentence="Deze brief is er niet. Bekijk met 'weerklank letters list' welke brieven er zijn.",
)


def letter_in(case: Case, number: int) -> CaseLetter | None:
    """Return the letter of that number, or nothing where there is none."""
    return next((each for each in case.letters if each.number == number), None)


def letter_of(case: Case, number: int, actor: Actor) -> CaseLetter | Refused:
    """Return the letter of that number, or why it is not there for who asks."""
    if not theirs(case, actor):
        return COMPLAINT_IN_CASE
    return letter_in(case, number) or UNKNOWN_LETTER


def dispatched(  # noqa: PLR0913 - what is known of a sending
    case: Case,
    letter: CaseLetter,
    occurred: datetime,
    at: Circumstances,
    *,
    reference: str | None = None,
    answer: Text | None = None,
) -> tuple[e.Event, ...]:
    """Return the facts of its step as of the moment of sending, and that it was sent.

    The step is decided on the case as it is, by whoever prepared the letter. Where it can be taken no more,
    the letter was sent all the same: that is an occurrence, and the code of the refusal stands with it.
    """
    came_to = _step(case, letter, occurred, at)
    facts = () if isinstance(came_to, Refused) else came_to
    sent = e.LetterDispatched(
        occurred=occurred,
        letter=letter.number,
        channel=letter.channel,
        reference=reference,
        answer=answer,
        brought=cause_of(case) if facts else None,
        stage=case.stage,
        untaken=_untaken(letter, came_to),
    )
    return (*facts, sent)


def step_of(letter: CaseLetter, occurred: datetime) -> Command | None:
    """Return the command of its step as of that moment, or nothing where it carries none."""
    transition = carried(letter.step)
    if transition is None:
        return None
    command: Command = transition.command.model_validate((letter.content or {}) | {"occurred": occurred})
    return command


def _step(case: Case, letter: CaseLetter, occurred: datetime, at: Circumstances) -> Decision:
    transition, command = carried(letter.step), step_of(letter, occurred)
    if transition is None or command is None:
        return ()
    preparer = Actor(ref=letter.by, role=letter.role, mandate=letter.mandate)
    return gate.decide(transition, case, command, replace(at, actor=preparer, likeness=letter.likeness))


def _untaken(letter: CaseLetter, came_to: Decision) -> str | None:
    if isinstance(came_to, Refused):
        return came_to.code
    return "already-so" if letter.step is not None and not came_to else None
