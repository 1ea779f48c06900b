"""Dictionary forms."""

import pytest

from allegedly.grammar.words import lemma

FORMS = [
    ("hopes", "VBZ", "hope"),
    ("hoped", "VBD", "hope"),
    ("hopped", "VBD", "hop"),
    ("fined", "VBD", "fine"),
    ("raped", "VBN", "rape"),
    ("sparing", "VBG", "spare"),
    ("barring", "VBG", "bar"),
    ("visited", "VBD", "visit"),
    ("vowed", "VBD", "vow"),
    ("vetoes", "VBZ", "veto"),
    ("taxes", "VBZ", "tax"),
]


@pytest.mark.parametrize(("form", "tag", "base"), FORMS)
def test_a_form_has_its_verb(form: str, tag: str, base: str) -> None:
    assert lemma(form, tag, "VERB") == base
