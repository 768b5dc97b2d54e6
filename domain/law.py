"""The law this engine rests on, as values: pages, letters and refusals print the same reference."""

from domain.value import Frozen


class Article(Frozen):
    """One place in one act, cited as a Dutch lawyer cites it."""

    act: str
    article: str
    paragraph: str | None = None
    item: str | None = None

    def __str__(self) -> str:
        paragraph = f" lid {self.paragraph}" if self.paragraph else ""
        item = f" onder {self.item}" if self.item else ""
        return f"{self.act} art. {self.article}{paragraph}{item}"


def _awb(article: str, paragraph: str | None = None, item: str | None = None) -> Article:
    return Article(act="Awb", article=article, paragraph=paragraph, item=item)


FORWARDING = _awb("2:3", "1")
RECEIPT_CONFIRMED = _awb("2:17")
PROOF_OF_SENDING = _awb("2:25")
INCOMPLETE = _awb("4:5", "1")
REPEATED_REQUEST = _awb("4:6")
DECISION_TERM = _awb("4:13")
COMPLETION_SUSPENDS = _awb("4:15", "1", "a")
REASONS = _awb("3:46")
MANDATE = _awb("10:3")
REPRESENTATION = _awb("2:1")
CAREFUL_PREPARATION = _awb("3:2")

PARTICIPATION = Article(act="Gemeentewet", article="150", paragraph="1")
RIGHT_TO_CHALLENGE = Article(act="Gemeentewet", article="150", paragraph="3")
COLLEGE_DECIDES = Article(act="Gemeentewet", article="160", paragraph="1", item="d")
MAYOR_SIGNS = Article(act="Gemeentewet", article="171", paragraph="1")
COUNCIL_INFORMED = Article(act="Gemeentewet", article="169", paragraph="4")

RECTIFICATION = Article(act="AVG", article="16")
EXTENSION_OF_TERMS = Article(act="Atw", article="1", paragraph="1")
