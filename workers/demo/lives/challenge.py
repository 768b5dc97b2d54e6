"""Invented lives of the right to challenge."""

from domain.roles import Role
from workers.demo.life import Life, Step
from workers.demo.steps import admitted, answered, assigned, closed, confirmed, kind, received

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
                "decision_number": "B-2026-102",
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
                "decision_number": "B-2026-151",
            },
            Role.COLLEGE_SECRETARY,
            "collegesecretaris-1",
        ),
        Step("start-operation", "2026-09-01 08:00", {"note": "De bus en de planning zijn overgedragen."}),
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
                "source": "Bestek groenonderhoud 2025-2027",
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
