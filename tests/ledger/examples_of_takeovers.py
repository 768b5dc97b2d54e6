"""Events of a takeover that gained who signed or decided, and how the task goes on."""

from datetime import UTC, date, datetime

from domain import events as e
from domain.competence.authority import Authority
from domain.competence.organs import Organ
from domain.sealed import Text

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
DAY = date(2026, 4, 6)
TEXT = Text.example()
AS_MAYOR = Authority(basis="own", organ=Organ.MAYOR, decision_number="B-1")
MANDATED = Authority(basis="mandate", organ=Organ.COLLEGE, mandate="M-1")

GROWN_TAKEOVERS: dict[str, e.Event] = {
    "case.agreement-signed.v1+authority": e.AgreementSigned(
        occurred=AT, task=TEXT, continuity=TEXT, runs_from=DAY, runs_until=DAY, authority=AS_MAYOR
    ),
    "case.takeover-ended.v1+continuity": e.TakeoverEnded(occurred=AT, evaluation=TEXT, continuity=TEXT),
    "case.taken-back.v1+authority": e.TakenBack(
        occurred=AT, reasons=TEXT, continuity=TEXT, authority=MANDATED
    ),
}
