"""What might have moved a term and did not, and what a notice of default leads to, as it was known then."""

from domain import events as e
from domain.terms.basis import ARTICLES, ExtensionBasis

_RUNS_ON = {
    "not-for-this-regime": "loopt gewoon door. Dat artikel gaat over termijnen uit een wettelijk voorschrift,"
    " en dat is deze termijn niet",
    "not-for-this-clock": "loopt gewoon door. Dat artikel gaat over een andere soort termijn",
    "no-term-set": "loopt gewoon door. Bij het verzoek om aanvulling is geen termijn gesteld,"
    " en dan staat niets stil",
    "term-already-over": "staat niet stil. De laatste dag was al voorbij toen de reden daarvoor begon",
    "term-ended": "verandert niet. Zij was op die dag al geëindigd",
    "before-the-term": "staat niet stil. De reden daarvoor was voorbij voordat de termijn begon",
    "nothing-suspended": "staat niet stil. De reden daarvoor was voorbij voordat zij een dag had geduurd",
    "came-after-those-days": "staat niet stil. Een instemming of bericht werkt niet terug, en dit kwam pas"
    " toen die dagen voorbij waren",
    "informs-only": "loopt gewoon door. Zo'n bericht is verplicht en verlengt de termijn niet",
    "term-set-by-law": "wordt niet verlengd. Een wettelijk voorschrift stelt deze termijn, en dan kan de"
    " gemeente haar niet zelf verlengen (Awb art. 4:14 lid 3)",
    "no-date-named": "wordt niet verlengd. Daarvoor moet een dag worden genoemd",
    "announced-too-late": "wordt niet verlengd. Zij was al voorbij toen de verlenging werd aangekondigd",
    "not-later": "wordt niet verlengd. De genoemde dag ligt niet na de laatste dag die al gold",
    "already-adjourned": "wordt niet nog eens verdaagd. Dat kan één keer",
    "not-in-writing": "verandert niet. Een ingebrekestelling moet schriftelijk zijn (Awb art. 4:17 lid 3)",
    "not-electronic": "loopt gewoon door. Alleen een bericht dat per e-mail of webformulier kwam, begint bij"
    " doorleiden opnieuw (Awb art. 2:24)",
    "routed-after-the-term": "begint niet opnieuw. Zij was al voorbij toen het bericht werd doorgeleid",
    "routed-in-default": "begint niet opnieuw. De gemeente was al in gebreke gesteld",
    "not-told-at-once": "loopt gewoon door. De afzender hoorde niet meteen dat het bericht was doorgeleid"
    " (Awb art. 2:24)",
    "backward-term": "verandert niet. Deze termijn telt terug",
}

_NO_APPLICATION = (
    "loopt gewoon door. {what} kan alleen een termijn om te beslissen op een aanvraag (Awb art. {article}),"
    " en dat is deze termijn niet"
)

_NOTICES = {
    "premature": "was toen nog niet voorbij. De ingebrekestelling is te vroeg en heeft geen gevolg",
    "already-over": "was toen al geëindigd: er viel niets meer te besluiten. De ingebrekestelling heeft"
    " geen gevolg",
    "already-decided": "was toen al geëindigd met een besluit. De ingebrekestelling heeft geen gevolg",
    "no-awb-application": "kent geen dwangsom. Daarvoor moet het gaan om een aanvraag (Awb art. 1:3 lid 3)."
    " De ingebrekestelling is wel vastgelegd",
    "not-for-this-regime": "kent geen dwangsom. Zij komt niet uit een wettelijk voorschrift."
    " De ingebrekestelling is wel vastgelegd",
}

_IN_DEFAULT = (
    "is voorbij en de gemeente is in gebreke gesteld. Zij heeft twee weken om alsnog te besluiten; daarna"
    " kost elke dag een dwangsom, ten hoogste 42 dagen (Awb art. 4:17)"
)


def without_effect(event: e.TermUntouched, name: str) -> str:
    """Return why a term did not move; `name` begins the sentence."""
    if event.reason == "no-awb-application":
        what, article = ("Stilstaan", "4:15") if event.announced is None else ("Verlengd worden", "4:14")
        return f"{name} {_NO_APPLICATION.format(what=what, article=article)}."
    return f"{name} {_RUNS_ON.get(event.reason, 'verandert niet')}."


def in_default(event: e.TermInDefault, name: str) -> str:
    """Return what a notice of default leads to, or why to nothing; `name` begins the sentence."""
    if event.applies:
        return f"{name} {_IN_DEFAULT}."
    return f"{name} {_NOTICES.get(event.reason, 'verandert niet door de ingebrekestelling')}."


def article(event: e.TermExtended) -> str:
    """Return on what article an extension rests."""
    return str(ARTICLES[ExtensionBasis(event.basis)])
