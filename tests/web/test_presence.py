"""Who else has a case open, for as long as their page asks."""

from web.presence import LASTS, Presence


def test_colleagues_see_each_other_until_a_page_asks_no_more() -> None:
    moment = 0.0
    presence = Presence(lambda: moment)

    assert presence.others("case", "jansen") == []
    assert presence.others("case", "de-wit") == ["jansen"]
    assert presence.others("other", "smit") == []
    moment = LASTS - 1
    assert presence.others("case", "jansen") == ["de-wit"]
    moment = LASTS + 1
    assert presence.others("case", "smit") == ["jansen"]


def test_one_person_on_two_screens_is_not_two() -> None:
    presence = Presence(lambda: 0.0)

    presence.others("case", "jansen")
    assert presence.others("case", "jansen") == []
