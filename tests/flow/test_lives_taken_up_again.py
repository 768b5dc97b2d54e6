"""Whole lives that do not stay closed: a refusal or an answer contested, somebody who comes back."""

from datetime import timedelta

from domain.roles import Role
from domain.signals import Signal
from domain.stages import Stage
from tests.flow.whole_life import Whole, WholeLife

RESPONSE = "substantive-response"


def test_a_refusal_that_is_contested_after_the_end_wakes_its_term(whole: Whole) -> None:
    async def story(life: WholeLife) -> None:
        await life.begins(municipality="stilleveen")
        await life.does("assign-handler")
        await life.does("assign-kind")
        await life.comes(20)
        await life.does("refuse")
        await life.comes(30)
        assert life.now_stands().closed
        await life.does("contest-response")
        contest = life.now_stands().version
        await life.comes(46)
        assert life.expired(RESPONSE) == []
        assert (life.signalled(Signal.REVIEW), life.signalled(Signal.CONTEST)) == ([34], [37, 44])
        assert await life.refused("decide-contest", contest=contest, role=Role.TEAM_LEAD) == "same-person"

        await life.does("decide-contest", contest=contest, account="teamleider-1")
        await life.comes(60)
        assert life.now_stands().stage is Stage.ASSESSMENT
        assert life.expired(RESPONSE) == [(42, 46)]
        assert life.stands(RESPONSE, 60) == "overdue"
        assert (life.signalled(Signal.REVIEW), life.signalled(Signal.CONTEST)) == ([34], [37, 44])

        await life.does("send-substantive-response")
        await life.does("close")
        await life.does("review-response", account="jurist-1")
        await life.ends()
        assert life.stands(RESPONSE, 60) == "late"
        assert life.expired(RESPONSE) == [(42, 46)]

    whole(story)


def test_a_refusal_in_the_place_of_an_answer_that_is_contested_wakes_the_same_term(whole: Whole) -> None:
    async def story(life: WholeLife) -> None:
        await life.begins(municipality="stilleveen")
        await life.does("assign-handler")
        await life.does("assign-kind")
        await life.comes(20)
        await life.does("send-substantive-response")
        await life.comes(25)
        await life.does("refuse")
        await life.does("contest-response")
        contest = life.now_stands().version
        await life.comes(30)
        await life.does("decide-contest", contest=contest, account="teamleider-1")
        assert life.stands(RESPONSE, 30) == "running"
        await life.comes(50)
        assert (life.reminded(RESPONSE), life.expired(RESPONSE)) == ([30, 35, 40, 42], [(42, 43)])
        await life.does("withdraw")
        await life.ends()
        assert life.stands(RESPONSE, 50) == "late"

    whole(story)


def test_a_contest_wakes_a_case_that_was_asleep(whole: Whole) -> None:
    """Answered, reviewed and closed: its workflow had ended. The old term runs on where it was."""

    async def story(life: WholeLife) -> None:
        await life.begins(timedelta(days=30), municipality="stilleveen")
        await life.did(1, "assign-handler")
        await life.did(2, "assign-kind")
        await life.did(10, "send-substantive-response")
        await life.did(12, "review-response", account="jurist-1")
        await life.did(15, "close")
        await life.ends()

        await life.taken_up_again("contest-response")
        contest = life.now_stands().version
        await life.comes(40)
        assert (life.now_stands().stage, life.signalled(Signal.CONTEST)) == (Stage.COMPLETED, [37])
        assert life.stands(RESPONSE, 40) == "in-time"
        await life.does("decide-contest", contest=contest, account="teamleider-1")
        assert (life.now_stands().stage, life.stands(RESPONSE, 40)) == (Stage.ASSESSMENT, "running")
        await life.comes(50)
        assert life.expired(RESPONSE) == [(42, 43)]
        await life.does("send-substantive-response")
        await life.does("review-response", account="jurist-1")
        await life.comes(60)
        await life.does("close")
        await life.ends()
        assert (life.now_stands().stage, life.stands(RESPONSE, 60)) == (Stage.COMPLETED, "late")
        assert life.signalled(Signal.CONTEST) == [37]

    whole(story)


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
