"""The register of all initiatives: every one is there, and of each only what may be read."""

from datetime import date

from tests.projecting.town import LIVES, Town

TODAY = date(2026, 4, 1)


def test_every_initiative_is_there_and_only_the_published_words(town: Town) -> None:
    town.lives("quiet", "receive-initiative")
    town.lives(
        "public", "receive-initiative", "assign-kind", "record-subsidy", "propose-publication", "publish"
    )
    town.catch_up()
    quiet, public = town.answers.initiatives(TODAY, limit=10)

    assert (quiet.title, quiet.summary, quiet.district, quiet.subsidised) == (None, None, None, None)
    assert quiet.response == "overdue"
    assert (public.title, public.district, public.subsidised) == (
        "Groen plein in de Lindebuurt",
        "Lindebuurt",
        False,
    )
    town.lives("public", "end-publication")
    town.catch_up()
    assert town.answers.initiatives(TODAY, limit=10)[1].title is None


def test_the_file_of_a_complaint_is_no_initiative(town: Town) -> None:
    town.lives("objected", *LIVES["objected"])
    town.catch_up()

    assert town.answers.initiatives(TODAY, limit=10) == []


def test_small_counts_are_hidden(town: Town) -> None:
    for number in range(6):
        town.lives(f"case-{number}", "receive-initiative")
    for number in range(5):
        town.lives(f"support-{number}", "receive-initiative", "assign-kind")
    town.lives("one", "receive-initiative", ("assign-kind", {"kind": "challenge"}))
    town.catch_up()

    counted = {row.kind: row.cases for row in town.answers.initiative_totals()}
    assert counted == {None: 6, "support": None, "challenge": None}
