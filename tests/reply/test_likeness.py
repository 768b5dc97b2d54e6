"""A filled-in template is told apart from a letter that somebody wrote."""

import pytest

from domain.reply.likeness import FEWEST, StandardTexts

TEMPLATE = (
    "Hartelijk dank voor uw initiatief. Wij waarderen uw betrokkenheid bij de stad zeer. Wij hebben uw"
    " voorstel met belangstelling gelezen en nemen het mee in onze verdere afwegingen."
)
OWN = (
    "Het plein aan de Lindelaan mag u inrichten. De bestrating blijft liggen tot het riool in mei is"
    " vervangen; daarna leveren wij twaalf kubieke meter grond en de planten van uw lijst."
)
TEXTS = StandardTexts([TEMPLATE])


def test_a_template_is_a_template_whoever_it_is_addressed_to() -> None:
    assert TEXTS.likeness(TEMPLATE) == 100
    assert TEXTS.likeness(f"Beste buurtgroep,\n{TEMPLATE.upper()}\n12 maart 2026") == 90


def test_what_somebody_wrote_is_none() -> None:
    assert TEXTS.likeness(OWN) == 0
    assert TEXTS.likeness(f"{OWN} Hartelijk dank voor uw initiatief.") in range(10, 20)


def test_half_and_half_is_told_by_its_words() -> None:
    assert TEXTS.likeness(f"{TEMPLATE} {OWN}") in range(40, 50)


@pytest.mark.parametrize("text", ["", "Dank.", "Hartelijk dank voor uw initiatief.", "1 2 3 " * 50])
def test_too_short_to_tell(text: str) -> None:
    assert TEXTS.likeness(text) is None


def test_without_templates_nothing_is_told() -> None:
    assert StandardTexts().likeness("woord " * FEWEST) is None
