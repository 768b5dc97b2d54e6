"""Calls that come together are done together: one pays for the transaction of all."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def _shut() -> threading.Lock:
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(eq=False, slots=True)
class _Waiting(Generic[_Item, _Result]):
    """One thread with its item. `gate` opens once, for that thread: an `Event` takes ten times as long."""

    item: _Item
    gate: threading.Lock = field(default_factory=_shut)
    result: _Result | None = None
    error: BaseException | None = None
    done: bool = False
    leads: bool = False


class GroupCommit(Generic[_Item, _Result]):
    """Hands the items of concurrent threads to `commit` in batches of at most `most`.

    The first thread to come leads: it commits what is queued, its own item included, and
    then passes the lead to the first that came meanwhile. A thread that comes alone
    commits at once and waits for nobody. What `commit` raises reaches every thread whose
    item was in that batch.
    """

    def __init__(self, commit: Callable[[Sequence[_Item]], Sequence[_Result]], *, most: int = 200) -> None:
        self._commit = commit
        self._most = most
        self._lock = threading.Lock()
        self._queue: list[_Waiting[_Item, _Result]] = []
        self._led = False

    def submit(self, item: _Item) -> _Result:
        """Return the result of this item, once the batch it fell into is committed."""
        mine = _Waiting[_Item, _Result](item)
        with self._lock:
            self._queue.append(mine)
            leads, self._led = not self._led, True
        if not leads:
            try:
                mine.gate.acquire()
            except BaseException:
                self._abandon(mine)
                raise
        if not mine.done:
            self._lead()
        if mine.error is not None:
            raise mine.error
        return mine.result  # type: ignore[return-value] # done without error: the result is there

    def _lead(self) -> None:
        """Commit the front of the queue, in which this thread's own item comes first."""
        with self._lock:
            batch, self._queue = self._queue[: self._most], self._queue[self._most :]
        try:
            results = self._commit([waiting.item for waiting in batch])
            for waiting, result in zip(batch, results, strict=True):
                waiting.result = result
        except BaseException as error:  # noqa: BLE001 - the threads that wait must hear of it, whatever it is
            for waiting in batch:
                waiting.error = error
        for waiting in batch:
            waiting.done = True
        with self._lock:
            self._pass_on()
        for waiting in batch[1:]:
            waiting.gate.release()

    def _pass_on(self) -> None:
        self._led = bool(self._queue)
        if self._queue:
            self._queue[0].leads = True
            self._queue[0].gate.release()

    def _abandon(self, mine: _Waiting[_Item, _Result]) -> None:
        """Leave the queue when interrupted, so that the lead never passes to a thread that is gone."""
        with self._lock:
            if mine in self._queue:
                self._queue.remove(mine)
                if mine.leads:
                    self._pass_on()
