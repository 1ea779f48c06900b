"""Reports of one event are joined with a reason; of like events, they are not."""

from __future__ import annotations

import dataclasses
import random

from made import coded

from allegedly.ledger import Telling, match, telling

SALE = Telling(
    key=1,
    document="d1",
    origin=None,
    published="2022-10-05",
    family="aid",
    actors=frozenset({"ARV"}),
    recipients=frozenset({"BLM"}),
    start=None,
    end=None,
    place=None,
    trigger="supply",
    words=frozenset("drone attack weaponized shipment".split()),
)


def like(key: int, words: str = "", **changes: object) -> Telling:
    """Another report; without changes, of the same sale two days later."""
    values: dict[str, object] = {"key": key, "document": f"d{key}", "published": "2022-10-07", **changes}
    if words:
        values["words"] = frozenset(words.split())
    return dataclasses.replace(SALE, **values)  # type: ignore[arg-type]


def joined(*tellings: Telling) -> bool:
    return len(match(tellings)) == 1


def test_the_same_deed_told_in_other_words_is_one_event_and_says_why():
    ((first, second),) = match([SALE, like(2, "drone shipment port", actors=frozenset({"ARV.MIL"}))])
    assert first.reason is None
    assert second.reason is not None
    for part in ("ARV", "BLM", "supply", "drone", "2 days apart"):
        assert part in second.reason


def test_another_verb_needs_more_of_the_same_content():
    assert joined(SALE, like(2, "drone attack shipment port", trigger="deliver"))
    assert not joined(SALE, like(2, "drone shipment wheat barley port", trigger="deliver"))


def test_like_events_are_not_joined():
    assert not joined(SALE, like(2, "wheat shipment harbour rail"))
    assert not joined(SALE, like(2, family="accusation"))
    assert not joined(SALE, like(2, recipients=frozenset({"CSD"})))
    assert not joined(SALE, like(2, actors=frozenset({"CSD"})))
    assert not joined(SALE, like(2, actors=frozenset(), recipients=frozenset()))
    assert not joined(dataclasses.replace(SALE, place="Portu"), like(2, place="Kelm"))


def test_a_day_of_its_own_parts_events_that_are_told_alike():
    monday = dataclasses.replace(SALE, start="2022-10-03", end="2022-10-03")
    assert joined(monday, like(2, start="2022-10-04", end="2022-10-04"))
    assert not joined(monday, like(2, start="2022-10-06", end="2022-10-06"))


def test_what_is_told_again_after_months_must_be_told_in_much_the_same_words():
    assert joined(SALE, like(2, "drone attack weaponized shipment november", published="2022-12-20"))
    assert not joined(SALE, like(2, "drone shipment wheat barley port", published="2022-12-20"))
    assert not joined(SALE, like(2, published="2024-12-20"))


def test_no_chain_of_likenesses_grows():
    first = like(1, "drone attack weaponized shipment", published="2022-10-01")
    middle = like(2, "weaponized shipment harbour wheat", published="2022-10-02")
    last = like(3, "harbour wheat barley rail", published="2022-10-03")
    assert joined(first, middle)
    assert joined(middle, last)
    assert sorted(len(event) for event in match([first, middle, last])) == [1, 2]


def test_the_order_of_reports_does_not_matter():
    reports = [
        SALE,
        *(like(n, f"drone attack word{n % 3} other{n}", published=f"2022-10-{n:02}") for n in range(2, 12)),
    ]
    wanted = match(reports)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert match(reports) == wanted


def test_a_coded_event_and_its_reverse_are_one():
    item = coded()
    meeting = dataclasses.replace(item.events[0], reciprocal=True)
    back = dataclasses.replace(meeting, actors=meeting.recipients, recipients=meeting.actors)
    assert joined(telling(item, meeting, 1), telling(item, back, 2))


def test_the_names_of_parties_are_no_content():
    words = telling(coded(), coded().events[0], 1).words
    assert "drone" in words
    assert not words & {"arvia", "belmark", "had"}


ALONE = {"recipients": frozenset(), "trigger": "meet", "family": "agreement", "context": frozenset()}


def test_with_one_party_in_common_the_words_of_its_routine_join_nothing():
    routine = like(1, "leader ministry", **ALONE)
    assert not joined(routine, like(2, "leader ministry", **ALONE))
    assert joined(like(1, "fishery quota herring", **ALONE), like(2, "fishery quota herring", **ALONE))
    assert not joined(like(1, "fishery quota", **ALONE), like(2, "fishery quota", **ALONE))


def test_one_state_on_both_sides_is_one_party():
    home = {**ALONE, "actors": frozenset({"ARV.GOV"}), "recipients": frozenset({"ARV.MIL"})}
    assert not joined(like(1, "leader ministry", **home), like(2, "leader ministry", **home))


def test_a_meeting_of_the_same_two_weeks_later_is_another_meeting():
    meeting = {**ALONE, "recipients": frozenset({"BLM"})}
    assert joined(like(1, "border fishery quota", **meeting), like(2, "border fishery quota", **meeting))
    assert not joined(
        like(1, "border fishery quota", **meeting),
        like(2, "border fishery quota", **meeting, published="2022-11-07"),
    )


def test_thanks_for_support_in_the_words_of_every_day_are_given_each_day_anew():
    thanks = {"family": "support", "trigger": "thank", "context": frozenset()}
    assert not joined(*(like(key, "help sovereignti integriti", **thanks) for key in (1, 2)))
    assert joined(*(like(key, "help grain harbour", **thanks) for key in (1, 2)))


def test_who_met_the_president_of_a_state_did_not_meet_its_minister():
    meeting = {"family": "agreement", "trigger": "meet", "context": frozenset()}
    president, minister = "RUS.PUTIN", "RUS.LAVROV"

    def met(key: int, *people: str) -> Telling:
        both = frozenset({"ARV.GOV", *people})
        return like(key, "border fishery quota", actors=both, recipients=both, **meeting)

    assert joined(met(1, president), met(2, president))
    assert joined(met(1, president), met(2, "RUS"))
    assert not joined(met(1, president), met(2, minister))


def test_another_kind_of_deed_by_one_party_in_common_is_another_event():
    alone = {"recipients": frozenset(), "trigger": "ceasefire"}
    words = "ceasefire harbour grain convoy"
    assert joined(like(1, words, family="agreement", **alone), like(2, words, family="agreement", **alone))
    assert not joined(like(1, words, family="agreement", **alone), like(2, words, family="concession", **alone))
