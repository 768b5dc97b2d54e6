"""Invented lives of support."""

from domain.roles import Role
from workers.demo.life import DaysAway, Life, Step, TheFactBefore
from workers.demo.steps import admitted, answered, assigned, closed, confirmed, kind, of_team, received

SQUARE = Life(
    "ondersteuning, op tijd",
    (
        received(
            "2026-02-02 10:15",
            "Samen het Lindeplein vergroenen",
            "Mogen wij het plein inrichten en onderhouden?",
            initiator="Buurtgroep De Linde",
        ),
        confirmed("2026-02-04 09:00"),
        assigned("2026-02-04 09:30"),
        kind("2026-02-05 11:00", "support", "De buurt voert zelf uit en vraagt om hulp."),
        admitted("2026-02-16 10:00"),
        answered(
            "2026-03-10 14:00",
            "Wij stellen het plein beschikbaar en leveren de planten.",
            ("granted", "Het plan past in het groenbeleid en de buurt steunt het."),
        ),
        Step(
            "agree-support",
            "2026-03-20 10:00",
            {"agreed": "Planten, gereedschap en een aanspreekpunt.", "until": "2026-06-30"},
        ),
        Step("deliver-support", "2026-06-15 10:00", {"delivered": "De planten zijn geleverd."}),
        closed("2026-06-30 16:00", "Het plein is klaar. Dank voor uw inzet."),
    ),
)

GARDEN = Life(
    "ondersteuning, te laat beantwoord",
    (
        received(
            "2026-01-12 16:40",
            "Moestuin achter de Kade",
            "Mag de buurt de strook achter de Kade gebruiken als moestuin?",
            initiator="Bewoners van de Kade",
        ),
        confirmed("2026-01-22 09:00"),
        assigned("2026-01-26 09:00", "behandelaar-2"),
        kind("2026-02-20 11:00", "support", "Gevraagd wordt om grond en om water."),
        admitted("2026-03-02 10:00"),
        answered(
            "2026-04-15 14:00",
            "U kunt de strook tot 2028 gebruiken; een watertappunt is er niet.",
            ("granted-partly", "De grond is vrij; voor een tappunt is geen budget."),
        ),
        Step("agree-support", "2026-05-01 10:00", {"agreed": "Gebruik van de grond tot 2028."}),
    ),
)

LIBRARY = Life(
    "opgeschort",
    (
        received(
            30,
            "Buurtbibliotheek in de school",
            "Mogen wij een lokaal gebruiken als bibliotheek?",
            initiator="Lezers van de Hoek",
            application=True,
        ),
        confirmed(28),
        of_team(28, "wijkteam-noord"),
        assigned(28),
        kind(26, "support", "Gevraagd wordt om een lokaal."),
        Step("request-completion", 5, {"missing": "De openingstijden.", "until": DaysAway(12)}),
    ),
)

STAMP = Life(
    "verbeterde ontvangstdatum",
    (
        received(
            "2026-02-09 10:00",
            "Geveltuinen in de Singel",
            "Mogen wij stoeptegels vervangen door geveltuinen?",
            initiator="Straatgroep de Singel",
            channel="letter",
        ),
        confirmed("2026-02-10 09:00"),
        kind("2026-02-12 10:00", "support", "De straat doet het zelf en vraagt toestemming."),
        answered(
            "2026-03-20 10:00",
            "Dat mag, tot veertig centimeter uit de gevel.",
            ("granted", "De stoep blijft breed genoeg."),
        ),
        Step(
            "correct-fact",
            "2026-03-23 09:00",
            {
                "fact": 1,
                "corrected": "2026-01-30T16:45:00+01:00",
                "reason": "De brief draagt een ontvangststempel van 30 januari 2026.",
            },
            Role.INTAKE,
            "intake-1",
        ),
        Step(
            "confirm-correction",
            "2026-03-23 11:00",
            {"proposal": TheFactBefore()},
            Role.TEAM_LEAD,
            "teamleider-1",
        ),
    ),
)

STAGE = Life(
    "onvolledig gebleven",
    (
        received(
            "2026-06-01 10:00",
            "Podium in het park",
            "Mogen wij een vast podium bouwen?",
            initiator="Muziekgroep Parkzicht",
            application=True,
        ),
        confirmed("2026-06-02 09:00"),
        assigned("2026-06-02 10:00", "behandelaar-2"),
        kind("2026-06-05 10:00", "support", "Gevraagd wordt om een plek en een vergunning."),
        Step(
            "request-completion",
            "2026-06-08 10:00",
            {"missing": "Een tekening en een berekening.", "until": "2026-06-29"},
        ),
        Step(
            "leave-untreated",
            "2026-07-10 10:00",
            {"ground": "incomplete", "message": "Zonder tekening kunnen wij het niet beoordelen."},
        ),
    ),
)
