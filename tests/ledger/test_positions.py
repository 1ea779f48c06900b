"""Who stands where, and since when."""

from __future__ import annotations

from allegedly.ledger import Taken, standings


def taken(actor: str | None, position: str, published: str | None, document: str = "d", text: str = "they") -> Taken:
    return Taken(actor, text, position, published, document, "c1")  # type: ignore[arg-type]


def test_a_change_of_mind_is_a_change_and_not_two_sides():
    (arvia,) = standings(
        [
            taken("ARV", "affirms", "2022-11-05", "d3"),
            taken("ARV", "denies", "2022-07-01", "d1"),
            taken("ARV", "denies", "2022-10-04", "d2"),
        ]
    )
    assert [(h.position, h.since, h.until) for h in arvia.held] == [
        ("denies", "2022-07-01", "2022-10-04"),
        ("affirms", "2022-11-05", "2022-11-05"),
    ]
    assert arvia.changed
    assert arvia.now == "affirms"
    assert arvia.held[0].reports == (("d1", "c1"), ("d2", "c1"))


def test_two_actors_stand_side_by_side():
    found = standings([taken("BLM", "affirms", "2022-07-02"), taken("ARV", "denies", "2022-07-01")])
    assert [(s.actor, s.now, s.changed) for s in found] == [("ARV", "denies", False), ("BLM", "affirms", False)]


def test_the_unknown_are_told_apart_by_their_words():
    found = standings([taken(None, "affirms", None, text="two officials"), taken(None, "denies", None, text="A miner")])
    assert {s.text for s in found} == {"two officials", "A miner"}


def test_the_undated_never_stands_for_the_newest():
    (arvia,) = standings([taken("ARV", "denies", None), taken("ARV", "affirms", "2022-01-01")])
    assert arvia.now == "affirms"
