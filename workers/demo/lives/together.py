"""Invented lives of co-creation and contribution."""

from domain.roles import Role
from workers.demo.life import DaysAway, Life, Step
from workers.demo.steps import admitted, answered, assigned, closed, confirmed, kind, of_team, received

PLAYGROUND = Life(
    "co-creatie tot besluit",
    (
        received(
            "2026-01-19 09:10",
            "Een nieuwe speeltuin aan het Veer",
            "Wilt u met ons een nieuwe speeltuin ontwerpen?",
            initiator="Ouders van het Veer",
        ),
        confirmed("2026-01-20 09:00"),
        assigned("2026-01-20 10:00"),
        kind("2026-01-27 11:00", "co-creation", "Buurt en gemeente willen dit samen doen."),
        admitted("2026-02-02 10:00"),
        answered(
            "2026-02-27 12:00",
            "Wij doen mee en stellen een ontwerper beschikbaar.",
            ("granted", "De speeltuin stond al op de lijst voor vervanging."),
        ),
        Step("start-co-creation", "2026-03-11 19:30", {"approach": "Drie werkavonden op het Veer."}),
        Step(
            "finalise-plan",
            "2026-04-28 16:00",
            {
                "frame": "Het budget en de grenzen van het terrein liggen vast.",
                "room": "Inrichting, toestellen en beheer zijn open.",
                "rung": "coproduceren",
                "scenarios": ["Veel groen en klimmen.", "Een plek voor alle leeftijden."],
                "discussed_with_residents": "2026-04-08",
                "discussed_with_entrepreneurs": "2026-04-15",
            },
        ),
        Step(
            "decide-result",
            "2026-06-09 12:00",
            {
                "organ": "college",
                "decision_number": "B-2026-114",
                "decision": "Het scenario voor alle leeftijden wordt uitgevoerd.",
            },
            Role.COLLEGE_SECRETARY,
            "collegesecretaris-1",
        ),
        closed("2026-07-03 15:00", "Het besluit is uitgevoerd; de speeltuin is open."),
    ),
)

PROMISE = Life(
    "beantwoord, besluit staat nog open",
    (
        received(
            50,
            "Energie van het eigen dak",
            "Mogen wij zonnepanelen leggen op de sporthal?",
            "Wilt u de stroom van ons kopen?",
            initiator="Energiegroep Lindewaard",
        ),
        confirmed(47),
        of_team(47, "duurzaamheid"),
        assigned(47),
        kind(45, "co-creation", "Gemeente en groep moeten hier allebei iets doen."),
        admitted(40),
        answered(
            12,
            "Het dak is beschikbaar; over de stroom besluit het college.",
            ("granted", "Het dak is sterk genoeg."),
            ("decision-announced", "Eerst is een prijsvergelijking nodig."),
            organ="college",
            by=DaysAway(40),
        ),
    ),
)

ROUTE = Life(
    "inbreng die is gebruikt",
    (
        received(
            "2026-02-23 21:05",
            "Een veiliger fietsroute naar school",
            "Kijk naar mijn telling van het verkeer bij de brug.",
            initiator="Een ouder uit de Dijkbuurt",
        ),
        confirmed("2026-02-25 09:00"),
        kind("2026-02-27 10:00", "contribution", "Deskundige inbreng bij een lopend ontwerp."),
        answered(
            "2026-03-20 10:00",
            "Uw telling is in het ontwerp verwerkt.",
            ("granted", "De telling is vollediger dan de onze."),
        ),
        Step(
            "account-for-contribution",
            "2026-04-02 10:00",
            {"account": "De telling staat in het ontwerp, op bladzijde 12."},
        ),
        closed("2026-04-03 10:00", "Dank voor uw inbreng."),
    ),
)
