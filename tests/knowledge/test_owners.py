"""Whose voice an outlet is."""

from __future__ import annotations

import pytest

from allegedly.knowledge.actors import load
from allegedly.knowledge.owners import _owned, publisher_of


@pytest.mark.parametrize(
    ("name", "kind", "owner"),
    [
        ("TASS", "state", "RUS"),
        ("RIA Novosti", "state", "RUS"),
        ("BBC", "public", "GBR"),
        ("US Department of State", "release", "USA.GOV.STATE"),
        ("President of Ukraine", "release", "UKR"),
        ("Reuters", "press", None),
        ("Example Wire", "press", None),
        (None, "press", None),
    ],
)
def test_whose_voice_a_publisher_is(name, kind, owner):
    found = publisher_of(name, load())
    assert (found.kind, found.owner) == (kind, owner)


def test_every_owned_outlet_is_a_known_one():
    actors = load()
    assert [outlet for outlet in _owned() if actors.kind(outlet) != "media"] == []
