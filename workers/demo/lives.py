"""The sample: invented lives in Lindewaard, which does not exist, and one real letter.

Of the letter of 20 December 2023 only what is known is told: its date, its number, what it
asks. When it arrived is not proven, and no life was invented for it.
"""

from domain.roles import Role
from workers.demo.life import DaysAway, Life, Step, TheFactBefore
from workers.demo.steps import admitted, answered, assigned, closed, confirmed, kind, received

LETTER = Life(
    "de brief van 20 december 2023",
    (
        received(
            "2023-12-20 12:00",
            "Reactie op de Handreiking samenwerken in de stad",
            "Geef inwoners mede de regie over het participatieplan, en werk met scenario's.",
            "Omarm initiatieven en deskundigheid van inwoners; antwoord inhoudelijk en op tijd.",
            "Zorg voor ondersteuning van inwoners bij participatie.",
            "Moedig raadsleden aan om met de stad in gesprek te gaan.",
            "Geef ambtenaren de ruimte.",
            initiator="Leidse Gesprekken",
            municipality="leiden",
            channel="letter",
            external_number="Z/23/3591676",
            receipt_proven=False,
        ),
    ),
)

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

MAINTENANCE = Life(
    "uitdaging tot overname, en terug",
    (
        received(
            "2026-02-02 11:00",
            "Wij doen het groenonderhoud van de Hof",
            "Mogen wij het onderhoud van de Hof overnemen, met het budget dat u er nu aan besteedt?",
            initiator="Stichting Onze Hof",
            application=True,
        ),
        confirmed("2026-02-03 09:00"),
        assigned("2026-02-03 09:30"),
        kind(
            "2026-02-05 10:00", "challenge", "Het is een taak van de gemeente die bewoners willen overnemen."
        ),
        Step(
            "request-completion",
            "2026-02-12 10:00",
            {"missing": "Een raming van de kosten.", "until": "2026-02-26"},
        ),
        Step("receive-completion", "2026-02-20 16:30", {"received": "De raming."}, Role.INTAKE, "intake-1"),
        admitted(
            "2026-02-23 09:00", "Autonome taak van de gemeente; de stichting is een maatschappelijke partij."
        ),
        answered(
            "2026-03-13 14:00",
            "Wij willen hierin mee; over de overname besluit het college.",
            ("granted-partly", "Aanpak en kosten zijn aannemelijk; het besluit volgt."),
        ),
        Step(
            "decide-takeover",
            "2026-04-21 12:00",
            {
                "outcome": "granted",
                "organ": "college",
                "decision_number": "B-2026-087",
                "council_informed": "2026-04-02",
                "reasons": "De kosten zijn niet hoger en de kwaliteit blijft gelijk.",
            },
            Role.COLLEGE_SECRETARY,
            "collegesecretaris-1",
        ),
        Step(
            "sign-agreement",
            "2026-05-12 15:00",
            {
                "task": "Het onderhoud van de Hof, tweemaal per maand.",
                "continuity": "Valt de stichting weg, dan neemt de gemeente het binnen een week over.",
                "runs_from": "2026-06-01",
                "runs_until": "2027-05-31",
            },
            Role.COLLEGE_SECRETARY,
            "collegesecretaris-1",
        ),
        Step("start-operation", "2026-06-01 08:00", {"note": "Sleutels en gereedschap overgedragen."}),
        Step(
            "take-back",
            "2026-09-15 12:00",
            {
                "reasons": "Het onderhoud bleef na herhaald overleg achterwege.",
                "continuity": "De wijkploeg voert het onderhoud vanaf 16 september weer uit.",
            },
            Role.TEAM_LEAD,
            "teamleider-1",
        ),
        closed("2026-09-30 16:00", "De gemeente voert de taak weer uit. Dank voor wat u deed."),
    ),
    shown=True,
)

BUS = Life(
    "uitdaging, overname loopt",
    (
        received(
            "2026-03-09 13:00",
            "Onze eigen wijkbus",
            "Mogen wij het vervoer voor ouderen in de wijk verzorgen?",
            initiator="Vereniging Wijkbus",
        ),
        confirmed("2026-03-10 09:00"),
        assigned("2026-03-10 09:30", "behandelaar-2"),
        kind("2026-03-13 10:00", "challenge", "De vereniging wil een taak van de gemeente overnemen."),
        admitted("2026-03-16 10:00"),
        answered(
            "2026-04-14 12:00",
            "Wij zien hier veel in; het college besluit na overleg met de raad.",
            ("granted-partly", "De dienst is nodig en de vereniging kan het aan."),
        ),
        Step(
            "decide-takeover",
            "2026-06-05 12:00",
            {
                "outcome": "granted-partly",
                "organ": "college",
                "decision_number": "B-2026-131",
                "council_informed": "2026-05-21",
                "reasons": "Alleen voor ritten binnen de wijk.",
            },
            Role.COLLEGE_SECRETARY,
            "collegesecretaris-1",
        ),
        Step(
            "sign-agreement",
            "2026-07-01 15:00",
            {
                "task": "Ritten voor ouderen binnen de wijk, op werkdagen.",
                "continuity": "Bij uitval rijdt de regiotaxi.",
                "runs_from": "2026-09-01",
                "runs_until": "2028-08-31",
            },
            Role.COLLEGE_SECRETARY,
            "collegesecretaris-1",
        ),
        Step("start-operation", "2026-09-01 08:00", {"note": "De bus en de planning zijn overgedragen."}),
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

HALL = Life(
    "uitdaging, afgewezen",
    (
        received(
            "2026-03-02 10:00",
            "Beheer van het dorpshuis",
            "Mogen wij het beheer van het dorpshuis overnemen?",
            initiator="Dorpsgroep Oosteinde",
            application=True,
        ),
        confirmed("2026-03-03 09:00"),
        assigned("2026-03-03 10:00"),
        kind("2026-03-06 10:00", "challenge", "De groep wil een taak van de gemeente overnemen."),
        admitted("2026-03-09 10:00"),
        Step(
            "refuse",
            "2026-04-10 10:00",
            {
                "ground": "running-contract",
                "message": "Voor het beheer loopt een contract tot en met 31 december 2027.",
                "remedy": "Dien uw voorstel opnieuw in voor 1 juli 2027.",
            },
        ),
        Step(
            "reopen",
            "2026-07-06 10:00",
            {
                "ground": "objection-upheld",
                "reason": "Het contract kan eerder eindigen; het bezwaar is gegrond.",
            },
            Role.LEGAL,
            "jurist-1",
        ),
        answered(
            "2026-07-24 10:00",
            "Het contract eindigt op 1 januari 2027; daarna kunt u het beheer overnemen.",
            ("granted", "De beheerder stemt in met een eerder einde."),
        ),
    ),
)

CANAL = Life(
    "doorgezonden",
    (
        received(
            "2026-05-04 09:00",
            "Zwemplek in de vaart",
            "Kan er een zwemplek komen in de vaart?",
            initiator="Zwemmers van de Vaart",
        ),
        confirmed("2026-05-06 09:00"),
        Step(
            "forward",
            "2026-05-07 15:00",
            {
                "authority": "Waterschap De Lindevaart",
                "message": "De vaart is van het waterschap; wij hebben uw voorstel doorgestuurd.",
            },
            Role.INTAKE,
            "intake-1",
        ),
    ),
)

MARKET = Life(
    "ingetrokken na de termijn",
    (
        received(
            "2026-04-07 10:00",
            "Een streekmarkt op zaterdag",
            "Mogen wij elke zaterdag een streekmarkt houden?",
            initiator="Telers uit de streek",
        ),
        confirmed("2026-04-20 09:00"),
        Step(
            "withdraw",
            "2026-06-11 12:00",
            {
                "statement": "Wij kregen geen antwoord en zijn elders begonnen.",
                "evidence": "Brief van de initiatiefnemers van 9 juni 2026.",
            },
            Role.INTAKE,
            "intake-1",
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
        assigned(28),
        kind(26, "support", "Gevraagd wordt om een lokaal."),
        Step("request-completion", 5, {"missing": "De openingstijden.", "until": DaysAway(12)}),
    ),
)

BENCH = Life(
    "nog van niemand",
    (
        received(
            9,
            "Een bankje bij de halte",
            "Kan er een bankje komen bij de bushalte?",
            initiator="Reizigers van lijn 4",
        ),
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

LIVES = (
    LETTER,
    SQUARE,
    GARDEN,
    PLAYGROUND,
    MAINTENANCE,
    BUS,
    ROUTE,
    HALL,
    CANAL,
    MARKET,
    STAGE,
    PROMISE,
    LIBRARY,
    BENCH,
    STAMP,
)
