"""What reaches no page: another name, another method, a form from elsewhere; and what every answer says."""

from datetime import date
from typing import Any

import pytest
from httpx2 import Response
from structlog.testing import capture_logs

from domain.roles import Role
from tests.web.sign_in.browser import Door, NothingThere
from web.answers import HEADERS

TYPED = "Mevrouw Verzonnen belde gisteren"
SAFE = "https://initiatief.example"
FORMS = ("/wie", "/rol", "/uitloggen", "/overal-uitloggen", "/zaken/LIN-2026-1/stappen/close")


def says_it_all(answer: Response, *, secure: bool = False) -> None:
    """What every answer says to the browser."""
    for name, value in HEADERS.items():
        assert answer.headers[name] == value, (name, answer.url)
    assert ("strict-transport-security" in answer.headers) is secure
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    "host",
    [
        "rebind.example",
        "rebind.example:8080",
        "127.0.0.1.rebind.example",
        "localhost.",
        "127.0.0.1:8080@rebind.example",
        "rebind.example@127.0.0.1",
        "127.0.0.1:8080/rebind.example",
        "127.0.0.1:port",
        "127.0.0.1, rebind.example",
        "[::1",
        "",
        " ",
        "x" * 5000,
    ],
)
def test_a_name_that_is_not_ours_leads_to_no_page(door: Door, host: str) -> None:
    browser = door.browser().works_as(Role.HANDLER)

    answer = browser.get("/werklijst", headers={"Host": host})

    assert answer.status_code == 421
    assert "Dit adres klopt niet" in answer.text
    assert "b.handelaar" not in answer.text
    says_it_all(answer)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9999", "localhost:1", "[::1]:8080", "LocalHost"])
def test_by_its_own_names_it_is_found_whichever_port_leads_to_it(door: Door, host: str) -> None:
    browser = door.browser().works_as(Role.HANDLER)

    assert browser.get("/rol", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"]
)
def test_nothing_but_asking_and_handing_in_is_known(door: Door, method: str) -> None:
    browser = door.browser().works_as(Role.HANDLER)

    answer = browser.client.request(method if method != "get" else "GETT", "/werklijst")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"
    says_it_all(answer)


def test_a_page_that_takes_no_form_says_so(door: Door) -> None:
    assert door.browser().works_as(Role.HANDLER).post("/zaken/LIN-2026-1").status_code == 405


@pytest.mark.parametrize("path", ["/wie", "/inloggen", "/static/weerklank.css", "/is-er-niet"])
def test_the_head_of_a_page_is_that_of_the_page_without_its_body(door: Door, path: str) -> None:
    browser = door.browser().works_as(Role.HANDLER)

    head, whole = browser.client.head(path), browser.get(path)

    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.headers["content-length"] == str(len(whole.content))


@pytest.mark.parametrize("secure", [False, True])
def test_every_answer_says_the_same_to_the_browser_errors_too(door: Door, *, secure: bool) -> None:
    browser = door.browser(**({"at": SAFE} if secure else {}))
    nobody = [browser.get(path) for path in ("/", "/inloggen", "/werklijst", "/is-er-niet", "/inloggen/x")]
    browser.works_as(Role.ADMINISTRATOR)
    somebody = [browser.get(path) for path in ("/wie", "/werklijst", "/is-er-niet", "/static/is-er-niet.css")]
    bad_form = browser.client.post("/wie", data={"csrf": "x"})

    assert [each.status_code for each in nobody] == [303, 200, 401, 404, 403]
    assert [each.status_code for each in somebody] == [200, 403, 404, 404]
    for answer in (*nobody, *somebody[:-1], bad_form):
        says_it_all(answer, secure=secure)


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("csrf", ["", "0" * 64, "é", "csrf"])
def test_a_form_without_the_proof_of_this_visit_does_nothing(door: Door, path: str, csrf: str) -> None:
    browser = door.browser().works_as(Role.HANDLER)

    answer = browser.client.post(path, data={"csrf": csrf, "account": "t.leider", "role": "legal"})

    assert answer.status_code == 403
    assert "Er is niets vastgelegd" in answer.text
    assert "b.handelaar, behandelaar" in browser.get("/rol").text


def test_the_proof_of_another_visit_is_none(door: Door) -> None:
    browser, other = door.browser().works_as(Role.HANDLER), door.browser().works_as(Role.HANDLER)

    assert browser.post("/uitloggen", csrf=other.csrf).status_code == 403
    assert browser.client.post("/uitloggen", data=None).status_code == 403
    assert browser.client.post("/uitloggen", json={"csrf": browser.csrf}).status_code == 403
    assert browser.client.post(f"/uitloggen?csrf={browser.csrf}").status_code == 403


@pytest.mark.parametrize(
    "told",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:8080"},
        {"Origin": "https://elders.example"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Origin": "null"},
    ],
)
def test_a_form_from_elsewhere_does_nothing_and_is_not_made_one_of_ours(
    door: Door, told: dict[str, str]
) -> None:
    browser = door.browser().works_as(Role.HANDLER)

    answer = browser.post("/uitloggen", headers=told, reason="Van een ander.")

    assert answer.status_code == 403
    assert "Van een ander." not in answer.text
    assert browser.csrf not in answer.text
    assert browser.get("/rol").status_code == 200


@pytest.mark.parametrize("told", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://127.0.0.1:8080"}, {}])
def test_a_form_of_ours_is_taken_in(door: Door, told: dict[str, str]) -> None:
    browser = door.browser().works_as(Role.HANDLER)

    assert browser.post("/uitloggen", headers=told).status_code == 303


@pytest.mark.parametrize(
    "path",
    [
        "//elders.example/",
        "//elders.example/%2e%2e",
        "/werklijst/",
        "/%5celders.example",
        "/inloggen//elders.example",
        "/inloggen?next=//elders.example",
        "/?naar=https://elders.example",
        "/inloggen/x%0d%0aSet-Cookie:%20a=b",
    ],
)
def test_no_address_of_ours_leads_to_another_house(door: Door, path: str) -> None:
    answer = door.browser().works_as(Role.HANDLER).client.request("GET", f"http://127.0.0.1:8080{path}")

    assert answer.headers.get("location", "/").startswith("/")
    assert not answer.headers.get("location", "/").startswith("//")
    assert "elders.example" not in answer.headers.get("location", "")
    assert "a=b" not in answer.headers.get("set-cookie", "")


def test_the_cookie_of_a_visit_is_for_no_script_and_no_other_house(door: Door) -> None:
    answer = door.browser().get(f"/inloggen/{door.doorman.link()}")

    cookie = answer.headers["set-cookie"]
    name, *said = [each.strip().lower() for each in cookie.split(";")]
    assert name.startswith("weerklank=")
    assert {"httponly", "samesite=lax", "path=/"} <= set(said)
    assert not any(each.startswith(("domain", "expires", "max-age")) for each in said)


def test_over_tls_the_cookie_never_leaves_without_it(door: Door) -> None:
    browser = door.browser(at=SAFE)
    answer = browser.get(f"/inloggen/{door.doorman.link()}")

    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-weerklank=")
    assert {"secure", "httponly", "path=/"} <= {each.strip().lower() for each in cookie.split(";")}
    assert browser.get("/wie").status_code == 200
    plain = door.browser(at=SAFE)
    plain.brings(browser.secret or "")
    assert plain.get("/wie").status_code == 401
    assert "secure" in browser.post("/uitloggen").headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "cookie", ["weerklank=", "weerklank=x", 'weerklank="\\', "weerklank=a; weerklank=b", "=;;=", "x" * 20000]
)
def test_a_cookie_that_somebody_made_up_is_nobody(door: Door, cookie: str) -> None:
    assert door.browser().get("/werklijst", headers={"Cookie": cookie}).status_code == 401


def test_a_form_of_no_shape_is_refused_calmly(door: Door) -> None:
    browser = door.browser().works_as(Role.HANDLER)
    multipart = {"Content-Type": "multipart/form-data; boundary=x"}

    for content, told in ((b"--x\r\nnonsense", multipart), (b"%zz=%00&\xff", {}), (b"a=1&" * 5000, {})):
        typed = {"Content-Type": "application/x-www-form-urlencoded"} | told
        answer = browser.client.post("/uitloggen", content=content, headers=typed)
        assert answer.status_code in {400, 403}, content[:20]
        assert "Niet voor echte zaken" in answer.text


def test_not_for_real_cases_stands_on_every_page_and_only_there(door: Door) -> None:
    paths = [
        "/inloggen",
        "/inloggen/x",
        "/wie",
        "/rol",
        "/werklijst",
        "/uitgelogd",
        "/is-er-niet",
        "/zaken/1",
    ]

    for real in (False, True):
        for role in (None, Role.HANDLER, Role.ADMINISTRATOR):
            browser = door.browser(for_real=real)
            if role is not None:
                browser.works_as(role)
            for answer in [*map(browser.get, paths), browser.get("/", headers={"Host": "elders.example"})]:
                assert ("Niet voor echte zaken" in answer.text) is not real, (answer.url, role)


class Broken(NothingThere):
    """An office with a bug that tells what it was given."""

    def case(self, case: str, *, known_on: date | None = None) -> dict[str, Any] | None:
        del known_on
        raise ValueError(f"{case}: {TYPED}")


def test_a_bug_shows_a_calm_page_with_what_was_typed_and_the_log_tells_where_it_is(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    browser = Door(door.doorman, door.clock, Broken()).browser().works_as(Role.HANDLER)
    typed = {"statement": TYPED, "csrf": browser.csrf}

    with capture_logs() as told:
        answer = browser.client.post("/zaken/LIN-2026-1/stappen/withdraw", data=typed)
        asked = browser.get("/zaken/LIN-2026-1")

    assert (answer.status_code, asked.status_code) == (500, 500)
    assert "Er ging iets mis aan onze kant" in answer.text
    assert TYPED in answer.text
    assert TYPED not in asked.text
    says_it_all(answer)
    assert [each["route"] for each in told] == ["take-step", "case"]
    assert all(each["error"] == "ValueError" and "case" in each["where"][-1] for each in told)
    for secret in (TYPED, "LIN-2026-1", "b.handelaar", browser.secret, typed["csrf"]):
        assert str(secret) not in str(told) + str([each for each in caplog.messages if "HTTP" not in each])
