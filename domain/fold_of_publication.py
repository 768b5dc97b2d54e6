"""What is shown of a case does to it: a part of the fold."""

from typing import assert_never

from domain import events as e
from domain.case import Case, Publication, Reaction, Wording
from domain.grounds import PublicationView
from domain.reply.folding import Change

PublicationEvent = (
    e.PublicationProposed | e.ReactedToPublication | e.Published | e.PublicationEnded | e.SubsidyRecorded
)


def shown(case: Case, event: PublicationEvent) -> Change:
    """Return what the public reads after it, and what the initiator was asked."""
    before = case.publication or Publication()
    match event:
        case e.PublicationProposed():
            wording = Wording(title=event.title, summary=event.summary, district=event.district)
            asked = {"proposed": event.occurred, "wording": wording, "reactions": _objections(before)}
            return {"publication": before.model_copy(update=asked)}
        case e.ReactedToPublication():
            reaction = Reaction(party=event.party, occurred=event.occurred, view=event.view)
            holds = before.model_copy(update={"reactions": _heard(before, reaction)})
            return {"publication": holds, "reactions": (*case.reactions, reaction)}
        case e.Published():
            public = Publication(
                published=event.occurred,
                public=True,
                title=event.title.ref,
                summary=event.summary.ref,
                district=event.district,
                reactions=tuple(each.model_copy(update={"weighed": True}) for each in _objections(before)),
            )
            return {"publication": public}
        case e.PublicationEnded():
            objections = _objections(before)
            return {"publication": Publication(reactions=objections) if objections else None}
        case e.SubsidyRecorded():
            return {"subsidised": event.subsidised}
        case _:
            assert_never(event)


def _heard(publication: Publication, reaction: Reaction) -> tuple[Reaction, ...]:
    """The last of each party: what was said earlier and typed in later takes nothing back."""
    before = [each for each in publication.reactions if each.party == reaction.party]
    others = tuple(each for each in publication.reactions if each.party != reaction.party)
    return (*others, max([reaction, *before], key=lambda each: each.occurred))


def _objections(publication: Publication) -> tuple[Reaction, ...]:
    """Those that hold whatever the words are: who agreed, or wanted other words, is asked anew."""
    return tuple(each for each in publication.reactions if each.view is PublicationView.OBJECTS)
