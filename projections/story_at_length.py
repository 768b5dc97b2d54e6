"""Those events of the story that take several sentences."""

from collections.abc import Sequence

from domain import events as e
from domain.terms.counting import legal_day
from projections.dutch import day, listed

BY_CHANNEL = {
    e.Channel.LETTER: "per brief",
    e.Channel.EMAIL: "per e-mail",
    e.Channel.FORM: "via het webformulier",
    e.Channel.COUNTER: "aan de balie",
    e.Channel.SPOKEN: "mondeling",
}
RESERVATIONS: dict[e.Reservation, str] = {
    "before-first-regulation": " Voorbehoud: op die dag gold nog geen regeling die hier bekend is."
    " De eerste bekende regeling is toegepast.",
    "receipt-not-proven": " Voorbehoud: op welke dag de gemeente het heeft ontvangen, is niet bewezen."
    " Er is gerekend vanaf de datum die erop staat.",
}


def received(event: e.InitiativeReceived, on: str) -> str:
    """Return how it came in, what is asked, and what is uncertain about it; `on` begins the sentence."""
    application = " Het is een aanvraag om een besluit (Awb art. 1:3 lid 3)." if event.application else ""
    reservations = "".join(RESERVATIONS[each] for each in event.reservations)
    came = f"{on} heeft de gemeente het initiatief ontvangen"
    if "receipt-not-proven" in event.reservations:
        came = f"Het initiatief is gedateerd op {day(legal_day(event.occurred))} en is ingediend"
    asks = counted(event.asks)
    return f"{came}, {BY_CHANNEL[event.channel]}. De initiatiefnemer stelt {asks}.{application}{reservations}"


def counted(asks: Sequence[object]) -> str:
    """Return how many asks there are, in words."""
    return "één vraag" if len(asks) == 1 else f"{len(asks)} vragen"


def planned(event: e.ParticipationPlanFinal, on: str) -> str:
    """Return the plan and who had a say in it; `on` begins the sentence."""
    talks = [f"met bewoners op {day(event.discussed_with_residents)}"]
    if event.discussed_with_entrepreneurs is not None:
        talks.append(f"met ondernemers op {day(event.discussed_with_entrepreneurs)}")
    scenarios = "één scenario" if len(event.scenarios) == 1 else f"{len(event.scenarios)} scenario's"
    exception = (
        "" if event.exception is None else " Waarom van de gewone aanpak is afgeweken, staat in het dossier."
    )
    return (
        f"{on} is het participatieplan vastgesteld. Trede op de participatieladder: {event.rung}."
        f" Het plan telt {scenarios} en is besproken {listed(talks)}.{exception}"
    )
