"""What the figures are called in Dutch, for who sits in a council and for who reads the file behind it."""

from domain.figures.verdict import Part, Verdict

PART_LABELS = {
    Part.IN_TIME: "op tijd beantwoord",
    Part.NOT_IN_TIME: "niet op tijd beantwoord",
    Part.OPEN: "nog open, de laatste dag is nog niet voorbij",
    Part.OUTSIDE: "telt niet mee",
    Part.AT_SOURCE: "volgens de bron, telt niet mee",
}

VERDICT_LABELS = {
    Verdict.ANSWERED_IN_TIME: "op tijd beantwoord",
    Verdict.ANSWERED_LATE: "te laat beantwoord",
    Verdict.UNANSWERED: "te laat en nog niet beantwoord",
    Verdict.WITHDRAWN_LATE: "ingetrokken na de laatste dag",
    Verdict.TRANSFERRED_LATE: "doorgezonden na de laatste dag",
    Verdict.ENDED_LATE: "zonder antwoord beëindigd na de laatste dag",
    Verdict.CLOSED_UNANSWERED: "gesloten zonder antwoord",
    Verdict.LAPSED_UNANSWERED: "ongebruikt verlopen",
    Verdict.RUNNING: "loopt",
    Verdict.SUSPENDED: "opgeschort",
    Verdict.WITHDRAWN: "op tijd ingetrokken",
    Verdict.TRANSFERRED: "op tijd doorgezonden, de afzender weet het",
    Verdict.VOID: "bij nader inzien geen termijn",
    Verdict.REPORTED_IN_TIME: "op tijd beantwoord volgens de bron",
    Verdict.REPORTED_LATE: "te laat beantwoord volgens de bron",
    Verdict.REPORTED_CLOSED: "gesloten volgens de bron, van een antwoord staat er niets",
}
