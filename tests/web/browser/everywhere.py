"""Every page there is: the addresses of all routes that show one, filled in from the cases of the house."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from playwright.sync_api import Page

from domain.catalogue import transition_named
from tests.web.browser.house import OpenHouse
from web.app import create_app
from web.forms.fields import Field, Sort, fields_of
from web.ports import House

FULL = {"/werklijst": ("?wie=iedereen",), "/radar": ("?lijst=quiet", "?lijst=promise")}
"""What a page must be asked so that there is something on it."""

_NOBODYS: Any = House(office=None, doorman=None, municipality="", for_real=False, secure=False, now=None)


def routes() -> list[str]:
    """Return the addresses that answer to GET, with the names of what must be filled in."""
    paths = create_app(_NOBODYS).openapi()["paths"]
    return sorted(path for path, ways in paths.items() if "get" in ways)


def addresses(page: Page, house: OpenHouse) -> Iterator[str]:
    """Yield every page of who is signed in: two cases, and steps enough to see every sort of question.

    A route with another name in it fails here: give an example of what it is filled in with.
    """
    cases = [house.cases["opgeschort"], house.cases["uitdaging, afgewezen"]]
    examples = {"number": cases, "attachment": ["1"], "link": ["al-gebruikt"]}
    examples |= {"letter": ["1"], "sort": ["acknowledgement"]}
    for route in routes():
        names = re.findall(r"{(\w+)}", route)
        if "step" in names:
            continue
        for values in product(*(examples[name] for name in names)):
            address = route.format(**dict(zip(names, values, strict=True)))
            yield address
            yield from (address + asked for asked in FULL.get(route, ()))
    seen: set[Sort] = set()
    for case in cases:
        page.goto(f"/zaken/{case}")
        links = [
            each.get_attribute("href") or "" for each in page.get_by_role("main").get_by_role("link").all()
        ]
        for link in links:
            new = _sorts(link) - seen
            if new:
                seen |= new
                yield link
    assert seen >= set(Sort) - {Sort.NUMBERS, Sort.STORIES}, "no step in these cases asks such a question"


def _sorts(link: str) -> set[Sort]:
    step = transition_named(link.rsplit("/stappen/", 1)[-1]) if "/stappen/" in link else None
    return set() if step is None else set(_all(fields_of(step)))


def _all(fields: Iterable[Field]) -> Iterator[Sort]:
    for field in fields:
        yield field.sort
        yield from _all(field.fields)
