"""What the lists of the radar are called, and what each means, in Dutch."""

from domain.signals import Signal
from domain.staffing import Unreachable

SINCE = {
    Signal.QUIET: "stil sinds",
    Signal.UNOWNED: "zonder behandelaar sinds",
    Signal.PROMISE: "toegezegd uiterlijk",
    Signal.REVIEW: "te toetsen sinds",
    Signal.CONTEST: "betwist sinds",
    Signal.UNWANTED: "openbaar tegen de wens sinds",
}
"""What heads the column of the day."""

REASONS = {
    Unreachable.AWAY: "behandelaar afwezig zonder vervanger",
    Unreachable.GONE: "account van de behandelaar bestaat niet meer",
}
"""Why nobody answers for a case that has a handler."""

NAMES = {
    Signal.QUIET: "Stil",
    Signal.UNOWNED: "Zonder behandelaar",
    Signal.PROMISE: "Toegezegd",
    Signal.REVIEW: "Te toetsen",
    Signal.CONTEST: "Betwist",
    Signal.UNWANTED: "Openbaar tegen de wens",
}
"""What a list is called."""

MEANINGS = {
    Signal.QUIET: "Open zaken waarin niemand iets deed. Het telt vanaf de laatste stap van een mens.",
    Signal.UNOWNED: "Open zaken die niemand heeft. Het telt vanaf de dag waarop de zaak is teruggegeven,"
    " en anders vanaf de ontvangst.",
    Signal.PROMISE: "Besluiten en stappen die zijn toegezegd voor een dag, ook als die dag nog komt.",
    Signal.REVIEW: "Antwoorden die een tweede persoon moet bekijken, ook van gesloten zaken. Het telt vanaf"
    " de verzending.",
    Signal.CONTEST: "Antwoorden waarvan de initiatiefnemer zegt dat ze geen antwoord zijn. Het telt vanaf de"
    " oudste betwisting.",
    Signal.UNWANTED: "Zaken die openbaar zijn, terwijl een initiatiefnemer daarna bezwaar maakte of het"
    " anders wilde. Het telt vanaf die reactie.",
}
"""Which cases are on a list, and from which day it counts."""

UNREACHABLE_NAME = "Niemand bereikbaar"
UNREACHABLE_MEANING = (
    "Open zaken waarvan de behandelaar afwezig is zonder vervanger, of een account had dat niet meer"
    " bestaat. Of iemand er is, wordt nu bekeken; de dag is die van de laatste stap van een mens."
)
"""The list that lies beside the ledger: what it is called, and what is on it."""
