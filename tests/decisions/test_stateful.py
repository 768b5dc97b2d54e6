"""Random lives, one step after another: whatever people do, what the law asks of a case holds.

Awb 2:1 (who withdraws), 10:3 (who decides), 3:46 (what answers), 2:25 (what was sent); Gemeentewet 150 (whose
task it is).
"""

from datetime import datetime, timedelta
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain import events as e
from domain.case import Case
from domain.catalogue import CATALOGUE
from domain.decision import Refused
from domain.roles import Role
from domain.stages import ALL_KINDS, CLOSED, Stage
from domain.takeover import task_abandoned
from domain.terms.clock import Manner
from domain.terms.counting import AMSTERDAM
from domain.terms.names import OUTLASTING, SUBSTANTIVE_RESPONSE
from tests.decisions.conftest import Scenario

BEGIN = datetime(2026, 2, 2, 10, 15, tzinfo=AMSTERDAM)
ASKS = ["Een plein?", "Een beheerder?", "Een hek?"]
STEPS = [each for each in CATALOGUE if each.stages != {Stage.NEW}]
PEOPLE = st.sampled_from(["ref-anna", "ref-bram", "ref-cato"])
POSITIONS = (
    {"position": "granted", "reasons": "Het past."},
    {"position": "refused", "reasons": "Nee.", "ground": "no-budget", "alternative": "Volgend jaar."},
    {"position": "granted-partly", "reasons": "Een deel."},
    {"position": "decision-announced", "reasons": "De raad.", "organ": "raad", "by": "2029-01-15"},
    {"position": "transferred", "reasons": "Dit is van de provincie.", "organ": "Provincie Lindeland"},
    {"position": "refused", "reasons": "Nee."},
)
OTHER = Scenario(case=Scenario().and_then(Stage.TRIAGE).case.model_copy(update={"id": "case-2"}))
ENDING = {"close", "refuse", "leave-untreated", "withdraw", "forward", "close-unreachable"}
OFTEN = {
    "assign-kind",
    "send-substantive-response",
    "send-decision",
    "review-response",
    "contest-response",
    "decide-contest",
    "correct-fact",
    "confirm-correction",
}
ENDED_BY = {
    Stage.COMPLETED: e.CaseClosed,
    Stage.REFUSED: e.InitiativeRefused,
    Stage.NOT_TREATED: e.NotTreated,
    Stage.WITHDRAWN: e.Withdrawn,
    Stage.FORWARDED: e.Forwarded,
    Stage.UNREACHABLE: e.ClosedUnreachable,
}


@st.composite
def own_fields(draw: st.DrawFn, name: str, case: Case) -> dict[str, Any]:
    """Draw what a step says, where its example alone would lead nowhere."""
    whole = case.open_asks or case.answered
    asks = draw(st.sampled_from([whole, whole, whole[:1], case.answered[-1:], (3,)]))
    if name in {"send-substantive-response", "send-reply"}:
        answers = [{"ask": ask, **draw(st.sampled_from(POSITIONS))} for ask in asks]
        remedies = draw(st.sampled_from([["complaint"], ["objection", "council"], []]))
        return {"answers": answers, "next_step": None, "remedies": remedies}
    if name in {"withdraw-partly", "split-off", "contest-response"}:
        return {"asks": list(asks)}
    if name in {"assign-kind", "change-kind"}:
        return {"kind": draw(st.sampled_from(["support", "co-creation", "challenge", "contribution"]))}
    if name == "review-response":
        return {"failed": [{"condition": "reasons", "ask": ask} for ask in asks]}
    earlier = {
        "decide-contest": "contest",
        "correct-fact": "fact",
        "confirm-correction": "proposal",
        "end-standstill": "standstill",
    }
    return {earlier[name]: draw(st.sampled_from(_pointed_at(case)))} if name in earlier else {}


def _pointed_at(case: Case) -> list[int]:
    """Versions that a later step is likely to name, the last ones first."""
    contests = () if case.response is None else case.response.contests
    named = [each.version for each in (*contests, *case.proposals)]
    return [*named, *(moment.version for moment in case.moments)][::-1]


def _coming_up(case: Case, *, ending: bool) -> list[Any]:
    """The steps that may be taken where the case is; what would end it comes up seldom."""
    often = [step for step in STEPS if step.name in OFTEN] * 4
    return [
        step
        for step in (*STEPS, *often)
        if case.stage in step.stages
        and (step.kinds == ALL_KINDS or case.kind in step.kinds)
        and (ending or step.name not in ENDING)
    ]


class Life(RuleBasedStateMachine):
    """One case, to which people do what comes up, in the order of time."""

    @initialize(application=st.booleans())
    def comes_in(self, application: bool) -> None:  # noqa: FBT001 - a drawn field
        self.now = BEGIN
        fields = {"asks": ASKS, "application": application}
        self.scenario = Scenario().when("receive-initiative", **fields).after

    @rule(data=st.data(), by=PEOPLE, hours=st.integers(0, 24 * 14), ends=st.integers(0, 9))
    def somebody_does(self, data: st.DataObject, by: str, hours: int, ends: int) -> None:
        step = data.draw(st.sampled_from(_coming_up(self.scenario.case, ending=ends == 0)))
        self.now += timedelta(hours=hours)
        role = data.draw(st.sampled_from(sorted(step.roles)))
        fields = data.draw(own_fields(step.name, self.scenario.case))
        if "occurred" in step.command.model_fields:
            fields["occurred"] = self.now.isoformat()
        other = OTHER if "other" in step.command.model_fields else None
        outcome = self.scenario.when(step.name, role=role, by=by, other=other, **_readable(step, fields))
        if isinstance(outcome.decision, Refused):
            assert outcome.decision.sentence
            return
        before, self.scenario = self.scenario, outcome.after
        _only_the_initiator_withdraws(outcome, role)
        _who_decides_may(outcome, step)
        _no_end_without_a_message(before, outcome)
        _an_undone_answer_wins_no_time(before, self.scenario)
        assert not task_abandoned(before.case, self.scenario.case)

    @invariant()
    def it_is_what_its_facts_leave(self) -> None:
        assert self.scenario.replayed() == self.scenario.case

    @invariant()
    def each_ask_waits_or_is_done_once(self) -> None:
        case = self.scenario.case
        done = [each.ask for each in case.asks_done]
        assert len(set(done)) == len(done)
        assert sorted([*done, *case.open_asks]) == list(range(1, case.asks + 1))

    @invariant()
    def nothing_runs_after_the_end_but_what_is_about_it(self) -> None:
        if self.scenario.case.stage in CLOSED:
            assert set(self.scenario.running()) <= OUTLASTING

    @invariant()
    def the_response_clock_is_met_only_where_nothing_waits(self) -> None:
        case = self.scenario.case
        running = any(clock.id.name == SUBSTANTIVE_RESPONSE and clock.ending is None for clock in case.clocks)
        met = [
            clock
            for clock in case.clocks
            if clock.id.name == SUBSTANTIVE_RESPONSE
            and clock.ending is not None
            and clock.ending.manner is Manner.MET
        ]
        if case.open_asks and met and not case.closed:
            assert running


def _readable(step: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """Drawn fields that the form itself would refuse say nothing: then the example stands."""
    asks = step.command.model_fields.get("asks")
    if asks is not None and not fields.get("asks") and step.name != "contest-response":
        fields.pop("asks", None)
    return fields


def _only_the_initiator_withdraws(outcome: Any, role: Role) -> None:
    for event in outcome.decision:
        if isinstance(event, e.Withdrawn | e.PartlyWithdrawn | e.InitiatorsStopped):
            assert role is Role.INITIATOR or event.evidence is not None


def _who_decides_may(outcome: Any, step: Any) -> None:
    if step.decides and outcome.decision:
        (authority,) = [event.authority for event in outcome.decision if hasattr(event, "authority")]
        assert authority is not None


def _no_end_without_a_message(before: Scenario, outcome: Any) -> None:
    stage = outcome.after.case.stage
    if stage in CLOSED and before.case.stage not in CLOSED:
        assert any(isinstance(event, ENDED_BY[stage]) for event in outcome.decision)


def _an_undone_answer_wins_no_time(before: Scenario, after: Scenario) -> None:
    reopened = [fact.event for fact in after.facts if isinstance(fact.event, e.TermReopened)]
    for event in reopened[-1:]:
        if after.facts[-1].event is event:
            name, ordinal = event.clock.name, event.clock.ordinal
            assert after.due(name, ordinal) == before.due(name, ordinal)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
