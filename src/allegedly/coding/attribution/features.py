"""What the learned model sees of a possible cue, of a possible content and of a possible source: columns of numbers.

A column holds the CRC-32 of a short word about the grammar (a lemma, a label, a bucket). The model hashes columns and
pairs of columns into its table of weights (Weinberger et al., "Feature hashing", ICML 2009), so no text is stored.
"""

from __future__ import annotations

from zlib import crc32

from allegedly.coding.attribution.contents import Option, cue_clause
from allegedly.coding.attribution.lexicon import Lexicon
from allegedly.coding.attribution.scene import Scene
from allegedly.coding.attribution.sources import Speaker

_codes: dict[str, int] = {}
NONE = "∅"


def code(word: str) -> int:
    """A stable number for a word."""
    known = _codes.get(word)
    if known is None:
        if len(_codes) > 200_000:  # a bound on memory, as in grammar/words.py
            _codes.clear()
        known = _codes[word] = crc32(word.encode())
    return known


BUCKETS = (0, 1, 2, 3, 4, 6, 8, 12, 18, 27, 40, 60, 100)


def bucket(number: int) -> str:
    """A number's size class."""
    for size in BUCKETS:
        if number <= size:
            return str(size)
    return "more"


CUE_COLUMNS = (
    "lemma", "lower", "tag", "dep", "pos", "lexicon", "frame", "prev", "next", "next2", "prev2",
    "head lemma", "head dep", "head pos", "ccomp", "mark", "object", "object tag", "xcomp", "prep", "subject",
    "subject tag", "passive", "auxiliary", "negated", "quoted", "quote before", "quote after", "above", "above dep",
    "depth", "subject side", "children", "place", "suffix", "quotes", "ccomp side", "object children", "agent",
    "heading",
    "sentence end", "capital",
)  # fmt: skip


def cue_columns(scene: Scene, token: int, lexicon: Lexicon) -> list[int]:
    """One number per name in CUE_COLUMNS."""
    parse = scene.parse
    words, lowers, lemmas, tags, pos, deps = parse.words, parse.lowers, parse.lemmas, parse.tags, parse.pos, parse.deps
    start, stop = parse.sentences[parse.sentence_of[token]]
    head = parse.heads[token]
    clause = mark = thing = thing_tag = xcomp = prep = who = who_tag = auxiliary = side = clause_side = agent = NONE
    passive = negated = below = ""
    thing_children = NONE
    for child in parse.children[token]:
        dep = deps[child]
        below += dep[:2]
        if dep == "ccomp" or dep == "parataxis":
            clause, clause_side = tags[child], "after" if child > token else "before"
            first = parse.lefts[child]
            mark = lowers[first] if child > token else "fronted"
        elif dep in {"dobj", "attr", "acomp", "oprd"}:
            thing, thing_tag = lemmas[child], tags[child]
            thing_children = "".join(deps[c][:2] for c in parse.children[child])
        elif dep == "xcomp":
            xcomp = lemmas[child] + tags[child]
        elif dep == "prep":
            if prep == NONE:
                prep = lowers[child]
        elif dep == "agent":
            agent = "agent"
        elif dep in {"nsubj", "nsubjpass", "expl", "csubj"}:
            who, who_tag = lemmas[child], tags[child]
            side = dep + ("<" if child < token else ">")
        elif dep == "aux":
            auxiliary = lemmas[child]
        elif dep == "auxpass":
            passive = "passive"
        elif dep == "neg":
            negated = "not"
    above, above_dep, depth, at = NONE, NONE, 0, token
    while parse.heads[at] != at and depth < 12:
        if pos[at] in {"VERB", "AUX"} and above_dep == NONE:
            above_dep = deps[at]
        at = parse.heads[at]
        depth += 1
        if pos[at] == "VERB" and above == NONE and (at != token):
            above = lemmas[at]
    quoted = scene.quote_of[token]
    before = after = NONE
    for number in scene.quotes_in.get(parse.sentence_of[token], ()):
        quote = scene.quotes[number]
        if number == quoted:
            continue
        if quote.end <= token:
            before = bucket(token - quote.end) + ("l" if len(quote) > 6 else "s")
        elif after == NONE and quote.first > token:
            after = bucket(quote.first - token) + ("l" if len(quote) > 6 else "s")
    pos_here = pos[token]
    entry = (lexicon.verbs if pos_here == "VERB" else lexicon.nouns if pos_here == "NOUN" else lexicon.adjectives).get(
        lemmas[token] if pos_here != "ADJ" else lowers[token]
    )
    lower = lowers[token]
    values = (
        lemmas[token] if pos_here != "PROPN" else lower, lower, tags[token], deps[token], pos_here,
        "known" if entry is not None else "new", "|".join(sorted(entry.frames)) if entry is not None else NONE,
        lowers[token - 1] if token > start else "<", lowers[token + 1] if token + 1 < stop else ">",
        lowers[token + 2] if token + 2 < stop else ">", lowers[token - 2] if token > start + 1 else "<",
        lemmas[head] if head != token else NONE, deps[head], pos[head], clause, mark, thing, thing_tag, xcomp,
        prep, who,
        who_tag, passive, auxiliary, negated, "quoted" if quoted >= 0 else "", before, after, above, above_dep,
        bucket(depth), side, below, bucket(token - start), lower[-3:],
        bucket(len(scene.quotes_in.get(parse.sentence_of[token], ()))), clause_side, thing_children, agent,
        "heading" if parse.sentence_of[token] < 1 else "",
        words[stop - 1] + ("" if stop - start > 12 else "short"), "A" if words[token][0].isupper() else "a",
    )  # fmt: skip
    return [code(value) for value in values]


# Pairs of cue columns that are hashed together with the single ones.
CUE_PAIRS = (
    ("lemma", "tag"), ("lemma", "dep"), ("lemma", "mark"), ("lemma", "ccomp"), ("lemma", "prep"),
    ("lemma", "object tag"),
    ("lemma", "object"), ("lemma", "xcomp"), ("lemma", "quoted"), ("lemma", "subject tag"), ("lemma", "next"),
    ("lemma", "prev"), ("lemma", "passive"), ("lemma", "auxiliary"), ("lemma", "above dep"), ("lemma", "head lemma"),
    ("lemma", "quote before"), ("lemma", "quote after"), ("lemma", "subject side"), ("lemma", "negated"),
    ("lemma", "head dep"), ("lemma", "children"), ("lemma", "subject"), ("above", "above dep"), ("above dep", "quoted"),
    ("pos", "quote before"), ("pos", "quote after"), ("pos", "mark"), ("tag", "mark"), ("ccomp side", "subject tag"),
    ("pos", "next"), ("pos", "prev"), ("pos", "prep"), ("tag", "dep"), ("object", "object children"),
    ("object", "prep"),
    ("subject tag", "object tag"), ("dep", "above"), ("dep", "head lemma"), ("subject", "subject tag"),
    ("pos", "children"),
    ("quoted", "subject"), ("lexicon", "mark"), ("lexicon", "quoted"), ("lexicon", "tag"), ("lexicon", "dep"),
    ("frame", "mark"), ("frame", "prep"), ("frame", "object tag"), ("frame", "quote after"), ("frame", "quote before"),
    ("suffix", "tag"), ("next", "next2"), ("lower", "sentence end"), ("quotes", "pos"), ("heading", "pos"),
    ("lemma", "place"), ("object", "xcomp"), ("prev", "next"), ("prev", "prev2"), ("capital", "pos"),
    ("lemma", "heading"),
)  # fmt: skip


CONTENT_COLUMNS = (
    "kind", "lemma", "pos", "order", "length", "pieces", "quoted", "first", "last", "behind", "ahead", "first tag",
    "cue quoted", "gap", "covers subject", "subject side", "mark", "edge", "rest", "tag", "dep", "prep", "share",
    "sentences", "best",
)  # fmt: skip


def content_columns(scene: Scene, cue: int, options: list[Option], lexicon: Lexicon) -> list[list[int]]:
    """One row per option, one number per name in CONTENT_COLUMNS."""
    parse = scene.parse
    lowers, tags = parse.lowers, parse.tags
    start, stop = scene.sentence(cue)
    clause = cue_clause(scene, cue)
    subject = parse.child(cue, "nsubj", "nsubjpass")
    side = NONE if subject is None else ("<" if subject < cue else ">")
    clauses = [c for c in parse.children[cue] if parse.deps[c] == "ccomp"]
    mark = NONE if not clauses else "fronted" if clauses[0] < cue else lowers[parse.lefts[clauses[0]]]
    prep = next((lowers[c] for c in parse.children[cue] if parse.deps[c] == "prep"), NONE)
    kinds = {option.kind for option in options}
    best = ",".join(
        k for k in ("ccomp", "ccomp-before", "xcomp", "object", "quote-after", "quote-before") if k in kinds
    )
    entry = lexicon.verbs.get(parse.lemmas[cue])
    shared = [parse.lemmas[cue], parse.pos[cue]]
    rows = []
    for number, option in enumerate(options):
        pieces = option.pieces
        first, last = pieces[0][0], pieces[-1][1] - 1
        size = sum(end - begin for begin, end in pieces)
        quoted = sum(scene.quote_of[t] >= 0 for begin, end in pieces for t in range(begin, end))
        share = "all" if quoted >= size - 1 else "none" if not quoted else "some"
        gap = first - cue if first > cue else last - cue if last < cue else 0
        covered = subject is not None and any(begin <= subject < end for begin, end in pieces)
        cut = _cuts(scene, option)
        values = (
            option.kind, *shared, bucket(number), bucket(size), bucket(len(pieces)), share, lowers[first], lowers[last],
            lowers[last + 1] if last + 1 < stop else ">" if last + 1 == stop else ">>",
            lowers[first - 1] if first > start else "<", tags[first], "q" if scene.quote_of[cue] >= 0 else "",
            ("-" if gap < 0 else "+") + bucket(abs(gap)), "covers" if covered else "", side, mark, cut,
            "to end" if last + 2 >= stop else "", tags[cue], parse.deps[cue], prep,
            bucket(10 * size // max(1, stop - start)),
            bucket(parse.sentence_of[last] - parse.sentence_of[first]) + ("|" if entry is None else "+"), best,
        )  # fmt: skip
        rows.append([code(value) for value in values])
    del clause
    return rows


def _cuts(scene: Scene, option: Option) -> str:
    """Whether the content's edges cut a quotation in two."""
    marks = ""
    for begin, end in option.pieces:
        if begin > 0 and scene.quote_of[begin] >= 0 and scene.quote_of[begin] == scene.quote_of[begin - 1]:
            marks += "["
        if (
            end < len(scene.quote_of)
            and scene.quote_of[end - 1] >= 0
            and scene.quote_of[end - 1] == scene.quote_of[end]
        ):
            marks += "]"
    return marks


CONTENT_PAIRS = (
    ("kind", "lemma"), ("kind", "pos"), ("kind", "tag"), ("kind", "dep"), ("kind", "quoted"), ("kind", "length"),
    ("kind", "first"), ("kind", "first tag"), ("kind", "behind"), ("kind", "ahead"), ("kind", "edge"), ("kind", "mark"),
    ("kind", "subject side"), ("kind", "rest"), ("kind", "cue quoted"), ("kind", "gap"), ("kind", "order"),
    ("kind", "prep"),
    ("kind", "covers subject"), ("kind", "best"), ("kind", "pieces"), ("kind", "sentences"), ("kind", "share"),
    ("lemma", "first"), ("lemma", "ahead"), ("lemma", "quoted"), ("lemma", "prep"), ("pos", "first"), ("pos", "ahead"),
    ("first", "ahead"), ("last", "behind"), ("quoted", "edge"), ("quoted", "length"), ("ahead", "quoted"),
    ("pos", "length"),
    ("lemma", "first tag"), ("lemma", "length"), ("dep", "length"), ("best", "quoted"),
)  # fmt: skip


SOURCE_COLUMNS = (
    "kind", "lemma", "pos", "order", "head", "head tag", "length", "distance", "side", "tag", "dep", "quoted",
    "passive",
    "above", "count", "first",
)  # fmt: skip


def source_columns(scene: Scene, cue: int, speakers: list[Speaker]) -> list[list[int]]:
    """One row per speaker, one number per name in SOURCE_COLUMNS."""
    parse = scene.parse
    passive = "passive" if any(parse.deps[c] == "auxpass" for c in parse.children[cue]) else ""
    above = parse.lemmas[parse.heads[cue]]
    kinds = ",".join(s.kind for s in speakers[:2])
    rows = []
    for number, speaker in enumerate(speakers):
        head = speaker.head
        nobody = head < 0
        quoted = "" if nobody else "same" if scene.quote_of[head] == scene.quote_of[cue] else "other"
        values = (
            speaker.kind, parse.lemmas[cue], parse.pos[cue], bucket(number), NONE if nobody else parse.lowers[head],
            NONE if nobody else parse.tags[head], NONE if nobody else bucket(speaker.piece[1] - speaker.piece[0]),
            NONE if nobody else bucket(abs(head - cue)), NONE if nobody else "<" if head < cue else ">",
            parse.tags[cue], parse.deps[cue], quoted, passive, above, kinds,
            NONE if nobody else parse.lowers[speaker.piece[0]],
        )  # fmt: skip
        rows.append([code(value) for value in values])
    return rows


SOURCE_PAIRS = (
    ("kind", "lemma"), ("kind", "pos"), ("kind", "tag"), ("kind", "dep"), ("kind", "passive"), ("kind", "head tag"),
    ("kind", "head"), ("kind", "quoted"), ("kind", "count"), ("kind", "order"), ("kind", "distance"), ("kind", "side"),
    ("pos", "head tag"), ("kind", "above"), ("lemma", "head tag"), ("lemma", "passive"), ("kind", "first"),
)  # fmt: skip
