"""Documents of a case, here and elsewhere: their number and sort; their title stays in the vault."""

from typing import assert_never

from domain import events as e
from domain.documents.media import MEDIA_LABELS, size_in_words


def documented(event: e.LinkedElsewhere | e.AttachmentAdded | e.AttachmentSetAside, on: str) -> str:
    """Return the sentence; `on` begins it."""
    match event:
        case e.LinkedElsewhere():
            return f"{on} is vastgelegd dat deze zaak in {event.system} bekend is als {event.number}."
        case e.AttachmentAdded():
            what = f"{MEDIA_LABELS[event.document.media_type]}, {size_in_words(event.document.size)}"
            by = "" if event.party is None else f" van partij {event.party}"
            seen = "" if event.scanned else " Het bestand is niet op schadelijke software gecontroleerd."
            return f"{on} is een bijlage{by} toegevoegd ({what}).{seen}"
        case e.AttachmentSetAside():
            return f"{on} is bijlage {event.attachment} terzijde gelegd. De reden staat in het dossier."
        case _:
            assert_never(event)
