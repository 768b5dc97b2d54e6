"""Reminders handed to the postbox: in the order of the ledger, at least once, and none silently lost."""

from collections.abc import Callable, Sequence

import structlog

from domain.events import CaseSignalled, TermReminded
from gateways.postbox import Message, Postbox
from ledger.canonical import UnreadableFactError
from ledger.log import EventLog
from ledger.outbox import Outbox, Turn
from ledger.rows import Row, stored_fact

_log = structlog.get_logger()

PAUSES = (10, 60, 300, 900, 3600, 7200, 14_400, 28_800)
"""Seconds before each new try: some sixteen hours in all, so that a night without a mail server passes."""

_TOPICS = tuple(event.model_fields["topic"].default for event in (TermReminded, CaseSignalled))


class UnaddressedError(ValueError):
    """A reminder from before it was kept who was told: nobody knows whom it is for."""


class Delivering:
    """Follows the ledger from where its outbox is.

    A message that fails waits in the outbox and is tried again between the others, so that it holds
    up nobody but itself. After its last try it stays there, counted, for somebody to look at.
    """

    def __init__(
        self, log: EventLog, outbox: Outbox, postbox: Postbox, *, pauses: Sequence[float] = PAUSES
    ) -> None:
        self._log = log
        self._outbox = outbox
        self._postbox = postbox
        self._pauses = pauses

    def catch_up(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Deliver all there is now, new ones and those to be tried again by turns."""
        while not enough() and self._outbox.asks():
            if self._outbox.turn(self._next) is None:
                return
            self._outbox.turn(self._again)

    def _next(self, turn: Turn) -> bool:
        """Whether there was one, delivered or not."""
        row = turn.next(_TOPICS)
        if row is None:
            return False
        error = self._delivered(row)
        if error is not None:
            self._failed(turn, row, 1, error)
        return True

    def _again(self, turn: Turn) -> bool:
        due = turn.due()
        if due is None:
            return False
        row, tries = due
        error = self._delivered(row)
        if error is None:
            turn.done(row)
        else:
            self._failed(turn, row, tries + 1, error)
        return True

    def _delivered(self, row: Row) -> Exception | None:
        """Deliver what a row holds; return what kept it from being delivered."""
        try:
            message = self._message(row)
        except (UnreadableFactError, UnaddressedError) as error:
            return error
        try:
            self._postbox.deliver(message)
        except Exception as error:  # noqa: BLE001 - whatever a postbox raises, the others go on
            return error
        return None

    def _message(self, row: Row) -> Message:
        event = stored_fact(row).fact.event
        which = f"{row.case}:{row.version}"
        number = self._log.read(row.case, upto=1)[0].number
        if isinstance(event, CaseSignalled):
            return Message(
                id=which,
                case=row.case,
                number=number,
                to="role" if event.recipient is None else "watcher",
                account=event.recipient,
                role=event.role if event.recipient is None else None,
                signal=event.signal,
                since=event.since,
            )
        if not isinstance(event, TermReminded) or event.to is None:
            raise UnaddressedError(f"position {row.position}")
        return Message(
            id=which,
            case=row.case,
            number=number,
            to=event.to,
            account=event.recipient,
            role=event.role,
            clock=event.clock,
            due=event.due,
            step=event.step,
        )

    def _failed(self, turn: Turn, row: Row, tries: int, error: Exception) -> None:
        hopeless = isinstance(error, UnreadableFactError | UnaddressedError) or tries > len(self._pauses)
        told = {"case": row.case, "version": row.version, "tries": tries, "error": type(error).__name__}
        if hopeless:
            turn.failed(row, tries, type(error).__name__, None)
            _log.error("reminder-undelivered", **told)
        else:
            turn.failed(row, tries, type(error).__name__, self._pauses[tries - 1])
            _log.warning("reminder-not-delivered-yet", again_after=self._pauses[tries - 1], **told)
