"""The six conditions of a substantive response, and what a message lacks, in Dutch."""

from enum import StrEnum

from domain.value import Frozen


class Condition(StrEnum):
    """All must hold; the second and the third for each ask."""

    ADDRESSED = "addressed"
    POSITION = "position"
    REASONS = "reasons"
    COMPETENCE = "competence"
    NEXT_STEP = "next-step"
    DELIVERED = "delivered"


CONDITION_LABELS = {
    Condition.ADDRESSED: "gaat in op de vraag",
    Condition.POSITION: "standpunt",
    Condition.REASONS: "redenen",
    Condition.COMPETENCE: "bevoegdheid",
    Condition.NEXT_STEP: "vervolg",
    Condition.DELIVERED: "bezorging",
}


class Lack(StrEnum):
    """What exactly is missing: a stable code for each."""

    ASK_MISSING = "asks-not-answered"
    NO_POSITION = "no-position-taken"
    PROMISE_INCOMPLETE = "promise-incomplete"
    PROMISE_IN_PAST = "promise-in-past"
    GROUND_MISSING = "ground-missing"
    ALTERNATIVE_MISSING = "alternative-missing"
    SOURCE_MISSING = "source-missing"
    ADDRESSEE_MISSING = "addressee-missing"
    NO_MANDATE = "no-mandate"
    NO_NEXT_STEP = "no-next-step"
    NEXT_STEP_IN_PAST = "next-step-in-past"
    AS_JUDGED = "as-judged"


_MISSES = {
    Lack.ASK_MISSING: "er staat geen standpunt in",
    Lack.NO_POSITION: "er is alleen een besluit aangekondigd",
    Lack.PROMISE_INCOMPLETE: "orgaan en datum passen niet bij het standpunt",
    Lack.PROMISE_IN_PAST: "de aangekondigde datum ligt niet na de verzending",
    Lack.GROUND_MISSING: "de grond van de afwijzing ontbreekt",
    Lack.ALTERNATIVE_MISSING: "er staat niet in wat het antwoord zou veranderen of wat wel kan",
    Lack.SOURCE_MISSING: "de regel of het contract waarop de afwijzing rust, is niet genoemd",
    Lack.ADDRESSEE_MISSING: "er staat niet bij naar welk bestuursorgaan de vraag is doorgezonden",
    Lack.NO_MANDATE: "wie verzond had geen mandaat",
    Lack.NO_NEXT_STEP: "er staat geen vervolg in, en niet waar de initiatiefnemer terechtkan",
    Lack.NEXT_STEP_IN_PAST: "de dag van de volgende stap lag voor de verzending",
    Lack.AS_JUDGED: "zo beoordeeld door een tweede persoon",
}
"""What was wrong with a message that was sent: for whoever reads the case afterwards."""

_SENTENCES = {
    Lack.ASK_MISSING: "geef ook op deze vraag een standpunt",
    Lack.NO_POSITION: (
        "een aangekondigd besluit alleen is geen inhoudelijke reactie: neem op minstens een vraag een"
        " standpunt in, of noem bij 'step' wat er tot dan inhoudelijk gebeurt"
    ),
    Lack.PROMISE_INCOMPLETE: "noem orgaan en datum bij een aangekondigd besluit, en anders geen van beide",
    Lack.PROMISE_IN_PAST: "de aangekondigde datum ligt niet na de verzending",
    Lack.GROUND_MISSING: "noem bij 'ground' de grond van de afwijzing",
    Lack.ALTERNATIVE_MISSING: "noem bij 'alternative' wat het antwoord zou veranderen of wat wel kan",
    Lack.ADDRESSEE_MISSING: "noem bij 'organ' naar welk bestuursorgaan de vraag is doorgezonden",
    Lack.SOURCE_MISSING: "noem bij 'source' de regel, het beleid of het contract waarop de afwijzing rust",
    Lack.NO_MANDATE: "wie verzendt heeft geen mandaat; laat iemand met mandaat dit doen of vermeld de reden",
    Lack.NO_NEXT_STEP: "noem wie wat doet en wanneer, of waar de initiatiefnemer terechtkan",
    Lack.NEXT_STEP_IN_PAST: "de dag van de volgende stap ligt voor de verzending",
    Lack.AS_JUDGED: "zo beoordeeld door een tweede persoon",
}


class Finding(Frozen):
    """One condition that a message fails: for one ask, or without `ask` for the message as a whole."""

    condition: Condition
    lack: Lack
    ask: int | None = None

    @property
    def sentence(self) -> str:
        """What to do about it, for who is about to send: in Dutch, without a full stop."""
        return f"{self._where}: {_SENTENCES[self.lack]}"

    @property
    def told(self) -> str:
        """What was wrong, for who reads the case afterwards: in Dutch, without a full stop."""
        return f"{self._where}: {_MISSES[self.lack]}"

    @property
    def _where(self) -> str:
        label = CONDITION_LABELS[self.condition]
        return label if self.ask is None else f"vraag {self.ask}, {label}"
