"""Every transition there is, in the order of a case's life: a list to read, nothing registers itself."""

from typing import Any

from domain.transition import Transition
from domain.transitions.assignment import (
    assign_handler,
    assign_team,
    release_handler,
)
from domain.transitions.challenge import (
    decide_takeover,
    end_takeover,
    report_negotiation_failed,
    report_operation,
    sign_agreement,
    start_operation,
    take_back,
)
from domain.transitions.closing import (
    close,
    forward,
    leave_untreated,
    refuse,
    reopen,
    withdraw,
)
from domain.transitions.co_creation import (
    decide_result,
    finalise_plan,
    start_co_creation,
)
from domain.transitions.contribution import (
    account_for_contribution,
)
from domain.transitions.correction import (
    confirm_correction,
    correct_fact,
)
from domain.transitions.course import (
    attempt_contact,
    close_unreachable,
    join_case,
    route_internally,
    separate_case,
    split_off,
    withdraw_partly,
)
from domain.transitions.disputes import (
    answer_ombudsman,
    decide_objection,
    open_file,
    receive_complaint,
    receive_objection,
    settle_complaint,
)
from domain.transitions.documents import (
    add_attachment,
    set_attachment_aside,
)
from domain.transitions.intake import (
    admit,
    assign_kind,
    change_kind,
    confirm_asks,
    confirm_receipt,
    correct_asks,
    link_elsewhere,
    receive_completion,
    receive_initiative,
    request_completion,
)
from domain.transitions.letters import (
    prepare_letter,
    record_bounce,
    record_dispatch,
    record_hand_over,
    report_unsent,
    settle_letter,
)
from domain.transitions.parties import (
    add_party,
    end_party,
    record_contact,
)
from domain.transitions.publication import (
    end_publication,
    propose_publication,
    publish,
    react_to_publication,
    record_subsidy,
)
from domain.transitions.response import (
    contest_response,
    decide_contest,
    keep_promise,
    review_response,
    send_decision,
    send_reply,
    send_substantive_response,
)
from domain.transitions.support import (
    agree_support,
    deliver_support,
)
from domain.transitions.terms import (
    announce_delay,
    apply_rules,
    end_standstill,
    observe_terms,
    receive_notice_of_default,
    record_court_date,
    record_standstill,
)
from domain.transitions.watching import (
    unwatch_case,
    watch_case,
)

CATALOGUE: tuple[Transition[Any], ...] = (
    # intake
    receive_initiative.TRANSITION,
    confirm_receipt.TRANSITION,
    confirm_asks.TRANSITION,
    correct_asks.TRANSITION,
    link_elsewhere.TRANSITION,
    assign_kind.TRANSITION,
    change_kind.TRANSITION,
    request_completion.TRANSITION,
    receive_completion.TRANSITION,
    admit.TRANSITION,
    # assignment
    assign_team.TRANSITION,
    assign_handler.TRANSITION,
    release_handler.TRANSITION,
    # watching
    watch_case.TRANSITION,
    unwatch_case.TRANSITION,
    # documents
    add_attachment.TRANSITION,
    set_attachment_aside.TRANSITION,
    # parties
    add_party.TRANSITION,
    record_contact.TRANSITION,
    end_party.TRANSITION,
    # response
    send_substantive_response.TRANSITION,
    send_reply.TRANSITION,
    send_decision.TRANSITION,
    keep_promise.TRANSITION,
    review_response.TRANSITION,
    contest_response.TRANSITION,
    decide_contest.TRANSITION,
    # course
    route_internally.TRANSITION,
    withdraw_partly.TRANSITION,
    split_off.TRANSITION,
    join_case.TRANSITION,
    separate_case.TRANSITION,
    attempt_contact.TRANSITION,
    close_unreachable.TRANSITION,
    # support
    agree_support.TRANSITION,
    deliver_support.TRANSITION,
    # co-creation
    start_co_creation.TRANSITION,
    finalise_plan.TRANSITION,
    decide_result.TRANSITION,
    # challenge
    decide_takeover.TRANSITION,
    report_negotiation_failed.TRANSITION,
    sign_agreement.TRANSITION,
    start_operation.TRANSITION,
    report_operation.TRANSITION,
    end_takeover.TRANSITION,
    take_back.TRANSITION,
    # contribution
    account_for_contribution.TRANSITION,
    # closing
    forward.TRANSITION,
    withdraw.TRANSITION,
    leave_untreated.TRANSITION,
    refuse.TRANSITION,
    close.TRANSITION,
    reopen.TRANSITION,
    # disputes
    open_file.TRANSITION,
    answer_ombudsman.TRANSITION,
    receive_objection.TRANSITION,
    decide_objection.TRANSITION,
    receive_complaint.TRANSITION,
    settle_complaint.TRANSITION,
    # letters
    prepare_letter.TRANSITION,
    record_dispatch.TRANSITION,
    record_hand_over.TRANSITION,
    report_unsent.TRANSITION,
    settle_letter.TRANSITION,
    record_bounce.TRANSITION,
    # publication
    propose_publication.TRANSITION,
    react_to_publication.TRANSITION,
    publish.TRANSITION,
    end_publication.TRANSITION,
    record_subsidy.TRANSITION,
    # correction
    correct_fact.TRANSITION,
    confirm_correction.TRANSITION,
    # terms
    apply_rules.TRANSITION,
    announce_delay.TRANSITION,
    record_standstill.TRANSITION,
    end_standstill.TRANSITION,
    receive_notice_of_default.TRANSITION,
    record_court_date.TRANSITION,
    observe_terms.TRANSITION,
)

_BY_NAME = {transition.name: transition for transition in CATALOGUE}


def transition_named(name: str) -> Transition[Any] | None:
    """Return the transition of that name, or nothing where there is none."""
    return _BY_NAME.get(name)
