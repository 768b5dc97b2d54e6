"""Every letter says what it must, in words of anybody, and nothing unfilled leaves."""

from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from domain.decision import Refused
from domain.letters.kind import LETTER_LABELS, LetterKind
from gateways.letters.blanks import Filling
from gateways.letters.plain_text import one_line, plain_text, showable
from gateways.letters.rendering import NOT_FOR_REAL, PROPOSAL, Letter, render
from gateways.letters.situation import Situation, Tried
from gateways.letters.template import Template, in_force, parts, templates

HOSTILE = (
    "#panic() $x^2$ [a] \\ *b* {{ zaaknummer }} {% raw %} `r` <b> @x \u202eovk\u202c \x00\x1b[2J 😀 שלום"
)
PINNED = {
    "acknowledgement-1": "b21c81f086776ce9",
    "closing-1": "47db3fdeb833c599",
    "completion-request-1": "a9eea765948dcdd9",
    "decision-1": "7a9b8df005782570",
    "delay-1": "4298b2e4c72c5671",
    "forwarding-1": "9a0c15d29a6a7c24",
    "holding-1": "d3c531b6d77ed1ef",
    "message-1": "e68172aded2aad33",
    "not-treated-1": "b9e28273653581fa",
    "refusal-1": "71bae75d4ab83c23",
    "response-1": "af9679c44150a6dc",
    "withdrawal-1": "9325b14ac383eed3",
    "unreachable-1": "8444e9f2b8159bc8",
    "contest-1": "d71d00dbe55f042e",
    "routing-1": "8b954683a26a1abb",
    "complaint-1": "7ce6a12be3abf7a9",
    "objection-1": "e869e95f026ffb13",
    "deadlines-1": "3ab3a6e878dc1531",
    "ending-1": "ff36573cda8e9186",
    "opening-1": "df544f7867ac96aa",
    "remedies-1": "1f8935e854f40318",
}
OF_FILES = {LetterKind.COMPLAINT, LetterKind.OBJECTION}
each_kind = pytest.mark.parametrize("kind", LetterKind, ids=str)


def rendered(kind: LetterKind, situation: Situation, filling: Filling) -> Letter:
    letter = render(in_force(kind, date(2026, 6, 1)), situation, filling)
    assert isinstance(letter, Letter)
    return letter


@each_kind
def test_each_kind_has_a_template_and_a_label(kind: LetterKind) -> None:
    assert in_force(kind, date(2020, 1, 1)).number == 1
    assert LETTER_LABELS[kind]


@each_kind
def test_a_letter_names_the_case_who_writes_and_when_it_came_in(
    kind: LetterKind, situation: Situation, filling: Filling
) -> None:
    letter = rendered(kind, situation, filling)

    assert "LW/26/1" in letter.subject
    about = ("K-2026-017",) if kind in OF_FILES else ("Een groen plein", "maandag 2 februari 2026")
    for told in (
        *about,
        "Gemeente Lindewaard (fictief)",
        "Bel 14 000.",
    ):
        assert told in letter.text
    assert "{" not in letter.text
    assert "\n\n\n" not in letter.text
    assert Letter.of(letter.document) == letter


@each_kind
def test_what_people_typed_is_never_read_as_a_template(
    kind: LetterKind, situation: Situation, filling: Filling
) -> None:
    answers = [{"ask": 1, "position": "granted", "reasons": HOSTILE}]
    content = {
        **filling.content,
        "message": HOSTILE,
        "missing": HOSTILE,
        "reasons": HOSTILE,
        "answers": answers,
    }
    hostile = filling.model_copy(
        update={"title": HOSTILE, "addressee": f"{HOSTILE}\r\nBcc: x@y.example", "content": content}
    )
    letter = rendered(kind, situation, hostile)

    assert "{{ zaaknummer }} {% raw %}" in letter.text
    assert "\n" not in letter.subject
    assert not set("\x00\x1b\u202e\u202c\r") & set(letter.document)


@each_kind
def test_a_term_that_nobody_adopted_and_a_trial_are_marked_on_every_letter(
    kind: LetterKind, situation: Situation, filling: Filling
) -> None:
    (deadline,) = situation.deadlines
    proposed = situation.model_copy(
        update={"deadlines": (deadline.model_copy(update={"proposal": True}),), "embedded": True}
    )
    letter = rendered(kind, proposed, filling)

    assert letter.text.startswith(NOT_FOR_REAL)
    assert letter.subject.startswith("[proef] ")
    assert PROPOSAL in letter.text
    plain = rendered(kind, situation, filling)
    assert NOT_FOR_REAL not in plain.text
    assert "voorstel'" not in plain.text


def test_the_acknowledgement_tells_by_when_and_why_that_day(situation: Situation, filling: Filling) -> None:
    text = rendered(LetterKind.ACKNOWLEDGEMENT, situation, filling).text

    assert "Inhoudelijke reactie: uiterlijk maandag 16 maart 2026." in text
    assert "- De termijn begint na maandag 2 februari 2026; die dag telt zelf niet mee." in text
    assert "- Betaalt de gemeente mee?" in text


def test_an_answer_has_each_ask_with_its_reasons(situation: Situation, filling: Filling) -> None:
    text = rendered(LetterKind.RESPONSE, situation, filling).text

    assert "Vraag 1: Mag het plein groen worden?" in text
    assert "Waarom: Het past in het beleid." in text
    assert "Hierover beslist: raad, uiterlijk op maandag 1 juni 2026." in text


def test_what_happens_next_and_when_is_told_where_it_is_known(situation: Situation, filling: Filling) -> None:
    step = {"owner": "municipality", "action": "Wij komen kijken.", "by": "2026-03-20"}
    given = filling.model_copy(update={"content": {**filling.content, "next_step": step}})
    for kind in (LetterKind.HOLDING, LetterKind.RESPONSE):
        text = rendered(kind, situation, given).text
        assert "Wat gebeurt er nu? Wij komen kijken.\nDat gebeurt uiterlijk op vrijdag 20 maart 2026." in text
        assert "Wat gebeurt er nu?" not in rendered(kind, situation, filling).text


def test_a_withdrawal_needs_no_words_of_ours(situation: Situation, filling: Filling) -> None:
    empty = filling.model_copy(update={"content": {}})

    assert (
        "U liet ons weten dat u uw initiatief intrekt."
        in rendered(LetterKind.WITHDRAWAL, situation, empty).text
    )


def of_file(kind: LetterKind, situation: Situation, filling: Filling, outcome: str) -> str:
    content = filling.content | {"outcome": outcome}
    file = situation.model_copy(update={"in_file": True, "deadlines": ()})
    return rendered(kind, file, filling.model_copy(update={"title": "", "content": content})).text


def test_who_complained_reads_the_judgment_and_where_to_turn(situation: Situation, filling: Filling) -> None:
    """Awb 9:12."""
    told = of_file(LetterKind.COMPLAINT, situation, filling, "partly-well-founded")

    assert "U diende op maandag 2 februari 2026 een klacht bij ons in." in told
    assert "Ons oordeel: uw klacht is gedeeltelijk gegrond." in told
    assert "Dan kunt u naar de ombudsman: Ombudsman Lindewaard. Doe dat binnen een jaar" in told
    for outcome in ("met-informally", "withdrawn"):
        assert "ombudsman" not in of_file(LetterKind.COMPLAINT, situation, filling, outcome)
    assert "Wij nemen uw klacht niet in behandeling." in of_file(
        LetterKind.COMPLAINT, situation, filling, "not-treated"
    )


def test_who_objected_reads_the_decision_and_where_to_appeal(situation: Situation, filling: Filling) -> None:
    """Awb 7:12, 6:23."""
    told = of_file(LetterKind.OBJECTION, situation, filling, "inadmissible")

    assert "U maakte op maandag 2 februari 2026 bezwaar." in told
    assert "De beslissing: uw bezwaar is niet-ontvankelijk." in told
    assert "De beslissing is genomen door: college, onder nummer B-2026-131." in told
    assert "Dan kunt u in beroep gaan bij de rechter: Rechtbank Lindestad." in told
    assert "rechter" not in of_file(LetterKind.OBJECTION, situation, filling, "withdrawn")
    assert "U maakte bezwaar." in rendered(LetterKind.OBJECTION, situation, filling).text


def test_who_was_not_to_be_found_reads_when_it_was_tried(situation: Situation, filling: Filling) -> None:
    tried = situation.model_copy(
        update={"tried": (Tried(day=date(2026, 2, 10), road="per telefoon of in een gesprek"),)}
    )

    told = rendered(LetterKind.UNREACHABLE, tried, filling).text
    assert "- dinsdag 10 februari 2026, per telefoon of in een gesprek\n" in told


def test_who_is_right_reads_that_no_time_was_won(situation: Situation, filling: Filling) -> None:
    right = rendered(LetterKind.CONTEST, situation, filling).text
    wrong = filling.model_copy(update={"content": filling.content | {"upheld": False}})

    assert "U hebt gelijk." in right
    assert "de oude laatste dag blijft gelden" in right
    assert "Ons antwoord blijft dus staan." in rendered(LetterKind.CONTEST, situation, wrong).text


def test_only_the_term_of_the_law_counts_from_where_it_was_brought(
    situation: Situation, filling: Filling
) -> None:
    """Awb 2:24."""
    applied = situation.model_copy(update={"application": True})

    begins = "Die begint na woensdag 4 februari 2026; die dag telt zelf niet mee"
    assert begins in rendered(LetterKind.ROUTING, applied, filling).text
    assert "Onze termijnen veranderen hierdoor niet." in rendered(LetterKind.ROUTING, situation, filling).text


def test_an_applicant_is_told_of_objection_and_another_not_that_it_is_a_decision(
    situation: Situation, filling: Filling
) -> None:
    applied = situation.model_copy(update={"application": True})

    assert (
        "Dan kunt u bezwaar maken. Doe dat binnen zes weken"
        in rendered(LetterKind.REFUSAL, applied, filling).text
    )
    council = filling.model_copy(update={"content": {**filling.content, "remedies": ["council"]}})
    told = rendered(LetterKind.RESPONSE, applied, council).text
    assert "U kunt met uw initiatief ook naar de gemeenteraad gaan." in told
    assert "bezwaar" not in told
    assert "Wij zien dit als een antwoord" in rendered(LetterKind.REFUSAL, situation, filling).text


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        (LetterKind.RESPONSE, "message"),
        (LetterKind.COMPLETION_REQUEST, "missing"),
        (LetterKind.FORWARDING, "authority"),
        (LetterKind.REFUSAL, "ground"),
        (LetterKind.REFUSAL, "remedy"),
        (LetterKind.DELAY, "clock"),
        (LetterKind.DECISION, "decision"),
        (LetterKind.UNREACHABLE, "message"),
        (LetterKind.CONTEST, "upheld"),
        (LetterKind.ROUTING, "arrived"),
        (LetterKind.COMPLAINT, "ombudsman"),
        (LetterKind.COMPLAINT, "message"),
        (LetterKind.OBJECTION, "court"),
        (LetterKind.OBJECTION, "message"),
    ],
)
def test_a_letter_in_which_something_lacks_is_not_made(
    kind: LetterKind, gone: str, situation: Situation, filling: Filling
) -> None:
    content = {name: value for name, value in filling.content.items() if name != gone}
    came_to = render(
        in_force(kind, date(2026, 6, 1)), situation, filling.model_copy(update={"content": content})
    )

    assert isinstance(came_to, Refused)
    assert came_to.code == "letter-incomplete"


@pytest.mark.parametrize(
    "body", ["{{ onbekend }}", "{{ ''.__class__ }}", "{{ naam.__init__.__globals__ }}", "{%"]
)
def test_a_template_reaches_nothing_but_its_blanks(body: str, situation: Situation, filling: Filling) -> None:
    template = Template(
        kind=LetterKind.MESSAGE,
        number=9,
        in_force_from=date(2026, 1, 1),
        subject="x",
        body=body,
        sha256="",
    )

    assert isinstance(render(template, situation, filling), Refused)


def test_a_template_is_never_changed_under_its_name() -> None:
    """What a fact names can be read for ever: another text is another file, with a line more here."""
    found = {each.version: each.sha256[:16] for each in templates()}
    found |= {name: sha256(text.encode()).hexdigest()[:16] for name, text in parts().items()}

    assert found == PINNED


def test_text_of_anybody_steers_nothing() -> None:
    assert plain_text("a\r\nb\tc\x00\u202ed\u2028e") == "a\nb cd\ne"
    assert one_line("Onderwerp\r\nBcc: x") == "Onderwerp Bcc: x"
    assert showable("é ü € א ж 😀\u200d\ufe0f中") == ("é ü € א ж [grinning face][cjk unified ideograph-4e2d]")


def test_what_a_step_says_is_in_dutch_words(situation: Situation, filling: Filling) -> None:
    content: dict[str, Any] = {**filling.content, "outcome": "granted-partly", "organ": "college"}
    text = rendered(LetterKind.DECISION, situation, filling.model_copy(update={"content": content})).text

    assert "Het besluit: gedeeltelijk toe" in text
    assert "granted" not in text
