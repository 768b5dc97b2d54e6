"""What was asked and who takes part: by number, because names and texts stay in the vault."""

from typing import assert_never

from domain import events as e
from domain.fold_of_intake import IntakeEvent
from domain.parties import PARTY_LABELS, PartySort
from projections.story_at_length import BY_CHANNEL, counted


def taken_in(event: IntakeEvent, on: str) -> str:
    """Return the sentences; `on` begins the first."""
    match event:
        case e.AsksConfirmed():
            return (
                f"{on} heeft de gemeente de initiatiefnemer verteld welke vragen zij leest:"
                f" {counted(event.asks)}, {BY_CHANNEL[event.channel]}. De initiatiefnemer kan ze verbeteren."
            )
        case e.AsksCorrected():
            proof = "" if event.evidence is None else " Waaruit dat blijkt, staat in het dossier."
            return f"{on} heeft de initiatiefnemer de vragen verbeterd: {counted(event.asks)}.{proof}"
        case e.PartyAdded():
            of = "" if event.on_behalf_of is None else f" van partij {event.on_behalf_of}"
            return f"{on} is er een partij bij gekomen: {PARTY_LABELS[event.sort]}{of}.{_authorised(event)}"
        case e.ContactRecorded():
            agreed = (
                "Deze partij stemt in met bericht per e-mail (Awb art. 2:8)."
                if event.email_agreed
                else "Deze partij stemt niet in met bericht per e-mail: brieven gaan per post (Awb art. 2:8)."
            )
            shown = " De machtiging zit in het dossier." if event.authorisation else ""
            return f"{on} is vastgelegd hoe partij {event.party} te bereiken is. {agreed}{shown}"
        case e.PartyEnded():
            proof = "" if event.evidence is None else " Waaruit dat blijkt, staat in het dossier."
            return f"{on} heeft partij {event.party} laten weten niet meer mee te doen.{proof}"
        case _:
            assert_never(event)


def _authorised(event: e.PartyAdded) -> str:
    """Whether a representative showed on what they act (Awb 2:1)."""
    if event.sort is not PartySort.REPRESENTATIVE:
        return ""
    if event.authorisation is None:
        return " Een machtiging is nog niet overgelegd (Awb art. 2:1)."
    return " De machtiging zit in het dossier (Awb art. 2:1)."
