"""Coming in, being one of the sample people, in one role at a time, and going out again."""

from datetime import timedelta

import pytest

from domain.roles import LABELS, Role
from tests.web.sign_in.browser import Door
from web.people import SAMPLE_PEOPLE
from web.rights import READERS, STAFF
from workers.doorman import LASTS

SEVERAL = (Role.HANDLER, Role.LEGAL)


def test_a_link_of_the_terminal_lets_somebody_in_once(door: Door) -> None:
    link = door.doorman.link()
    first, second = door.browser(), door.browser()

    assert first.get(f"/inloggen/{link}").headers["location"] == "/wie"
    refused = second.get(f"/inloggen/{link}")

    assert refused.status_code == 403
    assert "De link is al gebruikt" in refused.text
    assert second.secret is None
    assert first.get("/wie").status_code == 200


def test_to_look_whether_a_link_is_there_does_not_use_it_up(door: Door) -> None:
    link = door.doorman.link()
    browser = door.browser()

    assert browser.client.head(f"/inloggen/{link}").status_code == 403
    assert browser.get(f"/inloggen/{link}").status_code == 303


def test_where_cases_are_for_real_no_link_lets_anybody_in(door: Door) -> None:
    browser = door.browser(for_real=True)

    assert browser.get(f"/inloggen/{door.doorman.link()}").status_code == 403
    assert browser.secret is None


def test_where_cases_are_for_real_there_are_no_sample_people(door: Door) -> None:
    browser = door.browser(for_real=True).works_as(Role.HANDLER)

    assert browser.get("/wie").status_code == 404
    assert browser.post("/wie", account="t.leider").status_code == 404
    assert "Behandelaar" in browser.get("/rol").text.title()


def test_every_role_of_staff_has_a_sample_person() -> None:
    assert {role for _, role in SAMPLE_PEOPLE} == STAFF
    assert len(dict(SAMPLE_PEOPLE)) == len(SAMPLE_PEOPLE)


def test_who_tries_it_out_is_each_of_the_sample_people_in_turn(door: Door) -> None:
    browser = door.browser().comes_in()
    secrets = [browser.secret]

    for account, role in [*SAMPLE_PEOPLE, *reversed(SAMPLE_PEOPLE)]:
        before = browser.secret
        assert browser.post("/wie", account=account).headers["location"] == "/"
        assert f"{account}, {LABELS[role]}" in browser.get("/wie").text
        assert browser.get("/").headers["location"] == ("/werklijst" if role in READERS else "/rol")
        assert browser.secret not in secrets
        assert before is not None
        assert door.doorman.who(before) is None
        secrets.append(browser.secret)


def test_nobody_else_can_be_chosen(door: Door) -> None:
    browser = door.browser().comes_in()

    assert browser.post("/wie", account="a.nder").status_code == 404
    assert browser.post("/wie").status_code == 422
    assert "Deze bladzijde is er niet" in browser.post("/wie").text


def test_who_brings_a_secret_of_somebody_else_gets_another_at_signing_in(door: Door) -> None:
    planted = "geplant-door-een-ander"
    browser = door.browser()
    browser.brings(planted)

    browser.comes_in()

    assert door.doorman.who(planted) is None
    assert browser.secret != planted


def test_who_has_several_roles_must_choose_before_anything_else(door: Door) -> None:
    browser = door.browser().is_("b.handelaar", SEVERAL, None)

    for path in ("/", "/werklijst", "/wie", "/zaken/LIN-2026-1"):
        assert browser.get(path).headers["location"] == "/rol"
    page = browser.get("/rol")
    assert page.status_code == 200
    assert "jurist" in page.text
    assert "teamleider" not in page.text

    assert browser.post("/rol", role="legal").headers["location"] == "/"
    assert "b.handelaar, jurist" in browser.get("/rol").text


def test_a_change_of_role_makes_the_old_cookie_worthless(door: Door) -> None:
    browser = door.browser().is_("b.handelaar", SEVERAL, Role.HANDLER)
    stolen = browser.secret

    browser.post("/rol", role="legal")

    assert stolen is not None
    assert browser.secret != stolen
    thief = door.browser()
    thief.brings(stolen)
    assert thief.get("/werklijst").status_code == 401


@pytest.mark.parametrize("role", ["administrator", "system", "koning", ""])
def test_a_role_that_somebody_does_not_have_is_refused(door: Door, role: str) -> None:
    browser = door.browser().is_("b.handelaar", SEVERAL, Role.HANDLER)

    assert browser.post("/rol", role=role).status_code in {403, 422}
    assert "b.handelaar, behandelaar" in browser.get("/rol").text


@pytest.mark.parametrize("way", ["/uitloggen", "/overal-uitloggen"])
def test_who_signs_out_is_out_also_with_the_cookie_that_they_had(door: Door, way: str) -> None:
    browser = door.browser().works_as(Role.HANDLER)
    kept = browser.secret
    assert kept is not None

    assert browser.post(way).headers["location"] == "/uitgelogd"
    assert browser.get("/uitgelogd").status_code == 200
    assert "Bij Weerklank bent u uitgelogd" in browser.get("/uitgelogd").text

    browser.brings(kept)
    assert browser.get("/werklijst").status_code == 401


def test_what_was_typed_when_the_day_was_over_is_shown_again(door: Door) -> None:
    browser = door.browser().works_as(Role.HANDLER)
    csrf = browser.csrf
    door.clock.goes_on(LASTS + timedelta(minutes=1))

    step = "/zaken/LIN-2026-1/stappen/withdraw"
    answer = browser.client.post(step, data={"csrf": csrf, "statement": "Omdat."})

    assert answer.status_code == 401
    assert "Omdat." in answer.text
    assert "Niet voor echte zaken" in answer.text
