"""What the engine has to say to people, and what takes it to them."""

from datetime import date
from typing import Literal, Protocol

from domain.roles import Role
from domain.signals import Signal
from domain.terms.clock import ClockId
from domain.value import Frozen


class Message(Frozen):
    """A reminder on its way to an account, by reference, or to everybody in a role.

    `id` is the case and the version of the fact: the same for the same reminder, however often it is
    delivered. It is of a clock, at a `step` of so many days before its due day; or it is a signal that the
    case asks for somebody, since a day.
    """

    id: str
    case: str
    number: str | None
    to: Literal["owner", "substitute", "role", "watcher"]
    account: str | None
    role: Role | None
    clock: ClockId | None = None
    due: date | None = None
    step: int | None = None
    signal: Signal | None = None
    since: date | None = None


class Postbox(Protocol):
    """Where a message is left for whoever it is for."""

    def deliver(self, message: Message) -> None:
        """Take a message, or raise; within seconds, because the next one waits.

        The same message may come twice, and is to be recognised by its id.
        """
        ...
