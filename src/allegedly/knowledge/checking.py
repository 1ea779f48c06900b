"""Words for checking a draft: paraphrases, words of little weight, hedges, denials, and what overtakes a report."""

from __future__ import annotations

from functools import cache

from allegedly.knowledge.tables import table

# A phrase as its words: ("call", "off").
Phrase = tuple[str, ...]
LEVELS = ("possible", "probable")


@cache
def paraphrases() -> dict[Phrase, str]:
    """The meaning of each word and phrase that has others of the same meaning; lemmas as written in the table."""
    found: dict[Phrase, str] = {}
    for row in table("language/checking/paraphrases.csv", ("meaning", "who", "words")):
        for words in row.items("words"):
            phrase = tuple(words.split())
            if phrase in found:
                raise row.wrong(f"“{words}” stands twice")
            found[phrase] = row["meaning"]
    return found


@cache
def who() -> frozenset[str]:
    """The meanings that tell who does something and not what."""
    rows = table("language/checking/paraphrases.csv", ("meaning", "who", "words"))
    return frozenset(row["meaning"] for row in rows if row.one_of("who", ("yes", "")) == "yes")


@cache
def light() -> frozenset[str]:
    """Lemmas that say little of what happened."""
    found = set()
    for row in table("language/checking/light.csv", ("class", "words")):
        for word in row.items("words") if row["class"] != "figures" else ():
            if (word,) in paraphrases():
                raise row.wrong(f"“{word}” also stands in paraphrases.csv")
            found.add(word)
    return frozenset(found)


@cache
def figure_words() -> frozenset[str]:
    """Words of figures and their bounds."""
    rows = table("language/checking/light.csv", ("class", "words"))
    return frozenset(word for row in rows if row["class"] == "figures" for word in row.items("words"))


@cache
def reporting() -> frozenset[str]:
    """Words by which a draft tells that something is what somebody says."""
    rows = table("language/checking/reporting.csv", ("words",))
    return frozenset(word for row in rows for word in row.items("words"))


@cache
def bodies() -> frozenset[str]:
    """Meanings and words of bodies that tell officially what their state does: keys as terms are made."""
    return frozenset(
        {"=minister", "=official", "=government", "=spokesman", "=police", "=court", "office", "coast", "prosec"}
    )


@cache
def titles(sort: str) -> tuple[frozenset[str], ...]:
    """Words of titles: the lines of the `head`s that are used for one another, or of the `field`s."""
    rows = table("language/checking/titles.csv", ("sort", "words"))
    return tuple(frozenset(row.items("words")) for row in rows if row.one_of("sort", ("head", "field")) == sort)


@cache
def hedges() -> dict[str, int]:
    """Words and phrases that keep a claim from being a fact, each with how sure it leaves it (index in LEVELS)."""
    return {
        words: LEVELS.index(row.one_of("level", LEVELS))
        for row in table("language/checking/hedges.csv", ("words", "level"))
        for words in row.items("words")
    }


@cache
def negators(sort: str) -> frozenset[str]:
    """Words that turn a statement round: `sure` ones, or `lexical` ones that do so by their meaning."""
    rows = table("language/checking/negators.csv", ("class", "words"))
    return frozenset(
        word for row in rows if row.one_of("class", ("sure", "lexical")) == sort for word in row.items("words")
    )


@cache
def overtaking() -> dict[Phrase, str]:
    """Phrases of lemmas by which a newer report takes back an older one, each with its sort."""
    rows = table("language/checking/overtaking.csv", ("what", "words"))
    return {tuple(words.split()): row["what"] for row in rows for words in row.items("words")}


@cache
def denials() -> frozenset[Phrase]:
    """Phrases of lemmas by which a text tells that somebody holds a claim for untrue."""
    rows = table("language/checking/denials.csv", ("words",))
    return frozenset(tuple(words.split()) for row in rows for words in row.items("words"))


@cache
def deeds() -> frozenset[str]:
    """Lemmas of verbs that tell a deed in so plain words that its sources have them too."""
    rows = table("language/checking/deeds.csv", ("words",))
    return frozenset(word for row in rows for word in row.items("words"))


@cache
def musing() -> frozenset[str]:
    """Lemmas of verbs by which a writer judges, compares or sums up, and tells of nothing done."""
    rows = table("language/checking/musing.csv", ("words",))
    return frozenset(word for row in rows for word in row.items("words"))


@cache
def mutual() -> frozenset[str]:
    """Keys of terms for what two do together, or each to the other."""
    rows = table("language/checking/mutual.csv", ("words",))
    return frozenset(word for row in rows for word in row.items("words"))


@cache
def acts() -> frozenset[str]:
    """Lemmas of cues by which somebody acts with words: whoever signs or promises something alleges nothing."""
    rows = table("language/checking/acts.csv", ("words",))
    return frozenset(word for row in rows for word in row.items("words"))
