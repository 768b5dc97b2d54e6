"""A case file tells each ask with what became of it, and everybody who takes part."""

from datetime import UTC, date, datetime

from domain.grounds import Position
from tests.projecting.town import Town

TODAY = date(2026, 4, 20)
TWO = {"asks": ["Mogen wij planten?", "Wie betaalt dat?"]}


def test_an_ask_is_open_until_it_is_answered_and_tells_how(town: Town) -> None:
    town.lives("asked", ("receive-initiative", TWO), "assign-kind")
    town.catch_up()
    assert [(each.number, each.text, each.state) for each in town.file("asked", TODAY).asks] == [
        (1, "Mogen wij planten?", "open"),
        (2, "Wie betaalt dat?", "open"),
    ]
    town.does("asked", "withdraw-partly", asks=[2])
    town.does("asked", "refuse")
    town.catch_up()
    first, second = town.file("asked", TODAY).asks
    assert (first.state, first.position) == ("answered", Position.REFUSED)
    assert first.on is not None
    assert (second.state, second.position) == ("withdrawn", None)


def test_the_asks_are_those_that_were_sent_and_then_corrected(town: Town) -> None:
    town.lives("put", "receive-initiative", "confirm-asks")
    town.catch_up()
    assert [each.confirmation for each in town.file("put", TODAY).asks] == ["sent"]
    town.does("put", "correct-asks")
    town.catch_up()
    asks = town.file("put", TODAY).asks
    assert [each.confirmation for each in asks] == ["corrected", "corrected"]
    assert asks[1].text == "Betaalt de gemeente de bomen?"


def test_everybody_who_takes_part_is_told_and_what_was_known_then_too(town: Town) -> None:
    town.lives(
        "with-others", ("receive-initiative", {"address": "Lindelaan 1"}), "add-party", "record-contact"
    )
    town.catch_up()
    initiator, acting = town.file("with-others", TODAY).parties
    assert (initiator.name, initiator.address) == ("Buurtgroep De Linde", "Lindelaan 1")
    assert (initiator.email, initiator.email_agreed) == ("linde@voorbeeld.example", True)
    assert (acting.name, acting.on_behalf_of, acting.authorised) == ("mr. Vera van Linden", 1, True)
    known = town.believed.case("with-others", date(2200, 1, 1))
    assert known is not None
    assert known.parties == town.file("with-others", TODAY).parties
    assert known.asks == town.file("with-others", TODAY).asks


def test_who_was_erased_is_shown_as_such(town: Town) -> None:
    town.lives("gone", "receive-initiative")
    town.catch_up()
    town.vault.destroy("case:gone", datetime(2026, 4, 1, tzinfo=UTC))
    file = town.file("gone", TODAY)
    assert [each.name for each in file.parties] == ["(gewist)"]
    assert [each.text for each in file.asks] == ["(gewist)"]


def test_an_electronic_moment_of_receipt_names_the_article_of_its_day(town: Town) -> None:
    """Awb 2:20 since 2026, Awb 2:17 lid 2 before."""
    town.lives("now", "receive-initiative")
    town.does("then", "receive-initiative", occurred="2025-12-31T10:00:00+01:00", channel="email")
    town.does("paper", "receive-initiative", channel="letter")
    town.catch_up()
    first = {case: town.file(case, TODAY).story[0].text for case in ("now", "then", "paper")}
    assert "(Awb art. 2:20)" in first["now"]
    assert "(Awb art. 2:17 lid 2)" in first["then"]
    assert "2:20" not in first["paper"]


def test_a_number_and_a_document_elsewhere_are_told(town: Town) -> None:
    town.lives("tied", "receive-initiative", "link-elsewhere")
    town.catch_up()
    (tie,) = town.file("tied", TODAY).elsewhere
    assert (tie.system, tie.number) == ("zaaksysteem", "Z-2026-0123")
    assert tie.link == "https://zaken.lindewaard.example/stukken/0123"
