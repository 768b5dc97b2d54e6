"""An event of each letter, for the golden copies."""

from datetime import UTC, datetime

from domain import events as e
from domain.competence.authority import Authority
from domain.letters.kind import LetterKind
from domain.sealed import Text
from domain.stages import Stage

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
TEXT = Text.example()

LETTERS: tuple[e.Event, ...] = (
    e.LetterPrepared(
        occurred=AT,
        letter=2,
        sort=LetterKind.RESPONSE,
        template="response-1",
        template_sha256="c" * 64,
        channel=e.Channel.EMAIL,
        party=1,
        address=TEXT,
        document=TEXT,
        step="close",
        content={"occurred": "2026-03-02T09:30:15.250000Z", "message": TEXT.model_dump()},
        again=1,
        authority=Authority(basis="unchecked"),
    ),
    e.LetterDispatched(
        occurred=AT,
        letter=2,
        channel=e.Channel.EMAIL,
        reference="3S123",
        answer=TEXT,
        brought=7,
        stage=Stage.ASSESSMENT,
        untaken=None,
    ),
    e.LetterUncertain(occurred=AT, letter=2),
    e.LetterUnsent(occurred=AT, letter=2, code=550),
    e.LetterSettled(occurred=AT, letter=2, outcome="again", evidence=TEXT),
    e.LetterBounced(occurred=AT, letter=2, status="5.1.1", evidence=TEXT, undone=7, back_to=Stage.ASSESSMENT),
)

GROWN_LETTERS: dict[str, e.Event] = {
    "case.letter-bounced.v1+address": e.LetterBounced(
        occurred=AT, letter=2, status=None, evidence=TEXT, undone=None, back_to=None, address_right=True
    ),
}
