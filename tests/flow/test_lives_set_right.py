"""Whole lives in which what held proves wrong: a date of receipt, and that a letter arrived."""

from domain.signals import Signal
from domain.stages import Stage
from tests.flow.whole_life import Whole, WholeLife

RESPONSE = "substantive-response"
SIX_WEEKS = {
    "length": {"number": 6, "unit": "weeks"},
    "regime": "ordinance",
    "basis": "Verordening Elzenhoven, artikel 9",
}


def test_a_corrected_receipt_moves_the_day_for_which_a_timer_waits(whole: Whole) -> None:
    """And of what was announced: a delay moves no norm, consent moves the term to decide."""

    async def story(life: WholeLife) -> None:
        await life.begins(municipality="elzenhoven", application=True, response_term=SIX_WEEKS)
        await life.does("assign-handler")
        await life.does("assign-kind", kind="co-creation")
        assert life.due(RESPONSE) == 42
        await life.comes(15)
        await life.does("correct-fact", fact=1, corrected=life.on(-3))
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
