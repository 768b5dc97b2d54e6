"""All rules this installation knows: regulations and calendars by version and by date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from domain.competence.mandates import MandateRegister, Mandates
from domain.regulation import Regulation
from domain.rules_in_force import RulesInForce
from domain.terms.calendar import Calendar
from domain.terms.clock import Clock
from domain.terms.reckoning import Measure


@dataclass(frozen=True)
class Rules:
    """The regulation and the calendar that one case is judged by, out of the book that holds them all."""

    regulation: Regulation
    calendar: Calendar
    book: "Rulebook" = field(repr=False, compare=False)

    @property
    def measure(self) -> Measure:
        """What a term is judged by: the calendar, and how this regulation reads the open points of law."""
        return Measure(self.calendar, self.regulation.readings)

    def measure_of(self, clock: Clock) -> Measure:
        """What a clock of the case is judged by: its own rules where it has them, else those of the case.

        Whoever asks something of a clock asks this: one that ended before the case went over to other
        rules keeps its verdict. Raises `UnknownRulesError` where its rules are not here.
        """
        return self.measure if clock.rules is None else self.book.of(clock.rules).measure

    @property
    def in_force(self) -> RulesInForce:
        """Their versions and hashes, for the first event of a case."""
        return RulesInForce(
            regulation=self.regulation.version,
            regulation_sha256=self.regulation.sha256,
            calendar=self.calendar.version,
            calendar_sha256=self.calendar.sha256,
        )


class UnknownRulesError(LookupError):
    """A case names rules that are not here, or here under another hash: nobody may judge it."""


class Rulebook:
    """Looks up rules; made once when a process starts, never changed.

    Raises `ValueError` where two regulations bear one version: which of them judges would be chance.
    """

    def __init__(
        self,
        regulations: Iterable[Regulation],
        calendars: Iterable[Calendar],
        registers: Iterable[MandateRegister] = (),
    ) -> None:
        self._regulations: dict[str, Regulation] = {}
        for regulation in regulations:
            if regulation.version in self._regulations:
                raise ValueError(f"two regulations are called {regulation.version}")
            self._regulations[regulation.version] = regulation
        self._calendars = {calendar.version: calendar for calendar in calendars}
        self.mandates = Mandates(tuple(registers))

    @classmethod
    def read(cls, *own: Path) -> "Rulebook":
        """Return the rules shipped with the engine, and those in the municipality's own folders."""
        return cls(
            [Regulation.parse(content) for _, content in regulation_files(*own)],
            [Calendar.parse(content) for _, content in calendar_files()],
            [MandateRegister.parse(content) for _, content in mandate_files(*own)],
        )

    def municipalities(self) -> frozenset[str]:
        """The municipalities with at least one regulation here."""
        return frozenset(regulation.municipality for regulation in self._regulations.values())

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """All regulations, by municipality and in the order in which they came into force."""
        return tuple(sorted(self._regulations.values(), key=lambda each: (each.municipality, *_order(each))))

    @property
    def calendars(self) -> tuple[Calendar, ...]:
        """All calendars, oldest first."""
        return tuple(sorted(self._calendars.values(), key=lambda each: each.version))

    def all(self) -> Iterator[Regulation | Calendar]:
        """Yield every version there is: the regulations, then the calendars."""
        yield from self.regulations
        yield from self.calendars

    def regulation(self, version: str) -> Regulation | None:
        """Return the regulation of that version, or None if it is not here."""
        return self._regulations.get(version)

    def calendar(self, version: str | None = None) -> Calendar | None:
        """Return the calendar of that version, the newest where none is named, or None if it is not here."""
        return self._calendars.get(max(self._calendars) if version is None else version)

    def on(self, municipality: str, day: date) -> Rules:
        """Return the rules in force there on that day.

        Before the first regulation the first one answers: a letter that came in is never
        refused for being old (the case then carries a reservation). Raises `UnknownRulesError`
        for a municipality that is not here.
        """
        dated = sorted(
            (each for each in self._regulations.values() if each.municipality == municipality),
            key=_order,
        )
        if not dated:
            raise UnknownRulesError(municipality)
        begun = [each for each in dated if each.in_force_from <= day]
        calendar = max(self._calendars.values(), key=lambda each: each.version)
        return Rules(begun[-1] if begun else dated[0], calendar, self)

    def of(self, versions: RulesInForce) -> Rules:
        """Return the rules a case runs under. Raises `UnknownRulesError` where version or hash differ."""
        regulation = self._regulations.get(versions.regulation)
        calendar = self._calendars.get(versions.calendar)
        if regulation is None or regulation.sha256 != versions.regulation_sha256:
            raise UnknownRulesError(versions.regulation)
        if calendar is None or calendar.sha256 != versions.calendar_sha256:
            raise UnknownRulesError(versions.calendar)
        return Rules(regulation, calendar, self)

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file by version, to compare with what the ledger has seen."""
        regulations = {each.version: each.sha256 for each in self._regulations.values()}
        return regulations | {each.version: each.sha256 for each in self._calendars.values()}


def _order(regulation: Regulation) -> tuple[date, str]:
    """Which of two regulations of a municipality is the later; of one day the version tells."""
    return regulation.in_force_from, regulation.version


def regulation_files(*own: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each regulation shipped with the engine, and in the municipality's folders."""
    return _files(files("domain") / "regulations", *own)


def calendar_files() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each calendar shipped with the engine."""
    return _files(files("domain") / "calendars")


def mandate_files(*own: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each register of mandates: ours, and in `mandates` in the own folders."""
    folders = [folder / "mandates" for folder in own]
    return _files(files("domain") / "mandates", *(folder for folder in folders if folder.is_dir()))


def _files(*folders: Traversable) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".toml"):
                yield file.name, file.read_bytes()
