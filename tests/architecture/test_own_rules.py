"""A municipality's own regulations, in a folder of its own."""

from pathlib import Path

import pytest

from cli.office import Fault
from domain.rulebook import Rulebook
from workers.place import Place
from workers.settings import load_settings

SHIPPED = Path(__file__).parents[2] / "domain" / "regulations"


def place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("WEERKLANK_REGULATIONS", str(folder))
    return Place(load_settings(), folder, "", None, None)


def test_an_own_regulation_stands_beside_those_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (SHIPPED / "lindewaard-2025.toml").read_text().replace("lindewaard", "elzenhoven")
    (tmp_path / "elzenhoven.toml").write_text(text)
    known = place(tmp_path, monkeypatch).rulebook().municipalities()
    assert known == Rulebook.read().municipalities() | {"elzenhoven"}


@pytest.mark.parametrize("content", ["version = ", "version = 'x'", ""])
def test_a_regulation_that_cannot_be_read_stops_the_engine_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "half.toml").write_text(content)
    with pytest.raises(Fault) as fault:
        place(tmp_path, monkeypatch).rulebook()
    assert fault.value.code == "regulation-invalid"
    assert "\n" not in fault.value.sentence


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Fault):
        place(tmp_path / "weg", monkeypatch).rulebook()
