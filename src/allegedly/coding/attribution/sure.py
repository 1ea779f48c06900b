"""What grammar and lexicon leave no doubt about, also where the learned model keeps silent.

PolNeAR's annotators give every word to one attribution at most, so a model learned from them tends to skip those that
stand inside others ("has rejected denials by the ministry that …"). Who says what at second hand is what we are after.
"""

from __future__ import annotations

from allegedly.coding.attribution.contents import Option
from allegedly.coding.attribution.cues import cue_of
from allegedly.coding.attribution.lexicon import Cue, Lexicon
from allegedly.coding.attribution.position import gives_none, is_negated
from allegedly.coding.attribution.scene import Scene
from allegedly.coding.attribution.sources import NOBODY, Speaker

# How a source must hang on the cue to be its own.
OWN_OF_VERB = frozenset({"subject", "agent", "antecedent"})
NAMED_OF_NOUN = frozenset({"possessor", "by", "from"})
OWN_OF_NOUN = NAMED_OF_NOUN | {"verb-subject", "verb-agent"}
# Words from a cue to the colon at most: "reads, in part:".
LONGEST_LEAD = 12
# Words of a name or title after the colon or dash of a headline, at most: "…: deputy minister of defence".
LONGEST_SIGNATURE = 7
# Words after "…, the porter said" at most: "on Monday.".
LONGEST_REST = 4
DASHES = frozenset({"–", "—", "-", "--", "―"})
# Speakers of whom nothing is reported: "I think that …" inside a speech is the speech's own.
SPEECH = frozenset({"i", "we", "you", "one", "me", "us", "there", "that", "this"})

# Auxiliaries that carry a negation.
CARRYING = frozenset({"can", "do", "will", "would", "could", "have"})

Sure = tuple[Option, Speaker]


def sure_content(
    scene: Scene, token: int, lexicon: Lexicon, options: list[Option], speakers: list[Speaker]
) -> Sure | None:
    """The content and source of a token that surely is a cue, else None."""
    cue = cue_of(scene, token, lexicon)
    parse = scene.parse
    pos = parse.pos[token]
    option: Option | None = None
    if pos == "ADV" and cue is not None:
        option = _first(options, "phrase", "head", "head-right")
        return (option, NOBODY) if option is not None else None
    if pos == "PUNCT":
        return _signed(scene, token, options, speakers)
    if pos == "NOUN":
        return _noun(scene, token, lexicon, options, speakers)
    speaker = speakers[0]
    if speaker.head < 0 or parse.lowers[speaker.head] in SPEECH:
        return None
    # "Footage that it said showed the raid" has an "it" that speaks; "it seems that …" none.
    known = lexicon.verbs.get(parse.lemmas[token])
    denies = known is not None and known.position == "denies"  # "said it rejects the charge": who denies is somebody
    it = parse.lowers[speaker.head] == "it" and parse.deps[token] != "relcl" and not denies
    if pos == "ADJ" and cue is not None and speaker.kind in OWN_OF_NOUN and not it:
        option = _that(scene, options, "clause")
    if pos == "VERB" and speaker.kind == "inverted":
        option = _first(options, "quote-before", "before")
    elif pos == "VERB" and speaker.kind in OWN_OF_VERB:
        option = _withheld(scene, token, lexicon, options)
        if option is None and not it:
            option = (
                _told(scene, token, cue, options)
                or _announced(scene, token, cue, options)
                or _retold(scene, token, cue, options)
            )
    return (option, speaker) if option is not None else None


def overrules(scene: Scene, token: int, lexicon: Lexicon, speaker: Speaker) -> bool:
    """Whether what is sure of a token stands against whatever the model says."""
    lower = scene.parse.lowers[token]
    return lower in lexicon.adverbs or lower in lexicon.phrase_nouns or speaker.kind == "inverted"


def may_be_sure(scene: Scene, token: int, lexicon: Lexicon) -> bool:
    """Whether a token is worth a look however low its chance: "reportedly", "could not provide", "in the words of"."""
    parse = scene.parse
    lower, pos, lemma = parse.lowers[token], parse.pos[token], parse.lemmas[token]
    if pos == "VERB":
        if lemma in lexicon.withheld and (is_negated(scene, token) or gives_none(scene, token, lexicon)):
            return True
        known = lexicon.verbs.get(lemma)
        denies = known is not None and known.position == "denies"
        return denies or (lemma == "tell" and scene.quote_of[token] >= 0)
    if pos == "NOUN":
        noun = lexicon.nouns.get(lemma)
        return lower in lexicon.phrase_nouns or (
            noun is not None and (noun.position != "affirms" or _owned(scene, token))
        )
    return lower in lexicon.adverbs or (pos == "ADJ" and lower in lexicon.adjectives) or may_sign(scene, token)


def _owned(scene: Scene, token: int) -> bool:
    """Whether a noun has a source of its own and a clause: "a finding by the court that …"."""
    parse = scene.parse
    below = parse.children[token]
    owner = any(parse.deps[c] == "poss" or parse.lowers[c] in {"by", "from"} for c in below)
    return owner and any(parse.deps[c] in {"acl", "relcl", "ccomp"} and c > token for c in below)


def may_sign(scene: Scene, token: int) -> bool:
    """Whether a colon or dash stands before who says it: "Borders to close: minister", "“…” – fisherman"."""
    parse = scene.parse
    word = parse.words[token]
    if word != ":" and word not in DASHES:
        return False
    start, stop = scene.sentence(token)
    if not 1 < stop - token <= LONGEST_SIGNATURE + 1 or token - start < 2:
        return False
    if any(parse.pos[t] in {"VERB", "AUX", "NUM"} or parse.words[t] == "." for t in range(token + 1, stop)):
        return False
    number = parse.sentence_of[token]
    alone = number + 1 >= len(parse.sentences) or parse.paragraph_of[number + 1] != parse.paragraph_of[number]
    if word == ":":
        return alone and any(parse.pos[t] in {"VERB", "AUX"} for t in range(start, token))
    return scene.quote_of[token - 1] >= 0 and scene.quote_of[token] < 0 and scene.quote_of[token + 1] < 0


def _signed(scene: Scene, token: int, options: list[Option], speakers: list[Speaker]) -> Sure | None:
    """A headline or motto with its speaker at the end."""
    if not may_sign(scene, token):
        return None
    speaker = next((s for s in speakers if s.head > token), None)
    option = _first(options, "quote-before", "colon-before")
    return (option, speaker) if option is not None and speaker is not None else None


def _noun(scene: Scene, token: int, lexicon: Lexicon, options: list[Option], speakers: list[Speaker]) -> Sure | None:
    """A noun with its own source and a clause: "the ministry's claim that …"; "in the words of the ministry"."""
    parse = scene.parse
    if parse.lowers[token] in lexicon.phrase_nouns:
        speaker = next((s for s in speakers if s.kind in {"of", "possessor"}), None)
        option = _first(options, "phrase-sentence")
        if speaker is not None and option is not None:
            return option, speaker
    cue = cue_of(scene, token, lexicon)
    if cue is None or "that" not in cue.frames:
        return None
    speaker = next((s for s in speakers if s.kind in NAMED_OF_NOUN), speakers[0])
    option = _that(scene, options, "clause", "verb-clause")
    if option is None and speaker.kind in NAMED_OF_NOUN and cue.position != "affirms":
        option = _first(options, "main-clause")
    if option is None or parse.lowers[speaker.head] in SPEECH | {"it"}:
        return None
    if speaker.kind not in OWN_OF_NOUN or _against(scene, speaker, token, lexicon):
        return option, NOBODY
    return option, speaker


def _against(scene: Scene, speaker: Speaker, token: int, lexicon: Lexicon) -> bool:
    """Whether the verb above only takes a stand on what others say: "denied reports that …", "heard claims that …"."""
    parse = scene.parse
    if speaker.kind not in {"verb-subject", "verb-agent"}:
        return False
    return parse.lemmas[parse.heads[token]] not in lexicon.light


def _told(scene: Scene, token: int, cue: Cue | None, options: list[Option]) -> Option | None:
    if cue is None or not cue.frames & {"that", "quote"}:
        return None
    if cue.position == "denies":
        relative = scene.parse.lowers[scene.parse.lefts[token]] == "which"
        return _first(options, "antecedent" if relative else "ccomp", "ccomp-before", "object", "prep")
    if "quote" in cue.frames and scene.parse.deps[token] == "relcl":
        return _first(options, "ccomp")
    last = scene.sentence(token)[1] - token <= LONGEST_REST + 2
    if "quote" in cue.frames and last and scene.parse.heads[token] == token:  # "The gate was open, the porter said."
        return _first(options, "quote-before", "ccomp-before", "ccomp")
    return _that(scene, options, "ccomp")


def _retold(scene: Scene, token: int, cue: Cue | None, options: list[Option]) -> Option | None:
    """A quotation inside a quotation: "“She told me, ‘Wait,’ …”"."""
    if cue is None or "quote" not in cue.frames or scene.quote_of[token] < 0:
        return None
    return _first(options, "quote-inner")


def _announced(scene: Scene, token: int, cue: Cue | None, options: list[Option]) -> Option | None:
    """A quotation right after a colon that follows the cue: "the message reads, in part: “…"."""
    if cue is None or "quote" not in cue.frames:
        return None
    parse = scene.parse
    stop = scene.sentence(token)[1]
    for at in range(token + 1, min(stop - 1, token + LONGEST_LEAD)):
        if parse.words[at] == ":":
            quoted = scene.quote_of[at + 1] >= 0 and scene.quote_of[at] < 0
            return _first(options, "quotes-speech", "quotes-next", "quote-after") if quoted else None
        if parse.pos[at] == "VERB":
            return None
    return None


def _withheld(scene: Scene, token: int, lexicon: Lexicon, options: list[Option]) -> Option | None:
    """What "could not provide …", "did not confirm …", "declined to say …", "gave no details" keep back."""
    parse = scene.parse
    if parse.lemmas[token] in {"decline", "refuse"} and (point := parse.child(token, "xcomp")) is not None:
        return _first(options, "xcomp") if parse.lemmas[point] in lexicon.refused else None
    if parse.lemmas[token] not in lexicon.withheld:
        return None
    if gives_none(scene, token, lexicon):
        return _first(options, "object", "right")
    if is_negated(scene, token):
        carried = any(parse.lemmas[c] in CARRYING for c in parse.children[token])
        thing = parse.child(token, "dobj")
        if carried and (thing is None or parse.lemmas[thing] in lexicon.information):
            return _first(options, "object", "ccomp", "prep", "right")
    return None


def _first(options: list[Option], *kinds: str) -> Option | None:
    for kind in kinds:
        for option in options:
            if option.kind == kind:
                return option
    return None


def _that(scene: Scene, options: list[Option], *kinds: str) -> Option | None:
    """A clause that begins with "that"."""
    for option in options:
        if option.kind in kinds and scene.parse.lowers[option.pieces[0][0]] == "that":
            return option
    return None
