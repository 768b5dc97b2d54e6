"""The letters of cases, as the case files have followed them."""

from typing import Any

from domain.case import Case
from domain.letters.kind import LETTER_LABELS
from domain.letters.letter import STATUS_LABELS
from projections import case_file

OF_CASE = case_file.TABLE.select('"case" = %(case)s OR number = %(case)s')
OF_ALL = case_file.TABLE.select("jsonb_path_exists(state::jsonb, '$.case.letters[0]')", "ORDER BY opened")


def letter_rows(case: Case, number: str | None) -> list[dict[str, Any]]:
    """Return a row for each letter of a case, without anybody's words."""
    replaced = {letter.again: letter.number for letter in case.letters if letter.again is not None}
    return [
        {
            "case": case.id,
            "number": number,
            "letter": letter.number,
            "sort": letter.sort.value,
            "sort_label": LETTER_LABELS[letter.sort],
            "channel": letter.channel.value,
            "step": letter.step,
            "status": letter.status.value,
            "status_label": STATUS_LABELS[letter.status],
            "again": letter.again,
            "replaced_by": replaced.get(letter.number),
        }
        for letter in case.letters
    ]
