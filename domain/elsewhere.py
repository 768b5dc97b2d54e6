"""Where more of a case lies: a number in another system, and a document there."""

import re
from typing import ClassVar

from domain.moments import FileNumber
from domain.report import SourceName
from domain.sealed import Sealed
from domain.value import Frozen


class Link(Sealed):
    """The address of a document in another system, kept in the vault: a path may hold a name.

    Only https, without account, query or fragment. What stands there may be a password, a passing key, or
    a search for a person, and everybody who reads the file would get it along.
    """

    sort = "link"
    most = 500
    shape: ClassVar[re.Pattern[str]] = re.compile(
        r"https://[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
        r"(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~!$&'()*+,;=:%-]*)*"
    )


class Elsewhere(Frozen):
    """A number of the case in another system; `link` is a reference to the address of a document there."""

    system: SourceName
    number: FileNumber
    link: Link | None = None
