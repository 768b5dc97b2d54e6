"""A form is handed in once, tells all that is wrong with it at once, and never loses what was typed."""

import re

import pytest

from tests.web.conftest import Town

SCRIPT = "<script>alert('x')</script>\"'&"


@pytest.fixture
def case(town: Town) -> str:
    """A case of which two asks wait."""
    return town.received(asks=["Mag het plein groen?", "Mag er een bank?"])


def at(case: str, step: str) -> str:
    return f"/zaken/{case}/stappen/{step}"


def test_all_faults_are_told_at_once_each_with_a_link_to_its_field(town: Town, case: str) -> None:
    browser = town.browser()
    came = browser.fills_in(
        at(case, "send-reply"), channel="email", message=" ", **{"answers-1-reasons": "omdat"}
    )
    assert came.status == 422
    for name in ("occurred", "message", "answers-1-position"):
        assert f'<a href="#{name}">' in came.text
        assert f'id="{name}-fault"' in came.text
        assert f'aria-describedby="{name}-fault' in came.text.split(f' id="{name}"', 1)[1].split(">", 1)[0]
    assert came.text.count('aria-invalid="true"') == came.text.count('class="fault"')
    assert came.text.index('role="alert"') < came.text.index('<form method="post" enctype')
    assert came.shown("answers-1-reasons") == "omdat"
    assert "Het veld 'Antwoord op elke vraag 2: Standpunt' ontbreekt." in came.words


def test_answers_begin_with_one_for_each_ask_that_waits(town: Town, case: str) -> None:
    came = town.browser().get(at(case, "send-substantive-response"))
    assert (came.shown("answers-0-ask"), came.shown("answers-1-ask")) == ("1", "2")
    assert "Vraag 2: Mag er een bank?" in came.words


def test_one_more_row_keeps_what_was_typed(town: Town, case: str) -> None:
    browser = town.browser()
    came = browser.fills_in(
        at(case, "send-reply"), more="answers", message="een\n\ntwee", **{"answers-1-reasons": SCRIPT}
    )
    assert came.status == 200
    assert came.shown("message").replace("\r", "") == "een\n\ntwee"
    assert came.shown("answers-1-reasons") == SCRIPT
    assert came.shown("answers-2-ask") == ""
    assert "autofocus" in came.text.split('id="answers-2-ask"', 1)[1].split(">", 1)[0]
    assert SCRIPT not in came.text


def test_a_double_click_is_one_submission(town: Town, case: str) -> None:
    browser = town.browser()
    filled = browser.get(at(case, "assign-kind")).hidden | {
        "occurred": "2026-02-03T10:00",
        "kind": "support",
        "reason": SCRIPT,
    }
    before = town.office.case(case)
    first, second = (browser.post(at(case, "assign-kind"), filled) for _ in range(2))
    assert (first.status, second.status) == (303, 303)
    after = town.office.case(case)
    assert before is not None
    assert after is not None
    assert sum("kind-assigned" in line["topic"] for line in after["story"]) == 1
    assert SCRIPT not in browser.get(f"/zaken/{case}").text


def test_a_case_that_moved_shows_what_happened_and_keeps_what_was_typed(town: Town, case: str) -> None:
    browser = town.browser()
    typed = browser.get(at(case, "assign-kind")).hidden | {
        "occurred": "2026-02-03T10:00",
        "kind": "support",
        "reason": "past bij het plein",
    }
    town.submit("confirm-receipt", case)
    came = browser.post(at(case, "assign-kind"), typed)
    assert came.status == 422
    assert "Wat er intussen gebeurde" in came.words
    assert "ntvangst" in came.text.split('id="intussen"', 1)[1].split("</ol>", 1)[0]
    assert came.shown("reason") == "past bij het plein"
    assert came.hidden["version"] != typed["version"]
    assert came.hidden["submission"] != typed["submission"]
    assert browser.post(at(case, "assign-kind"), typed | came.hidden).status == 303


def test_a_refusal_by_the_rule_names_its_ground_and_can_be_mended(town: Town, case: str) -> None:
    browser = town.browser()
    typed = {"occurred": "2026-02-04T10:00", "kind": "challenge", "reason": "x", "mandate": "zomaar een zin."}
    came = browser.fills_in(at(case, "assign-kind"), **typed)
    assert came.status == 422
    assert "kenmerk van het mandaat" in came.words
    early = browser.post(
        at(case, "assign-kind"), came.hidden | typed | {"mandate": "", "occurred": "2020-02-04T10:00"}
    )
    assert "voor de ontvangst" in early.words
    late = browser.post(at(case, "assign-kind"), early.hidden | typed | {"mandate": ""})
    assert late.status == 303
    not_theirs = {"occurred": "2026-02-05T10:00", "contest": "1", "upheld": "yes", "reasons": SCRIPT}
    refused = browser.post(at(case, "decide-contest"), not_theirs | browser.get(at(case, "add-party")).hidden)
    assert refused.status == 403
    assert "Grondslag: Gemeentewet" in refused.words.split("Dit is niet vastgelegd", 1)[1]
    assert refused.shown("reasons") == SCRIPT


def test_who_was_signed_out_keeps_the_form_and_hands_it_in_again(town: Town, case: str) -> None:
    browser = town.browser()
    filled = browser.get(at(case, "assign-kind")).hidden | {
        "occurred": "2026-02-03T10:00",
        "kind": "support",
        "reason": "eerste regel\ntweede regel",
    }
    stranger = town.browser(None).post(at(case, "assign-kind"), filled)
    assert stranger.status == 401
    assert "Wat u invulde" in stranger.words
    assert "Soort initiatief" in stranger.words
    assert stranger.shown("reason").replace("\r", "") == "eerste regel\ntweede regel"
    assert stranger.hidden["submission"] == filled["submission"]
    assert filled["csrf"] not in stranger.text
    again = browser.post(at(case, "assign-kind"), filled | stranger.hidden)
    assert again.status == 403
    assert again.shown("reason").replace("\r", "") == "eerste regel\ntweede regel"
    assert browser.post(at(case, "assign-kind"), filled | again.hidden).status == 303


def test_a_form_of_nobody_changes_nothing(town: Town, case: str) -> None:
    browser = town.browser()
    filled = browser.get(at(case, "assign-kind")).hidden | {"occurred": "2026-02-03T10:00", "kind": "support"}
    for csrf in ({"csrf": ""}, {"csrf": "é" * 64}, {"csrf": "0" * 64}):
        assert browser.post(at(case, "assign-kind"), filled | csrf).status == 403
    assert browser.post(at(case, "assign-kind"), {"kind": "support"}).status == 403
    found = town.office.case(case)
    assert found is not None
    assert found["kind"] is None


@pytest.mark.parametrize(
    "forged",
    [
        {"submission": ""},
        {"submission": "x" * 300},
        {"submission": "a\x00b"},
        {"version": "9" * 5000},
        {"kind": "constructor"},
        {"occurred": "9999-99-99T99:99"},
        {"occurred": "2026-02-03"},
        {"reason": "nul \x00 teken"},
        {"reason": "x" * 200_001},
    ],
)
def test_forged_values_are_told_and_never_break_a_page(town: Town, case: str, forged: dict[str, str]) -> None:
    typed = {"occurred": "2026-02-03T10:00", "kind": "support", "reason": "x"}
    came = town.browser().fills_in(at(case, "assign-kind"), **typed | forged)
    assert came.status == (303 if "version" in forged else 422), came.words[:300]


def test_thousands_of_fields_strange_rows_and_other_letters_break_nothing(town: Town, case: str) -> None:
    browser = town.browser()
    hidden = browser.get(at(case, "send-reply")).hidden
    many = browser.post(at(case, "send-reply"), hidden | {f"answers-{row}-ask": "1" for row in range(10_000)})
    assert many.status == 400
    assert "kan niet worden gelezen" in many.words
    rows = {f"answers-{row}-ask": "1" for row in ("9" * 3000, "1x", "²", "-1", "49")}
    odd = browser.post(at(case, "send-reply"), hidden | rows | {"answers-0-ask": "9" * 5000})
    assert odd.status == 422
    assert odd.text.count("<legend>") < 400
    letters = browser.post(
        at(case, "send-reply"),
        hidden,
        headers={"content-type": "multipart/form-data; boundary=x; charset=utf-16"},
    )
    assert letters.status == 400


@pytest.mark.parametrize("step", ["prepare-letter", "observe-terms", "receive-initiative", "no-such-step"])
def test_a_step_without_a_form_is_not_there(town: Town, case: str, step: str) -> None:
    browser = town.browser()
    assert browser.get(at(case, step)).status == 404
    csrf = browser.get(at(case, "assign-kind")).hidden["csrf"]
    assert browser.post(at(case, step), {"csrf": csrf}).status == 404


def test_where_the_engine_is_gone_the_form_is_kept_under_its_own_id(town: Town, case: str) -> None:
    filled = town.browser().get(at(case, "assign-kind")).hidden | {
        "occurred": "2026-02-03T10:00",
        "kind": "support",
        "reason": "dit mag niet weg",
    }
    browser = town.browser(office=town.silent_office())
    signed_in = browser.get("/inloggen/geen-link")
    assert signed_in.status == 403
    filled["csrf"] = re.findall(r'name="csrf" value="(\w+)"', signed_in.text)[0]
    failed = browser.post(at(case, "assign-kind"), filled)
    assert failed.status == 500
    assert failed.shown("reason") == "dit mag niet weg"
    assert failed.hidden["submission"] == filled["submission"]
