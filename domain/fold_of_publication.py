"""What is shown of a case does to it: a part of the fold."""

from typing import assert_never

from domain import events as e
from domain.case import Case, Publication
from domain.reply.folding import Change

PublicationEvent = e.PublicationProposed | e.Published | e.PublicationEnded | e.SubsidyRecorded


def shown(case: Case, event: PublicationEvent) -> Change:
    """Return what the public reads after it."""
    before = case.publication or Publication()
    match event:
        case e.PublicationProposed():
            return {"publication": before.model_copy(update={"proposed": event.occurred})}
        case e.Published():
            public = Publication(
                proposed=before.proposed,
                published=event.occurred,
                public=True,
                title=event.title.ref,
                summary=event.summary.ref,
                district=event.district,
            )
            return {"publication": public}
        case e.PublicationEnded():
            return {"publication": None}
        case e.SubsidyRecorded():
            return {"subsidised": event.subsidised}
        case _:
            assert_never(event)
