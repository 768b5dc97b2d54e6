"""Whether a case holds what a step is about: without a letter there is none to send back.

A page that offers every step that role and stage allow hides the few that mean something. What is told
here follows from the rule of each step, which stays the judge: without occasion it comes to nothing.
"""

from collections.abc import Callable, Mapping

from domain.case import Case
from domain.events.happening import Channel
from domain.letters.letter import WAITING, LetterStatus
from domain.terms.names import COMPLAINT, OBJECTION, OMBUDSMAN, PROMISED_STEP

_Occasion = tuple[Callable[[Case], bool], str]

_SETTLED_BY_HAND = WAITING | {LetterStatus.REFUSED}


def _runs(*names: str) -> Callable[[Case], bool]:
    return lambda case: any(case.running(name) for name in names)


def _letter(*statuses: LetterStatus) -> Callable[[Case], bool]:
    return lambda case: any(letter.status in statuses for letter in case.letters)


def _to_dispatch(case: Case) -> bool:
    return any(
        letter.channel is Channel.LETTER and letter.status is LetterStatus.PREPARED for letter in case.letters
    )


def _to_review(case: Case) -> bool:
    return case.response is not None and not case.response.reviewed and not case.response.upset


def _contested(case: Case) -> bool:
    return case.response is not None and any(not each.decided for each in case.response.contests)


def _to_complete(case: Case) -> bool:
    return case.completion is not None and not case.completion.received


def _asked_to_publish(case: Case) -> bool:
    return case.publication is not None and case.publication.wording is not None


OCCASIONS: Mapping[str, _Occasion] = {
    "confirm-receipt": (lambda case: not case.receipt_confirmed, "De ontvangst is al bevestigd."),
    "correct-asks": (lambda case: case.asks_sent, "Er liggen geen vragen bij de initiatiefnemer."),
    "change-kind": (lambda case: case.kind is not None, "Deze zaak heeft nog geen soort."),
    "receive-completion": (_to_complete, "Er wordt niet op een aanvulling gewacht."),
    "release-handler": (lambda case: case.handler is not None, "Niemand heeft deze zaak."),
    "unwatch-case": (lambda case: bool(case.watchers), "Niemand volgt deze zaak."),
    "set-attachment-aside": (
        lambda case: any(not each.aside for each in case.attachments),
        "Er is geen bijlage om terzijde te leggen.",
    ),
    "keep-promise": (_runs(PROMISED_STEP), "Er staat geen toegezegde stap open."),
    "review-response": (_to_review, "Er is geen reactie die nog getoetst moet worden."),
    "contest-response": (lambda case: case.response is not None, "Er is nog geen reactie verzonden."),
    "decide-contest": (_contested, "Er is geen betwisting waarover nog niet is beslist."),
    "withdraw-partly": (lambda case: bool(case.open_asks), "Er wacht geen vraag meer op antwoord."),
    "split-off": (lambda case: len(case.open_asks) > 1, "Er wachten geen twee vragen op antwoord."),
    "separate-case": (lambda case: bool(case.joined), "Deze zaak is met geen andere gevoegd."),
    "close-unreachable": (lambda case: bool(case.attempts), "Er is nog geen poging tot contact vastgelegd."),
    "answer-ombudsman": (_runs(OMBUDSMAN), "Er ligt geen vraag van de ombudsman."),
    "decide-objection": (_runs(OBJECTION), "Er ligt geen bezwaar waarop nog niet is beslist."),
    "settle-complaint": (_runs(COMPLAINT), "Er ligt geen klacht die nog niet is afgehandeld."),
    "record-dispatch": (_to_dispatch, "Er ligt geen brief klaar voor de post."),
    "settle-letter": (_letter(*_SETTLED_BY_HAND), "Van geen brief is de verzending nog open."),
    "record-bounce": (_letter(LetterStatus.SENT), "Er is nog geen brief verzonden."),
    "publish": (_asked_to_publish, "Er is geen tekst voorgelegd die nog niet openbaar is."),
    "end-publication": (
        lambda case: case.publication is not None and case.publication.public,
        "Deze zaak is niet openbaar.",
    ),
    "confirm-correction": (
        lambda case: any(not each.confirmed for each in case.proposals),
        "Er is geen verbetering die op bevestiging wacht.",
    ),
}
"""By the name of the step: whether there is occasion, and the Dutch sentence where there is none."""


def without_occasion(step: str, case: Case) -> str | None:
    """Return why there is nothing in this case that the step is about, or nothing where there is."""
    there, sentence = OCCASIONS.get(step, (None, ""))
    return None if there is None or there(case) else sentence
