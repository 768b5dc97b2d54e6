"""Signing in at a provider of OpenID Connect: a real one, in a process of its own."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from itsdangerous import TimestampSigner
from structlog.testing import capture_logs

from domain.roles import Role
from tests.web.sign_in.browser import HERE, Browser, Door
from web.app import UNDERWAY_SECONDS
from web.sign_in.provider import Agreement, OpenIdProvider
from workers.settings import Oidc, Settings, Web

ROLES = {"Behandelen": Role.HANDLER, "Jurist": Role.LEGAL, "Beheer": Role.ADMINISTRATOR}
PEOPLE = {
    "een": {"account": "b.handelaar", "realm": {"roles": ["Behandelen", "Iets anders"]}},
    "twee": {"account": "m.eerdere", "realm": {"roles": ["Jurist", "Behandelen", "Jurist"]}},
    "geen": {"account": "n.iemand", "realm": {"roles": ["Iets anders", 3, None]}},
    "vreemd": {"account": "v.reemd", "realm": "Jurist"},
    "naamloos": {"account": 12, "realm": {"roles": ["Behandelen"]}},
    "lang": {"account": "l" * 500, "realm": {"roles": ["Behandelen"]}},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """Yield the address of a provider that runs."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    people = [f"--user-claims={json.dumps({'sub': sub} | claims)}" for sub, claims in PEOPLE.items()]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *people],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while not _answers(port):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def agreed(issuer: str, **other: Any) -> OpenIdProvider:
    agreement: dict[str, Any] = {
        "issuer": issuer,
        "client_id": "weerklank",
        "client_secret": "een wachtwoord van een installatie",
        "account_claim": "account",
        "roles_claim": "realm.roles",
        "roles": ROLES,
        "returns_to": HERE,
        "scope": "openid profile",
    }
    return OpenIdProvider(Agreement(**agreement | other))


@pytest.fixture
def browser(door: Door, issuer: str) -> Browser:
    return somebody(door, issuer)


def somebody(door: Door, issuer: str, **other: Any) -> Browser:
    return door.browser(for_real=True, provider=agreed(issuer, **other), cookie_key="k" * 64)


def goes_there(browser: Browser) -> str:
    """Where the browser is sent to sign in."""
    answer = browser.get("/inloggen/gemeente")
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def signs_in_as(sub: str, there: str) -> str:
    """Where the provider sends somebody back to, without the name of the house."""
    answer = httpx2.post(there, data={"sub": sub})
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["location"])
    assert f"{back.scheme}://{back.netloc}" == HERE
    return f"{back.path}?{back.query}"


def comes_back(browser: Browser, sub: str) -> httpx2.Response:
    return browser.get(signs_in_as(sub, goes_there(browser)))


def test_who_goes_there_takes_a_challenge_a_nonce_and_a_state_along(browser: Browser) -> None:
    asked = parse_qs(urlsplit(goes_there(browser)).query)

    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"{HERE}/inloggen/terug"]
    assert asked["scope"] == ["openid profile"]
    assert {len(asked[name][0]) >= 20 for name in ("code_challenge", "nonce", "state")} == {True}


def test_what_proves_the_way_back_is_short_signed_and_for_no_script(browser: Browser) -> None:
    cookie = browser.get("/inloggen/gemeente").headers["set-cookie"]
    said = {each.strip().lower() for each in cookie.split(";")}

    assert {"httponly", "samesite=lax", "path=/inloggen", "max-age=600"} <= said


def test_who_has_one_role_works_in_it_at_once(browser: Browser) -> None:
    assert comes_back(browser, "een").headers["location"] == "/"

    page = browser.get("/rol")
    assert "b.handelaar, behandelaar" in page.text
    assert "Niet voor echte zaken" not in page.text
    assert [each.name for each in browser.client.cookies.jar] == ["weerklank"]


def test_who_has_several_chooses_one_and_may_choose_again(browser: Browser) -> None:
    comes_back(browser, "twee")

    assert browser.get("/werklijst").headers["location"] == "/rol"
    browser.post("/rol", role="legal")
    assert "m.eerdere, jurist" in browser.get("/rol").text
    browser.post("/rol", role="handler")
    assert "m.eerdere, behandelaar" in browser.get("/rol").text


@pytest.mark.parametrize("sub", ["geen", "vreemd"])
def test_who_has_no_role_here_is_told_so_and_is_not_in(browser: Browser, sub: str) -> None:
    answer = comes_back(browser, sub)

    assert answer.status_code == 403
    assert "geen rol verbonden" in answer.text
    assert browser.secret is None


@pytest.mark.parametrize("sub", ["naamloos", "lang"])
def test_who_has_no_account_that_can_be_recorded_is_not_in(browser: Browser, sub: str) -> None:
    answer = comes_back(browser, sub)

    assert answer.status_code == 403
    assert "Inloggen lukte niet" in answer.text
    assert browser.secret is None


def test_a_claim_may_stand_under_its_own_name(door: Door, issuer: str) -> None:
    browser = somebody(door, issuer, roles_claim="realm")

    comes_back(browser, "vreemd")

    assert "v.reemd, jurist" in browser.get("/rol").text


def test_a_way_back_lets_somebody_in_once(browser: Browser) -> None:
    back = signs_in_as("een", goes_there(browser))
    assert browser.get(back).status_code == 303
    browser.post("/uitloggen")

    assert browser.get(back).status_code == 403
    assert browser.secret is None


def test_the_way_back_of_somebody_else_lets_nobody_in(door: Door, issuer: str) -> None:
    attacker, victim = somebody(door, issuer), somebody(door, issuer)
    planted = signs_in_as("een", goes_there(attacker))

    assert victim.get(planted).status_code == 403
    goes_there(victim)
    assert victim.get(planted).status_code == 403
    assert victim.secret is None


def test_a_code_of_another_sign_in_does_not_fit(door: Door, issuer: str) -> None:
    attacker, victim = somebody(door, issuer), somebody(door, issuer)
    code = parse_qs(urlsplit(signs_in_as("een", goes_there(attacker))).query)["code"][0]
    back = signs_in_as("twee", goes_there(victim))

    answer = victim.get(re.sub(r"code=[^&]+", f"code={code}", back))

    assert answer.status_code == 403
    assert victim.secret is None


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?code=x",
        "?state=x",
        "?code=x&state=x",
        "?error=access_denied&error_description=%3Cb%3EHoi%3C/b%3E",
        "?code=x&state=x&state=y",
        "?state=%00&code=%ff",
    ],
)
def test_a_way_back_that_somebody_made_up_lets_nobody_in(browser: Browser, query: str) -> None:
    goes_there(browser)

    answer = browser.get(f"/inloggen/terug{query}")

    assert answer.status_code == 403
    assert "Hoi" not in answer.text
    assert browser.secret is None


def test_who_took_too_long_begins_again(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    back = signs_in_as("een", goes_there(browser))
    signed = TimestampSigner.get_timestamp
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: signed(self) + UNDERWAY_SECONDS + 1)

    assert browser.get(back).status_code == 403


def test_another_provider_than_was_agreed_with_is_not_believed(door: Door, issuer: str) -> None:
    answer = somebody(door, f"{issuer}/").get("/inloggen/gemeente")

    assert answer.status_code == 503
    assert "Inloggen lukte niet" in answer.text


def test_a_provider_that_is_away_is_told_calmly_and_signing_out_goes_on(door: Door) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    browser = somebody(door, f"http://127.0.0.1:{port}")

    assert browser.get("/inloggen/gemeente").status_code == 503
    assert browser.get("/inloggen/terug?code=x&state=y").status_code == 503
    browser.works_as(Role.HANDLER)
    assert browser.post("/uitloggen").headers["location"] == "/uitgelogd"
    assert browser.get("/uitgelogd").status_code == 200


def test_who_signs_out_goes_on_to_sign_out_there_as_well(browser: Browser, issuer: str) -> None:
    comes_back(browser, "een")
    browser.post("/uitloggen")

    page = browser.get("/uitgelogd")

    there = page.headers["refresh"].removeprefix("0; url=")
    assert there.startswith(f"{issuer}/oauth2/end_session?")
    asked = parse_qs(urlsplit(there).query)
    assert asked["client_id"] == ["weerklank"]
    assert asked["post_logout_redirect_uri"] == [f"{HERE}/inloggen"]
    assert httpx2.get(there).status_code == 200
    assert "Log ook bij uw gemeente uit" in page.text


def test_nothing_of_who_comes_in_is_in_the_log(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    with capture_logs() as told:
        there = goes_there(browser)
        back = signs_in_as("een", there)
        browser.get(back)
        browser.get(back)
    of_the_test = f"HTTP Request: GET {HERE}", f"HTTP Request: POST {there.partition('?')[0]}"
    lines = str([told, *(each for each in caplog.messages if not each.startswith(of_the_test))])

    asked = parse_qs(urlsplit(back).query)
    for secret in (asked["code"][0], asked["state"][0], browser.secret, "b.handelaar", "wachtwoord"):
        assert secret is not None
        assert secret not in lines
    assert "sign-in-not-proved" in lines


def test_without_a_provider_there_is_no_such_way(door: Door) -> None:
    browser = door.browser()

    assert browser.get("/inloggen/gemeente").status_code == 404
    assert browser.get("/inloggen/terug?code=x&state=y").status_code == 404


@pytest.mark.parametrize("profile", ["cluster", "cloud"])
def test_for_real_cases_it_must_be_told_who_people_are(profile: str) -> None:
    temporal: Any = {
        "profile": profile,
        "cluster": {"address": "t:7233"},
        "cloud": {"address": "t:7233", "namespace": "n", "api_key": "k"},
    }
    settings = Settings(temporal=temporal, postgres={"dsn": "host=db"})  # type: ignore[arg-type]  # pydantic reads it

    assert settings.missing_for_sign_in == (
        "web.public_url",
        "web.oidc.issuer",
        "web.oidc.client_id",
        "web.oidc.client_secret",
        "web.oidc.roles",
    )
    given: Any = {"issuer": "https://i.example", "client_id": "w", "client_secret": "s", "roles": ROLES}
    web = Web(public_url="https://w.example", oidc=Oidc(**given))
    assert settings.model_copy(update={"web": web}).missing_for_sign_in == ()


def test_where_people_try_it_out_nothing_needs_to_be_told() -> None:
    assert Settings().missing_for_sign_in == ()
