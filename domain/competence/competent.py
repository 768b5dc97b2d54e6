"""Whether who signs may decide: under which mandate, for which organ, or why not."""

from datetime import date

from domain import law
from domain.command import DecidingCommand, name_of
from domain.competence.authority import Authority
from domain.competence.mandates import Mandate
from domain.competence.organs import SPEAKS_FOR, Organ, organ_named
from domain.decision import Actor, Refused
from domain.rulebook import Rules
from domain.sealed import Text
from domain.terms.dutch import day as in_dutch
from domain.value import Frozen


class Deciding(Frozen):
    """What a command tells of who decides: `deviation` is why somebody decides without a mandate.

    `reserved` is the only organ that can, where the law names one.
    """

    transition: str
    organ: str | None = None
    decision_number: str | None = None
    deviation: Text | None = None
    reserved: Organ | None = None

    @classmethod
    def of(cls, command: DecidingCommand, reserved: Organ | None = None) -> "Deciding":
        """Return what a command tells of it."""
        return cls(
            transition=name_of(type(command)),
            organ=command.organ,
            decision_number=command.decision_number,
            deviation=command.deviation,
            reserved=reserved,
        )


def competent(deciding: Deciding, actor: Actor, rules: Rules, day: date) -> Authority | Refused:
    """Return in whose name somebody decides on that legal day, or why they cannot.

    A mandate is looked up by date, role and transition; the one that was cited goes first. Without one a
    reason suffices, and stands in the decision for ever: civil servants have room, and answer for it. No
    approval of anybody is asked that the law does not ask. Where no register is known nothing was checked,
    and the decision says that.
    """
    organ = _organ(deciding)
    if isinstance(organ, Refused):
        return organ
    spoken_for = SPEAKS_FOR.get(actor.role, ())
    if spoken_for and organ in {None, *spoken_for}:
        return _own(deciding, organ or spoken_for[0])
    municipality = rules.regulation.municipality
    mandates = rules.book.mandates.covering(municipality, deciding.transition, actor.role, day)
    cited = [
        each for each in mandates if actor.mandate in {None, each.number} and organ in {None, each.organ}
    ]
    if cited:
        return _under(cited[0], deciding)
    if deciding.deviation is not None:
        return Authority(
            basis="deviation",
            organ=organ,
            decision_number=deciding.decision_number,
            reason=deciding.deviation,
        )
    if not rules.book.mandates.known(municipality, day):
        return Authority(
            basis="unchecked", organ=organ, mandate=actor.mandate, decision_number=deciding.decision_number
        )
    return _without(actor, organ, mandates, day)


def _organ(deciding: Deciding) -> Organ | Refused | None:
    """The organ that decides: as it was named, or the only one that can; nothing where neither tells."""
    organ = None if deciding.organ is None else organ_named(deciding.organ)
    if deciding.organ is not None and organ is None:
        return Refused(
            code="unknown-organ",
            sentence=f"Dit orgaan is onbekend. Kies uit: {', '.join(Organ)}.",
            basis=str(law.MANDATE),
        )
    if deciding.reserved is not None and organ not in {None, deciding.reserved}:
        return Refused(
            code="other-organ",
            sentence=f"Dit kan alleen het orgaan '{deciding.reserved}'. Noem dat, of laat 'organ' weg.",
            basis=str(law.MANDATE),
        )
    return organ or deciding.reserved


def _own(deciding: Deciding, organ: Organ) -> Authority | Refused:
    if deciding.decision_number is None:
        return Refused(
            code="decision-number-missing",
            sentence=f"Vermeld bij 'decision_number' het nummer waaronder het orgaan ({organ}) dit besloot.",
            basis=str(law.MANDATE),
        )
    return Authority(basis="own", organ=organ, decision_number=deciding.decision_number)


def _under(mandate: Mandate, deciding: Deciding) -> Authority:
    return Authority(
        basis="mandate",
        organ=mandate.organ,
        mandate=mandate.number,
        decision_number=deciding.decision_number,
    )


def _without(actor: Actor, organ: Organ | None, mandates: tuple[Mandate, ...], day: date) -> Refused:
    """Tell what is wrong, and what would do: another mandate, another person, or a reason."""
    named = "" if organ is None else f" namens het orgaan '{organ}'"
    others = ", ".join(mandate.number for mandate in mandates)
    if actor.mandate is not None and others:
        instead = (
            f"Mandaat {actor.mandate} geldt op {in_dutch(day)} niet voor deze stap{named}; wel: {others}."
        )
    else:
        instead = f"U hebt op {in_dutch(day)} geen mandaat voor deze stap{named}."
    return Refused(
        code="no-mandate",
        sentence=f"{instead} Laat iemand met mandaat dit doen, of vermeld bij 'deviation' waarom u daarvan"
        " afwijkt; die reden blijft bij de zaak.",
        basis=str(law.MANDATE),
    )
