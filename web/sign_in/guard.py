"""Before every page: who is it, may they, and is a form one of ours."""

import hmac
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from domain.decision import Refused
from domain.gate import wrong_role
from domain.transition import Transition
from web.forms.body import form_of
from web.people import Person
from web.ports import House
from web.rights import RIGHTS, WITHOUT_ROLE, may

COOKIE = "weerklank"
SECURE_COOKIE = "__Host-weerklank"
"""Over TLS: browsers then take it from this host alone, and send it nowhere else."""

FIELD = "csrf"


class NotSignedInError(Exception):
    """Nobody is signed in, or no longer: the page to sign in stands in place of what was asked."""


class NotAllowedError(Exception):
    """This page is not for that role."""


class NotTheirStepError(Exception):
    """A step that nobody in that role takes, in whatever case."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code)
        self.refused = refused


class NoRoleChosenError(Exception):
    """Somebody with several roles has yet to say in which of them they work."""


class ForeignFormError(Exception):
    """A form that was not ours, or of a session that ended: nothing was done."""


def cookie_name(house: House) -> str:
    """Return the name under which the browser keeps its session."""
    return SECURE_COOKIE if house.secure else COOKIE


def person_of(request: Request) -> Person | None:
    """Return who is signed in."""
    house: House = request.app.state.house
    secret = request.cookies.get(cookie_name(house))
    return None if secret is None else house.doorman.who(secret)


def guard(route: str) -> Callable[[Request], Coroutine[Any, Any, None]]:
    """Return what stands before a route, and raises one of the errors above where somebody may not pass.

    What changes something comes with the proof that a page of ours made the form; a browser that is lured
    elsewhere has none. The role is looked up anew for each request: who lost it has no page left.
    """
    RIGHTS[route]  # a route without a line in the table is a bug, and seen when the program starts

    async def before(request: Request) -> None:
        person = await run_in_threadpool(person_of, request)
        request.state.person = person
        if not may(route, None if person is None else person.role):
            if person is None:
                raise NotSignedInError
            raise NotAllowedError if person.chosen else NoRoleChosenError
        if person is not None and not person.chosen and route not in WITHOUT_ROLE:
            raise NoRoleChosenError
        if request.method == "POST" and person is not None:
            form = await form_of(request)
            given = form.get(FIELD)
            if not isinstance(given, str) or not hmac.compare_digest(given.encode(), person.csrf.encode()):
                raise ForeignFormError

    return before


def signed_in(request: Request) -> Person:
    """Return who is signed in, on a route that nobody else has. Raises `NotSignedInError`."""
    person: Person | None = request.state.person
    if person is None:
        raise NotSignedInError
    return person


def must_be_theirs(request: Request, step: Transition[Any]) -> None:
    """Raise `NotTheirStepError` where somebody in that role does not take that step."""
    refused = wrong_role(step, signed_in(request).role)
    if refused is not None:
        raise NotTheirStepError(refused)
