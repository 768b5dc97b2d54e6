"""Why a log or its mapping cannot be taken in at all, before anything is written."""

from domain.decision import Refused


class LogRefused(Exception):  # noqa: N818 - a refusal is what the reader calls it
    """An import that cannot begin, with the code and the Dutch sentence that its user reads."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.refused = Refused(code=code, sentence=sentence)
