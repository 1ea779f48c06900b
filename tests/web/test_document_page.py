"""A document's page: versions and what changed, copies, instruments, what is known of a claim."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from allegedly.coding import code
from allegedly.ledger import Edit, open_ledger
from allegedly.nouns import Document
from allegedly.web.differing import MOST_WORDS, parts
from allegedly.web.templates import heading, paragraphs, set_apart

FIRST = Document(
    id="envoys", title="Envoys meet", published="2022-10-26", publisher="Example Post",
    url="https://example.org/envoys",
    text="Russia and Iran signed an agreement in Moscow on Tuesday. At least 20 people were killed in Syria. "
    "Iran violated Resolution 2231, the United States said.",
)  # fmt: skip
LATER = replace(
    FIRST,
    published="2022-10-27",
    text=FIRST.text.replace("At least 20", "At least 30") + " Iran denied that it had supplied drones to Russia.",
)
COPY = replace(FIRST, id="copied", publisher="Example Times", url="https://example.com/envoys")


@pytest.fixture(scope="module")
def several_ledger(tmp_path_factory):
    """A document in two versions, and a copy of the first in another outlet."""
    path = tmp_path_factory.mktemp("several") / "several.db"
    with open_ledger(path) as ledger:
        assert ledger.add(code([FIRST, COPY])).new == 2
        assert ledger.add(code([LATER])).changed == 1
    return path


@pytest.fixture
def reader(visit, several_ledger):
    return visit(ledger=several_ledger)


def test_the_newest_version_is_shown_and_older_ones_can_be_read(reader):
    newest = reader.get("/documents/envoys.json").json()
    assert newest["version"] == 2 and newest["document"]["text"] == LATER.text
    page = reader.get("/documents/envoys").text
    assert "version 2 of 2" in page and "earlier version" not in page
    older = reader.get("/documents/envoys?version=1").text
    assert "earlier version" in older and "At least 20" in older and "supplied drones" not in older
    assert reader.get("/documents/envoys?version=3").status_code == 404


def test_a_claim_of_an_older_version_is_looked_up_in_that_version(reader):
    old = reader.get("/documents/envoys.json?version=1").json()["claims"][0]["id"]
    link = re.search(r'hx-get="([^"]*beside[^"]*)"', reader.get("/documents/envoys?version=1").text)[1]
    assert "version=1" in link
    beside = reader.get(link.replace("&amp;", "&"))
    assert beside.status_code == 200 and f'data-claim="{old}"' in beside.text


def test_what_changed_between_versions_is_shown_word_by_word_and_in_the_claims(reader):
    page = reader.get("/versions/envoys").text
    assert "<del>20</del>" in page and "<ins>30</ins>" in page
    assert "<ins>Iran denied that it had supplied drones to Russia.</ins>" in page
    data = reader.get("/versions/envoys.json").json()
    assert (data["before"], data["after"]) == (1, 2)
    assert ["published", "2022-10-26", "2022-10-27"] in [list(each.values()) for each in data["particulars"]]
    rows = reader.get("/versions/envoys.csv").text.splitlines()
    assert any("added" in row and "supplied drones" in row for row in rows)
    assert reader.get("/versions/copied").status_code == 404
    assert reader.get("/versions/envoys?before=2&after=1").status_code == 404


def test_copies_of_an_article_are_listed_as_one_origin(reader):
    page = reader.get("/documents/copied").text
    assert "1 copy" in page and 'href="/documents/envoys"' in page and "count as one origin" in page


def test_instruments_are_a_layer_and_stand_beside_a_claim(reader):
    page = reader.get("/documents/copied?layer=instruments").text
    marked = re.findall(r'class="[^"]*\binstrument\b[^"]*"[^>]*>([^<]+)<', page)
    assert "".join(marked) == "Resolution 2231"
    assert 'href="/instruments/UNSCR.2231"' in page
    claims = reader.get("/documents/copied.json").json()["claims"]
    claim = next(each for each in claims if "2231" in each["quote"]["text"])
    beside = reader.get("/beside", params={"document": "copied", "claim": claim["id"]}).text
    assert "Security Council Resolution 2231" in beside and "Violation" in beside


def test_an_instrument_has_a_page_with_who_says_what_of_it(reader):
    listed = reader.get("/instruments.json").json()["instruments"]
    assert [one["id"] for one in listed] == ["UNSCR.2231"]
    page = reader.get("/instruments/UNSCR.2231").text
    assert "Violation" in page and "United States" in page and "affirms" in page
    assert "violation" in reader.get("/instruments/UNSCR.2231.csv").text
    assert reader.get("/instruments/Resolution 2231").status_code == 200
    assert reader.get("/instruments/nonsense").status_code == 400


def test_only_words_that_differ_are_marked():
    before, after = parts(Edit(("Two dogs  ran.",), ("Three dogs ran away.",)))
    assert [(part.text, part.other) for part in before] == [("Two", True), (" dogs ran", False), (".", False)]
    assert "".join(part.text for part in after) == "Three dogs ran away."
    assert parts(Edit((), ("New.",)))[0] == []


def test_a_passage_that_was_rewritten_is_not_compared_word_by_word():
    long = "word " * MOST_WORDS
    (before,), (after,) = parts(Edit((long,), (long + "end",)))
    assert before.other and after.other


def test_a_document_without_a_title_is_called_by_its_first_line():
    assert heading(Document(id="x", text="\n  Envoys meet \nThey spoke for an hour.")) == "Envoys meet"
    assert heading(Document(id="x", text=" \n", title=None)) == "x"


def test_lines_that_are_paragraphs_stand_apart_and_keep_their_text():
    line = "The envoys of the two countries met in the capital, and spoke for an hour about the harbour and its dues."
    assert set_apart(f"{line}\n{line}\n{line}\n")
    assert not set_apart(f"{line}\n\n{line}") and not set_apart("cut at\na width\n" * 5) and not set_apart(line)
    shown = str(paragraphs("a < b\nc", True))
    assert shown == 'a &lt; b\n<span class="gap"></span>c'


def test_the_other_claims_of_a_sentence_stand_beside_it(browser):
    rows = browser.get("/claims.json?limit=200").json()["claims"]
    sentences = [(row["document"], tuple(row["quote"]["span"])) for row in rows]
    row = next(row for row, where in zip(rows, sentences, strict=True) if sentences.count(where) > 1)
    page = browser.get(f"/documents/{row['document']}?claim={row['id']}").text
    assert "Other claims of the sentence" in page
