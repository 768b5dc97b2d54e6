"""Style sheets: which ones a page has, in which order, and under which licence."""

import os
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest

from web import look
from web.app import create_app
from web.ports import House

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "web/static/vendor"


def asked(address: str, theme: bytes | None) -> httpx2.Response:
    """Ask the pages of a house in which nobody needs to be."""
    outside: dict[str, Any] = {"office": None, "doorman": None, "now": None}
    house = House(municipality="lindewaard", for_real=False, secure=False, theme=theme, **outside)

    async def ask() -> httpx2.Response:
        transport = httpx2.ASGITransport(create_app(house))
        async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(address)

    return anyio.run(ask)


def test_the_house_style_comes_after_every_other_sheet() -> None:
    told = asked("/inloggen", b":root { --basis-focus-color: red; }").text

    ours, theirs = told.index("/static/weerklank.css"), told.index("/static/thema.css")
    assert ours < theirs
    assert ("/static/nl-design-system.css" in told[ours:theirs]) == look.VENDORED
    assert 'class="voorbeeld-theme lindewaard-theme"' in told


def test_the_house_style_is_handed_out_as_it_was_given() -> None:
    answer = asked("/static/thema.css", b":root { --basis-focus-color: red; }")

    assert answer.content == b":root { --basis-focus-color: red; }"
    assert answer.headers["content-type"].startswith("text/css")


def test_without_a_house_style_there_is_none() -> None:
    assert "thema.css" not in asked("/inloggen", None).text
    assert asked("/static/thema.css", None).status_code == 404


def test_a_sheet_is_kept_for_an_hour_and_a_page_not_at_all() -> None:
    assert asked("/static/weerklank.css", None).headers["cache-control"] == "max-age=3600"
    assert asked("/inloggen", None).headers["cache-control"] == "no-store"


def test_what_was_fetched_has_its_licence_beside_it() -> None:
    if not look.VENDORED:
        assert not os.environ.get("CI"), "npm must be installed where everything is checked"
        pytest.skip("de stijl van het NL Design System is er niet (installeer npm, en dan: make clean setup)")
    sheets = {path.stem for path in VENDOR.glob("*.css")}

    assert sheets == {"theme", "data-badge", "link", "skip-link"}
    for sheet in sheets:
        assert "EUROPEAN UNION PUBLIC LICENCE" in (VENDOR / f"{sheet}.LICENSE.md").read_text()
        assert (
            f'@import url("vendor/{sheet}.css") layer(nlds);'
            in (ROOT / "web/static/nl-design-system.css").read_text()
        )


def test_what_is_fetched_is_named_by_hash_and_by_no_host() -> None:
    lock = (ROOT / "package-lock.json").read_text()

    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')
    assert "http" not in lock
