"""Invented lives of initiatives, from a seed: who did what when, not yet decided or stored."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from random import Random

from domain.roles import Role
from workers.demo.life import Step, TheFactBefore
from workers.demo.steps import admitted, answered, assigned, closed, confirmed, kind, received

_MUNICIPALITIES = ("lindewaard", "lindewaard", "lindewaard", "leiden")
_CHANNELS = ("letter", "email", "form", "form", "counter", "spoken")
_KINDS = ("support", "support", "co-creation", "challenge", "contribution")
_POSITIONS = ("granted", "granted-partly", "refused", "transferred")
_REFUSALS = ("running-contract", "no-budget", "cost-higher", "not-a-municipal-task")
_HANDLERS = tuple(f"behandelaar-{number}" for number in range(1, 13))
_ASKS = ("Mogen wij dit doen?", "Wilt u ons daarbij helpen?")
_FRIDAY = 4


class Diary:
    """The moments of one life, each on a working day and later than the one before."""

    def __init__(self, dice: Random, first: date) -> None:
        self._dice = dice
        self._minute = 0
        self.day = first

    def later(self, least: int, most: int) -> str:
        """Return a moment in office hours in Amsterdam, that many days on or the next working day."""
        day = self.day + timedelta(days=self._dice.randint(least, most))
        while day.weekday() > _FRIDAY:
            day += timedelta(days=1)
        self._minute = self._minute + 1 if day == self.day else self._dice.randint(9 * 60, 16 * 60)
        self.day = day
        return f"{day} {self._minute // 60:02}:{self._minute % 60:02}"

    def ahead(self, days: int) -> str:
        """Return the day so many days after the last moment."""
        return (self.day + timedelta(days=days)).isoformat()


def _chance(dice: Random, percent: int) -> bool:
    return dice.random() * 100 < percent


def life(dice: Random, first: date) -> Iterator[Step]:
    """Yield the steps of one life that begins about that day; some end early, some never do."""
    diary = Diary(dice, first - timedelta(days=1))
    asks = _ASKS[: dice.choice((1, 1, 2))]
    yield received(
        diary.later(1, 1),
        "Een voorstel uit de buurt",
        *asks,
        initiator="Een groep bewoners",
        channel=dice.choice(_CHANNELS),
        municipality=dice.choice(_MUNICIPALITIES),
        application=_chance(dice, 30),
    )
    handler = dice.choice(_HANDLERS)
    if _chance(dice, 90):
        yield confirmed(diary.later(0, 12))
    if _chance(dice, 3):
        yield from _corrected(diary)
    if _chance(dice, 80):
        yield assigned(diary.later(0, 4), handler)
    if _chance(dice, 8):
        yield _withdrawn(diary.later(3, 90))
        return
    if _chance(dice, 13):
        yield _forwarded(diary.later(1, 21))
        return
    yield from _judged(dice, diary, len(asks))


def _judged(dice: Random, diary: Diary, asks: int) -> Iterator[Step]:
    """From the settling of its kind to an answer, or to none."""
    which = began_as = dice.choice(_KINDS)
    yield kind(diary.later(1, 10), which, "Het gesprek met de indiener.")
    if _chance(dice, 4):
        which = _KINDS[_KINDS.index(which) - 1]
        step = {"kind": which, "reason": "Dat bleek uit het gesprek."}
        yield Step("change-kind", diary.later(1, 10), step)
    if _chance(dice, 20):
        dated = _chance(dice, 80)
        yield _requested(diary, diary.ahead(21) if dated else None)
        if _chance(dice, 75) or not dated:
            step = {"received": "De gevraagde stukken."}
            yield Step("receive-completion", diary.later(2, 35), step, Role.INTAKE, "intake-1")
        elif _chance(dice, 50):
            yield _untreated(diary.later(23, 45))
            return
        else:
            diary.later(23, 30)
    if _chance(dice, 60):
        yield admitted(diary.later(1, 14))
    if _chance(dice, 3):  # nobody ever answered
        return
    if _chance(dice, 23):
        yield _refused(dice, diary.later(5, 60))
        if _chance(dice, 80):
            return
        step = {"ground": "objection-upheld", "reason": "Het bezwaar is gegrond."}
        yield Step("reopen", diary.later(30, 150), step, Role.LEGAL, "jurist-1")
    when = diary.later(5, 25) if _chance(dice, 75) else diary.later(30, 150)
    answers = [(dice.choice(_POSITIONS), "Het past in het beleid.") for _ in range(asks)]
    yield answered(when, "Ons antwoord.", *answers)
    decided = () if which == "challenge" or began_as != "challenge" else tuple(_decided(diary))
    track = tuple(_TRACKS[which](dice, diary)) if _chance(dice, 50) else ()
    undecided = which == "challenge" and not track
    ending = (_refused(dice, diary.later(1, 30)),) if undecided else _rounded_off(diary)
    yield from chain(decided, track, () if _chance(dice, 4) else ending)


def _supported(dice: Random, diary: Diary) -> Iterator[Step]:
    until = diary.ahead(150) if _chance(dice, 70) else None
    yield Step("agree-support", diary.later(3, 40), {"agreed": "Planten en gereedschap.", "until": until})
    yield Step("deliver-support", diary.later(20, 170), {"delivered": "De planten."})


def _together(dice: Random, diary: Diary) -> Iterator[Step]:
    yield Step("start-co-creation", diary.later(5, 30), {"approach": "Drie werkavonden."})
    plan = {
        "frame": "Het budget ligt vast.",
        "room": "De inrichting is open.",
        "rung": "coproduceren",
        "scenarios": ["Veel groen.", "Een speelplek."],
        "discussed_with_residents": diary.ahead(0),
        "discussed_with_entrepreneurs": diary.ahead(0),
    }
    yield Step("finalise-plan", diary.later(20, 90), plan)
    step = {
        "organ": "college",
        "decision_number": f"B-{dice.randint(1, 999)}",
        "decision": "Het wordt groen.",
    }
    yield Step("decide-result", diary.later(10, 60), step, Role.COLLEGE_SECRETARY, "collegesecretaris-1")


def _taken_over(dice: Random, diary: Diary) -> Iterator[Step]:
    secretary = (Role.COLLEGE_SECRETARY, "collegesecretaris-1")
    decision = {
        "outcome": dice.choice(("granted", "granted-partly")),
        "organ": "college",
        "decision_number": f"B-{dice.randint(1, 999)}",
        "council_informed": diary.ahead(0),
        "reasons": "De kosten zijn niet hoger.",
    }
    yield Step("decide-takeover", diary.later(10, 90), decision, *secretary)
    agreement = {
        "task": "Het onderhoud.",
        "continuity": "Anders neemt de gemeente het over.",
        "runs_from": diary.ahead(30),
        "runs_until": diary.ahead(760),
        "decision_number": f"B-{dice.randint(1, 999)}",
    }
    yield Step("sign-agreement", diary.later(10, 40), agreement, *secretary)
    yield Step("start-operation", diary.later(5, 40), {"note": "Het gereedschap is overgedragen."})
    if _chance(dice, 80):
        step = {"evaluation": "Het plein is schoner.", "continuity": "De wijkploeg gaat verder."}
        yield Step("end-takeover", diary.later(200, 700), step)
    else:
        step = {
            "reasons": "Het onderhoud bleef achterwege.",
            "continuity": "De wijkploeg gaat verder.",
            "decision_number": f"B-{dice.randint(1, 999)}",
        }
        yield Step("take-back", diary.later(60, 400), step, *secretary)


def _contributed(_: Random, diary: Diary) -> Iterator[Step]:
    yield Step("account-for-contribution", diary.later(5, 40), {"account": "Het staat in het ontwerp."})


_TRACKS = {
    "support": _supported,
    "co-creation": _together,
    "challenge": _taken_over,
    "contribution": _contributed,
}


def _decided(diary: Diary) -> Iterator[Step]:
    """What began as a challenge and became something else is decided all the same."""
    step = {
        "channel": "letter",
        "outcome": "granted-partly",
        "reasons": "Het kan samen.",
        "remedies": ["objection"],
        "decision_number": "B-2026-100",
    }
    yield Step("send-decision", diary.later(1, 5), step)


def _rounded_off(diary: Diary) -> Iterator[Step]:
    yield closed(diary.later(1, 30), "Dank voor uw inzet.")


def _corrected(diary: Diary) -> Iterator[Step]:
    """The letter bears an earlier stamp of receipt, and a colleague agrees."""
    earlier = f"{diary.day - timedelta(days=20)}T12:00:00+01:00"
    step = {"fact": 1, "corrected": earlier, "reason": "De stempel op de brief."}
    yield Step("correct-fact", diary.later(0, 5), step, Role.INTAKE, "intake-1")
    yield Step("confirm-correction", diary.later(0, 5), {"proposal": TheFactBefore()})


def _requested(diary: Diary, until: str | None) -> Step:
    return Step("request-completion", diary.later(1, 10), {"missing": "Een raming.", "until": until})


def _refused(dice: Random, when: str) -> Step:
    step = {
        "ground": dice.choice(_REFUSALS),
        "message": "Het kan niet.",
        "remedy": "Dien opnieuw in.",
        "source": "Beleidsnota 2025",
    }
    return Step("refuse", when, step)


def _withdrawn(when: str) -> Step:
    step = {"statement": "Wij trekken het in.", "evidence": "Een brief."}
    return Step("withdraw", when, step, Role.INTAKE, "intake-1")


def _forwarded(when: str) -> Step:
    step = {"authority": "Waterschap De Lindevaart", "message": "Wij stuurden het door."}
    return Step("forward", when, step, Role.INTAKE, "intake-1")


def _untreated(when: str) -> Step:
    return Step("leave-untreated", when, {"ground": "incomplete", "message": "Het bleef onvolledig."})
