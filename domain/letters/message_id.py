"""The Message-ID of an e-mail: made of case and letter, so that the same letter has it however often."""

import re

_FORM = re.compile(
    r"<?letter-([1-9][0-9]{0,5})\.([A-Za-z0-9][A-Za-z0-9-]{0,99})@weerklank\.[a-z0-9-]{1,60}>?"
)


def message_id(case: str, letter: int, municipality: str) -> str:
    """Return it, in angle brackets, as it stands in the header of the message."""
    return f"<letter-{letter}.{case}@weerklank.{municipality}>"


def letter_of(given: str) -> tuple[str, int] | None:
    """Return case and letter of a Message-ID that is ours, or nothing for any other."""
    found = _FORM.fullmatch(given.strip())
    return None if found is None else (found[2], int(found[1]))
