"""A complaint and an objection run in files of their own, while the case they are about goes on."""

from datetime import timedelta

from domain.roles import Role
from domain.signals import Signal
from domain.stages import Stage
from tests.flow.whole_life import Whole, WholeLife

OFFICER = {"role": Role.COMPLAINTS_OFFICER, "account": "klachten-1"}
LEGAL = {"role": Role.LEGAL, "account": "jurist-1"}
COMPLAINT, OBJECTION = "complaint", "objection"


def test_both_files_expire_in_their_own_time_and_the_case_hears_nothing_of_it(whole: Whole) -> None:
    async def story(life: WholeLife) -> None:
        await life.begins(timedelta(days=40), municipality="stilleveen")
        await life.did(1, "assign-handler")
        await life.did(2, "assign-kind", kind="support")
        await life.did(20, "send-substantive-response")
        await life.did(25, "review-response", **LEGAL)
        complaint = await life.opens_file(sort=COMPLAINT, file="K-1", announced=None, **OFFICER)
        objection = await life.opens_file(sort=OBJECTION, file="B-1", announced=life.day(20), **LEGAL)
        assert 82 <= complaint.due(COMPLAINT) < 88
        assert 104 <= objection.due(OBJECTION) < 116

        await life.does("agree-support", until=life.day(150))
        before = life.engine.topics(life.case)
        await complains(complaint)
        await objects(objection)
        await life.comes(140)
        own = [topic for topic in life.engine.topics(life.case)[len(before) :] if "signalled" not in topic]
        assert set(own) == {"term.reminded.v1"}
        await life.does("deliver-support")
        await life.does("close")
        await life.ends()
        assert life.stands("promised-support", 140) == "in-time"

    whole(story)


def test_a_complaint_outlasts_the_case_and_expires_after_its_end(whole: Whole) -> None:
    async def story(life: WholeLife) -> None:
        await life.begins(municipality="stilleveen")
        await life.comes(5)
        await life.does("receive-complaint", file="K-2", **OFFICER)
        await life.comes(10)
        await life.does("withdraw")
        assert life.now_stands().stage is Stage.WITHDRAWN
        last = life.due(COMPLAINT)
        assert 47 <= last < 53
        await life.comes(last)
        assert (life.expired(COMPLAINT), life.signalled(Signal.QUIET)) == ([], [])
        await life.comes(last + 30)
        assert life.expired(COMPLAINT) == [(last, last + 1)]
        assert life.expired("substantive-response") == []
        await life.does("settle-complaint", file="K-2", **OFFICER)
        await life.ends()
        assert life.stands(COMPLAINT, last + 30) == "late"
        assert life.signalled(Signal.UNOWNED) == [7]

    whole(story)


async def complains(file: WholeLife) -> None:
    """Adjourned for four weeks, it expires at the end of those, and is settled afterwards."""
    first = file.due(COMPLAINT)
    await file.comes(first - 5)
    adjourned = {"basis": "awb-9:11-2", "until": None, "weeks": 4}
    await file.does("announce-delay", clock=COMPLAINT, **adjourned, **OFFICER)
    last = file.due(COMPLAINT)
    assert first + 23 <= last <= first + 33
    await file.comes(last)
    assert file.expired(COMPLAINT) == []
    await file.comes(last + 9)
    assert file.expired(COMPLAINT) == [(last, last + 1)]
    told = {"message": "U hebt gelijk, en wij doen het anders.", "ombudsman": "Nationale ombudsman"}
    await file.does("settle-complaint", file="K-1", outcome="well-founded", **told, **OFFICER)
    await file.ends()
    assert file.now_stands().stage is Stage.COMPLETED
    assert file.stands(COMPLAINT, last + 9) == "late"


async def objects(file: WholeLife) -> None:
    """It expires; who signed the answer does not decide on it, somebody else does, too late."""
    last = file.due(OBJECTION)
    await file.comes(last)
    assert file.expired(OBJECTION) == []
    await file.comes(last + 3)
    assert file.expired(OBJECTION) == [(last, last + 1)]
    assert await file.refused("decide-objection", file="B-1") == "decided-it-before"
    await file.does("decide-objection", file="B-1", outcome="well-founded", **LEGAL)
    await file.ends()
    assert file.now_stands().stage is Stage.COMPLETED
    assert file.stands(OBJECTION, last + 3) == "late"
