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


def test_only_an_answer_gives_it_a_day_of_answering(town: Town) -> None:
    ends = ("withdraw", "forward", "send-substantive-response")
    for end in ends:
        town.lives(end, "receive-initiative", "assign-kind", end)
    town.catch_up()

    rows = town.answers.initiatives(TODAY, limit=10)
    assert [row.answered for row in rows] == [None, None, date(2026, 3, 10)]


def test_the_file_of_a_complaint_is_no_initiative(town: Town) -> None:
    town.lives("objected", *LIVES["objected"])
    town.catch_up()

    assert town.answers.initiatives(TODAY, limit=10) == []


def test_only_what_was_published_is_public(town: Town) -> None:
    published = ("receive-initiative", "propose-publication", "publish")
    town.lives("first", *published)
    town.lives("between", "receive-initiative")
    town.lives("last", *published)
    town.lives("taken back", *published, "end-publication")
    town.catch_up()

    first, last = town.answers.initiatives(TODAY, public=True, limit=10)
    assert {first.title, last.title} == {"Groen plein in de Lindebuurt"}
    assert town.answers.initiatives(TODAY, public=True, limit=1) == [first]
    assert town.answers.initiatives(TODAY, public=True, limit=10, after=first.place) == [last]
    assert len(town.answers.initiatives(TODAY, limit=10)) == 4


def test_totals_come_with_their_sums_and_small_ones_on_a_heap(town: Town) -> None:
    for number in range(6):
        town.lives(f"case-{number}", "receive-initiative")
    for number in range(9):
        town.lives(f"support-{number}", "receive-initiative", "assign-kind", "propose-publication", "publish")
    town.lives("one", "receive-initiative", ("assign-kind", {"kind": "challenge"}))
    town.catch_up()

    assert [tuple(row.model_dump().values()) for row in town.answers.initiative_totals()] == [
        ("support", "Lindebuurt", 9),
        ("support", "unpublished", 0),
        ("support", "all", 9),
        ("other", "Lindebuurt", 0),
        ("other", "unpublished", 7),
        ("other", "all", 7),
        ("all", "Lindebuurt", 9),
        ("all", "unpublished", 7),
        ("all", "all", 16),
    ]


def test_of_few_initiatives_nothing_is_told(town: Town) -> None:
    town.lives("one", "receive-initiative")
    town.catch_up()

    assert town.answers.initiative_totals() == []
