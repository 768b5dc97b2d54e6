"""What rests on something earlier does not lie before it (Awb 3:2): dates that a court can believe."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]

EARLY = "2026-02-04T10:00:00+01:00"
REFUSED = "refused: before-what-it-rests-on"


@pytest.mark.parametrize(
    ("stage", "step", "fields"),
    [
        (Stage.RESPONDED, "agree-support", {}),
        (Stage.SUPPORT_AGREED, "deliver-support", {}),
        (
            Stage.CO_CREATION,
            "finalise-plan",
            {
                "discussed_with_residents": "2026-02-03",
                "discussed_with_entrepreneurs": None,
                "exception": "Er zijn er geen.",
            },
        ),
        (Stage.PLAN_FINAL, "decide-result", {}),
        (Stage.TAKEOVER_DECIDED, "sign-agreement", {}),
        (Stage.TAKEOVER_DECIDED, "report-negotiation-failed", {}),
        (Stage.NEGOTIATION_FAILED, "decide-takeover", {"council_informed": "2026-02-03"}),
        (Stage.AGREEMENT_SIGNED, "start-operation", {}),
        (Stage.AGREEMENT_SIGNED, "take-back", {}),
        (Stage.OPERATING, "report-operation", {}),
        (Stage.OPERATING, "end-takeover", {}),
        (Stage.INITIATORS_STOPPED, "take-back", {}),
        (Stage.RESPONDED, "close", {}),
        (Stage.COMPLETED, "reopen", {}),
    ],
)
def test_no_step_lies_before_what_it_rests_on(
    given: Given, stage: Stage, step: str, fields: dict[str, Any]
) -> None:
    given(stage).when(step, occurred=EARLY, **fields).then(REFUSED)


def test_the_moment_counts_and_not_the_day(given: Given) -> None:
    decided = given(Stage.TAKEOVER_DECIDED)
    moment = decided.facts[decided.version_of("takeover-decided") - 1].event.occurred

    decided.when("sign-agreement", occurred=moment.replace(hour=0, minute=1).isoformat()).then(REFUSED)
    decided.when("sign-agreement", occurred=moment.isoformat()).then("agreement-signed")


def test_a_contest_comes_after_the_answer_and_its_judgment_after_the_contest(given: Given) -> None:
    answered = given(Stage.RESPONDED)
    answered.when("contest-response", occurred=EARLY).then(REFUSED)
    answered.when("review-response", occurred=EARLY, by="ref-cato").then(REFUSED)

    contested = answered.and_then("contest-response")
    contested.when("decide-contest", contest=contested.case.version, occurred=EARLY).then(REFUSED)


def test_what_initiators_say_is_taken_in_whenever_it_is_typed(given: Given) -> None:
    given(Stage.RESPONDED).when("withdraw", occurred=EARLY).then("withdrawn")


def test_the_earlier_moment_is_corrected_first_and_then_the_step_is_taken(given: Given) -> None:
    decided = given(Stage.TAKEOVER_DECIDED)
    signed = {"occurred": "2026-04-20T10:00:00+02:00"}
    decided.when("sign-agreement", **signed).then(REFUSED)

    wrong = decided.version_of("takeover-decided")
    corrected = decided.and_then(
        ("correct-fact", {"fact": wrong, "corrected": "2026-04-13T10:00:00+02:00", "occurred": LATER})
    )
    confirm = {"proposal": corrected.case.version, "occurred": LATER}
    corrected.and_then(("confirm-correction", confirm)).when("sign-agreement", **signed).then(
        "agreement-signed"
    )


def test_no_correction_puts_a_step_before_what_it_rests_on(given: Given) -> None:
    signed = given(Stage.AGREEMENT_SIGNED)
    correct = {"occurred": LATER, "now": LATER}

    agreement = {"fact": signed.version_of("agreement-signed"), "corrected": "2026-04-13T10:00:00+02:00"}
    signed.when("correct-fact", **agreement, **correct).then(REFUSED)
    decision = {"fact": signed.version_of("takeover-decided"), "corrected": "2026-10-01T10:00:00+02:00"}
    signed.when("correct-fact", **decision, **correct).then("refused: after-what-rests-on-it")


def test_an_answer_is_not_corrected_to_after_its_contest(given: Given) -> None:
    contested = given(Stage.RESPONDED, "contest-response")
    answer = contested.version_of("substantive-response-sent")

    contested.when("correct-fact", fact=answer, corrected="2026-03-20T10:00:00+01:00", occurred=LATER).then(
        "refused: after-what-rests-on-it"
    )


LATER = "2026-11-02T10:00:00+01:00"
