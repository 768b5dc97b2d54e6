"""A stretch of facts, folded once for every read model that takes it in."""

from collections.abc import Iterable, Mapping

from domain.fact import StoredFact
from domain.rulebook import Rulebook, Rules
from projections.followed import Followed, follow


class Stretch:
    """Facts in order, each with the case as that fact left it.

    `before` has the cases that began earlier, as they were followed up to here. `after` has
    each case the stretch touches as it stands at the end, and `rules` what it is judged by.
    Raises `ValueError` where a fact does not follow on, and `UnknownRulesError`.
    """

    def __init__(
        self, before: Mapping[str, Followed], facts: Iterable[StoredFact], rulebook: Rulebook
    ) -> None:
        self.passed: list[tuple[Followed, StoredFact]] = []
        self.after: dict[str, Followed] = {}
        self.rules: dict[str, Rules] = {}
        self._states: dict[str, str] = {}
        for stored in facts:
            case = stored.fact.case
            now = follow(self.after.get(case) or before.get(case), stored)
            self.after[case] = now
            self.passed.append((now, stored))
            if case not in self.rules:
                self.rules[case] = now.rules(rulebook)

    def state(self, case: str) -> str:
        """Return a case as followed, as JSON: written once, however many models keep it."""
        if case not in self._states:
            self._states[case] = self.after[case].model_dump_json()
        return self._states[case]
