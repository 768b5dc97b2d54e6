"""A letter is made ready: exactly this will be sent, and its step takes effect when it is."""

import json
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from domain import gate, law
from domain.case import Case
from domain.command import Command
from domain.competence.authority import Authority
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel, LetterPrepared
from domain.letters.carried import CARRIED, carried
from domain.letters.dispatch import UNKNOWN_LETTER, letter_in
from domain.letters.kind import LetterKind
from domain.letters.letter import WAITING, LetterStatus
from domain.letters.placing import COMPLAINT_IN_CASE, LETTER_OF_ANOTHER_FILE, belongs, theirs
from domain.moments import Identifier
from domain.parties import MOST_PARTIES
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import BEGUN
from domain.transition import Transition
from domain.transitions.parties.add_party import UNKNOWN_PARTY

_BY_ITSELF = frozenset({"occurred", "channel"})
"""What a step's command takes from the letter: when and by which road is known when it is sent."""


class PrepareLetter(Command):
    """`document` is exactly what will be sent. `step` is what it brings about, `content` that step's fields.

    `address` is for post, where it is not the party's own; an e-mail goes to the address that was agreed.
    `again` is the number of the letter of which this is the second sending; without content of its own it
    carries what that one carried.
    """

    sort: LetterKind
    template: Identifier
    template_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    channel: Channel
    party: Annotated[int, Field(ge=1, le=MOST_PARTIES)] = 1
    address: Text | None = None
    document: Text
    step: Identifier | None = None
    content: dict[str, Any] | None = None
    again: Annotated[int, Field(ge=1)] | None = None

    @field_validator("content")
    @classmethod
    def _as_its_step_reads_it(
        cls, given: dict[str, Any] | None, info: ValidationInfo
    ) -> dict[str, Any] | None:
        """Read it by the step's own command: its texts are sealed, and an unfit field is told now."""
        transition = carried(info.data.get("step"))
        if given is None or transition is None or "occurred" not in info.data:
            return given
        own = {"occurred": info.data["occurred"].isoformat(), "channel": str(info.data.get("channel"))}
        taken = {name: own[name] for name in _BY_ITSELF & transition.command.model_fields.keys()}
        try:
            command = transition.command.model_validate_json(
                json.dumps(given | taken), strict=True, context=info.context
            )
        except ValidationError as error:
            field = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
            raise PydanticCustomError("content_unfit", "content does not fit", {"at": field}) from error
        sealed: dict[str, Any] = command.model_dump(mode="json")
        return sealed


def answer_in(command: PrepareLetter) -> Command | None:
    """Return the command of the step that a letter carries, or nothing where it carries none."""
    transition = carried(command.step)
    if transition is None or command.content is None:
        return None
    step: Command = transition.command.model_validate(command.content)
    return step


def decide(case: Case, command: PrepareLetter, at: Circumstances) -> Decision:
    """Return the intent. The rule of its step is asked now, so that who is at the desk hears a refusal."""
    refused = _refused(case, command)
    if refused is not None:
        return refused
    step, content = command.step, command.content
    if command.again is not None and content is None:
        first = letter_in(case, command.again)
        step, content = (None, None) if first is None else (first.step, first.content)
    address = _address(case, command)
    if isinstance(address, Refused):
        return address
    authority = _asked(case, command, step, content, at)
    if isinstance(authority, Refused):
        return authority
    if not theirs(case, at.actor):
        return COMPLAINT_IN_CASE
    return (
        LetterPrepared(
            occurred=command.occurred,
            letter=len(case.letters) + 1,
            sort=command.sort,
            template=command.template,
            template_sha256=command.template_sha256,
            channel=command.channel,
            party=command.party,
            address=address,
            document=command.document,
            step=step,
            content=content,
            again=command.again,
            authority=authority,
            likeness=at.likeness,
        ),
    )


def _refused(case: Case, command: PrepareLetter) -> Refused | None:
    if not belongs(command.sort, None if case.file is None else case.file.sort):
        return LETTER_OF_ANOTHER_FILE
    if command.channel not in {Channel.EMAIL, Channel.LETTER}:
        return Refused(
            code="letter-channel", sentence="Een brief gaat per post of per e-mail. Kies: letter of email."
        )
    if command.step is not None and (carried(command.step) is None or command.content is None):
        known = ", ".join(each.name for each in CARRIED)
        return Refused(
            code="step-not-carried",
            sentence="Deze stap gaat niet met een brief mee, of de inhoud ontbreekt. Geef de inhoud van een"
            f" van deze stappen: {known}.",
        )
    if command.again is not None:
        first = letter_in(case, command.again)
        if first is None:
            return UNKNOWN_LETTER
        if first.status in WAITING or first.status is LetterStatus.SENT:
            return Refused(
                code="letter-not-returned",
                sentence=f"Brief {first.number} is niet teruggekomen. Leg eerst vast wat ermee gebeurde.",
                basis=str(law.SECOND_SENDING),
            )
    return None


def _address(case: Case, command: PrepareLetter) -> Text | Refused:
    """Where it goes: an e-mail to the address that was agreed only, post to what is given or known."""
    party = case.party(command.party)
    if party is None:
        return UNKNOWN_PARTY
    if command.channel is Channel.LETTER:
        return (
            command.address
            or party.address
            or Refused(code="address-missing", sentence="Noem het postadres waar de brief naartoe gaat.")
        )
    return case.email_of(command.party) or Refused(
        code="email-not-agreed",
        sentence="Deze persoon heeft niet laten weten dat e-mail goed is. Stuur de brief per post, of leg"
        " eerst de instemming met e-mail vast.",
        basis=f"{law.EMAIL_AGREED}, {law.EMAIL_SAFE_ENOUGH}",
    )


def _asked(
    case: Case, command: PrepareLetter, step: str | None, content: dict[str, Any] | None, at: Circumstances
) -> Authority | Refused | None:
    """In whose name the step is decided, as known now, or why it cannot be taken."""
    transition = carried(step)
    if transition is None or step is None:
        return None
    waiting = next((each for each in case.letters if each.step == step and each.status in WAITING), None)
    if waiting is not None:
        return Refused(
            code="letter-waiting",
            sentence=f"Brief {waiting.number} voor dezelfde stap is nog niet verzonden. Leg eerst vast wat"
            " daarmee gebeurt.",
        )
    as_of_now = (content or {}) | {"occurred": command.occurred}
    came_to = gate.decide(transition, case, transition.command.model_validate(as_of_now), at)
    if isinstance(came_to, Refused):
        return came_to
    if not came_to:
        return Refused(
            code="step-already-taken",
            sentence=f"'{transition.label}' is al gedaan. Wilt u toch schrijven, maak dan een brief"
            " zonder stap.",
        )
    return getattr(came_to[0], "authority", None)


TRANSITION = Transition(
    command=PrepareLetter,
    decide=decide,
    label="Brief klaarmaken",
    basis=(law.EMAIL_AGREED, law.EMAIL_SAFE_ENOUGH, law.SECOND_SENDING),
    roles=DESK.union(*(each.roles for each in CARRIED)),
    stages=BEGUN,
    example={
        "occurred": "2026-02-03T08:45:00+01:00",
        "sort": "acknowledgement",
        "template": "acknowledgement-1",
        "template_sha256": "0" * 64,
        "channel": "letter",
        "address": "Lindelaan 1\n1234 AB Lindewaard",
        "document": "Wij hebben uw initiatief ontvangen\n\nBeste initiatiefnemer,\n\n...",
        "step": "confirm-receipt",
        "content": {},
    },
)
