"""Every step that a person takes has a form in Dutch, or a reason why it has none."""

import pytest

from domain.catalogue import CATALOGUE, transition_named
from domain.command import Command
from domain.roles import Role
from web.forms.fields import Field, fields_of
from web.forms.left_out import NOBODY_TAKES, NOT_ASKED, WITHOUT_FORM


def all_of(fields: tuple[Field, ...]) -> list[Field]:
    return [found for each in fields for found in (each, *all_of(each.fields))]


@pytest.mark.parametrize("name", [each.name for each in CATALOGUE if each.name not in WITHOUT_FORM])
def test_a_form_asks_every_field_of_its_command_in_words(name: str) -> None:
    transition = transition_named(name)
    assert transition is not None
    left_out = {path.removeprefix(f"{name}.") for path in NOT_ASKED if path.startswith(f"{name}.")}
    asked = fields_of(transition)
    assert {each.name for each in asked} == transition.command.model_fields.keys() - left_out
    for each in all_of(asked):
        assert each.label[0].isupper(), each
        assert not each.hint or each.hint[-1] in ".?)", each
        assert "_" not in each.label + each.hint
        assert all(word for _, word in each.choices)
    assert asked[0].name == "occurred"


def test_what_has_no_form_is_told_with_its_reason() -> None:
    assert set(WITHOUT_FORM) == NOBODY_TAKES | {"prepare-letter"}
    assert {each.name for each in CATALOGUE if each.roles == {Role.SYSTEM}} == NOBODY_TAKES
    for name in WITHOUT_FORM:
        transition = transition_named(name)
        assert transition is not None
        assert fields_of(transition) == ()


def test_what_is_not_asked_has_a_default() -> None:
    for path in NOT_ASKED:
        step, name = path.split(".")
        transition = transition_named(step)
        assert transition is not None
        assert issubclass(transition.command, Command)
        assert not transition.command.model_fields[name].is_required()
