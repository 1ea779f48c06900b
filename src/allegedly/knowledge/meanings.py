"""Which words two reports of one event use for the same thing (`language/meanings.csv`), and a plain stemmer."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from allegedly.knowledge.tables import table

# In the order in which they are tried, with what stands instead, and the least that must be left of the word.
PLURALS = (("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ies", "y"), ("s", ""))
ENDINGS = (
    ("ation", "", 4),
    ("ied", "y", 2),
    ("ating", "", 4),
    ("ment", "", 4),
    ("ing", "", 3),
    ("ed", "e", 3),
    ("ion", "", 5),
    ("ly", "", 5),
)
MIN_PLURAL = 4
# "ties", "dies"
SHORT_PLURAL = 4
# "fire" and "plane" keep their last letter, "missile" and "accuse" lose it; so "firing" gets it back.
SHORT = 5
DOUBLED = re.compile(r"([^aeious])\1$")
CLUSTER = re.compile(r"[^aeiou]{2}e$")
FIRING = re.compile(r"[^aeiou]?[aeiou]{1,2}[^aeiouwxy]$")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A lower-case word without what inflection and derivation add, roughly: stems are only compared with stems."""
    if len(word) >= MIN_PLURAL and not word.endswith(("ss", "us", "is")):
        for plural, singular in PLURALS:
            if word.endswith(plural):
                word = word[:-1] if len(word) <= SHORT_PLURAL else word.removesuffix(plural) + singular
                break
    for ending, instead, left in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = word.removesuffix(ending)
            # "stopped", "expelled", but not "passed", "killed"
            if DOUBLED.search(word) and (word[-1] != "l" or len(word) > SHORT):
                word = word[:-1]
            elif ending == "ing" and len(word) < SHORT and FIRING.fullmatch(word):
                word += "e"
            else:
                word += instead
            break
    word = word.removesuffix("ate") if len(word) > SHORT + 1 else word
    word = word.removesuffix("e") if len(word) > SHORT or CLUSTER.search(word) else word
    # "supply", "supplied"
    return word[:-1] + "i" if word.endswith("y") and len(word) > MIN_PLURAL else word


@cache
def meanings() -> dict[str, str]:
    """The meaning of each stem that has one in common with others. Raises KnowledgeError where a word has two."""
    found: dict[str, str] = {}
    for row in table("language/meanings.csv", ("meaning", "words")):
        for word in row.items("words"):
            if word != word.lower():
                raise row.wrong(f"word “{word}” is not in lower case")
            if found.setdefault(stem(word), row["meaning"]) != row["meaning"]:
                raise row.wrong(f"word “{word}” has the meaning “{found[stem(word)]}” already")
    return found


@lru_cache(maxsize=1 << 16)
def meaning(word: str) -> str:
    """What a lower-case word is counted as: the meaning that it shares with others, else its stem."""
    root = stem(word)
    return meanings().get(root, root)
