"""Whole lives that take a turn: nobody to be found, a date that was wrong, a letter that comes back."""

from datetime import timedelta

from domain.signals import Signal
from domain.stages import Stage
from tests.flow.whole_life import Whole, WholeLife

RESPONSE = "substantive-response"
SIX_WEEKS = {
    "length": {"number": 6, "unit": "weeks"},
    "regime": "ordinance",
    "basis": "Verordening Elzenhoven, artikel 9",
}


def test_who_was_not_found_comes_back_and_is_lost_again(whole: Whole) -> None:
    """The first attempts were used up by the first closing: the second asks for three more."""

    async def story(life: WholeLife) -> None:
        await life.begins(timedelta(days=30), municipality="stilleveen")
        await life.did(1, "assign-handler")
        await life.did(10, "attempt-contact", channel="spoken")
        await life.did(17, "attempt-contact", channel="letter")
        assert await life.refused("close-unreachable") == "too-few-attempts"
        await life.did(24, "attempt-contact", channel="email")
        await life.did(29, "close-unreachable")
        await life.ends()
        assert life.now_stands().stage is Stage.UNREACHABLE
        assert life.stands(RESPONSE, 29) == "closed"

        await life.taken_up_again("reopen", ground="new-facts")
        assert life.now_stands().stage is Stage.ASSESSMENT
        assert life.due(RESPONSE, 2) == 72
        assert await life.refused("close-unreachable") == "too-few-attempts"
        await life.comes(73)
        assert life.expired(RESPONSE) == [(72, 73)]
        assert life.reminded(RESPONSE) == [58, 65, 70, 72]
        assert life.signalled(Signal.QUIET) == [58]

        for number, channel in ((75, "spoken"), (80, "letter"), (90, "email")):
            await life.comes(number)
            await life.does("attempt-contact", channel=channel)
        await life.comes(95)
        await life.does("close-unreachable")
        await life.ends()
        assert life.now_stands().stage is Stage.UNREACHABLE
        assert life.stands(RESPONSE, 95) == "closed"
        assert life.stands(RESPONSE, 95, 2) == "late"

    whole(story)


def test_a_corrected_receipt_moves_the_day_for_which_a_timer_waits(whole: Whole) -> None:
    """And of what was announced: a delay moves no norm, consent moves the term to decide."""

    async def story(life: WholeLife) -> None:
        await life.begins(municipality="elzenhoven", application=True, response_term=SIX_WEEKS)
        await life.does("assign-handler")
        await life.does("assign-kind", kind="co-creation")
        assert life.due(RESPONSE) == 42
        await life.comes(15)
        three_days_sooner = (life.began - timedelta(days=3, minutes=1)).isoformat()
        await life.does("correct-fact", fact=1, corrected=three_days_sooner)
        proposal = life.now_stands().version
        await life.comes(16)
        await life.does("confirm-correction", proposal=proposal, account="behandelaar-2")
        assert life.due(RESPONSE) == 39
        undelayed = life.due("decision")
        consent = {"begin": life.day(17), "until": life.day(30)}
        await life.does("record-standstill", clock="decision", **consent)
        await life.does("record-standstill", clock=RESPONSE, **consent)
        await life.comes(20)
        await life.does("announce-delay", clock=RESPONSE, until=life.day(60))
        decision = life.due("decision")
        assert (life.due(RESPONSE), life.due("promised-response")) == (39, 60)
        assert 53 <= undelayed < 67 <= decision

        await life.comes(45)
        assert life.expired(RESPONSE) == [(39, 40)]
        assert life.reminded(RESPONSE) == [25, 32, 37, 39]
        await life.does("send-substantive-response", answers=[decided(life, by=100)])
        assert (life.stands(RESPONSE, 45), life.stands("promised-response", 45)) == ("late", "in-time")
        await life.does("start-co-creation")
        await life.comes(90)
        assert life.expired("decision") == [(decision, decision + 1)]
        talks = {"discussed_with_residents": life.day(70), "discussed_with_entrepreneurs": life.day(80)}
        await life.does("finalise-plan", **talks)
        assert await life.refused("close") == "wrong-stage"
        await life.does("decide-result")
        assert (life.stands("decision", 90), life.stands("promised-decision", 90)) == ("late", "in-time")
        await life.comes(110)
        await life.does("close")
        assert life.expired("promised-decision") == life.expired("promised-response") == []

    whole(story)


def decided(life: WholeLife, *, by: int) -> dict[str, object]:
    """The college decides by that day, after something that is done until then."""
    return {
        "ask": 1,
        "position": "decision-announced",
        "reasons": "De uitwerking gebeurt samen met de buurt.",
        "organ": "college",
        "by": life.day(by),
        "step": "Drie werkavonden met de buurt.",
    }


POSTED = {
    "sort": "response",
    "template": "response-1",
    "step": "send-substantive-response",
    "content": {
        "message": "Wij stellen het plein beschikbaar.",
        "answers": [{"ask": 1, "position": "granted", "reasons": "Het past in het groenbeleid."}],
        "remedies": ["complaint"],
    },
}


def test_a_letter_that_comes_back_after_the_last_day_answered_nothing(whole: Whole) -> None:
    async def story(life: WholeLife) -> None:
        await life.begins(municipality="stilleveen")
        await life.does("assign-handler")
        await life.does("assign-kind")
        await life.comes(35)
        await life.does("prepare-letter", **POSTED)
        assert life.stands(RESPONSE, 35) == "running"
        await life.comes(38)
        await life.does("record-dispatch", letter=1)
        await life.comes(53)
        assert (life.stands(RESPONSE, 53), life.expired(RESPONSE)) == ("in-time", [])
        await life.does("record-bounce", letter=1)
        assert life.now_stands().stage is Stage.TRIAGE
        await life.comes(55)
        assert (life.stands(RESPONSE, 55), life.expired(RESPONSE)) == ("overdue", [(42, 53)])

        again = {"step": None, "content": None, "again": 1, "address": "Lindelaan 2\n1234 AB Stilleveen"}
        await life.does("prepare-letter", **POSTED | again)
        await life.comes(56)
        await life.does("record-dispatch", letter=2)
        assert (life.stands(RESPONSE, 56), life.expired(RESPONSE)) == ("late", [(42, 53)])
        assert life.reminded(RESPONSE) == [28, 35]
        await life.comes(60)
        closing = {"sort": "closing", "template": "closing-1", "step": "close"}
        await life.does("prepare-letter", **closing, content={"message": "Wij sluiten de zaak."})
        await life.comes(61)
        assert life.now_stands().stage is Stage.RESPONDED
        await life.does("record-dispatch", letter=3)
        assert life.now_stands().stage is Stage.COMPLETED
        await life.comes(72)
        await life.does("review-response", account="jurist-1")
        await life.ends()
        assert life.signalled(Signal.REVIEW) == [52, 70]

    whole(story)
