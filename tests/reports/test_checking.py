"""Checking a draft: each kind of remark on a small fault, none on an honest paraphrase. The countries are invented."""

from __future__ import annotations

import pytest

from allegedly.coding import code
from allegedly.errors import UsageError
from allegedly.knowledge.actors import load
from allegedly.nouns import Document
from allegedly.reports import HELP, KINDS, check, explained, kinds_named

FIRST = """\
Soldiers of Ruvonia shelled the town of Pelm on Tuesday, killing at least 23 people, the mayor said.

Ruvonia's foreign minister, Anka Doreth, accused Mirland of hiding guns in the hospital. Mirland denied the charge.

“We keep our word, and we expect our neighbours to keep theirs,” Ms Doreth told reporters.

Mirland's president, Jan Ostry, said he might close the border bridge at Pelm.
"""
SECOND = """\
The number of people killed in the shelling of Pelm has risen to 31, the mayor said on Friday.

Ruvonia and Mirland will hold talks in Corland on 20 May.
"""


@pytest.fixture(scope="module")
def sources():
    """Two days of an invented war, the first report printed by two papers."""
    documents = [
        Document("wire", FIRST, "Shelling in Pelm", "2024-05-08", "Northern Wire"),
        Document("post", FIRST, "Many die in Pelm", "2024-05-08", "Harbour Post"),
        Document("times", SECOND, "Toll of Pelm rises", "2024-05-10", "Meridian Times"),
    ]
    return list(code(documents))


@pytest.fixture
def remarks(sources):
    """`remarks(text)`: the remarks on a draft of that text."""

    def call(text: str, off: frozenset[str] = frozenset(), until: str = "2024-05-31"):
        known = [s for s in sources if s.document.published <= until]
        return check(Document("draft", text, published="2024-05-11"), known, load(), off)

    return call


@pytest.fixture
def kinds(remarks):
    """`kinds(text)`: the kinds of the remarks."""
    return lambda text, **options: {remark.kind for remark in remarks(text, **options)}


def test_an_honest_paraphrase_passes(kinds):
    draft = (
        "The shelling of Pelm has now killed 31 people, according to the town's mayor. Foreign Minister Anka Doreth of "
        "Ruvonia charged Mirland with concealing guns in the hospital, which Mirland denies. “We keep our word, and we "
        "expect our neighbours to keep theirs,” Ms Doreth said. President Jan Ostry of Mirland said that he might shut "
        "the bridge on the border. The two countries will hold talks in Corland on 20 May.\n"
    )
    assert kinds(draft) == set()


def test_a_quotation_with_another_word_shows_what_the_source_has(remarks):
    (remark,) = remarks("“We keep our promise, and we expect our neighbours to keep theirs,” Ms Doreth told reporters.")
    assert remark.kind == "quotation"
    assert "word" in remark.message and "promise" in remark.message
    assert remark.evidence[0].text.startswith("“We keep our word")
    assert (remark.evidence[0].outlet, remark.evidence[0].date) == ("Northern Wire", "2024-05-08")


def test_words_dropped_without_an_ellipsis_are_named_and_with_one_are_no_fault(remarks, kinds):
    (remark,) = remarks("“We keep our word, we expect our neighbours to keep theirs,” Ms Doreth said.")
    assert (remark.kind, "“and”" in remark.message) == ("ellipsis", True)
    assert kinds("“We keep our word … we expect our neighbours to keep theirs,” Ms Doreth said.") == set()
    assert kinds("“[W]e expect our neighbours to keep theirs,” Ms Doreth said.") == set()


def test_a_quotation_of_another_speaker(kinds):
    assert kinds("“We keep our word, and we expect our neighbours to keep theirs,” Mr Ostry said.") == {"speaker"}


def test_another_office(kinds):
    assert kinds("Defence Minister Anka Doreth accused Mirland of hiding guns in the hospital, which it denied.") == {
        "office"
    }


def test_another_date(kinds):
    assert kinds("Ruvonia and Mirland will hold talks in Corland on 27 May.") == {"date"}


def test_another_place_for_the_same_thing(remarks):
    (remark,) = remarks("Ruvonia and Mirland will hold talks in Selbach on 20 May.")
    assert (remark.kind, "Selbach" in remark.message) == ("place", True)


def test_the_opposite_direction(kinds):
    source = list(
        code([Document("d", "A barge sank two kilometres north of the port of Elmo.", published="2024-05-01")])
    )
    draft = Document("draft", "A barge sank two kilometres south of the port of Elmo.", published="2024-05-02")
    assert {r.kind for r in check(draft, source, load())} == {"place"}


@pytest.mark.parametrize(
    ("draft", "kinds"),
    [
        ("The inspectors found signs of explosives in the wreck.", {"negation"}),
        ("The inspectors found no signs of explosives in the wreck.", set()),
        ("The inspectors failed to find explosives in the wreck.", set()),
    ],
)
def test_a_not_that_was_lost_or_kept_in_other_words(draft, kinds):
    text = "The inspectors found no signs of explosives in the wreck."
    source = list(code([Document("d", text, published="2024-05-01")]))
    assert {r.kind for r in check(Document("draft", draft, published="2024-05-02"), source, load())} == kinds


def test_what_an_authority_could_not_do_is_no_may(kinds):
    source = list(
        code([Document("d", "The Agency could not confirm the weight of the cargo.", published="2024-05-01")])
    )
    draft = Document("draft", "The Agency has been unable to confirm the cargo's weight.", published="2024-05-02")
    assert check(draft, source, load()) == []


def test_a_rank_is_no_other_office(kinds):
    text = "Colonel Teo Brank read a statement on the radio. The army has closed the harbour, he said."
    source = list(code([Document("d", text, published="2024-05-01")]))
    draft = Document("draft", "Colonel Teo Brank, the spokesman of the army, read a statement on the radio.")
    assert not [r for r in check(draft, source, load()) if r.kind == "office"]


def test_a_changed_figure(kinds):
    assert kinds("The number of people killed in Pelm has risen to 13, the mayor said.") == {"figure"}


def test_a_lost_bound(kinds):
    draft = "Soldiers of Ruvonia shelled Pelm on Tuesday, killing 23 people, the mayor said."
    assert kinds(draft, until="2024-05-08") == {"bound"}


def test_a_figure_that_a_newer_source_has_overtaken(remarks):
    (remark,) = remarks("Soldiers of Ruvonia shelled Pelm on Tuesday, killing at least 23 people, the mayor said.")
    assert remark.kind == "overtaken"
    assert remark.evidence[0].document == "times"


def test_an_accusation_told_as_a_fact(kinds):
    assert "attribution dropped" in kinds("Mirland hid guns in the hospital of Pelm. Mirland denies it.")


def test_a_may_that_became_a_will(kinds):
    assert kinds("Mirland's president, Jan Ostry, said he would close the border bridge at Pelm.") == {
        "modality raised"
    }


def test_a_denial_left_out(kinds):
    draft = "Ruvonia's foreign minister, Anka Doreth, accused Mirland of hiding guns in the hospital."
    assert kinds(draft) == {"denial left out"}


def test_a_claim_that_no_source_tells(kinds):
    assert kinds("Corland has offered the wounded beds in its clinics and sent three trains.") == {"not found"}


def test_one_wire_story_presented_as_two_reports(kinds):
    draft = "Both the Northern Wire and the Harbour Post report that President Jan Ostry might close the border bridge."
    assert kinds(draft) == {"counted twice"}


def test_two_citations_of_one_story_are_counted_twice(kinds):
    draft = (
        "President Jan Ostry said he might close the border bridge at Pelm.[^1][^2]\n\n"
        "[^1]: Northern Wire, 8 May 2024\n[^2]: Harbour Post, 8 May 2024\n"
    )
    assert kinds(draft) == {"counted twice"}


def test_a_kind_can_be_switched_off(kinds):
    draft = "The number of people killed in Pelm has risen to 13, the mayor said."
    assert kinds(draft, off=kinds_named(["figure"])) == set()
    assert kinds_named(["attribution-dropped,not found"]) == {"attribution dropped", "not found"}
    with pytest.raises(UsageError, match="no kind of remark"):
        kinds_named(["typos"])


def test_positions_are_those_of_the_draft_with_its_markup(remarks):
    draft = "## News\n\n- The number of **people killed** in [Pelm](https://pelm.example) has risen to *13*, he said.\n"
    (remark,) = remarks(draft)
    assert draft[slice(*remark.span)] == "13"


def test_every_kind_explains_itself():
    assert len(KINDS) == 15
    assert all(text.endswith(".") for text in KINDS.values())


def _kinds(draft: str, *sources: tuple[str, str]) -> set[str]:
    """The kinds of remarks on a draft against (day, text) pairs."""
    documents = [Document(f"d{n}", text, published=day) for n, (day, text) in enumerate(sources)]
    return {r.kind for r in check(Document("draft", draft, published="2024-06-30"), code(documents), load())}


def test_a_deed_of_a_known_person_that_no_source_has():
    source = ("2024-05-01", "Anka Doreth resigned as foreign minister of Ruvonia on Tuesday. She gave no reason.")
    assert _kinds("Anka Doreth was arrested in Pelm.", source) == {"not found"}
    assert _kinds("Anka Doreth stepped down as foreign minister of Ruvonia.", source) == set()


def test_what_a_speaker_says_of_a_third_person_is_no_attribution_to_that_person():
    source = (
        "2024-05-01",
        "A spokeswoman for the airline, Lia Morn, said that the pilot had reported ice on both wings.",
    )
    assert _kinds("The pilot had reported ice on both wings.", source) == {"attribution dropped"}
    assert (
        _kinds("The pilot had reported ice on both wings, the airline's spokeswoman, Lia Morn, said.", source) == set()
    )


def test_a_denial_that_takes_up_the_sentence_before_without_a_word_of_it():
    source = (
        "2024-05-01",
        "Ruvonia blamed Mirland for the fires in its oil stores in March, which halved its sales. "
        "Mirland denied that it had any part in them.",
    )
    assert _kinds("Ruvonia blamed Mirland for the fires in its oil stores.", source) == {"denial left out"}
    assert _kinds("Ruvonia blamed Mirland for the fires in its oil stores. Mirland denied it.", source) == set()


def test_who_was_denied_a_doctor_has_denied_nothing():
    source = (
        "2024-05-01",
        "Jan Ostry's lawyer, Bea Lund, said that he had lost eight kilograms and had been refused a doctor. "
        "The army denied that he was ill.",
    )
    draft = "Jan Ostry has lost eight kilograms and was denied a doctor, his lawyer, Bea Lund, said."
    assert "denial left out" in _kinds(draft, source)
    assert _kinds(f"{draft} The army denies that he is ill.", source) == set()


def test_a_no_that_was_lost_in_what_somebody_says():
    source = ("2024-05-01", "The talks in Pelm are over. Anka Doreth said that Ruvonia had broken no treaty.")
    assert _kinds("After the talks Anka Doreth conceded that Ruvonia had broken a treaty.", source) == {"negation"}
    assert _kinds("After the talks Anka Doreth maintained that Ruvonia had broken no treaty.", source) == set()


def test_an_and_that_fills_the_gap_of_dropped_words_is_an_ellipsis():
    source = ("2024-05-01", "“We sold them wheat, tractors and a bell, and nothing that flies,” Anka Doreth said.")
    assert _kinds("“We sold them wheat and tractors, and nothing that flies,” Anka Doreth said.", source) == {
        "ellipsis"
    }


def test_a_toll_that_a_newer_source_counts_in_other_words():
    old = (
        "2024-05-01",
        "At least 60 supporters of the mayor were arrested in Pelm, the lawyers' group Free Hands said.",
    )
    new = ("2024-05-09", "Free Hands, the lawyers' group, said it had counted 118 arrests in Pelm.")
    draft = "At least 60 supporters of the mayor were arrested in Pelm, the lawyers' group Free Hands says."
    assert _kinds(draft, old) == set()
    assert _kinds(draft, old, new) == {"overtaken"}


def test_a_speaker_who_regrets_a_remark_has_overtaken_it():
    old = ("2024-05-01", "The ferry may have been struck by a torpedo, the foreign ministry of Ruvonia said.")
    new = ("2024-06-01", "Ruvonia's foreign ministry said that it regretted its remarks about a torpedo.")
    draft = "The foreign ministry of Ruvonia said that the ferry may have been struck by a torpedo."
    assert _kinds(draft, old) == set()
    assert _kinds(draft, old, new) == {"overtaken"}
    assert _kinds(f"{draft} It has since said that it regrets its remarks.", old, new) == set()


def test_a_denial_that_was_taken_back_does_not_stand_beside_the_admission():
    old = ("2024-05-01", "The owner, Pelm Lines, denied that the ferry was overloaded.")
    new = (
        "2024-06-01",
        "The owner of the ferry admitted that it carried 231 people. "
        "Pelm Lines took back its statement that the ferry was not overloaded.",
    )
    draft = (
        "Pelm Lines has admitted that the ferry carried 231 people. The company denies that the ferry was overloaded."
    )
    assert "overtaken" in _kinds(draft, old, new)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "The two back opposite sides in Elmo.",
            "The deal could end the war in Elmo, where the two back opposite sides, envoys said.",
        ),
        ("The minister promised repairs before November.", "The minister promised repairs by the end of October."),
        (
            "The Union of Dockers says it is ready.",
            "The Union of Dockers met on Monday. The union says that it is ready.",
        ),
        (
            "Inspectors found traces of poison in the well in January.",
            "Inspectors found traces of poison in the well in January, according to a confidential report.",
        ),
        ("In March inspectors saw the wells of Pelm.", "Inspectors visited the wells of Pelm in March."),
        ("Contact was lost at 18:42, the tower said.", "The tower said that contact was lost at 18:42 on Sunday."),
    ],
)
def test_what_honest_writers_do_is_no_fault(draft, source):
    assert _kinds(draft, ("2024-05-01", source)) == set()


MINES = """\
Ruvonia expelled two diplomats of Mirland on Monday after a quarrel over the tin mines of Sarrow.

The mines employ 4,120 workers, Ruvonia's labour minister, Ilja Brand, said. He may close the oldest shaft in winter.

The chairwoman of the mining board, Judge Petra Sool, rejected a complaint of the workers.
"""


@pytest.fixture
def mined(sources):
    """`mined(text)`: the remarks on a draft against a report on mines and the two days of war."""
    (report,) = code([Document("mines", MINES, "Quarrel over tin", "2024-05-21", "Meridian Times")])
    return lambda text: check(Document("draft", text, published="2024-05-25"), [report, *sources], load())


@pytest.mark.parametrize(
    "words",
    [
        "Nobody will miss the quarrel over the tin mines of Sarrow.",
        "What the miners deserve is a calm summer.",
        "The quarrel casts a long shadow over the summer.",
        "It ought to begin with a sentence on patience.",
    ],
)
def test_a_judgement_of_the_writer_is_not_looked_for_in_the_sources(mined, words):
    assert not [r for r in mined(f"Ruvonia and Mirland quarrel over tin. {words}") if r.kind == "not found"]


def test_an_invented_deed_is_looked_for(mined):
    draft = "Ruvonia and Mirland quarrel over the tin mines of Sarrow. The miners set up a committee of their own."
    assert "not found" in {r.kind for r in mined(draft)}


def test_who_expelled_whom_is_not_turned_round(mined):
    assert not mined("Ruvonia threw out two diplomats of Mirland over the tin mines of Sarrow.")
    (turned,) = mined("Mirland expelled two diplomats of Ruvonia after a quarrel over the tin mines of Sarrow.")
    assert turned.kind == "not found"
    assert "other way round" in turned.message


def test_a_may_in_another_clause_of_the_source_takes_nothing_from_a_fact(mined):
    assert not [r for r in mined("Ilja Brand says that 4,120 workers are employed.") if r.kind == "modality raised"]
    assert "modality raised" in {r.kind for r in mined("Minister Ilja Brand will close the oldest shaft in winter.")}


def test_somebody_with_two_titles_may_be_called_by_either(mined):
    draft = "The mining board's head, Petra Sool, dismissed a complaint of the workers."
    assert not [r for r in mined(draft) if r.kind == "office"]


def test_what_a_fact_check_looks_into_is_not_what_it_says(mined):
    draft = "**Claim:** Ruvonia shot three diplomats of Mirland.\n\nRuvonia expelled two diplomats of Mirland."
    assert not [r for r in mined(draft) if r.span[0] < draft.index("\n")]


AGENCY = (
    "2024-05-01",
    "The Water Agency of Ruvonia measured the level of the Sorn at Pelm for ninety days. Mirland has not moved any "
    "troops, observers who visited three barracks said. In May 240 households had probably lost their water.",
)


@pytest.mark.parametrize(
    ("draft", "kinds"),
    [
        ("Mirland moved troops too, observers said after visiting three barracks.", {"negation"}),
        ("Mirland moved no troops, observers said after visiting three barracks.", set()),
        ("In May 240 households had lost their water.", {"modality raised"}),
        ("In May 240 households had probably lost their water.", set()),
    ],
)
def test_a_not_and_a_may_are_found_by_the_word_that_they_bear_on(draft, kinds):
    assert _kinds(draft, AGENCY) == kinds


def test_a_place_that_no_source_knows_is_a_fault_of_place():
    source = ("2024-05-01", "Jan Ostry was seized at the airport of Pelm as he was about to board a plane to Corland.")
    assert _kinds("Jan Ostry was seized at the airport as he was about to board a plane to Selbach.", source) == {
        "place"
    }


def test_a_wish_to_have_something_taken_back_takes_nothing_back():
    old = ("2024-05-01", "The company Astor will dismiss 600 miners, it said.")
    new = ("2024-05-03", "The union wants the company Astor to take back the dismissals of the 600 miners.")
    assert "overtaken" not in _kinds("Astor said that it would dismiss 600 miners.", old, new)


def test_each_kind_explains_itself():
    assert HELP.keys() == KINDS.keys()
    assert all(KINDS[kind] in explained() and HELP[kind] in explained() for kind in KINDS)


def told(article: str, draft: str) -> set[str]:
    """The kinds of the remarks on a draft against one article."""
    (source,) = code([Document("wire", article, "News of the day", "2024-05-08", "Northern Wire")])
    return {remark.kind for remark in check(Document("draft", draft, published="2024-05-11"), [source], load())}


FLOOD = "A dam burst above the town of Pelm on Tuesday, and the water swept away 30 houses, the coast guard said.\n"


def test_an_event_laid_at_nobodys_door_needs_no_name_beside_it():
    assert "attribution dropped" not in told(FLOOD, "On Tuesday a dam burst above the town of Pelm.")


def test_a_cause_needs_the_name_of_who_says_it():
    article = "Miners had weakened the dam above Pelm with their blasts, the coast guard said.\n"
    draft = "Miners had weakened the dam above Pelm with their blasts."
    assert "attribution dropped" in told(article, draft)


def test_speech_that_the_sentence_runs_on_is_nobodys_assertion():
    article = "“Thirty workers were poisoned and the fish in the river died,” said the union's leader, Ada Korn.\n"
    draft = "Thirty workers are said to have been poisoned, and the fish in the river to have died."
    assert "attribution dropped" not in told(article, draft)


def test_who_does_not_comment_denies_nothing():
    article = (
        "A heater that the contractor had left on set the cables alight, said Keli Power. The contractor, Teklo, did "
        "not want to comment.\n"
    )
    draft = "According to Keli Power, a heater that the contractor had left on set the cables alight."
    assert "denial left out" not in told(article, draft)


def test_who_says_that_two_papers_print_one_story_counts_it_once(kinds):
    one = "Northern Wire and the Harbour Post printed the same story: at least 23 people were killed in Pelm."
    two = "Northern Wire and the Harbour Post independently reported that at least 23 people were killed in Pelm."
    assert "counted twice" not in kinds(one)
    assert "counted twice" in kinds(two)


def test_an_entry_of_a_chronology_has_the_figure_of_its_day(kinds):
    entry = "**7 May 2024.** Soldiers of Ruvonia shelled the town of Pelm, killing at least 23 people, the mayor said."
    assert "overtaken" not in kinds(entry)
    assert "overtaken" in kinds(entry.removeprefix("**7 May 2024.** "))
