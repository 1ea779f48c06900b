"""Words that two reports use for the same thing."""

from __future__ import annotations

import pytest

from allegedly.knowledge.denying import denies
from allegedly.knowledge.meanings import meaning, stem


@pytest.mark.parametrize(
    "forms",
    [
        "agree agreed agrees",
        "fire fired firing fires",
        "seize seized seizing",
        "stop stopped stopping",
        "supply supplied supplies supplying",
        "accuse accused accusing accusation",
        "tie ties",
        "plane planes",
        "expel expelled expelling",
        "kill killed killing",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


def test_different_words_keep_different_stems():
    assert len({stem(word) for word in "plan plane ship shape missile missing arm army die day".split()}) == 10


def test_synonyms_have_one_meaning_and_others_their_own():
    assert meaning("ceasefire") == meaning("truce")
    assert meaning("envoys") == meaning("ambassador")
    assert meaning("halted") == meaning("suspends")
    assert meaning("missile") != meaning("drone")


def test_a_denial_is_told_from_a_refusal():
    assert denies("deny", "denied shipping arms to the rebels")
    assert denies("reject", "rejected the accusation that it had shipped arms")
    assert denies("call", "called the report baseless")
    assert not denies("reject", "rejected an offer of talks")
    assert not denies("invade", "invaded on a false claim")
