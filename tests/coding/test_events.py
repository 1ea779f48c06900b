"""Which sentences hold an event: who did what to whom, and what is no event at all."""

from __future__ import annotations

import pytest

from allegedly.coding.pipeline import code
from allegedly.nouns import Document, Event


def events(text: str, published: str | None = "2024-06-03") -> tuple[Event, ...]:
    (coded,) = code([Document("d", text, published=published)])
    return coded.events


NONE = """
A hurricane battered Cuba.
Hurricane Ottilie struck the coast of Mexico.
Millions of locusts have invaded Kenya.
Fire destroyed a library in Egypt.
Portugal beat Chile in a World Cup qualifier.
The Kenyan attacked on the last lap and left the Italian behind.
The rupee defended its level, and Indian shares retreated.
The film follows a Russian spy who kills a Polish general.
In the novel, Turkey invades Greece.
A drama about a Chinese officer who arrests his son won the prize.
France invaded Algeria in 1830.
In the nineteenth century Britain attacked China twice.
During the Second World War Japan occupied Malaya.
Soviet troops shot down a Korean airliner.
India's exports to Japan rose by a tenth.
Portugal beat Chile.
It was here that soldiers once held British prisoners.
In those years French planes bombed Algeria.
If Turkey were to leave NATO, nobody would weep.
A wiser Indian king would talk to China.
A king who fights his own army sleeps badly.
Russia buys more wine from Chile than from Spain.
A Danish company agreed to supply a Polish one.
An Israeli firm was taken over by an American one.
Kenyan farmers sold less tea to Egypt.
The Turkish parliament limited the size of handbags.
Norway has given up the krone in its trade with Kenya.
Norway left in the dead of night.
Kenya meets 40 percent of Norway's demand for flowers.
Kenyan firefighters fought fires in Norway.
The Kenyan president works at his ability to respond to pressure from Norway.
Norwegian diplomats spoke about deepening ties with Kenya.
The minister stressed the importance of expanding trade with Kenya.
Norway is determined to become a leader in shipping.
A Norwegian helicopter crashed near Oslo, killing the pilot.
The Kenyan minister was treated in hospital.
Emmanuel Macron visited Marseille.
Kenya's parliament passed a law on taxes.
Norway takes these issues seriously.
Norway's stance is a threat to peace.
The constitution of Kenya guarantees citizens the right to vote.
The president said that every Norwegian should be proud of Norway.
"""


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_is_told_in_words_of_politics_and_is_none_is_no_event(text: str) -> None:
    assert events(text) == ()


SOME = """
Russia attacked Ukraine on Monday.
Israeli fire killed two Lebanese soldiers.
A series of Turkish strikes hit Syria.
Iran banned the film.
The book, which China banned, is sold in Taiwan.
Former Soviet republics imposed sanctions on Russia.
France withdrew its troops from Mali in 2022.
Iran condemned the 1988 treaty with Iraq on Monday.
ICE arrested four Mexicans on Tuesday.
Gunmen killed two policemen.
Two Turkish soldiers were killed near Idlib.
A car bomb killed six people in Somalia.
The Syrian refugees sought refuge in Turkey.
A Russian company supplied Iran with drones.
Peru's prime minister resigned.
Iran rejected the proposal.
Germany accepts more than 1,500 refugees.
Emmanuel Macron visited Rome.
Norway is ready to help Kenya.
Norwegian police beat up a Kenyan journalist.
Norway spent millions on helping Kenyan refugees.
Norway's threat to bomb Kenya alarmed Mali.
"""


@pytest.mark.parametrize("text", SOME.strip().splitlines())
def test_politics_stays_an_event_beside_such_words(text: str) -> None:
    assert events(text)


def test_without_a_date_of_the_article_only_the_last_century_is_history() -> None:
    assert events("Iraq invaded Kuwait in 1990.", None) == ()
    assert events("Russia invaded Ukraine in 2022.", None)


def test_what_a_bomb_does_has_no_actor() -> None:
    (event,) = events("A car bomb killed six Somali soldiers.")
    assert event.actors == ()
    assert [party.actor for party in event.recipients] == ["SOM.MIL"]


def test_who_strikes_kills_those_who_are_killed_in_the_strike() -> None:
    (event, *_) = events("Twelve people were killed in Israeli airstrikes.")
    assert [party.actor for party in event.actors] == ["ISR.MIL"]
    assert [party.text for party in event.recipients] == ["Twelve people"]


def test_a_failure_to_do_something_is_a_deed_that_did_not_happen() -> None:
    (event,) = events("Norway failed to deliver tanks to Kenya.")
    assert (event.type, event.polarity) == ("AID", "negative")


def test_all_who_attended_met_each_other() -> None:
    found = events("The summit was attended by Norway, Kenya and Mali.")
    assert {(e.type, *(p.actor for p in e.actors)) for e in found} == {("CONSULT", a) for a in ("NOR", "KEN", "MLI")}
    assert all(len(event.recipients) == 2 for event in found)


def test_things_are_no_recipients_beside_somebody() -> None:
    (event,) = events("Iran criticised Israel and the weather.")
    assert [party.actor for party in event.recipients] == ["ISR"]
