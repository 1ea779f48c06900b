"""How sure an event is: from the top of its sentence down to its trigger, each governing word changes what is known.

After FactBank's factuality (Saurí & Pustejovsky 2009: certainty × polarity for a source) and the relative polarity of
nested implicatives (Nairn, Condoravdi & Karttunen 2006), with the numbers of the unified scale −3 … 3 (Stanovsky et al.
2017).
"""

from __future__ import annotations

from allegedly.coding.certainty.certitude import Certitude, certainty_of
from allegedly.coding.certainty.clause import local
from allegedly.coding.certainty.edges import Above, Passing, passing, root
from allegedly.coding.certainty.lexicon import HIGHEST, Lexicon, lexicon
from allegedly.coding.certainty.tenses import own_tense
from allegedly.grammar import Parse
from allegedly.nouns import Tense

# Longer ways up are faults of the parser; a bound for texts made of one endless sentence.
LONGEST_WAY = 40


def judge(parse: Parse, token: int, attribution_cue: int | None = None) -> Certitude:
    """How sure the innermost speaker is of the event with this trigger, and which time it is put in.

    `attribution_cue` is the word by which the event is reported, if one is ("Iran [denied] selling drones"): what
    stands above it is left out. What the cue means goes into `factuality` and `certainty` (for Iran the sale is at −3),
    and not into `polarity`, which is of the content as worded (positive): the attribution's position holds the denial.
    An event that is itself the cue ("accused") is judged in its sentence.
    """
    words = lexicon()
    way = [token]
    heads, at = parse.heads, token
    while heads[at] != at and (at != attribution_cue or at == token) and len(way) < LONGEST_WAY:
        at = heads[at]
        way.append(at)
    way.reverse()
    reported = len(way) > 1 and way[0] == attribution_cue
    value, denied, tense = _descend(parse, way, words, reported)
    if reported:
        worded, denied, _ = _descend(parse, way[1:], words, True)
    else:
        worded = value
    return Certitude(
        polarity="negative" if worded < 0 or (worded == 0 and denied) else "positive",
        certainty=certainty_of(value),
        factuality=round(value, 3) + 0.0,
        tense=tense or "past",
    )


def _descend(parse: Parse, way: list[int], words: Lexicon, stated: bool) -> tuple[float, bool, Tense | None]:
    """What is known of the last word of the way, whether it is denied beside itself, and its time.

    `stated`: the first word is taken as asserted, whatever kind of sentence it stands in.
    """
    top = way[0]
    step = Passing(HIGHEST) if stated else root(parse, top, words)
    here = local(parse, top, words, way[1] if len(way) > 1 else -1)
    above = Above(top, step.value, step.value * here.factor)
    tense = _tense(own_tense(parse, top), step.tense, here.tense)
    last = len(way) - 1
    for index in range(1, last + 1):
        token = way[index]
        step = passing(parse, token, above, words)
        here = local(parse, token, words, way[index + 1] if index < last else -1)
        value = HIGHEST if here.presupposed and here.factor > 0 else step.value
        if index == last and step.itself is not None:
            value = step.itself
        if step.value == HIGHEST > abs(above.value) and tense == "hypothetical":
            tense = None  # taken for granted inside what is only thought of
        above = Above(token, step.value, value * here.factor)
        tense = _tense(own_tense(parse, token), step.tense, here.tense) or tense
    return above.value, here.factor < 0, tense


def _tense(own: Tense | None, passed: Tense | None, beside: Tense | None) -> Tense | None:
    """The governor's word goes over the modal or adverb beside the verb, and that over the verb's own form."""
    if passed in {"hypothetical", "future"}:
        return passed
    return beside or passed or own
