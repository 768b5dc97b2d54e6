"""Cases from receipt to a closed end, lived over months: what was said when, to the day in Amsterdam."""

from domain.signals import Signal
from domain.stages import Stage
from tests.flow.test_timers import OVER_A_CLOCK_CHANGE
from tests.flow.whole_life import Whole, WholeLife

RESPONSE, STEP, DECISION = "substantive-response", "promised-step", "promised-decision"


def test_half_an_answer_then_the_rest_and_a_decision_that_comes_long_after_its_promise(whole: Whole) -> None:
    """Longer than 32 weeks: the clocks of Amsterdam changed on the way."""

    async def story(life: WholeLife) -> None:
        await life.begins(
            municipality="stilleveen",
            asks=["Mogen wij het plein beheren?", "Betaalt de gemeente de planten?"],
            response_term=OVER_A_CLOCK_CHANGE,
        )
        await life.does("assign-handler")
        await life.does("assign-kind", kind="support")
        await life.does("confirm-receipt")
        await life.comes(100)
        await life.does(
            "send-reply",
            answers=[{"ask": 1, "position": "granted", "reasons": "Het past in het groenbeleid."}],
            next_step={"owner": "municipality", "action": "Het plein opmeten.", "by": life.day(120)},
        )
        assert life.now_stands().open_asks == (2,)
        await life.comes(120)
        assert life.expired(STEP) == []
        await life.comes(130)
        assert life.expired(STEP) == [(120, 121)]
        await life.does("keep-promise")
        assert life.stands(STEP, 130) == "late"

        await life.comes(200)
        await life.does("send-substantive-response", answers=[announced(life, 2, by=290)])
        assert life.stands(RESPONSE, 200) == "in-time"
        await life.comes(210)
        await life.does("review-response", account="jurist-1")
        await life.does("agree-support", until=life.day(350))
        await life.comes(290)
        assert (await life.refused("close"), life.expired(DECISION)) == ("wrong-stage", [])
        await life.comes(330)
        assert life.expired(DECISION) == [(290, 291)]
        await life.does("deliver-support")
        assert await life.refused("close") == "promise-outstanding"

        await life.does("send-decision")
        await life.does("close")
        await life.ends()
        assert life.now_stands().stage is Stage.COMPLETED
        assert life.expired(DECISION) == [(290, 291)]
        assert life.reminded(DECISION) == [276, 283, 288, 290]
        assert life.stands(DECISION, 330) == "late"
        assert life.stands("promised-support", 330) == "in-time"
        assert life.expired(RESPONSE) == life.signalled(Signal.REVIEW) == []
        assert life.signalled(Signal.QUIET) == [28, 56, 84, 128, 158, 186, 238, 266, 294, 322]

    whole(story)


def announced(life: WholeLife, ask: int, *, by: int) -> dict[str, object]:
    """The council decides by that day, after something that is done until then."""
    return {
        "ask": ask,
        "position": "decision-announced",
        "reasons": "De raad gaat over het geld.",
        "organ": "council",
        "by": life.day(by),
        "step": "De wijkraad brengt advies uit.",
    }


def test_an_answer_that_was_none_is_late_from_the_day_of_its_review_on(whole: Whole) -> None:
    async def story(life: WholeLife) -> None:
        await life.begins(municipality="stilleveen")
        await life.does("assign-handler")
        await life.does("assign-kind")
        await life.comes(30)
        await life.does("send-substantive-response")
        await life.comes(50)
        assert life.stands(RESPONSE, 50) == "in-time"
        assert (life.reminded(RESPONSE), life.expired(RESPONSE)) == ([28], [])

        failed = [{"condition": "reasons", "ask": 1}]
        await life.does("review-response", account="jurist-1", failed=failed)
        await life.comes(55)
        assert life.due(RESPONSE) == 42
        assert life.stands(RESPONSE, 55) == "overdue"
        assert (life.reminded(RESPONSE), life.expired(RESPONSE)) == ([28], [(42, 50)])

        await life.does("send-substantive-response")
        assert life.stands(RESPONSE, 55) == "late"
        await life.comes(68)
        assert life.signalled(Signal.REVIEW) == [44]
        await life.comes(70)
        assert life.signalled(Signal.REVIEW) == [44, 69]
        await life.does("close")
        await life.comes(84)
        await life.does("review-response", account="jurist-1")
        await life.ends()
        assert life.now_stands().stage is Stage.COMPLETED
        assert life.signalled(Signal.REVIEW) == [44, 69, 83]
        assert life.expired(RESPONSE) == [(42, 50)]

    whole(story)


def test_a_review_within_the_term_leaves_the_rest_of_that_term(whole: Whole) -> None:
    async def story(life: WholeLife) -> None:
        await life.begins(municipality="stilleveen")
        await life.does("assign-handler")
        await life.does("assign-kind")
        await life.comes(29)
        await life.does("send-substantive-response")
        await life.comes(36)
        failed = [{"condition": "next-step"}]
        await life.does("review-response", account="jurist-1", failed=failed)
        await life.comes(43)
        assert life.expired(RESPONSE) == [(42, 43)]
        assert life.reminded(RESPONSE) == [28, 36, 40, 42]
        await life.does("refuse")
        await life.does("review-response", account="jurist-1")
        await life.ends()
        assert life.stands(RESPONSE, 43) == "late"

    whole(story)
