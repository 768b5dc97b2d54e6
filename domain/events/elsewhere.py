"""What is kept of a case in another system."""

from typing import Literal

from domain.elsewhere import Link
from domain.events.happening import Happening


class LinkedElsewhere(Happening):
    """The case is known in that system under that number; the later link to it holds."""

    topic: Literal["case.linked-elsewhere.v1"] = "case.linked-elsewhere.v1"
    system: str
    number: str
    link: Link | None
