"""Every form can be shown, whatever was typed into it, and whoever hands it in."""

import re
from collections import Counter

import pytest

from domain.catalogue import CATALOGUE
from domain.letters.carried import USUAL
from tests.web.conftest import Town
from web.forms.fields import Field, Sort, fields_of, fields_of_letter
from web.forms.left_out import WITHOUT_FORM

SCRIPT = "</textarea></select><script>alert('x')</script>\"'&"

FORMS: list[tuple[str, tuple[Field, ...]]] = [
    *[
        (f"/zaken/x/stappen/{each.name}", fields_of(each))
        for each in CATALOGUE
        if each.name not in WITHOUT_FORM
    ],
    *[(f"/zaken/x/nieuwe-brief/{kind}", fields_of_letter(step)) for kind, step in USUAL.items()],
    ("/intake", fields_of(next(each for each in CATALOGUE if each.name == "receive-initiative"))),
]


def names(fields: tuple[Field, ...], within: str = "", row: str = "") -> list[str]:
    """What each question is called in the form, of a group that may come more often in its third row."""
    found = []
    for each in fields:
        name = each.name.replace(within, row, 1) if within else each.name
        if each.sort is Sort.GROUPS:
            found += names(each.fields, f"{each.name}-", f"{each.name}-2-")
        elif each.sort is Sort.GROUP:
            found += names(each.fields, within, row)
        else:
            found.append(name)
    return found


@pytest.mark.parametrize(("address", "fields"), FORMS, ids=[address for address, _ in FORMS])
def test_a_form_full_of_scripts_is_shown_as_it_was_typed(
    town: Town, address: str, fields: tuple[Field, ...]
) -> None:
    """To nobody who is signed in: what was typed is all that such a page knows."""
    typed = dict.fromkeys(names(fields), SCRIPT) | {
        "submission": SCRIPT,
        "version": SCRIPT,
        "mandate": SCRIPT,
    }
    came = town.browser(None).post(address, typed)
    assert came.status == 401
    assert "<script" not in came.text
    ids = Counter(re.findall(r' id="([^"]*)"', came.text))
    assert max(ids.values()) == 1, ids.most_common(1)
    assert set(re.findall(r'<label for="([^"]*)"', came.text)) <= ids.keys()
    described = " ".join(re.findall(r'aria-describedby="([^"]*)"', came.text)).split()
    assert set(described) <= ids.keys()
    for name in names(fields):
        assert f' name="{name}"' in came.text
