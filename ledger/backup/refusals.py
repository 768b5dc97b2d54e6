"""Why a backup is not made, or not put back: each a sentence for an administrator at night."""

from pathlib import Path

from domain.decision import Refused


class BackupRefusedError(Exception):
    """A backup or a restore that was refused; nothing that stood there was changed."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code)
        self.refused = refused


def file_exists(path: Path) -> BackupRefusedError:
    """Return the refusal to write over a file."""
    return _refused(
        "file-exists", f"Het bestand {path} bestaat al en wordt niet overschreven. Kies een andere naam."
    )


def not_readable(path: Path) -> BackupRefusedError:
    """Return the refusal of a file that is not there, or not for this account."""
    return _refused(
        "file-not-readable", f"Het bestand {path} is er niet of mag niet worden gelezen. Controleer de naam."
    )


def not_whole(path: Path) -> BackupRefusedError:
    """Return the refusal of a file that is no backup of ours, or not as it was written."""
    return _refused(
        "backup-damaged",
        f"Het bestand {path} is geen hele reservekopie van Weerklank: het is beschadigd, afgebroken of iets"
        " anders. Er is niets veranderd. Gebruik een andere kopie.",
    )


def too_new(path: Path) -> BackupRefusedError:
    """Return the refusal of a backup that a later version of the program wrote."""
    return _refused(
        "backup-too-new",
        f"De reservekopie {path} is met een nieuwere Weerklank gemaakt. Installeer die eerst.",
    )


def other_municipality(theirs: str, ours: str) -> BackupRefusedError:
    """Return the refusal of another municipality's ledger."""
    return _refused(
        "wrong-municipality",
        f"Deze reservekopie is van de gemeente '{theirs}' en de instellingen zijn voor '{ours}'."
        " Gebruik de reservekopie of de instellingen van dezelfde gemeente.",
    )


def rules_differ(version: str) -> BackupRefusedError:
    """Return the refusal where cases were judged by rules that are not here in the same words."""
    return _refused(
        "rules-missing",
        f"Zaken in deze reservekopie zijn beoordeeld met de regels {version}, en die zijn hier niet of"
        " anders. Haal het bestand uit de map 'rules' in de reservekopie (met unzip) en zet het in de map"
        " van de instelling 'regulations'.",
    )


def not_empty(place: str) -> BackupRefusedError:
    """Return the refusal to put a ledger over another."""
    return _refused(
        "ledger-not-empty",
        f"In {place} staat al een grootboek. Geef --over-existing om het opzij te zetten (het blijft"
        " bewaard), of kies een andere gegevensmap.",
    )


def not_empty_elsewhere() -> BackupRefusedError:
    """Return the refusal to touch a database that is not ours to set aside."""
    return _refused(
        "ledger-not-empty",
        "In de database van postgres.dsn staat al een grootboek, en die zet Weerklank niet zelf opzij."
        " Maak een nieuwe, lege database en noem die in WEERKLANK_POSTGRES__DSN.",
    )


def engine_runs(data_dir: Path) -> BackupRefusedError:
    """Return the refusal to restore under an engine that runs."""
    return _refused(
        "engine-running",
        f"Bij de gegevensmap {data_dir} draait de motor. Stop haar eerst en probeer het opnieuw.",
    )


def keys_missing() -> BackupRefusedError:
    """Return the refusal where nothing would open what is in the vault."""
    return _refused(
        "keys-missing",
        "De sleutels bij deze reservekopie ontbreken. Noem het sleutelbestand met --keys. Zijn ze voorgoed"
        " weg, geef dan --without-keys: namen en teksten blijven dan onleesbaar.",
    )


def keys_incomplete(closed: int) -> BackupRefusedError:
    """Return the refusal where some texts would stay closed that nobody erased."""
    return _refused(
        "keys-incomplete",
        f"Van {closed} namen en teksten ontbreekt de sleutel, zonder dat ze zijn gewist. Noem met --keys een"
        " nieuwer sleutelbestand, of geef --without-keys om ze onleesbaar te laten.",
    )


def keys_of_another(place: Path) -> BackupRefusedError:
    """Return the refusal of keys that belong to another ledger."""
    return _refused(
        "keys-of-another-ledger",
        f"De sleutels in {place} horen bij een ander grootboek dan deze reservekopie. Noem met --keys het"
        " goede sleutelbestand, of verplaats eerst zelf de map met sleutels van de gegevensmap.",
    )


def keys_unreadable(place: Path) -> BackupRefusedError:
    """Return the refusal where keys or journal are damaged, or open to others."""
    return _refused(
        "keys-not-private",
        f"De sleutels of het wislogboek in {place} zijn beschadigd of ook voor anderen toegankelijk."
        " Geef alleen het account van de motor toegang en probeer het opnieuw.",
    )


def _refused(code: str, sentence: str) -> BackupRefusedError:
    return BackupRefusedError(Refused(code=code, sentence=sentence))
