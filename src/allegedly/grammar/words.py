"""Lemma and universal part of speech of a word, from its form and its Penn Treebank tag."""

from __future__ import annotations

import re

from allegedly.grammar.model import lemmatizer

# Penn Treebank tag → Universal POS (universaldependencies.org/tagset-conversion/en-penn-uposf.html).
UNIVERSAL = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "LS": "X", "MD": "AUX", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN", "PDT": "DET",
    "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "SYM": "SYM",
    "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB",
    "VBZ": "VERB", "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "AFX": "ADJ", "HYPH": "PUNCT",
    "NFP": "PUNCT", "ADD": "X", "XX": "X", "$": "SYM", "#": "SYM",
}  # fmt: skip
# The lemmatizer leaves a form alone that its morphology says is a base form already.
MORPH = {"VB": "VerbForm=Inf", "VBP": "VerbForm=Fin|Tense=Pres", "NN": "Number=Sing", "JJ": "Degree=Pos"}
CONTRACTED = {"n't": "not", "n’t": "not", "'ll": "will", "’ll": "will", "'re": "be", "’re": "be", "'m": "be",
              "’m": "be", "'ve": "have", "’ve": "have", "ca": "can", "wo": "will", "sha": "shall"}  # fmt: skip

_lemmas: dict[tuple[str, str], str] = {}


def universal(tag: str, dep: str, lower: str) -> str:
    """The universal part of speech: the tag's, but auxiliaries and conjunctions by what they do in the clause."""
    if tag[:2] == "VB" and (dep in {"aux", "auxpass"} or lower in _BE):
        return "AUX"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    return UNIVERSAL.get(tag, "PUNCT")


_BE = frozenset("be is am are was were been being 's ’s 're ’re 'm ’m".split())


def lemma(word: str, tag: str, pos: str) -> str:
    """The dictionary form; proper names keep their letters."""
    known = _lemmas.get((word, tag))
    if known is None:
        known = _lemmas[word, tag] = _look_up(word, tag, pos)
        if len(_lemmas) > 200_000:  # a bound on memory: about 40 MB; news of a year has some 100,000 forms
            _lemmas.clear()
    return known


def _look_up(word: str, tag: str, pos: str) -> str:
    lower = word.lower()
    if lower in CONTRACTED and pos in {"AUX", "VERB", "PART", "ADV"}:
        return CONTRACTED[lower]
    if pos in {"AUX", "VERB"} and (lower in _BE):
        return "be"
    if pos in {"PROPN", "PUNCT", "NUM", "SYM", "X"}:
        return word
    from spacy.tokens import Doc

    doc = Doc(lemmatizer().vocab, words=[word])
    doc[0].pos_ = "VERB" if pos == "AUX" else pos
    if tag in MORPH:
        doc[0].set_morph(MORPH[tag])  # type: ignore[attr-defined]
    found = str(lemmatizer().get_pipe("lemmatizer").lemmatize(doc[0])[0]).lower()  # type: ignore[attr-defined]
    return found + "e" if _lost_e(lower, found) else found


_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouswxy]$")
_SIBILANT = re.compile(r"(s|x|z|ch|sh|o)$")


def _lost_e(form: str, base: str) -> bool:
    """Whether the lemmatizer took "hoped" for a form of "hop": that would double its consonant ("hopped"), and "hops"
    would need no e."""
    if form in {base + "ed", base + "ing"}:
        return _SHORT.match(base) is not None
    return form == base + "es" and _SIBILANT.search(base) is None
