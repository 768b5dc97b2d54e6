"""Which rules a case runs under: named by version, held to by hash."""

from domain.value import Frozen


class RulesInForce(Frozen):
    """The versions that stand in the first event of a case, each with the SHA-256 of its file.

    A case is judged and replayed by the rules it started under. The hashes make a file
    that was edited under its old name show at once.
    """

    regulation: str
    regulation_sha256: str
    calendar: str
    calendar_sha256: str
