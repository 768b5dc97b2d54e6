"""The event log: what has happened to every case, in the order in which it was stored."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Self

from domain.absence import AbsenceEnded, AbsenceRecorded, StoredAbsence
from domain.attempt import Attempt, StoredAttempt
from domain.decision import Conflict, IdReused, Stored
from domain.events import Event
from domain.fact import Fact, Stamp, StoredFact
from domain.restored import StoredRestored
from ledger import queries
from ledger.append import Answer, Item, Line, append
from ledger.canonical import encode, fact_of
from ledger.chain import verify_case
from ledger.connections import Connections
from ledger.group_commit import GroupCommit
from ledger.listener import Listener
from ledger.rows import (
    ABSENCES,
    ATTEMPTS,
    RESTORES,
    Page,
    Row,
    bytes_beside,
    is_beside,
    page,
    stored_absence,
    stored_attempt,
    stored_fact,
    stored_restored,
)


class EventLog:
    """The one road to the event table, for all threads of a process.

    Whatever is asked here may be asked again: an append whose connection was lost is done
    once more, and its command id makes that the same append.
    """

    def __init__(self, dsn: str, *, pool_size: int = 4) -> None:
        self.connections = Connections(dsn, pool_size=pool_size)
        self._appends = GroupCommit[Item, Answer](
            lambda items: self.connections.run(lambda connection: append(connection, items))
        )
        self._local = threading.local()
        self._listeners: list[Listener] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give all connections back; threads that wait for an append return."""
        for listener in self._listeners:
            listener.close()
        self.connections.close()

    # --- cases ----------------------------------------------------------------------------

    def append(
        self, case: str, expected: int, events: Sequence[Event], stamp: Stamp, *, number_prefix: str | None
    ) -> Stored | Conflict | IdReused:
        """Store the events after version `expected`, or return why nothing was stored.

        A command that is in the ledger already gets the answer it got then. The first
        event of a case gives it its number when there is a prefix.
        """
        if is_beside(case):
            raise ValueError(f"no case is called {case}: that is the name of a stream beside the cases")
        content = tuple((event.topic, encode(event, stamp)) for event in events)
        answer = self._appends.submit(
            Item(case, expected, stamp.command, stamp.fingerprint, number_prefix, content)
        )
        if isinstance(answer, Conflict | IdReused):
            return answer
        if not answer:
            number = self.connections.run(partial(queries.number, case=case))
            return Stored(version=expected, facts=(), number=number)
        if answer[0].outcome == "already":
            facts = [fact_of(case, line.version, line.topic or "", line.state or b"") for line in answer]
        else:
            facts = [
                Fact(case=case, version=line.version, event=event, stamp=stamp)
                for line, event in zip(answer, events, strict=True)
            ]
        return _stored(
            [_placed(line, fact) for line, fact in zip(answer, facts, strict=True)], answer[0].number
        )

    def answer(self, command: str) -> tuple[str, str, Stored] | None:
        """Return case, fingerprint and answer of a command that is in the ledger already."""
        rows, fingerprint, number = self.connections.run(partial(queries.of_command, command=command))
        if not rows:
            return None
        return rows[0].case, fingerprint, _stored([stored_fact(row) for row in rows], number)

    def holds(self, command: str) -> bool:
        """Whether events of that command are in the ledger: `answer` without what they say."""
        return self.connections.run(partial(queries.holds, command=command))

    def read(self, case: str, *, upto: int | None = None) -> tuple[StoredFact, ...]:
        """Return the facts of a case, up to and with version `upto`; of an unknown case none."""
        rows = self.connections.run(partial(queries.of_stream, stream=case, upto=upto))
        return tuple(stored_fact(row) for row in rows)

    def case_numbered(self, number: str) -> str | None:
        """Return the id of the case of that number, or nothing where none has it."""
        return self.connections.run(partial(queries.case_numbered, number=number))

    def cases(self) -> Iterator[str]:
        """Yield the ids of all cases in the order in which they began."""
        position = 0
        while begun := self.connections.run(partial(queries.cases_after, position=position)):
            yield from (case for case, _ in begun)
            position = begun[-1][1]

    def verify(self, case: str) -> bytes:
        """Return the hash of the last version of a case, or raise `BrokenChainError`."""
        return verify_case(case, self.connections.run(partial(queries.chain, stream=case)))

    # --- beside the cases ------------------------------------------------------------------

    def note_attempt(self, attempt: Attempt) -> None:
        """Keep a refusal in a stream of its own, which leaves the versions of the case as they were.

        The same attempt noted twice is one: its id is the hash of its content, in which
        its moment of recording stands.
        """
        content = bytes_beside(attempt)
        digest = sha256(content).hexdigest()
        stream = f"{ATTEMPTS}{attempt.case or '-'}"
        self._appends.submit(
            Item(stream, None, f"attempt:{digest}", digest, None, ((attempt.topic, content),))
        )

    def attempts(self, case: str | None) -> tuple[StoredAttempt, ...]:
        """Return the refused attempts on a case; of none, those refused before a case began."""
        rows = self.connections.run(partial(queries.of_stream, stream=f"{ATTEMPTS}{case or '-'}", upto=None))
        return tuple(stored_attempt(row) for row in rows)

    def restores(self) -> tuple[StoredRestored, ...]:
        """Return when this ledger was put back from a backup, oldest first."""
        rows = self.connections.run(partial(queries.of_stream, stream=RESTORES, upto=None))
        return tuple(stored_restored(row) for row in rows)

    def absences(self) -> tuple[StoredAbsence, ...]:
        """Return all that was ever recorded of absences, oldest first."""
        rows = self.connections.run(partial(queries.of_stream, stream=ABSENCES, upto=None))
        return tuple(stored_absence(row) for row in rows)

    def keep_absence(self, kept: AbsenceRecorded | AbsenceEnded, expected: int) -> int | Conflict:
        """Keep what was decided on version `expected` of that stream, and return its version there.

        The same again is kept once, as with attempts.
        """
        content = bytes_beside(kept)
        digest = sha256(content).hexdigest()
        answer = self._appends.submit(
            Item(ABSENCES, expected, f"absence:{digest}", digest, None, ((kept.topic, content),))
        )
        if isinstance(answer, Conflict):
            return answer
        if isinstance(answer, IdReused):
            raise RuntimeError("two contents with one SHA-256")  # noqa: TRY004 - no wrong type: it cannot be
        return answer[-1].version

    # --- the whole ledger, for projections --------------------------------------------------

    def positions_after(self, position: int, limit: int) -> Page:
        """Return at most `limit` positions after this one; `Page.last` is where to go on."""
        return page(self.rows_after(position, limit), position)

    def rows_by_case(self, after: tuple[str, int], upto: int, limit: int) -> list[Row]:
        """Return at most `limit` rows of facts up to a position, a case at a time, after a version of one.

        Rows and not facts, so that who meets one that cannot be read knows where it stands.
        """
        return self.connections.run(partial(queries.by_case, after=after, upto=upto, limit=limit))

    def rows_after(self, position: int, limit: int) -> list[Row]:
        """Return at most `limit` rows after this position, attempts included, as they are stored."""
        return self.connections.run(partial(queries.after, position=position, limit=limit))

    def position_before(self, moment: datetime) -> int:
        """Return up to which position everything was committed before a moment; 0 where nothing was."""
        return self.connections.run(partial(queries.position_before, moment=moment))

    def cases_between(self, after: int, upto: int, limit: int) -> list[tuple[StoredFact, ...]]:
        """Return at most `limit` cases that began after a position, each with its facts up to another.

        In the order in which they began. Raises `UnreadableFactError`.
        """
        begun = self.connections.run(partial(queries.cases_after, position=after, upto=upto, limit=limit))
        names = [case for case, _ in begun]
        rows = self.connections.run(partial(queries.of_streams, streams=names, upto=upto))
        facts: dict[str, list[StoredFact]] = {case: [] for case in names}
        for row in rows:
            facts[row.case].append(stored_fact(row))
        return [tuple(of_case) for of_case in facts.values()]

    def last_position(self) -> int:
        """Return the last position in the ledger, 0 while it is empty."""
        return self.connections.run(queries.last_position)

    def wait_for_append(self, timeout: float) -> None:
        """Return once something may have been appended since the last wait, at most `timeout` seconds on."""
        listener: Listener | None = getattr(self._local, "listener", None)
        if listener is None:
            listener = self._local.listener = Listener(self.connections.dsn)
            self._listeners.append(listener)
        listener.wait(timeout)

    def held_rules(self) -> Mapping[str, str]:
        """Return the hash of each version of rules that an engine ever started with on this ledger."""
        return self.connections.run(queries.held_rules)

    def hold_rules(self, hashes: Mapping[str, str]) -> str | None:
        """Remember the hash of each version of rules; return a version that had another hash before."""
        return self.connections.run(partial(queries.hold_rules, hashes=hashes))


def _placed(line: Line, fact: Fact) -> StoredFact:
    number = line.number if line.version == 1 else None
    return StoredFact(fact=fact, position=line.position, committed_at=line.at, number=number)


def _stored(facts: Sequence[StoredFact], number: str | None) -> Stored:
    last = facts[-1]
    return Stored(version=last.fact.version, facts=tuple(facts), number=number, position=last.position)
