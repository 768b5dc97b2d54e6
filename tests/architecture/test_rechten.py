"""Who may do what: every page and every step against every role, for staff to read, is what the code says.

`docs/rechten.md` is generated, in Dutch. To write it anew:

    .venv/bin/python -m tests.architecture.test_rechten
"""

from collections.abc import Iterable
from pathlib import Path

from domain.catalogue import CATALOGUE
from domain.roles import LABELS, MAY_SEE_COMPLAINTS, Role
from web.rights import EVERYBODY, RIGHTS, STAFF

FILE = Path(__file__).parents[2] / "docs" / "rechten.md"
HEAD = "<!-- Gemaakt uit de code: .venv/bin/python -m tests.architecture.test_rechten -->"
OVERSEERS = (Role.AUDITOR, Role.OMBUDSMAN, Role.PRIVACY_OFFICER)

PAGES = {
    "home": "De voordeur",
    "static": "De opmaak van de bladzijden",
    "theme": "De huisstijl van de gemeente",
    "sign-in": "Lezen hoe u inlogt",
    "sign-in-by-link": "Inloggen met een eenmalige link (alleen niet voor echte zaken)",
    "sign-in-at-provider": "Naar het inloggen bij de gemeente gaan",
    "back-from-provider": "Daarvan terugkomen",
    "signed-out": "Lezen dat u bent uitgelogd",
    "choose-role": "Kiezen in welke van uw rollen u werkt",
    "sign-out": "Uitloggen",
    "sign-out-everywhere": "Overal uitloggen",
    "choose-person": "Iemand anders zijn (alleen niet voor echte zaken)",
    "worklist": "De werklijst zien",
    "search-worklist": "Zoeken in de werklijst",
    "radar": "De radar zien",
    "terms": "Het termijnregister zien",
    "terms-csv": "Het termijnregister ophalen als bestand",
    "case": "Een zaak zien",
    "case-stand": "Horen dat een zaak intussen is veranderd",
    "step": "Het formulier van een stap zien",
    "take-step": "Een stap indienen",
    "attachment": "Een bijlage ophalen",
    "letters": "De brieven van een zaak zien",
    "letter-print": "Een brief ophalen om af te drukken",
    "letter-proof": "Het bewijs van verzending ophalen",
    "letter": "Het formulier van een nieuwe brief zien",
    "make-letter": "Een brief klaarmaken",
    "intake": "Het formulier van een nieuw initiatief zien",
    "take-in": "Een nieuw initiatief innemen",
}
"""What somebody does on each page, as the table says it."""


def rights() -> str:
    """Return `docs/rechten.md` as the code has it."""
    staff = [role for role in LABELS if role in STAFF]
    steps = [role for role in LABELS if role is Role.INITIATOR or (role in STAFF and _takes_steps(role))]
    complaints = ", ".join(LABELS[role] for role in staff if role in MAY_SEE_COMPLAINTS)
    return "\n".join(
        [
            "# Wie mag wat",
            "",
            HEAD,
            "",
            "Wie inlogt, werkt in één rol tegelijk. Wie er meer heeft, kiest en kan wisselen. Bij alles wat",
            "iemand vastlegt, staat in welke rol dat was.",
            "",
            "Een zaak die u niet mag zien, is er voor u niet: u krijgt dezelfde bladzijde als bij een zaak",
            f"die niet bestaat. Het dossier van een klacht is open voor: {complaints}.",
            "",
            f"Toezicht leest en legt niets vast: {_listed(OVERSEERS)}.",
            f"De {LABELS[Role.ADMINISTRATOR]} houdt de installatie aan de gang en ziet geen zaken.",
            "",
            "## Bladzijden",
            "",
            *_table("wat", ["niet ingelogd", *(LABELS[role] for role in staff)], _pages(staff)),
            "",
            "## Stappen in een zaak",
            "",
            f"De {len(CATALOGUE)} stappen, in de volgorde van het leven van een zaak. Een rol zegt wie een",
            "stap mag zetten. Of de stap op dat moment kan, hangt ook van de zaak af. Of iemand namens een",
            "orgaan mag besluiten, hangt af van zijn mandaat. Initiatiefnemers hebben hier geen account:",
            "wat zij doen, leggen medewerkers vast.",
            "",
            *_table("stap", [LABELS[role] for role in steps], _steps(steps)),
            "",
        ]
    )


def _takes_steps(role: Role) -> bool:
    return any(role in each.roles for each in CATALOGUE)


def _listed(roles: Iterable[Role]) -> str:
    return ", ".join(LABELS[role] for role in roles)


def _pages(staff: Iterable[Role]) -> list[tuple[str, list[bool]]]:
    return [
        (
            PAGES[name],
            [allowed is EVERYBODY, *(allowed is EVERYBODY or role in (allowed or ()) for role in staff)],
        )
        for name, allowed in RIGHTS.items()
    ]


def _steps(roles: list[Role]) -> list[tuple[str, list[bool]]]:
    return [(f"{each.label} (`{each.name}`)", [role in each.roles for role in roles]) for each in CATALOGUE]


def _table(first: str, columns: list[str], rows: list[tuple[str, list[bool]]]) -> list[str]:
    return [
        f"| {' | '.join([first, *columns])} |",
        f"|{'---|' * (len(columns) + 1)}",
        *(f"| {' | '.join([name, *('ja' if may else '' for may in row)])} |" for name, row in rows),
    ]


def test_the_table_of_rights_is_what_the_code_says() -> None:
    assert set(RIGHTS) == set(PAGES), "say in PAGES what somebody does on each page"
    assert FILE.read_text() == rights()


def test_who_oversees_reads_and_does_nothing_else() -> None:
    assert [each.name for each in CATALOGUE if each.roles & {*OVERSEERS, Role.ADMINISTRATOR}] == []


if __name__ == "__main__":
    FILE.write_text(rights())
