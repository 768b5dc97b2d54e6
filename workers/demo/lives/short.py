"""Invented lives that ended early, or have hardly begun."""

from domain.roles import Role
from workers.demo.life import Life, Step
from workers.demo.steps import confirmed, received

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
