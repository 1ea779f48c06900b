"""One parse per document, with every position exact."""

from allegedly.grammar import clause, parse
from allegedly.grammar.paragraphs import LONGEST, paragraphs
from allegedly.nouns import Document


def parsed(text):
    return next(iter(parse([Document("d", text)])))


def test_every_token_stands_where_it_says():
    text = "  “Iran’s drones”, it said —\n\n\tKyiv’s mayor   agreed.\r\nNo comment… 😀 was given.\n"
    result = parsed(text)
    assert result.words
    for word, start, end in zip(result.words, result.starts, result.ends, strict=True):
        assert text[start:end] == word
        assert not word.isspace()


def test_documents_keep_their_order_and_their_own_tokens():
    documents = [Document(str(n), f"Envoy number {n} arrived.\n\nShe left.") for n in range(150)]
    results = list(parse(documents))
    assert [r.document.id for r in results] == [d.id for d in documents]
    assert all(str(n) in r.words for n, r in enumerate(results))


def test_a_sentence_never_runs_from_one_paragraph_into_the_next():
    result = parsed("Talks in Vienna\nThe envoys met on Monday\nNo date was set")
    assert [result.quote(result.sentence_span(n)) for n in range(3)] == [
        "Talks in Vienna",
        "The envoys met on Monday",
        "No date was set",
    ]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The foreign minister of the island republic told members of\n"
        "parliament on Tuesday that the government would not sign the\n"
        "fishing treaty before the neighbours had answered its letter\n"
        "about the three boats that were held in the northern port in\n"
        "March.\n\nThe neighbours did not answer."
    )
    assert len(paragraphs(text)) == 2


def test_a_paragraph_that_never_ends_is_cut_and_nothing_is_lost():
    text = "Rain fell on the border post. " * 3000
    pieces = paragraphs(text)
    assert all(end - start <= LONGEST for start, end in pieces)
    assert " ".join(text[s:e].strip() for s, e in pieces) == text.strip()


def test_an_empty_text_has_an_empty_parse():
    result = parsed(" \n ")
    assert len(result) == 0
    assert result.sentences == []


def test_heads_children_and_edges_agree():
    result = parsed("The ministry, which denied it, said on Monday that two ships had left the port.")
    for token, head in enumerate(result.heads):
        if head != token:
            assert token in result.children[head]
        assert result.lefts[token] <= token <= result.rights[token]
        assert set(result.subtree(token)) <= set(range(result.lefts[token], result.rights[token] + 1))


def test_tokens_of_a_span_are_those_that_touch_it():
    text = "Kyiv asked for help."
    result = parsed(text)
    start = text.index("asked")
    assert [result.words[t] for t in result.tokens((start, start + 5))] == ["asked"]
    assert [result.words[t] for t in result.tokens((start + 1, start + 7))] == ["asked", "for"]


def clause_of(text, word):
    result = parsed(text)
    return result.quote(clause(result, result.words.index(word)))


def test_the_clause_of_a_verb_runs_from_its_subject_to_its_object():
    assert clause_of("The minister said that Norland had supplied Sudland with boats.", "supplied") == (
        "Norland had supplied Sudland with boats"
    )


def test_a_verb_without_a_subject_borrows_the_one_above():
    assert (
        clause_of("Norland agreed to supply boats to Sudland.", "supply") == "Norland agreed to supply boats to Sudland"
    )


def test_the_clause_of_a_noun_is_its_noun_phrase():
    assert clause_of("Norland's sale of boats to Sudland angered its critics.", "sale") == (
        "Norland's sale of boats to Sudland"
    )
