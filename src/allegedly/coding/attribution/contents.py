"""What a cue may introduce: the stretches of text that can be its content, likeliest first."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.attribution.scene import Range, Ranges, Scene, trim, without

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis", "pcomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "csubjpass"})
# Children of a cue verb that are no part of what it introduces when they follow it.
ASIDE = frozenset({"nsubj", "nsubjpass", "agent", "npadvmod", "advmod", "punct", "conj", "cc", "aux", "neg", "dative",
                   "prt", "csubj"})  # fmt: skip
# Words between a cue in a quotation and the quotation inside that it introduces, at most: "told me, ‘…’".
NEAR = 5
JOINTS = frozenset({"CCONJ", "PUNCT"})
# Before a noun whose content is the main clause's: "Despite denials from the palace, the court said that …".
DESPITE = frozenset({"despite", "amid", "amidst", "notwithstanding"})
# Quoted paragraphs without a cue that still count as one speech.
LONGEST_SPEECH = 12


@dataclass(frozen=True, slots=True)
class Option:
    """A possible content: how it was found and its tokens."""

    kind: str
    pieces: Ranges


class Options:
    """Collects options, each stretch once, with its first (likeliest) kind."""

    def __init__(self, scene: Scene, cue: int) -> None:
        self.scene, self.cue = scene, cue
        self.found: dict[Ranges, str] = {}

    def add(self, kind: str, *pieces: Range) -> None:
        """Adds a stretch, without the cue itself and without punctuation at its edges."""
        kept = trim(self.scene, without([p for p in pieces if p[0] < p[1]], (self.cue, self.cue + 1)))
        if kept and kept not in self.found:
            self.found[kept] = kind

    def list(self) -> list[Option]:
        """The options in order."""
        return [Option(kind, pieces) for pieces, kind in self.found.items()]


def content_options(scene: Scene, cue: int) -> list[Option]:
    """Every content that the grammar allows for the cue."""
    options = Options(scene, cue)
    parse = scene.parse
    word = parse.pos[cue]
    if word == "PUNCT":
        _colon(options)
    elif parse.lowers[cue] == "according" or word == "ADP":
        _according(options)
    elif word == "ADV":
        _adverb(options)
    elif word in {"VERB", "AUX"}:
        _verb(options)
    else:
        _noun(options)
    _shorter(options)
    _quotation(options)
    for quote in scene.inner:
        if cue < quote.first <= cue + NEAR and scene.parse.sentence_of[quote.first] == scene.parse.sentence_of[cue]:
            options.add("quote-inner", (quote.first, quote.end))
    return options.list()


def subtree(scene: Scene, token: int) -> Range:
    """The tokens under a token as one range."""
    return scene.parse.lefts[token], scene.parse.rights[token] + 1


def cue_clause(scene: Scene, cue: int) -> Range:
    """The words from the cue's subject to the cue, in whichever order."""
    parse = scene.parse
    first, end = cue, cue + 1
    for child in parse.children[cue]:
        if parse.deps[child] in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "agent", "dative", "npadvmod"}:
            if parse.rights[child] - parse.lefts[child] < 40:
                first, end = min(first, parse.lefts[child]), max(end, parse.rights[child] + 1)
        elif parse.deps[child] == "advmod" and abs(child - cue) <= 2:
            first, end = min(first, child), max(end, child + 1)
    return first, end


def _verb(options: Options) -> None:
    scene, cue = options.scene, options.cue
    parse = scene.parse
    start, stop = scene.sentence(cue)
    children = parse.children[cue]
    deps = parse.deps
    clause = cue_clause(scene, cue)
    clauses = [c for c in children if deps[c] in {"ccomp", "parataxis"}]
    right_end = max((parse.rights[c] + 1 for c in children if c > cue and deps[c] not in ASIDE), default=cue + 1)
    for child in clauses:
        options.add("ccomp" if child > cue else "ccomp-before", *without([subtree(scene, child)], clause))
    if len(clauses) > 1:
        first = min(parse.lefts[c] for c in clauses)
        end = max(parse.rights[c] + 1 for c in clauses)
        options.add("ccomps", *without([(first, end)], clause))
    if clauses and clauses[-1] > cue:
        options.add("ccomp-right", (parse.lefts[clauses[-1]], right_end))
    for child in children:
        if deps[child] == "xcomp":
            options.add("xcomp", subtree(scene, child))
    objects = [c for c in children if deps[c] in {"dobj", "attr", "oprd", "acomp"} and c > cue]
    for child in objects:
        options.add("object", subtree(scene, child))
    for child in children:
        if deps[child] == "prep":
            options.add("prep", (child + 1, parse.rights[child] + 1))
    rest = [c for c in children if c > cue and deps[c] not in ASIDE]
    if rest:
        first = parse.lefts[rest[0]]
        options.add("right", (first, right_end))
        if deps[rest[0]] == "prep":
            options.add("right-bare", (rest[0] + 1, right_end))
        inner = [c for c in rest if deps[c] not in {"advcl", "prep"}] or rest
        options.add("right-core", (parse.lefts[inner[0]], parse.rights[inner[-1]] + 1))
        if len(rest) > 1:
            options.add("right-most", (parse.lefts[rest[-1]], parse.rights[rest[-1]] + 1))
            options.add("right-first", (first, parse.rights[rest[0]] + 1))
    for child in children:
        if deps[child] in {"nsubjpass", "nsubj"} and child < cue:
            options.add("subject-right", subtree(scene, child), (cue + 1, right_end))
            options.add("subject", subtree(scene, child))
    if deps[cue] == "relcl":
        head = parse.heads[cue]
        first, end = parse.lefts[head], min(parse.lefts[cue], parse.rights[head] + 1)
        options.add("antecedent", (first, end), (cue + 1, right_end))
        options.add("antecedent-only", (first, max(end, first)))
    if clause[0] > start + 1:
        options.add("before", (start, clause[0]))
        options.add("around", (start, clause[0]), (clause[1], stop))
    if deps[cue] in {"parataxis", "ccomp"} and parse.heads[cue] != cue:
        head = parse.heads[cue]
        options.add("host", *without([subtree(scene, head)], subtree(scene, cue)))
        options.add("host-open", *without([subtree(scene, head)], clause))
    if deps[cue] == "advcl":
        head = parse.heads[cue]
        options.add("host-advcl", *without([subtree(scene, head)], subtree(scene, cue)))
    options.add("rest", (clause[1], stop))
    options.add("after", (cue + 1, stop))


# Kinds whose stretches are also offered without what hangs on their end.
LONG = ("ccomp", "ccomp-right", "right", "right-bare", "right-core", "object", "xcomp", "prep", "clause", "predicate")
BREAKS = frozenset({"-", "–", "—", "--", ";", "("})
ADJOINED = frozenset({"as", "if", "when", "while", "after", "before", "although", "though", "because", "since",
                      "despite", "until", "unless", "whereas", "where"})  # fmt: skip


def _shorter(options: Options) -> None:
    """The likeliest long stretches, ending before a dash, a relative clause, a participle, a further clause …."""
    scene, cue = options.scene, options.cue
    words, tags, lowers, deps = scene.parse.words, scene.parse.tags, scene.parse.lowers, scene.parse.deps
    for pieces, kind in list(options.found.items()):
        if kind not in LONG or len(pieces) != 1 or pieces[0][0] < cue:
            continue
        first, end = pieces[0]
        seen: set[str] = set()
        for token in range(first + 1, end - 1):
            if scene.quote_of[token] >= 0:
                continue
            word, before = words[token], words[token - 1]
            if word in BREAKS:
                how = "break"
            elif before == "," and tags[token] in {"WDT", "WP", "WP$", "WRB"}:
                how = "relative"
            elif before == "," and tags[token] in {"VBG", "VBN"}:
                how = "participle"
            elif lowers[token] in ADJOINED and deps[token] in {"mark", "advmod", "prep"}:
                how = "adjoined"
            elif tags[token] == "CC" and deps[scene.parse.heads[token]] != "pobj":
                how = "joined"
            elif word == ",":
                how = "comma"
            else:
                continue
            if how not in seen:
                seen.add(how)
                options.add(f"{kind}/{how}", (first, token))


def _noun(options: Options) -> None:
    scene, cue = options.scene, options.cue
    parse = scene.parse
    children, deps = parse.children[cue], parse.deps
    for child in children:
        if child > cue and deps[child] in {"acl", "ccomp", "relcl", "xcomp", "advcl"}:
            options.add("clause", subtree(scene, child))
    for child in children:
        if child > cue and deps[child] == "prep" and parse.lowers[child] != "by":
            options.add("prep", (child + 1, parse.rights[child] + 1))
            options.add("prep-whole", subtree(scene, child))
    after = [c for c in children if c > cue and deps[c] not in {"punct", "conj", "cc", "appos"}]
    if after:
        options.add("right", (parse.lefts[after[0]], parse.rights[after[-1]] + 1))
        options.add("right-most", subtree(scene, after[-1]))
    before = [c for c in children if c < cue and deps[c] in {"compound", "amod", "nmod", "poss"}]
    for child in before:
        options.add("modifier", subtree(scene, child))
    head = parse.heads[cue]
    if deps[cue] == "pobj" and parse.lowers[head] == "in":
        options.add("phrase-sentence", *without([scene.sentence(cue)], subtree(scene, head)))
    if deps[cue] == "pobj" and parse.lowers[head] in DESPITE:
        top = parse.heads[head]
        for child in parse.children[top]:
            if deps[child] == "ccomp" and child > cue:
                options.add("main-clause", subtree(scene, child))
    if deps[cue] in {"nsubj", "attr", "acomp"} and head != cue:
        for child in parse.children[head]:
            if child > cue and deps[child] in {"ccomp", "attr", "xcomp", "acomp", "advcl"}:
                options.add("predicate", subtree(scene, child))
            if child < cue and deps[child] in SUBJECTS and deps[cue] != "nsubj":
                options.add("subject", subtree(scene, child))
    if deps[cue] == "dobj" and head != cue:
        for child in parse.children[head]:
            if child > cue and deps[child] in {"prep", "ccomp", "xcomp", "advcl", "acl"}:
                options.add("verb-" + ("prep" if deps[child] == "prep" else "clause"), subtree(scene, child))
                if deps[child] == "prep":
                    options.add("verb-prep-bare", (child + 1, parse.rights[child] + 1))
            if child < head and deps[child] in SUBJECTS:
                options.add("subject", subtree(scene, child))
    if deps[cue] == "pobj" and head != cue and parse.heads[head] != head:
        above = parse.heads[head]
        for child in parse.children[above]:
            if child > cue and deps[child] in {"ccomp", "xcomp", "advcl", "dobj"}:
                options.add("verb-clause", subtree(scene, child))
    if deps[cue] in {"amod", "compound", "poss"}:
        options.add("head", (cue + 1, head + 1))
        options.add("head-right", (cue + 1, parse.rights[head] + 1))
    options.add("after", (cue + 1, scene.sentence(cue)[1]))


def _adverb(options: Options) -> None:
    scene, cue = options.scene, options.cue
    parse = scene.parse
    head = parse.heads[cue]
    if head != cue:
        first, end = subtree(scene, head)
        for child in parse.children[head]:
            # A second verb without "and" is one that the parser could not place: "plans reportedly made … failed".
            if child > head and parse.deps[child] == "conj" and parse.pos[parse.lefts[child] - 1] not in JOINTS:
                end = min(end, parse.lefts[child])
        options.add("head", (first, end))
        options.add("head-right", (cue + 1, end))
        above = parse.heads[head]
        if parse.deps[head] in {"acl", "amod"}:
            options.add("phrase", subtree(scene, above))
    options.add("sentence", scene.sentence(cue))


def _according(options: Options) -> None:
    scene, cue = options.scene, options.cue
    parse = scene.parse
    hole = subtree(scene, cue)
    head = parse.heads[cue]
    start, stop = scene.sentence(cue)
    if parse.lowers[cue] != "according":
        options.add("object", (cue + 1, hole[1]))
    options.add("sentence", *without([(start, stop)], hole))
    if head != cue:
        options.add("host", *without([subtree(scene, head)], hole))
        top = head
        while parse.heads[top] != top and parse.deps[top] not in CLAUSES and parse.pos[top] not in {"VERB", "AUX"}:
            top = parse.heads[top]
        options.add("host-clause", *without([subtree(scene, top)], hole))
    options.add("before", (start, hole[0]))
    options.add("after", (hole[1], stop))


def _colon(options: Options) -> None:
    scene, cue = options.scene, options.cue
    start, stop = scene.sentence(cue)
    options.add("colon-after", (cue + 1, stop))
    options.add("colon-before", (start, cue))
    numbers = scene.parse.sentences
    number = scene.parse.sentence_of[cue]
    if cue + 1 >= stop and number + 1 < len(numbers):
        options.add("colon-next", numbers[number + 1])


def _quotation(options: Options) -> None:
    """Quotations beside the cue, alone and with what goes on from them."""
    scene, cue = options.scene, options.cue
    parse = scene.parse
    sentence = parse.sentence_of[cue]
    start, stop = parse.sentences[sentence]
    beside = [n for n in scene.quotes_in.get(sentence, ()) if n != scene.quote_of[cue]]
    quotes = [scene.quotes[n] for n in beside]
    after = [q for q in quotes if q.first > cue]
    before = [q for q in quotes if q.end <= cue]
    here = [(q.first, q.end) for q in quotes]
    if after:
        options.add("quote-after", (after[0].first, after[0].end))
        if after[0].first > cue + 1:
            options.add("quote-after-lead", (cue + 1, after[-1].end))
    if before:
        options.add("quote-before", (before[-1].first, before[-1].end))
    if len(quotes) > 1:
        options.add("quotes", *here)
    if scene.quote_of[cue] >= 0:
        return
    clauses = [c for c in parse.children[cue] if parse.deps[c] == "ccomp" and c > cue]
    if clauses:
        told = (parse.lefts[clauses[0]], max(parse.rights[c] + 1 for c in clauses))
        if scene.quote_of[told[1] - 1] >= 0 or told[1] >= stop - 1:
            told = (told[0], stop if scene.quote_of[stop - 1] >= 0 else told[1])
            for kind, reach in (("ccomp-next", 1), ("ccomp-speech", LONGEST_SPEECH)):
                on = following(scene, sentence, reach)
                if on:
                    options.add(kind, *_joined([told, *on]))
    lead = here
    if before and (not after or _other_cue(scene, cue, after[0].first)):
        lead = [(q.first, q.end) for q in before]
    more = following(scene, sentence, 1) if quotes or cue + 2 >= stop else []
    if more:
        options.add("quotes-next", *_joined([*lead, *more]))
        if before:
            options.add("before-next", *_joined([(start, cue_clause(scene, cue)[0]), *more]))
    paragraphs = following(scene, sentence, LONGEST_SPEECH)
    if len(paragraphs) > len(more):
        options.add("quotes-speech", *_joined([*lead, *paragraphs]))
    nearby = following(scene, sentence, 2)
    if len(nearby) > len(more) and nearby != paragraphs:
        options.add("quotes-paragraph", *_joined([*lead, *nearby]))
    # "… ?" he asked: the quotation ends with the sentence before.
    if not before and start > 0 and parse.sentence_of[start - 1] == sentence - 1 and cue - start < 4:
        quote = scene.quote_of[start - 1]
        if quote >= 0 and scene.quotes[quote].end == start and stop - start < 12:
            last = scene.quotes[quote]
            options.add("quote-back", (last.first, last.end))
            options.add("quote-back-next", *_joined([(last.first, last.end), *following(scene, sentence, 1)]))
    if before and before[0].first >= start:
        back = preceding(scene, sentence)
        if back:
            options.add("quotes-back", *_joined([*back, *here, *more]))


def _other_cue(scene: Scene, cue: int, end: int) -> bool:
    """Whether another verb introduces the quotation after the cue ("…, he said, adding that …")."""
    parse = scene.parse
    return any(parse.pos[token] == "VERB" and scene.quote_of[token] < 0 for token in range(cue + 1, end))


def following(scene: Scene, sentence: int, paragraphs: int) -> list[Range]:
    """The sentences after this one that are quotation throughout, in so many paragraphs.

    Beyond its own paragraph only paragraphs that are quotation as a whole count: others have a speaker of their own.
    """
    parse = scene.parse
    found: list[Range] = []
    held: list[Range] = []  # of the paragraph at hand
    here = paragraph = parse.paragraph_of[sentence]
    for number in range(sentence + 1, len(parse.sentences)):
        if parse.paragraph_of[number] != paragraph:
            found += held
            held = []
            paragraph = parse.paragraph_of[number]
            if paragraph >= here + paragraphs:
                break
        first, end = parse.sentences[number]
        if not whole(scene, first, end):
            # "… ?" he asked: a clause in small letters goes back to the quotation before it.
            if paragraph == here and not (held and parse.words[first][0].islower()):
                found += held
            return found
        held.append((first, end))
    return found + held


def preceding(scene: Scene, sentence: int) -> list[Range]:
    """The sentences before this one in its paragraph that are quotation throughout."""
    parse = scene.parse
    found: list[Range] = []
    for number in range(sentence - 1, -1, -1):
        first, end = parse.sentences[number]
        if parse.paragraph_of[number] != parse.paragraph_of[sentence] or not whole(scene, first, end):
            break
        found.insert(0, (first, end))
    return found


def whole(scene: Scene, first: int, end: int) -> bool:
    """Whether all words of the range stand in quotations."""
    return any(scene.quote_of[token] >= 0 for token in range(first, end)) and scene.outside(first, end) == 0


def _joined(pieces: list[Range]) -> list[Range]:
    joined: list[Range] = []
    for first, end in sorted(pieces):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined
