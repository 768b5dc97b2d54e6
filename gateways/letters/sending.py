"""Letters by e-mail on their way: noted, handed over, recorded; never twice unless a person said so."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

import structlog

from domain.case import Case
from domain.command import Command
from domain.events import Channel, LetterPrepared, LetterSettled
from domain.fact import StoredFact
from domain.fold import replay
from domain.letters.dispatch import letter_in
from domain.letters.letter import CaseLetter, LetterStatus
from domain.letters.message_id import message_id
from domain.transitions.letters.record_hand_over import RecordHandOver
from domain.transitions.letters.report_unsent import ReportUnsent
from gateways.letters.rendering import Letter
from gateways.letters.smtp import Handed, MailServer, NotEver, NotNow, Outcome, hand_over, message
from ledger.log import EventLog
from ledger.sendings import Sending, Sendings

_log = structlog.get_logger()

TOPICS = tuple(event.model_fields["topic"].default for event in (LetterPrepared, LetterSettled))
"""The facts that ask for a letter to be sent: the intent, and that a person wants it sent again."""

PAUSES = (10, 60, 300, 900, 3600, 7200, 14_400, 28_800)
"""Seconds before each new try: some sixteen hours, so that a night without a mail server passes."""

_LOOKS_AGAIN = 60.0


class Opener(Protocol):
    """Where texts are."""

    def open(self, refs: Iterable[str]) -> Mapping[str, str]:
        """Return the plain strings by reference; what was erased is absent."""
        ...


class Recorder(Protocol):
    """Takes in what the engine itself brought about, as the case takes in any step."""

    def record(self, case: str, command: type[Command], fields: Mapping[str, object], once: str) -> bool:
        """Record it under an id, so that a second time is the same; whether it is in the ledger now.

        Raises where nobody answers: then the same is recorded later.
        """
        ...


class LettersOnTheirWay:
    """Takes one step at a time with each letter, and stores it before the next one.

    The order is what keeps a letter from leaving twice: the intent is in the ledger, the beginning is
    noted, the mail server has it, its answer is noted, the ledger has that, and then it is forgotten.
    Whoever finds a beginning without an answer reports it as uncertain and sends nothing.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each is a part of the world around it
        self,
        log: EventLog,
        sendings: Sendings,
        opener: Opener,
        recorder: Recorder,
        server: MailServer | None,
        now: Callable[[], datetime],
        *,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._log = log
        self._sendings = sendings
        self._opener = opener
        self._recorder = recorder
        self._server = server
        self._now = now
        self._pauses = pauses

    def catch_up(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Go on with all that can go on now."""
        while not enough() and self._sendings.alone(self._step):
            pass

    def _step(self) -> bool:
        """Whether there was one to go on with."""
        sending = self._sendings.next()
        if sending is None:
            return False
        facts = self._log.read(sending.case)
        case = replay(sending.case, tuple(each.fact for each in facts))
        letter = _letter_of(sending, case, facts)
        if letter is None:
            self._sendings.done(sending)
        elif sending.state == "ready":
            self._hand_over(sending, case, letter, facts)
        else:
            self._tell(sending, letter)
        return True

    def _hand_over(
        self, sending: Sending, case: Case, letter: CaseLetter, facts: Sequence[StoredFact]
    ) -> None:
        if self._server is None:
            self._sendings.later(sending, "ready", _LOOKS_AGAIN, tried=False)
            return
        prepared = facts[letter.prepared - 1].fact.event
        plain = self._opener.open(_texts(prepared))
        if not isinstance(prepared, LetterPrepared) or len(plain) < len(_texts(prepared)):
            self._sendings.refused(sending, None)
            return
        try:
            mail = message(
                Letter.of(plain[prepared.document.ref]),
                sender=self._server.sender,
                to=plain[prepared.address.ref],
                message_id=message_id(case.id, letter.number, case.municipality),
            )
        except ValueError:
            self._sendings.refused(sending, None)
            return
        self._sendings.begins(sending)
        self._note(sending, hand_over(self._server, mail))

    def _note(self, sending: Sending, outcome: Outcome) -> None:
        """Note what came of it; after an answer that never came it stays begun, and is told as uncertain."""
        if isinstance(outcome, Handed):
            self._sendings.handed(sending, self._now(), outcome.answer)
        elif isinstance(outcome, NotEver):
            self._sendings.refused(sending, outcome.code)
        elif isinstance(outcome, NotNow):
            if sending.tries < len(self._pauses):
                self._sendings.later(sending, "ready", self._pauses[sending.tries], tried=True)
                _log.warning("letter-not-sent-yet", case=sending.case, code=outcome.code)
            else:
                self._sendings.refused(sending, outcome.code)

    def _tell(self, sending: Sending, letter: CaseLetter) -> None:
        """Have the ledger take in how it ended, and forget it only then."""
        moment = sending.moment or self._now()
        fields: dict[str, object] = {"letter": letter.number}
        command: type[Command] = ReportUnsent
        if sending.state == "handed":
            command, fields = RecordHandOver, fields | {"answer": sending.answer or "-"}
        elif sending.state == "refused":
            fields |= {"outcome": "refused"} | ({} if sending.code is None else {"code": sending.code})
        else:
            fields |= {"outcome": "uncertain"}
        once = f"{sending.case}:{sending.position}:{sending.state}"
        if self._recorder.record(sending.case, command, fields | {"occurred": moment.isoformat()}, once):
            self._sendings.done(sending)
        else:
            self._sendings.later(sending, sending.state, _LOOKS_AGAIN, tried=False)


def _letter_of(sending: Sending, case: Case, facts: Sequence[StoredFact]) -> CaseLetter | None:
    """The letter that the fact asks to be sent by e-mail, where that is still to be done or told."""
    event = facts[sending.version - 1].fact.event if sending.version <= len(facts) else None
    if isinstance(event, LetterSettled) and event.outcome != "again":
        return None
    if not isinstance(event, LetterPrepared | LetterSettled):
        return None
    letter = letter_in(case, event.letter)
    if letter is None or letter.channel is not Channel.EMAIL:
        return None
    if letter.status is LetterStatus.UNCERTAIN and sending.state == "handed":
        # Word of the mail server that comes late is better than none.
        return letter
    return letter if letter.status is LetterStatus.PREPARED else None


def _texts(event: object) -> set[str]:
    return {event.document.ref, event.address.ref} if isinstance(event, LetterPrepared) else set()
