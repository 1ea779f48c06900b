"""Briefs: every sentence has its source, no two say the same, and what is only said is never told as a fact."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from dataclasses import replace

import docx
import pytest

from allegedly.coding import code
from allegedly.errors import BriefError
from allegedly.exchange import BRIEFS, brief_docx
from allegedly.knowledge.actors import load
from allegedly.ledger import origins
from allegedly.nouns import Document
from allegedly.reports import BriefOptions, Dyad, Names, make_brief
from allegedly.reports.brief import prove
from allegedly.reports.passages import sentences

DYAD = Dyad("RUS", "IRN")


@pytest.fixture(scope="module")
def names():
    return Names(load())


@pytest.fixture(scope="module")
def brief(coded_examples, names):
    return make_brief(coded_examples, DYAD, names, origins)


def test_it_has_as_many_things_as_asked_for(brief, coded_examples, names):
    assert len(brief.things) == 5
    assert brief.title == "Five things to know about Russia’s ties with Iran"
    assert len(make_brief(coded_examples, DYAD, names, origins, BriefOptions(things=2)).things) == 2


def test_every_sentence_stands_word_for_word_in_its_document(brief, coded_examples):
    texts = {item.document.id: item.document.text for item in coded_examples}
    sentences = [sentence for thing in brief.things for sentence in thing.sentences]
    assert len(sentences) >= 10
    for sentence in sentences:
        assert texts[sentence.document][slice(*sentence.span)] == sentence.text


def test_no_sentence_stands_twice(brief):
    places = [(s.document, s.span) for thing in brief.things for s in thing.sentences]
    assert len(places) == len(set(places))


def test_each_thing_is_another_facet(brief):
    facets = [thing.facet for thing in brief.things]
    assert len(facets) == len(set(facets))


def test_every_claim_that_it_names_is_there(brief, coded_examples):
    claims = {(item.document.id, claim.id) for item in coded_examples for claim in item.claims}
    for thing in brief.things:
        for sentence in thing.sentences:
            assert {(sentence.document, claim) for claim in sentence.claims} <= claims


def test_a_wire_copy_is_one_origin_of_two_reports(names):
    text = (
        "Russia delivered forty tanks to Iran. The tanks were unloaded from three barges in the port of Astrakhan, and "
        "harbour pilots counted each of them twice. Iran paid Russia for the tanks with pistachios and dried apricots."
    )
    one = brief_of(names, ("2021-05-01", text)).things[0]
    both = brief_of(names, ("2021-05-01", text), ("2021-05-02", text)).things[0]
    assert (one.reports, one.origins) == (1, 1)
    assert (both.reports, both.origins) == (2, 1)


def test_iran_denies_what_it_denies(brief):
    denials = [p for thing in brief.things for p in thing.positions if p.position == "denies"]
    assert any((p.actor or "").startswith("IRN") for p in denials)
    assert not any((p.actor or "").startswith("USA") and "drones" in p.towards for p in denials)


def test_what_the_articles_do_not_say_is_said(brief):
    assert {gap.kind for gap in brief.gaps} & {"no proof", "withheld", "no date", "no answer"}


def test_a_period_limits_it(coded_examples, names):
    options = BriefOptions(since="2023-01-01", until="2023-12-31")
    brief = make_brief(coded_examples, DYAD, names, origins, options)
    assert brief.documents < len(coded_examples)
    assert all(source.published >= "2023" for source in brief.sources)


def test_two_that_have_nothing_to_do_with_each_other_have_no_things(coded_examples, names):
    brief = make_brief(coded_examples, Dyad("FJI", "PRY"), names, origins)
    assert brief.things == ()
    assert "nothing that both are part of" in BRIEFS["md"](brief)


def test_two_documents_under_one_id_are_refused(coded_examples, names):
    first, second = coded_examples[0].document.id, coded_examples[1]
    twin = replace(second, document=replace(second.document, id=first))
    with pytest.raises(BriefError, match="two documents bear the id"):
        make_brief([*coded_examples, twin], DYAD, names, origins)


@pytest.mark.parametrize("change", [{"text": "Nobody wrote this."}, {"span": (3, 20)}, {"document": "gone"}])
def test_a_sentence_without_a_source_is_refused(brief, change):
    first, *others = brief.things[0].sentences
    forged = replace(brief.things[0], sentences=(replace(first, **change), *others))
    with pytest.raises(BriefError, match="no source"):
        prove(replace(brief, things=(forged, *brief.things[1:])))


def test_a_thing_without_sentences_is_refused(brief):
    with pytest.raises(BriefError, match="no sentence"):
        prove(replace(brief, things=(replace(brief.things[0], sentences=()),)))


def test_json_has_the_fields_of_the_contract(brief):
    told = json.loads(BRIEFS["json"](brief))
    assert {"title", "a", "b", "since", "until", "things", "gaps", "documents"} <= told.keys()
    for thing in told["things"]:
        assert {"heading", "sentences", "positions", "figures", "origins", "reports"} <= thing.keys()
        for sentence in thing["sentences"]:
            assert {"text", "document", "span", "claims"} <= sentence.keys()
        for position in thing["positions"]:
            assert {"actor", "position", "claim", "document", "span", "published"} <= position.keys()


def test_html_is_one_file_that_loads_nothing_and_marks_every_sentence(brief):
    page = BRIEFS["html"](brief)
    for outside in ("<script", "src=", "<link", "@import", "url("):
        assert outside not in page
    for thing in brief.things:
        assert len(thing.sentences) > 0
    assert page.count('class="sentence"') >= sum(len(thing.sentences) for thing in brief.things)
    anchors = {part.split('"')[0] for part in page.split('<mark id="')[1:]}
    links = {part.split('"')[0] for part in page.split('href="#')[1:]}
    assert {link for link in links if not link.startswith("thing")} <= anchors
    assert {link for link in links if link.startswith("thing")} <= {
        f"thing{n}" for n in range(1, len(brief.things) + 1)
    }


def test_html_escapes_what_an_article_holds(coded_examples, names):
    hostile = "<script>alert(1)</script> Russia delivered jets to Iran on Monday. Russia denied it."
    brief = make_brief(code([Document("x", hostile, title="<b>t</b>")]), DYAD, names, origins)
    page = BRIEFS["html"](brief)
    assert "<script>" not in page
    assert "<b>t" not in page


def test_a_main_date_without_a_source_is_refused(brief):
    row = next(row for row in brief.dates if row.sentence is not None)
    forged = replace(row, sentence=replace(row.sentence, text="Nobody wrote this."))
    with pytest.raises(BriefError, match="no source"):
        prove(replace(brief, dates=(forged,)))
    with pytest.raises(BriefError, match="no sentence"):
        prove(replace(brief, dates=(replace(row, sentence=None, thing=None),)))


def test_main_dates_come_in_order_and_tell_nothing_twice(brief):
    assert [row.date for row in brief.dates] == sorted(row.date for row in brief.dates)
    assert 1 <= len(brief.dates) <= 12
    told = {(s.document, s.span) for thing in brief.things for s in thing.sentences}
    dated = [(row.sentence.document, row.sentence.span) for row in brief.dates if row.sentence is not None]
    assert not told & set(dated)
    assert len(dated) == len(set(dated))


def test_it_says_who_is_quoted_how_often_and_what_the_articles_cover(brief, coded_examples):
    assert [voice.origins for voice in brief.voices] == sorted((v.origins for v in brief.voices), reverse=True)
    assert brief.coverage is not None
    assert brief.coverage.documents <= len(coded_examples)
    assert sum(count for _, count in brief.coverage.outlets) == brief.coverage.documents
    page = BRIEFS["md"](brief)
    for title in ("## Main dates", "## Who is quoted how often", "## Coverage", "## Method"):
        assert title in page


def told_of(text):
    return make_brief(code([Document("x", text, published="2021-05-04")]), DYAD, Names(load()), origins)


def test_a_condition_makes_no_headline():
    brief = told_of("Analysts said that Iran would answer if Russia delivered missiles to Iran. The markets fell.")
    assert not any(thing.heading.startswith("Russia delivered") for thing in brief.things)


def test_what_may_be_is_not_headed_as_what_is():
    brief = told_of("A minister of Iran said on Monday that Russia may deliver several hundred tanks to Iran.")
    assert [thing.heading for thing in brief.things if "tanks" in thing.heading]
    assert all("may deliver" in thing.heading for thing in brief.things if "tanks" in thing.heading)


def test_a_sentence_that_begins_with_a_pronoun_brings_the_one_before_along():
    brief = told_of(
        "Russia delivered eighty tanks to Iran. A parade was held in the port of Anzali by the navy of Iran. "
        "It was watched by generals of Russia and Iran, who accused Russia's and Iran's enemies of plotting war."
    )
    for thing in brief.things:
        texts = [sentence.text for sentence in thing.sentences]
        for number, text in enumerate(texts):
            if text.startswith("It was watched"):
                assert texts[number - 1].startswith("A parade was held")


def test_every_link_of_a_word_document_leads_to_a_mark_in_it(brief):
    with zipfile.ZipFile(io.BytesIO(brief_docx(brief))) as file:
        page = file.read("word/document.xml").decode()
    links = set(re.findall(r'w:hyperlink w:anchor="([^"]+)"', page))
    marks = set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', page))
    assert links
    assert links <= marks
    for thing in brief.things:
        for sentence in thing.sentences:
            assert html.escape(sentence.text, quote=False) in page


def test_a_word_document_needs_a_file_and_opens(brief, tmp_path):
    path = tmp_path / "brief.docx"
    path.write_bytes(brief_docx(brief))
    texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert texts[0] == brief.title
    assert "Sources" in texts


def test_what_only_an_outlet_of_one_side_tells_is_told_as_its_word(names):
    text = "Israel destroyed an Iranian tanker near the port of Bandar Abbas on Sunday."
    document = Document("a", text, published="2021-03-08", publisher="Tehran Times")
    brief = make_brief(list(code([document])), Dyad("ISR", "IRN"), names, origins, BriefOptions(1))
    assert [thing.heading for thing in brief.things] == [
        "Israel destroyed an Iranian tanker near the port of Bandar Abbas, according to Tehran Times"
    ]


def test_a_purpose_is_no_heading(names):
    text = (
        "A quarrel in Iraq could give grounds for Israel to bomb Iran's ports. Israel and Iran met in Geneva on Monday."
    )
    document = Document("a", text, published="2021-03-08", publisher="Example Wire")
    brief = make_brief(list(code([document])), Dyad("ISR", "IRN"), names, origins, BriefOptions(3))
    assert not [thing.heading for thing in brief.things if thing.heading.startswith("Israel to bomb")]


def brief_of(names, *texts, dyad=DYAD, publisher="Example Wire"):
    documents = [
        Document(f"d{number}", text, published=published, publisher=publisher)
        for number, (published, text) in enumerate(texts)
    ]
    return make_brief(list(code(documents)), dyad, names, origins)


def test_who_is_accused_and_denies_it_right_after_is_heard(names):
    brief = brief_of(
        names,
        ("2021-03-08", "Israel accused Iran of attacking a freighter in the Gulf of Oman. Iran denied the accusation."),
        dyad=Dyad("ISR", "IRN"),
    )
    (thing,) = brief.things
    assert thing.heading.endswith("; Iran denies it")
    assert [sentence.text for sentence in thing.sentences][1] == "Iran denied the accusation."
    denial = next(p for p in thing.positions if p.position == "denies")
    assert denial.actor == "IRN"
    assert denial.towards.startswith("of attacking a freighter")


def test_a_denial_never_stands_without_what_it_denies(names):
    brief = brief_of(
        names,
        ("2021-03-08", "Israel said Iran attacked two freighters in the Gulf of Oman. Iran denied involvement."),
        dyad=Dyad("ISR", "IRN"),
    )
    for thing in brief.things:
        texts = [sentence.text for sentence in thing.sentences]
        if "Iran denied involvement." in texts:
            assert texts.index("Iran denied involvement.") > 0


def test_a_hope_that_something_ends_is_no_denial(names):
    brief = brief_of(
        names,
        (
            "2021-03-08",
            "Russia imposed sanctions on Ukraine. The sanctions by Russia on Ukraine cover steel and grain.",
        ),
        ("2021-04-08", "Poland expressed the hope that Russia would abandon its sanctions on Ukraine."),
        dyad=Dyad("RUS", "UKR"),
    )
    assert not any(p.position == "denies" for thing in brief.things for p in thing.positions)
    assert not any("deny" in thing.heading or "denies" in thing.heading for thing in brief.things)


def test_a_thing_takes_nothing_of_another_story(names):
    brief = brief_of(
        names,
        (
            "2020-01-10",
            "Russia delivered six wheat harvesters to Iran. The harvesters were unloaded at a port of Iran.",
        ),
        ("2020-02-10", "Russia and Iran opened a rail line for grain. Trains carried grain from Russia to Iran."),
        ("2020-03-10", "An earthquake was felt in Iran and in the south of Russia. Nobody was hurt in Russia or Iran."),
    )
    for thing in brief.things:
        stories = {sentence.document for sentence in thing.sentences}
        assert not {"d0", "d2"} <= stories


def test_what_one_could_buy_is_no_heading_without_what_it_is(names):
    brief = brief_of(
        names, ("2020-10-16", "Two papers listed the arms that Iran could purchase from Russia next autumn.")
    )
    assert not any(thing.heading.startswith("Iran could purchase") for thing in brief.things)


def test_a_heading_of_a_long_record_bears_its_month_and_no_weekday(names):
    brief = brief_of(
        names,
        ("2018-06-11", "Russia delivered forty tanks to Iran on Monday."),
        ("2021-09-02", "Iran and Russia signed an accord on fisheries in Astrakhan."),
    )
    assert "Russia delivered forty tanks to Iran (June 2018)" in [thing.heading for thing in brief.things]


def test_who_denied_and_later_admits_is_named_with_what_was_said_last(names):
    brief = brief_of(
        names,
        ("2022-07-01", "Iran denied that it supplied Russia with gliders for its army."),
        ("2022-09-01", "Ukraine said that Iran supplied Russia with gliders for its army."),
        ("2022-11-01", "Iran acknowledged that it supplied Russia with gliders for its army."),
    )
    for thing in brief.things:
        _, _, voices = thing.heading.partition(":")
        assert voices.count("Iran") <= 1


def test_a_state_that_takes_the_is_named_with_it(names):
    brief = brief_of(names, ("2021-03-08", "The United States sanctioned Iran."), dyad=Dyad("USA", "IRN"))
    assert brief.title.endswith("to know about the United States’ ties with Iran")


def test_main_dates_are_of_what_was_between_the_two(names):
    brief = brief_of(
        names,
        ("2021-05-01", "On 3 March 2021 Russia delivered forty tanks to Iran. Iran and Russia are on the Caspian Sea."),
        ("2021-06-01", "Russia and Iran were named in a survey of fishing. Peru held a vote on 9 April 2021."),
    )
    assert "2021-04-09" not in [row.date for row in brief.dates]


def test_a_gap_leads_to_its_source_in_a_word_document(brief, tmp_path):
    path = tmp_path / "gaps.docx"
    path.write_bytes(brief_docx(brief))
    rows = {paragraph.text: paragraph._p.xml for paragraph in docx.Document(str(path)).paragraphs}
    for gap in brief.gaps:
        found = [xml for text, xml in rows.items() if text.startswith(gap.text[:60])]
        assert found
        assert all("w:hyperlink" in xml for xml in found)


def test_a_refusal_to_act_is_neither_silence_nor_denial(names):
    brief = brief_of(
        names,
        ("2021-03-08", "Russia asked Iran to open its ports. Iran refused to open its ports to Russia's grain ships."),
    )
    assert not any("does not say" in gap.text for gap in brief.gaps)


def test_who_denied_a_deed_and_later_admits_it_is_heard_with_both(brief):
    thing = next(thing for thing in brief.things if "drones" in thing.heading)
    assert "deny it; Iran has said both" in thing.heading
    told = [sentence.text for sentence in thing.sentences]
    assert any(text.startswith("Iran acknowledged for the first time") for text in told)
    assert any("rejected the American claim" in text or "has denied sending" in text for text in told)


def test_those_who_affirm_alike_stand_in_one_line(names):
    brief = brief_of(
        names,
        ("2022-07-01", "Ukraine said that Iran supplied Russia with gliders for its army."),
        ("2022-07-02", "France said that Iran supplied Russia with gliders for its army."),
        ("2022-07-03", "Iran denied that it supplied Russia with gliders for its army."),
    )
    affirmed = [line for line in BRIEFS["md"](brief).splitlines() if line.startswith("- Affirmed")]
    assert len(affirmed) == 1
    assert "Ukraine and France" in affirmed[0] or "France and Ukraine" in affirmed[0]


def test_who_agrees_to_do_something_is_not_heard_in_it(names):
    brief = brief_of(names, ("2021-03-08", "Russia and Iran agreed to open a ferry line on the Caspian Sea."))
    (thing,) = brief.things
    assert thing.sentences[0].speakers == ()


def test_talks_that_one_article_tells_of_make_no_main_date(names):
    brief = brief_of(
        names,
        ("2021-05-01", "On 3 March 2021 Russia delivered forty tanks to Iran."),
        ("2021-05-02", "On 9 March 2021 an envoy of Russia met an envoy of Iran in Baku."),
    )
    days = [row.date for row in brief.dates]
    assert "2021-03-03" in days
    assert "2021-03-09" not in days


def test_a_claim_that_another_sentence_makes_is_not_denied_by_the_one_it_does_not_concern(names):
    brief = brief_of(
        names,
        (
            "2021-05-01",
            "Iran accused Russia of draining the reservoir at Sarab. Reports suggested that the reservoir was empty, "
            "a claim that Iran rejected.",
        ),
    )
    assert not any(p.actor == "IRN" and "accused" in p.towards for thing in brief.things for p in thing.positions)


def test_what_only_announces_what_comes_is_no_sentence_of_a_brief():
    text = "Russia sent Iran six jets. Here are five things to know about Russia and Iran. Iran thanked Russia."
    (coded,) = code([Document("d", text)])
    assert [sentence.number for sentence in sentences(coded, DYAD)] == [0, 2]
