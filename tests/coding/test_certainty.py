"""How sure a text is of an event: the event stands between asterisks in sentences of invented countries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from allegedly.coding.certainty import Certitude, factuality, judge
from allegedly.coding.certainty import lexicon as lexicons
from allegedly.errors import KnowledgeError
from allegedly.grammar import parse
from allegedly.knowledge.tables import HERE
from allegedly.nouns import Document


def judged(marked: str, cue: str | None = None) -> Certitude:
    before, trigger, after = marked.split("*")
    (parsed,) = parse([Document("d", before + trigger + after)])
    token = parsed.tokens((len(before), len(before) + len(trigger)))[0]
    return judge(parsed, token, None if cue is None else parsed.words.index(cue))


HAPPENED = """
Borduria *attacked* the port on Monday.
The *attack* on the port killed nine sailors.
Borduria managed to *capture* the port.
Borduria did not fail to *deliver* the grain.
The minister did not forget to *sign* the treaty.
Syldavia went on to *expel* four diplomats.
Syldavia began *withdrawing* its troops from the valley.
Syldavia has continued to *supply* the rebels.
The army was forced to *retreat* from the valley.
The general regretted that the troops had *fired* on the crowd.
The general did not regret that the troops had *fired* on the crowd.
It is a fact that Borduria *bought* the missiles.
The union did not only *strike* but also marched on the palace.
The minister resigned after soldiers *shelled* the school.
The minister did not resign after soldiers *shelled* the school.
The embassy, which Borduria *closed* last year, may reopen.
There is no doubt that Borduria *shelled* the harbour.
Syldavia will *send* two frigates to the strait.
It was not until March that Borduria *recognised* the republic.
The river rose to *reach* its highest level in ten years.
Borduria caused the talks to *collapse*.
Who *killed* the reporter?
Mediators urged both sides to end the ongoing *war*.
Without naming the country, the general *accused* a neighbour of spying.
Borduria condemned the *invasion* of Syldavia.
The fighting *took* place near the border.
"""

DID_NOT_HAPPEN = """
Borduria did not *attack* the port.
Borduria never *signed* the treaty.
Borduria has not yet *signed* the treaty.
No country *recognised* the breakaway region.
Nobody *claimed* the bombing.
Neither government *ratified* the treaty.
Syldavia no longer *buys* oil from Borduria.
Syldavia refused to *hand* over the suspects.
Syldavia failed to *pay* its debt.
Syldavia declined to *join* the pact.
The minister forgot to *sign* the treaty.
The envoy did not manage to *free* the hostages.
The envoy was unable to *free* the hostages.
Guards prevented the crowd from *storming* the palace.
Guards kept the crowd from *storming* the palace.
Syldavia stopped short of *blaming* its neighbour.
Syldavia refrained from *blaming* its neighbour.
Syldavia avoided *blaming* its neighbour.
The general left without *signing* the truce.
Instead of *signing* the truce, the general left.
Police thwarted an *attack* on the station.
The ministry cancelled the *visit*.
The planned visit was called off; no *meeting* took place.
The *talks* did not take place.
Borduria cannot *join* the pact.
Syldavia rules out *sending* troops.
Borduria denied *selling* drones to the rebels.
Borduria denies that it *sold* drones to the rebels.
Syldavia did not buy or *sell* any oil.
The rebels almost *reached* the capital.
There was no *attack* on the port.
It is not true that Borduria *attacked* the port.
Syldavia's refusal to *sign* angered its allies.
The failure to *reach* an accord angered the allies.
"""

OPEN = """
Borduria may *attack* the port.
Borduria might *attack* the port next week.
Perhaps Borduria *attacked* the port.
If Borduria *attacks* the port, the fleet will sail.
Unless Borduria *withdraws*, the fleet will sail.
Did Borduria *attack* the port?
The envoy asked whether Borduria had *attacked* the port.
It is unclear whether Borduria *attacked* the port.
Syldavia sent troops in order to *protect* the pipeline.
Syldavia sent troops to *protect* the pipeline.
Syldavia wants to *buy* the missiles.
Syldavia urged Borduria to *release* the sailors.
Syldavia demanded that Borduria *release* the sailors.
Syldavia called for the *release* of the sailors.
The rebels are trying to *seize* the airport.
There is no evidence that Borduria *sold* drones.
There are fears of a new *war*.
A *strike* is possible.
The rebels threatened to *blow* up the bridge.
Syldavia considered *recalling* its ambassador.
The plan to *build* a second pipeline is under study.
Borduria should *withdraw* its troops.
Syldavia proposed an *exchange* of prisoners.
The ministry warned of possible *attacks*.
*Release* the sailors now!
"""

LIKELY = """
Borduria probably *attacked* the port.
Syldavia believes that Borduria *attacked* the port.
Borduria is likely to *attack* the port.
Syldavia promised to *send* wheat.
Syldavia plans to *buy* six ferries.
The two sides agreed to *exchange* prisoners.
Borduria appears to have *attacked* the port.
The king is expected to *visit* the capital in May.
Syldavia decided to *expel* the envoy.
"""

TENSES = {
    "past": """
Borduria *attacked* the port on Monday.
Syldavia has *expelled* four diplomats.
Syldavia refused to *hand* over the suspects.
The *attack* on the port killed nine sailors.
Borduria had long *supplied* the rebels with rifles.
""",
    "ongoing": """
Borduria is *shelling* the port.
Borduria has been *supplying* the rebels with rifles.
Syldavia still *occupies* the valley.
""",
    "future": """
Syldavia will *send* two frigates to the strait.
Syldavia promised to *send* two frigates to the strait.
Syldavia is going to *send* two frigates to the strait.
The rebels threatened to *blow* up the bridge.
The king is to *visit* the capital.
""",
    "hypothetical": """
Borduria may *attack* the port.
If Borduria *attacks* the port, the fleet will sail.
Syldavia sent troops in order to *protect* the pipeline.
Borduria could *attack* the port.
""",
    "generic": """
Borduria often *jails* reporters.
Borduria has long *supplied* the rebels with rifles.
Borduria has *supplied* the rebels for decades.
Syldavia *expels* a diplomat every year.
The two navies usually *train* together in spring.
Syldavia routinely *denies* visas to reporters.
""",
}


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("sentence", lines(HAPPENED))
def test_an_event_told_as_fact_is_certain_and_positive(sentence: str) -> None:
    found = judged(sentence)
    assert (found.polarity, found.certainty) == ("positive", "certain"), found


@pytest.mark.parametrize("sentence", lines(DID_NOT_HAPPEN))
def test_an_event_told_as_not_having_happened_is_negative(sentence: str) -> None:
    found = judged(sentence)
    assert found.polarity == "negative", found
    assert found.factuality <= -2, found


@pytest.mark.parametrize("sentence", lines(OPEN))
def test_an_event_left_open_is_neither_certain_nor_probable(sentence: str) -> None:
    found = judged(sentence)
    assert found.certainty in {"possible", "unknown"}, found
    assert -1 <= found.factuality < 1.5, found


@pytest.mark.parametrize("sentence", lines(LIKELY))
def test_an_event_held_likely_or_committed_to_lies_between(sentence: str) -> None:
    found = judged(sentence)
    assert found.polarity == "positive", found
    assert 1.5 <= found.factuality < 3, found


@pytest.mark.parametrize(
    ("tense", "sentence"), [(tense, sentence) for tense, some in TENSES.items() for sentence in lines(some)]
)
def test_an_event_is_put_in_its_time(tense: str, sentence: str) -> None:
    assert judged(sentence).tense == tense


def test_a_denial_is_the_cues_and_leaves_the_content_positive() -> None:
    found = judged("Borduria denied *selling* drones to the rebels.", cue="denied")
    assert (found.polarity, found.factuality, found.certainty) == ("positive", -3, "certain")


def test_a_denied_content_that_is_itself_negative_stays_negative() -> None:
    found = judged("Borduria said that it had not *sold* drones.", cue="said")
    assert (found.polarity, found.factuality) == ("negative", -3)


def test_what_stands_above_the_cue_does_not_touch_the_content() -> None:
    found = judged("If Borduria says that it *sold* the drones, the fleet will sail.", cue="says")
    assert (found.polarity, found.factuality) == ("positive", 3)


def test_what_a_source_did_not_say_stays_open() -> None:
    found = judged("Borduria did not say that it *sold* the drones.", cue="say")
    assert (found.polarity, found.certainty) == ("positive", "unknown")


def test_numbers_come_in_the_order_of_the_spans_and_none_where_there_is_no_word() -> None:
    text = "Borduria refused to sell drones. It bought ships."
    sell, bought = text.index("sell"), text.index("bought")
    spans = [(bought, bought + 6), None, (sell, sell + 4), (-3, 2), (5, 5), (40, 400), (8, 9)]
    assert factuality(text, spans) == [3, None, -3, None, None, None, None]


def test_a_text_without_words_has_no_numbers() -> None:
    assert factuality("", [(0, 1), None]) == [None, None]


@pytest.mark.parametrize(
    ("file", "line", "wrong"),
    [
        ("predicates.csv", "sing,verb,infinitive,4,0,,", "affirmed is 4.0"),
        ("predicates.csv", "sing,verb,infinitve,3,0,,", "complement “infinitve”"),
        ("predicates.csv", "refuse,verb,infinitive,3,0,,", "stands in an earlier line"),
        ("modals.csv", "mote,much,0,", "affirmed is “much”"),
        ("habits.csv", "yesterday,", "tense is empty"),
    ],
)
def test_a_wrong_line_of_the_tables_is_named(
    file: str, line: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = tmp_path / "certainty"
    shutil.copytree(HERE / lexicons.FOLDER, tables)
    lines = (tables / file).read_text(encoding="utf-8").splitlines()
    (tables / file).write_text("\n".join([*lines, line]) + "\n", encoding="utf-8")
    monkeypatch.setattr(lexicons, "FOLDER", tables)
    lexicons.lexicon.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=f"{file}, line {len(lines) + 1}: .*{wrong}"):
            lexicons.lexicon()
    finally:
        lexicons.lexicon.cache_clear()
