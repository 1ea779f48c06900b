"""Who says so: sources, cues and contents, in the ways in which news gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.coding.attribution import find_attributions
from allegedly.grammar import parse
from allegedly.nouns import Attribution, Document, Mention


def found(text: str, mentions: tuple[Mention, ...] = (), rules_only: bool = False) -> tuple[Attribution, ...]:
    (parsed,) = parse([Document("d", text)])
    return find_attributions(parsed, mentions, rules_only=rules_only)


def one(text: str, cue: str) -> tuple[Attribution, str]:
    """The attribution with this cue lemma and the words of its content."""
    (attribution,) = [a for a in found(text) if a.cue.lemma == cue]
    return attribution, " … ".join(text[start:end] for start, end in attribution.content)


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "Foreign Minister Anna Berg said that Ruritania would close the border on Monday.",
            "say",
            "Foreign Minister Anna Berg",
            "that Ruritania would close the border on Monday",
        ),
        (
            "Ruritania would close the border on Monday, the ministry said.",
            "say",
            "the ministry",
            "Ruritania would close the border on Monday",
        ),
        (
            "“We will close the border on Monday,” said Anna Berg, the foreign minister.",
            "say",
            "Anna Berg, the foreign minister",
            "“We will close the border on Monday,”",
        ),
        (
            "According to the ministry, the border was closed on Monday.",
            "according",
            "the ministry",
            "the border was closed on Monday",
        ),
        (
            "The government believes that the rebels are short of ammunition.",
            "believe",
            "The government",
            "that the rebels are short of ammunition",
        ),
        (
            "The government accused the rebels of shelling the airport.",
            "accuse",
            "The government",
            "the rebels of shelling the airport",
        ),
    ],
)
def test_source_cue_and_content_are_found_in_any_order(text: str, cue: str, source: str, content: str) -> None:
    attribution, words = one(text, cue)
    assert attribution.source is not None
    assert attribution.source.text == source
    assert words == content


def test_a_denial_that_is_rejected_stands_inside_the_rejection() -> None:
    text = "Ruritania has rejected denials by Borduria that its navy is blocking the strait."
    outer, _ = one(text, "reject")
    inner, words = one(text, "denial")
    assert (outer.position, inner.position) == ("denies", "denies")
    assert inner.inside == outer.id and outer.inside is None
    assert inner.source is not None and inner.source.text == "Borduria"
    assert words == "that its navy is blocking the strait"


def test_a_quotation_goes_on_after_its_cue() -> None:
    text = "“The bridge is safe,” the engineer said. “Nobody needs to worry.”"
    _, words = one(text, "say")
    assert words == "“The bridge is safe,” … “Nobody needs to worry.”"


def test_a_question_split_from_its_clause_is_still_its_content() -> None:
    text = "“Can anyone accept this and still believe in the court?” he asked."
    attribution, words = one(text, "ask")
    assert attribution.source is not None and attribution.source.text == "he"
    assert words.startswith("“Can anyone") and words.endswith("court?”")


def test_two_quotations_with_two_cues_stay_apart() -> None:
    text = "“This is a beginning,” the envoy said, adding that the talks “need time and patience.”"
    _, said = one(text, "say")
    _, added = one(text, "add")
    assert "beginning" in said and "patience" not in said
    assert "patience" in added


def test_reportedly_has_no_source() -> None:
    text = "The general reportedly left the capital at night."
    (attribution,) = [a for a in found(text) if a.cue.text == "reportedly"]
    assert attribution.source is None


def test_a_refusal_to_comment_withholds() -> None:
    attribution, _ = one("The ministry declined to comment on the reports.", "decline")
    assert attribution.position == "withholds"


def test_information_not_provided_is_withheld() -> None:
    text = "The spokesman could not provide more information about the fire."
    assert [a.position for a in found(text) if a.cue.lemma == "provide"] == ["withholds"]


@pytest.mark.parametrize(
    ("text", "cue", "position"),
    [
        ("The minister denied that the army had fired first.", "deny", "denies"),
        ("The minister did not deny that the army had fired first.", "deny", "withholds"),
        ("The minister does not believe that the army fired first.", "believe", "denies"),
        ("The minister doubts that the army fired first.", "doubt", "doubts"),
        ("The minister confirmed that the army had fired first.", "confirm", "affirms"),
    ],
)
def test_the_position_counts_negation_in(text: str, cue: str, position: str) -> None:
    assert one(text, cue)[0].position == position


def test_evidence_that_is_missing_is_said_to_be_missing() -> None:
    attribution, _ = one("“The plant was bombed,” the general said, without providing any proof.", "say")
    assert attribution.evidence is not None
    assert not attribution.evidence.given
    assert attribution.evidence.text == "without providing any proof"


def test_evidence_that_is_cited_is_given_with_its_kind() -> None:
    attribution, _ = one("The ministry said that the plant had been bombed, citing satellite images.", "say")
    assert attribution.evidence is not None
    assert (attribution.evidence.given, attribution.evidence.kind) == (True, "satellite")


def test_scare_quotes_and_titles_are_no_attributions() -> None:
    assert found("The “green belt” around the town is four miles wide.") == ()
    assert found("Orchestras played “The Blue Danube” in the park on Sunday.") == ()


def test_deeds_are_no_words() -> None:
    assert found("Rebels attacked the airport and fired on a convoy near the river.") == ()


def test_the_town_of_a_dateline_is_no_speaker() -> None:
    attribution, _ = one("STRELSAU – The Ruritanian foreign minister said that the talks would go on.", "say")
    assert attribution.source is not None
    assert attribution.source.text == "The Ruritanian foreign minister"


def test_turns_of_a_transcript_belong_to_their_speakers() -> None:
    text = (
        "MS BERG: Good morning. The border is open.\nQUESTION: Since when?\nMS BERG: Since Monday.\n"
        "It will stay open.\nQUESTION: And the bridge?"
    )
    turns = [a for a in found(text) if a.cue.text == ":"]
    assert [a.source.text for a in turns if a.source] == ["MS BERG", "QUESTION", "MS BERG", "QUESTION"]
    assert [text[slice(*span)] for span in turns[2].content][-1].endswith("It will stay open.")


def test_i_in_a_turn_is_its_speaker() -> None:
    text = "MS BERG: I think that the talks will succeed.\nQUESTION: Why?\nMS BERG: They must."
    mention = Mention((0, 7), "MS BERG", "RUR.BERG", "person")
    inner = [a for a in found(text, (mention,)) if a.cue.lemma == "think"]
    assert [a.source.actor for a in inner if a.source] == ["RUR.BERG"]


def test_a_source_has_the_actor_of_the_mention_that_covers_it() -> None:
    text = "Anna Berg said that the border was open."
    (attribution,) = found(text, (Mention((0, 9), "Anna Berg", "RUR.BERG", "person"),))
    assert attribution.source is not None and attribution.source.actor == "RUR.BERG"


def test_manner_tells_direct_from_indirect_and_mixed() -> None:
    assert one("“The road is open,” the mayor said.", "say")[0].manner == "direct"
    assert one("The mayor said that the road was open.", "say")[0].manner == "indirect"
    assert one("The mayor said that the road was “open to all who come in peace.”", "say")[0].manner == "mixed"


@pytest.mark.parametrize("text", ["", " ", "“", "said", "Said.", ":", "“”", "MR:", "“said said said", "I ”said“ no"])
def test_scraps_of_text_break_nothing(text: str) -> None:
    for attribution in found(text):
        start, end = attribution.cue.span
        assert text[start:end] == attribution.cue.text


def test_the_rules_stand_alone() -> None:
    text = "The minister said that the road was open, and the mayor denied it."
    assert {a.cue.lemma for a in found(text, rules_only=True)} >= {"say", "deny"}


def test_information_withheld_stands_inside_what_is_said_of_it() -> None:
    text = (
        "Spokesman Adam Stern said Monday he could not provide further details about the origin of the report — "
        "where the envoys have said at least six guards were hurt and two charities have reported more than ten deaths."
    )
    withheld, _ = one(text, "provide")
    said = next(a for a in found(text) if a.source is not None and a.source.text == "Spokesman Adam Stern")
    assert withheld.position == "withholds" and withheld.inside == said.id
    envoys = next(a for a in found(text) if a.source is not None and a.source.text == "the envoys")
    assert envoys.inside is None
    assert [text[slice(*span)] for span in envoys.content] == ["at least six guards were hurt"]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The palace would neither confirm nor deny that the prince was ill.", "withholds"),
        ("The ministry gave no reason for the delay.", "withholds"),
        ("Nobody in the harbour believes that the ferry will return.", "denies"),
        ("Ruritania called the charge that it had poisoned the well absurd.", "denies"),
        ("The captain disputed that the ship had been overloaded.", "denies"),
        ("The pilots are not sure that the runway was lit.", "doubts"),
    ],
)
def test_a_position_may_be_told_in_a_roundabout_way(text: str, position: str) -> None:
    assert position in {a.position for a in found(text)}


def test_a_denial_of_it_denies_what_was_said_before() -> None:
    text = "Ruritania said that Borduria had shelled the town, which Borduria denied."
    _, words = one(text, "say")
    denied, denied_words = one(text, "deny")
    assert words == denied_words == "that Borduria had shelled the town"
    assert denied.source is not None and denied.source.text == "Borduria" and denied.inside is None


def test_a_reporters_gloss_is_not_what_was_said() -> None:
    assert one("The mayor said the road was safe, referring to the pass.", "say")[1] == "the road was safe"
    assert one("The mayor said the road was safe, adding that it was dry.", "say")[1] == "the road was safe"


@pytest.mark.parametrize(
    ("text", "given", "kind"),
    [
        ("The army said that the order came from the palace, citing intercepted calls.", True, "intercept"),
        ("Officers said the drone had been built abroad, showing reporters its wreckage.", True, "debris"),
        ("“They broke the door,” said a cook who saw the raid.", True, "observation"),
        ("The army published footage that it said showed the raid.", True, "video"),
        ("Passers-by said that a van had hit the stall.", True, "witness"),
        ("Eyewitnesses said that the boat had burned for an hour.", True, "witness"),
        ("The general said the village had been freed. The claim could not be verified.", False, "unspecified"),
        ("The militia said it had shot down a jet, which could not be independently confirmed.", False, "unspecified"),
        ("The minister blamed foreign agents without giving evidence.", False, "unspecified"),
    ],
)
def test_evidence_is_marked_in_many_ways(text: str, given: bool, kind: str) -> None:
    (evidence,) = {a.evidence for a in found(text) if a.cue.lemma in {"say", "blame"}}
    assert evidence is not None
    assert (evidence.given, evidence.kind) == (given, kind)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Borduria to buy forty tanks: defence minister", ":", "defence minister"),
        ("“The sea took everything” – fisherman", "–", "fisherman"),
        ("In the words of the captain, the voyage was slow.", "In the words of", "the captain"),
        (
            "The gates were open, confirmed the port authority of Borduria.",
            "confirmed",
            "the port authority of Borduria",
        ),
        ("TEHRAN – President Anna Berg hailed the deal, saying that it was just.", "saying", "President Anna Berg"),
    ],
)
def test_headlines_phrases_and_inversions_have_their_source(text: str, cue: str, source: str) -> None:
    (attribution,) = [a for a in found(text) if a.cue.text == cue]
    assert attribution.source is not None and attribution.source.text == source


def test_what_one_declares_among_other_deeds_is_no_speaker() -> None:
    text = "Ivo Kos convenes a meeting of the Grand Council, declares a day of mourning, and closes the port of Ys."
    assert {a.source.text for a in found(text) if a.source} <= {"Ivo Kos"}


def test_it_that_denies_is_whoever_is_said_to_say_so() -> None:
    said, denied = found("Borduria said it rejects these allegations.")
    assert denied.position == "denies" and denied.inside == said.id


def test_an_interview_printed_without_lines_has_its_turns() -> None:
    text = "Q: Who closed the mine? A: The owners did. Q: Why? A: They lost money."
    assert [a.source.text for a in found(text) if a.source] == ["Q", "A", "Q", "A"]


def test_schemes_that_are_reportedly_discussed_say_nothing() -> None:
    (attribution,) = found("Schemes reportedly discussed to lift the blockade have failed.")
    assert attribution.source is None and attribution.cue.text == "reportedly"


SEED = Path(__file__).parents[3] / "shared" / "data" / "seed" / "five-things-russia-iran.txt"


@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not beside the checkout")
def test_every_quotation_of_the_seed_has_its_speaker() -> None:
    attributions = found(SEED.read_text("utf-8"))
    quoting = [a for a in attributions if a.manner != "indirect" and a.inside is None]
    names = [a.source.text.split(",")[0].split()[-1] for a in quoting if a.source is not None]
    assert names == [
        *("Jean-Pierre", "Jean-Pierre", "Kirby", "Wasser", "Wasser", "Wasser", "she"),
        *("Herzog", "Herzog", "Herzog", "he", "Kirby", "Lord", "Halff", "Halff"),
    ]
    speakers = {(a.source.text, a.position) for a in attributions if a.source is not None}
    assert {("The U.S.", "denies"), ("the Kremlin", "denies"), ("Kyiv", "affirms"), ("he", "withholds")} <= speakers
    assert {"the United Nations", "human rights groups"} <= {text for text, _ in speakers}
    reportedly = [a for a in attributions if a.cue.text == "reportedly"]
    assert [a.source for a in reportedly] == [None]
