"""Those events of the story that take several sentences."""

from collections.abc import Sequence
from datetime import date

from domain import events as e
from domain.law import APPLIED_IN_WRITING, RECEIVED_ELECTRONICALLY, RECEIVED_ELECTRONICALLY_BEFORE
from domain.terms.counting import legal_day
from projections.dutch import day, listed

_WMEBV = date(2026, 1, 1)
"""From this day on messages by electronic road have rules of their own in the Awb."""

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
    "spoken-application": f" Voorbehoud: een aanvraag om een besluit is schriftelijk ({APPLIED_IN_WRITING})."
    " Deze is alleen mondeling gedaan.",
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
    came = f"{came}, {BY_CHANNEL[event.channel]}.{_electronic(event)}"
    told = f"{application}{_REPORTED if event.report else ''}{reservations}"
    return f"{came} De initiatiefnemer stelt {asks}.{told}"


_REPORTED = " Van wat er is gezegd is een verslag gemaakt. De initiatiefnemer krijgt dat verslag."


def _electronic(event: e.InitiativeReceived) -> str:
    """By which article the moment of an electronic receipt is told; another held before 2026."""
    if event.channel not in {e.Channel.EMAIL, e.Channel.FORM} or "receipt-not-proven" in event.reservations:
        return ""
    since = legal_day(event.occurred) >= _WMEBV
    article = RECEIVED_ELECTRONICALLY if since else RECEIVED_ELECTRONICALLY_BEFORE
    return f" Dat is het moment waarop het bericht de gemeente bereikte ({article})."


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
