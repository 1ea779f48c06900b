"""Verbs are joined with verbs of their own form."""

from allegedly.grammar import parse
from allegedly.nouns import Document


def joined_to(text: str, word: str) -> str:
    result = next(iter(parse([Document("d", text)])))
    token = result.words.index(word)
    assert result.deps[token] == "conj"
    return result.words[result.heads[token]]


def test_a_participle_goes_on_with_the_participle_and_not_with_the_infinitive_between():
    text = "Norway is using Kenyan weaponry to attack Mali and being trained by Kenyan military personnel."
    assert joined_to(text, "trained") == "using"


def test_a_simple_past_goes_on_with_the_relative_clause_where_the_verb_above_is_no_past():
    text = (
        "Norway and Kenya have lodged a complaint with the council that Mali's sale of boats to Niger is a violation "
        "of the pact, which ended the war, imposed a fishing ban on Mali and provided a way to complain."
    )
    assert joined_to(text, "imposed") == "ended"


def test_two_verbs_of_one_form_stay_joined():
    assert joined_to("Norway wants to buy boats and to sell fish to Mali.", "sell") == "buy"
    assert joined_to("Norway met the envoy and signed the pact.", "signed") == "met"
