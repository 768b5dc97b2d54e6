"""What can keep the servers on this machine from running, in words for the person at the keyboard."""

from pathlib import Path


class StackFault(Exception):  # noqa: N818 - a fault is what the reader calls it
    """A reason why the servers cannot run: a code that never changes, and one Dutch sentence.

    The sentence names the thing that is wrong and what to do about it, because
    the reader is an administrator without access to this code.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def in_use(data_dir: Path) -> StackFault:
    """Return the fault for a data directory that a living process holds."""
    return StackFault(
        "data-dir-in-use",
        f"De gegevensmap {data_dir} is al in gebruik door een ander Weerklank-proces; "
        "stop dat proces of kies een andere gegevensmap.",
    )


def not_writable(path: Path, error: OSError) -> StackFault:
    """Return the fault for a place where we cannot keep state."""
    return StackFault(
        "data-dir-not-writable",
        f"In {path} kan niet worden geschreven ({error.strerror or error}); "
        "geef schrijfrechten op die plek of kies een andere gegevensmap.",
    )


def unreachable(user: str, data_dir: Path) -> StackFault:
    """Return the fault for directories that the servers' user cannot enter, by no road we allow ourselves."""
    return StackFault(
        "data-dir-unreachable",
        f"De gebruiker {user} kan de gegevensmap {data_dir} of de programma's niet bereiken en dit systeem "
        "staat geen eigen mount-namespace toe; kies een gegevensmap die voor die gebruiker toegankelijk is.",
    )


def other_owner(path: Path, user: str) -> StackFault:
    """Return the fault for state that an earlier run kept under another user."""
    return StackFault(
        "data-dir-of-other-user",
        f"De map {path} is van een andere gebruiker dan {user}; start Weerklank als de gebruiker van de "
        "vorige keer of kies een andere gegevensmap.",
    )


def did_not_start(server: str, log: Path, hint: str) -> StackFault:
    """Return the fault for a server that stopped, or kept silent, while starting."""
    said = f" ({hint})" if hint else ""
    return StackFault("server-did-not-start", f"{server} kwam niet op gang{said}; zie het logboek {log}.")


def restore_unfinished(restoring: Path) -> StackFault:
    """Return the fault for a start between an old ledger that is set aside and one not yet in its place."""
    return StackFault(
        "restore-unfinished",
        f"Een reservekopie terugzetten is hier afgebroken. Voer 'weerklank restore' nog eens uit; wilt u "
        f"een lege motor, verwijder dan eerst de map {restoring}.",
    )


def port_taken(port: int) -> StackFault:
    """Return the fault for a Temporal port that something else listens on."""
    return StackFault(
        "port-taken",
        f"Poort {port} op 127.0.0.1 is al bezet; stop het programma dat die poort gebruikt of kies een "
        "andere met `embedded.temporal_port` in temporal.yaml (0 = een vrije poort).",
    )


def not_running(data_dir: Path) -> StackFault:
    """Return the fault for a client that looks for servers which are not there."""
    return StackFault(
        "not-running",
        f"Bij de gegevensmap {data_dir} draait geen Weerklank; start eerst de motor.",
    )
