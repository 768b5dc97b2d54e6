"""What is taken in beside the initiative itself does to a case: a part of the fold."""

from typing import assert_never

from domain import events as e
from domain.case import Case
from domain.documents.attachment import Attachment
from domain.elsewhere import Elsewhere
from domain.parties import FOR_ANOTHER, Party, PartySort
from domain.reply.folding import Change

IntakeEvent = e.AsksConfirmed | e.AsksCorrected | e.PartyAdded | e.ContactRecorded | e.PartyEnded


def initiating(event: e.InitiativeReceived) -> Change:
    """The initiator is party 1 from receipt on."""
    initiator = Party(
        number=1,
        sort=PartySort.INITIATOR,
        ref=event.initiator.ref,
        address=event.address,
        email=event.email,
        email_agreed=bool(event.email_agreed),
    )
    return {"initiator": event.initiator.ref, "parties": (initiator,)}


def filing(event: e.FileOpened) -> Change:
    """Whoever complains, objects or asks is party 1 of their file."""
    party = Party(number=1, sort=PartySort.INITIATOR, ref=event.person.ref)
    return {"initiator": event.person.ref, "parties": (party,)}


def linked(case: Case, event: e.LinkedElsewhere) -> Change:
    """One tie a number; what was told of it last holds."""
    tie = Elsewhere(system=event.system, number=event.number, link=event.link)
    others = (each for each in case.elsewhere if (each.system, each.number) != (tie.system, tie.number))
    return {"elsewhere": (*others, tie)}


def attached(case: Case, event: e.AttachmentAdded) -> Change:
    """A document takes the next number."""
    added = Attachment(
        number=len(case.attachments) + 1,
        document=event.document,
        title=event.title,
        party=event.party,
        scanned=event.scanned,
    )
    return {"attachments": (*case.attachments, added)}


def set_aside(case: Case, event: e.AttachmentSetAside) -> Change:
    """The document keeps its number, so that what names it stays right."""
    return {
        "attachments": tuple(
            each.model_copy(update={"aside": True}) if each.number == event.attachment else each
            for each in case.attachments
        )
    }


def taken_in(case: Case, event: IntakeEvent) -> Change:
    """Return what changes in the case."""
    match event:
        case e.AsksConfirmed():
            return {"asks": len(event.asks), "asks_sent": True}
        case e.AsksCorrected():
            return {"asks": len(event.asks), "asks_sent": False, "attempts": ()}
        case e.PartyAdded():
            return _added(case, event)
        case e.ContactRecorded():
            return {"parties": tuple(_reached(each, event) for each in case.parties)}
        case e.PartyEnded():
            return {"parties": tuple(_ended(each, event.party) for each in case.parties)}
        case _:
            assert_never(event)


def _added(case: Case, event: e.PartyAdded) -> Change:
    party = Party(
        number=len(case.parties) + 1,
        sort=event.sort,
        ref=event.person.ref,
        on_behalf_of=event.on_behalf_of,
        address=event.address,
        email=event.email,
        authorised=event.authorisation is not None,
    )
    change: Change = {"parties": (*case.parties, party)}
    return change | ({"initiator": party.ref} if event.sort is PartySort.INITIATOR else {})


def _reached(party: Party, event: e.ContactRecorded) -> Party:
    if party.number != event.party:
        return party
    return party.model_copy(
        update={
            "address": event.address or party.address,
            "email": event.email or party.email,
            "email_agreed": event.email_agreed,
            "authorised": party.authorised or event.authorisation is not None,
        }
    )


def _ended(party: Party, number: int) -> Party:
    """Who is there for another ends with that other."""
    ends = party.number == number or (party.sort in FOR_ANOTHER and party.on_behalf_of == number)
    return party.model_copy(update={"ended": True}) if ends else party
