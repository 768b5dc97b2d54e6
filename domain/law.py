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
ROUTED_INTERNALLY = _awb("2:24")
RECEIPT_CONFIRMED = _awb("2:17")
RECEIVED_ELECTRONICALLY = _awb("2:20")
RECEIVED_ELECTRONICALLY_BEFORE = _awb("2:17", "2")
APPLIED_IN_WRITING = _awb("4:1")
PROOF_OF_SENDING = _awb("2:25")
EMAIL_SAFE_ENOUGH = _awb("2:9")
SECOND_SENDING = _awb("2:11", "3")
MADE_KNOWN_BY_SENDING = _awb("3:41", "1")
TIME_OF_SENDING = _awb("2:19")
INCOMPLETE = _awb("4:5", "1")
LEFT_UNTREATED_WITHIN = _awb("4:5", "4")
REPEATED_REQUEST = _awb("4:6", "1")
DECISION_TERM = _awb("4:13")
COMPLETION_SUSPENDS = _awb("4:15", "1", "a")
REASONS = _awb("3:46")
DECISION_IN_WRITING = _awb("1:3", "1")
MANDATE = _awb("10:3")
NOT_BY_WHO_DECIDED = _awb("10:3", "3")
POWER_OF_ATTORNEY = _awb("10:12")
REPRESENTATION = _awb("2:1")
EMAIL_AGREED = _awb("2:8")
INTERESTED = _awb("1:2")
CAREFUL_PREPARATION = _awb("3:2")

PARTICIPATION = Article(act="Gemeentewet", article="150", paragraph="1")
RIGHT_TO_CHALLENGE = Article(act="Gemeentewet", article="150", paragraph="3")
COLLEGE_DECIDES = Article(act="Gemeentewet", article="160", paragraph="1", item="d")
MAYOR_SIGNS = Article(act="Gemeentewet", article="171", paragraph="1")
MAYOR_APPOINTS = Article(act="Gemeentewet", article="171", paragraph="2")
COUNCIL_INFORMED = Article(act="Gemeentewet", article="169", paragraph="4")

HEARD_BEFORE_PUBLICATION = Article(act="Woo", article="3.1", paragraph="3")
CONSENT = Article(act="AVG", article="6", paragraph="1", item="a")
CONSENT_SHOWN = Article(act="AVG", article="7", paragraph="1")
CONSENT_WITHDRAWN = Article(act="AVG", article="7", paragraph="3")
RECTIFICATION = Article(act="AVG", article="16")
EXTENSION_OF_TERMS = Article(act="Atw", article="1", paragraph="1")

TERMS_UNDER_THE_ACT = Article(act="Atw", article="4", item="a")
TWO_ORDINARY_DAYS = Article(act="Atw", article="2")
NEVER_BACKWARD = Article(act="Atw", article="1", paragraph="2")
HOLIDAY = Article(act="Atw", article="3", paragraph="1")
GOOD_FRIDAY = Article(act="Atw", article="3", paragraph="2")
EQUATED_DAY = Article(act="Atw", article="3", paragraph="3")
DISPLAY = _awb("3:16", "2")

INFORMATION_FROM_ABROAD = _awb("4:15", "1", "b")
CONSENT_TO_DELAY = _awb("4:15", "2", "a")
DELAY_OF_THE_APPLICANT = _awb("4:15", "2", "b")
FORCE_MAJEURE = _awb("4:15", "2", "c")
TOLD_OF_DELAY = _awb("4:14", "1")
REASONABLE_TERM_NAMED = _awb("4:14", "3")
COMPLAINT_TERM = _awb("9:11", "1")
COMPLAINT_ANSWERED = _awb("9:12")
COMPLAINT_ADJOURNED = _awb("9:11", "2")
COMPLAINANT_AGREED = _awb("9:11", "3")
COMPLAINT_NOT_BY_WHOM_IT_CONCERNS = _awb("9:7", "1")
OMBUDSMAN_ASKS = _awb("9:31", "1")
OBJECTION_POSSIBLE = _awb("6:7")
OBJECTION_POSSIBLE_FROM = _awb("6:8", "1")
OBJECTION_TERM = _awb("7:10", "1")
OBJECTION_REASONED = _awb("7:12", "1")
APPEAL_TOLD = _awb("6:23", "1")
OBJECTION_COMPLETED = _awb("7:10", "2")
OBJECTION_ADJOURNED = _awb("7:10", "3")
OBJECTOR_AGREED = _awb("7:10", "4")

PENALTY = _awb("4:17", "1")
PENALTY_AMOUNTS = _awb("4:17", "2")
NOTICE_OF_DEFAULT = _awb("4:17", "3")
PENALTY_FIXED = _awb("4:18")
COURT_SETS_A_TERM = _awb("8:55d", "1")
