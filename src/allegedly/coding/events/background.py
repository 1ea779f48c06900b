"""What is no event of politics today: forces of nature, sport, markets, fiction, history.

The words are in `knowledge/language/scenes`. Each test reads only the parse, and the times where it needs them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from allegedly.coding.events import arguments as at_
from allegedly.coding.events.drafting import Draft
from allegedly.grammar import Parse
from allegedly.knowledge.scenes import Scene, scenes
from allegedly.nouns import Time

# News tells of the last months; what an article dates two years and more before itself is background (PLOVER codes
# current events). Where the article has no date, only what lies before the news of the web is surely history.
HISTORY_AFTER = timedelta(days=2 * 365)
HISTORY_BEFORE = date(2000, 1, 1)
# An article is about sport or markets where one word in so many is a strong one of theirs.
WORDS_PER_STRONG = 60
# In a sentence about sport these are never politics, whatever the word; of the others only the deeds of sport.
SOFT = frozenset({"SUPPORT", "AID", "AGREE", "COOPERATE", "CONSULT", "RETREAT", "CONCEDE", "REQUEST", "MOBILIZE"})
# Words before "of" that leave what is meant to the noun behind it: "millions of locusts".
AMOUNTS = frozenset({"half", "million", "thousand", "hundred", "dozen", "lot", "number", "group", "swarm", "herd",
                     "most", "many", "some", "all", "third", "quarter"})  # fmt: skip
# Nouns that a number before them dates: "in the 19th century".
# Adverbs before a past verb that put it long ago: "where soldiers once held prisoners".
PARTLY = frozenset({"most", "much", "half", "part", "end", "beginning", "start", "middle", "years", "months", "days"})
# What "before" them is long ago, where they open the sentence.
EPOCHS = frozenset({"independence", "revolution", "partition", "unification", "reunification", "colonisation",
                    "colonization", "industrialisation", "industrialization", "abolition"})  # fmt: skip
ONCE = frozenset({"once", "historically", "originally", "formerly"})
UNREAL = frozenset({"would", "could", "might"})
UNKNOWN = frozenset({"any", "every", "which"})  # before a noun for nobody in particular
PRESENT = frozenset({"VBZ", "VBP"})
PAST = frozenset({"VBD", "VBN"})
UNITS = frozenset({"century", "decade", "year", "month", "week", "day", "spring", "summer", "autumn", "winter"})
_YEARS = re.compile(r"\d{4}s?$")
WHEN = frozenset(
    {"as", "in", "under", "on", "during", "before", "after", "until", "till", "since", "between", "from", "at", "by"}
)


class Background:
    """Tells of the drafts of one document which are no events."""

    def __init__(self, parse: Parse, times: Mapping[int, Sequence[tuple[int, Time]]]) -> None:
        self.parse = parse
        self.times = times
        self.known = scenes()
        self.border = _border(parse.document.published)
        self._scenes: dict[int, list[Scene]] = {}
        self._articles: list[Scene] | None = None

    def holds(self, draft: Draft) -> bool:
        """Whether a draft is part of the background, and no event."""
        return (
            self._powerless(draft) or self._scene(draft) or self._told(draft.token) or self._past(draft)
            or self._moves(draft) or self._generic(draft.token) or self._by_accident(draft)
            or self._hits_no_politics(draft)
        )  # fmt: skip

    def _powerless(self, draft: Draft) -> bool:
        """Whether all who act are such as do no politics: storms, shares, locusts."""
        heads = next((group for group in draft.actors if group), [])
        return bool(heads) and all(self._weak(head, draft.type) for head in heads)

    def _weak(self, head: int, kind: str) -> bool:
        parse, known = self.parse, self.known
        if parse.pos[head] == "NUM" or parse.lemmas[head].lower() in AMOUNTS:
            inner = at_.after(parse, head, "of")
            if inner:
                return all(self._weak(each, kind) for each in inner[:1] if each != head)
        opens = head == parse.sentences[parse.sentence_of[head]][0] and parse.words[head].istitle()
        if parse.pos[head] == "PROPN" and not opens:  # "Hurricane Ida"
            words = [c for c in parse.children[head] if parse.deps[c] == "compound" and c < head]
        else:
            words = [head]
        for word in words:
            if parse.words[word].isupper():  # "ICE returned …"
                continue
            names = self._names(word)
            found = next((known.powerless[name] for name in names if name in known.powerless), None)
            if found is not None and kind not in found:
                return not (names[-1] in known.bare and at_.possessors(parse, head))
        return False

    def _names(self, token: int) -> list[str]:
        """A word with the one before it, alone by form, alone by lemma; of a name ("Wildfires") the singular too."""
        parse = self.parse
        word = parse.lowers[token]
        before = f"{parse.lowers[token - 1]} " if token else ""
        lemma = parse.lemmas[token].lower()
        names = [before + word, before + lemma, word, lemma]
        return [*names, word.removesuffix("s")] if parse.pos[token] == "PROPN" and word.endswith("s") else names

    def _scene(self, draft: Draft) -> bool:
        """Whether the draft is a deed of sport or markets in a sentence about them."""
        number = self.parse.sentence_of[draft.token]
        if number not in self._scenes:
            first, end = self.parse.sentences[number]
            self._scenes[number] = [
                scene
                for scene in self.known.named.values()
                if self._is_scene(scene, first, end, scene in self._article())
            ]
        if draft.type in SOFT and self.known.named["sport"] in self._scenes[number]:
            return True
        deeds = {
            self.parse.lemmas[token].lower()
            for token in (draft.token, draft.governor, *draft.used)
            if token is not None
        }
        return any(not deeds.isdisjoint(scene.deeds) for scene in self._scenes[number])

    def _article(self) -> list[Scene]:
        """The scenes that the whole article is about."""
        if self._articles is None:
            size = len(self.parse)
            self._articles = [
                scene
                for scene in self.known.named.values()
                if scene.strong and self._count(scene.strong, 0, size) * WORDS_PER_STRONG > size > 2 * WORDS_PER_STRONG
            ]
        return self._articles

    def _is_scene(self, scene: Scene, first: int, end: int, everywhere: bool) -> bool:
        if self._count(scene.strong, first, end):
            return True
        return self._count(scene.weak, first, end) >= (1 if everywhere else 2)

    def _count(self, words: frozenset[str], first: int, end: int) -> int:
        """How many different ones of the words, or of pairs of neighbours, stand in the tokens [first, end)."""
        lowers = self.parse.lowers
        found = words.intersection(lowers[first:end])
        pairs = {f"{lowers[at]} {lowers[at + 1]}" for at in range(first, end - 1)}
        return len(found) + len(words & pairs)

    def _told(self, token: int) -> bool:
        """Whether the clause or one above it is what a film, a book or a picture tells."""
        parse, below = self.parse, token
        for at in (token, *parse.ancestors(token)):
            if parse.pos[at] in at_.VERBAL and self._tells(at, below):
                return True
            if at != token and parse.pos[at] == "NOUN" and self._is_work(at) and self._is_told_by(at, below):
                return True
            below = at
        return False

    def _is_work(self, token: int) -> bool:
        return any(name in self.known.works for name in self._names(token))

    def _tells(self, verb: int, below: int) -> bool:
        """Whether a verb's subject is a work or a hero, or "in the novel" opens its clause; or "plays one who …"."""
        parse = self.parse
        for child in parse.children[verb]:
            if parse.deps[child] == "nsubj" and child != below and parse.pos[child] == "NOUN":
                series = parse.lowers[child] == "series" and at_.after(parse, child, "of")
                if not series and (self._is_work(child) or parse.lemmas[child].lower() in self.known.parts):
                    return True
            opens = child < verb and parse.deps[child] == "prep" and parse.lowers[child] == "in"
            if opens and any(self._is_work(head) for head in at_.governed(parse, child)):
                return True
        if parse.lemmas[verb] in {"play", "portray"} and parse.deps[below] == "dobj":
            return any(parse.deps[c] == "relcl" for c in parse.children[below])
        return False

    def _is_told_by(self, work: int, below: int) -> bool:
        """Whether what stands below a noun for a work is what the work tells, not what is done to it."""
        parse, dep = self.parse, self.parse.deps[below]
        if parse.lowers[work] == "series" and dep == "prep":
            return False
        if dep == "prep":
            return parse.lowers[below] in {"of", "about", "on", "in"}
        if dep == "acl":
            return parse.tags[below] == "VBG"
        if dep == "relcl":
            subject = parse.child(below, "nsubj")
            inside = any(parse.lowers[c] in {"where", "in"} for c in parse.children[below] if c < below)
            return inside or (subject is not None and parse.tags[subject] in at_.RELATIVE)
        return False

    def _past(self, draft: Draft) -> bool:
        """Whether the draft is dated long before the article, or done by those who are no longer."""
        parse, known = self.parse, self.known
        heads = [*next((group for group in draft.actors if group), [])]
        heads += next((group for group in draft.recipients if group), [])
        around = list(heads)
        for head in heads:
            if not any(parse.lowers[c] == "former" for c in parse.children[head]):
                around += at_.possessors(parse, head)
        if any(not known.bygone.isdisjoint(self._names(token)) for token in around):
            return True
        verb = self._verb(draft.governor if draft.governor is not None else draft.token)
        if self._once(verb) or self._years_ago(verb):
            return True
        old, recent = False, False
        for token, time in self.times.get(parse.sentence_of[draft.token], ()):
            if time.end is None or not self._adverbial(token):
                continue
            is_old = date.fromisoformat(time.end[:10]) < self.border
            if self._verb(token) == verb:
                return is_old
            old, recent = old or is_old, recent or not is_old
        if old and not recent:
            first, end = parse.sentences[parse.sentence_of[draft.token]]
            top = next((t for t in range(first, end) if parse.heads[t] == t), verb)
            return parse.tags[verb] in PAST or parse.tags[self._verb(top)] in PAST
        if any(self._is_dated(noun) for noun in parse.ancestors(draft.token)):
            return True
        if draft.noun and draft.governor is None and self._of_old(draft.token):
            return True
        return any(self._is_period(token) for token in range(*parse.sentences[parse.sentence_of[draft.token]]))

    def _once(self, verb: int) -> bool:
        """Whether the clause or the one that it serves is long past: "ships once sailed to raid it", "it was here"."""
        parse, at = self.parse, verb
        for _ in range(at_.DEEPEST):
            if parse.tags[at] == "VBD" and any(parse.lowers[c] in ONCE for c in parse.children[at] if c < at):
                return True
            above = parse.heads[at]
            if parse.lowers[above] == "was" and any(parse.lowers[c] == "here" for c in parse.children[above]):
                return any(parse.lowers[c] == "it" for c in parse.children[above])
            if above == at or parse.deps[at] not in {"advcl", "xcomp", "conj"}:
                return False
            at = above
        return False

    def _years_ago(self, verb: int) -> bool:
        """Whether the clause tells of years before: "withdrew two years ago", "a year after they left the pact", "the
        only one in its history", "had fought for five years".
        """
        parse = self.parse
        for child in parse.children[verb]:
            word, dep = parse.lowers[child], parse.deps[child]
            long_ago = parse.lowers[max(0, child - 1)] == "long"
            if word == "ago" and (long_ago or any(self._years(c, single=False) for c in parse.children[child])):
                return parse.tags[verb] in PAST or parse.deps[verb] == "relcl"
            if (
                dep == "prep"
                and word == "in"
                and any(parse.lowers[h] == "history" and parse.deps[h] == "pobj" for h in parse.children[child])
            ):
                return parse.tags[verb] in PAST and any(parse.lowers[c] == "only" for c in parse.children[verb])
            perfect = any(parse.lowers[c] == "had" and parse.deps[c] == "aux" for c in parse.children[verb])
            if dep == "prep" and word == "for" and any(self._years(h, single=False) for h in parse.children[child]):
                long = any(parse.lemmas[h] in {"decade", "century"} for h in parse.children[child])
                return perfect or (long and parse.tags[verb] == "VBD")
            before = dep == "prep" and word == "before" and child < verb and parse.tags[verb] == "VBD"
            if before and any(parse.lowers[h] in EPOCHS for h in parse.children[child]):
                return True  # "before the revolution"
        mark = next((c for c in parse.children[verb] if parse.deps[c] == "mark"), None)
        if parse.deps[verb] != "advcl" or mark is None or parse.lowers[mark] not in {"after", "before"}:
            return False
        spans = (*parse.children[mark], *(c for c in parse.children[verb] if c < mark), mark - 1)
        return any(self._years(c, single=True) for c in spans)

    def _years(self, token: int, single: bool) -> bool:
        """Whether a token is for years: more than one, or, where `single`, a single one too."""
        parse = self.parse
        if parse.lemmas[token] in {"decade", "century"}:
            return True
        return parse.lemmas[token] == "year" and (single or parse.lowers[token] == "years")

    def _is_period(self, token: int) -> bool:
        """Whether "during the Cold War" stands here, beside the verb."""
        parse = self.parse
        if parse.lowers[token] not in WHEN or parse.deps[token] != "prep":
            return False
        # By the words that follow: the parser may give them to another noun ("during the World War Japan …").
        following = range(token + 1, min(token + 5, len(parse)))
        return any(name in self.known.periods for each in following for name in self._names(each))

    def _is_dated(self, noun: int) -> bool:
        """Whether a noun is followed by an old year: "the war of 1971, in which …"."""
        parse = self.parse
        if parse.pos[noun] != "NOUN":
            return False
        times = self.times.get(parse.sentence_of[noun], ())
        years = {token for token, time in times if time.end and date.fromisoformat(time.end[:10]) < self.border}
        return any(token in years for token in at_.after(parse, noun, "of"))

    def _of_old(self, noun: int) -> bool:
        """Whether an old year stands within a noun's own phrase: "over its meddling in the 2016 elections"."""
        parse = self.parse
        clauses = [t for t in parse.subtree(noun) if parse.pos[t] in at_.VERBAL]
        within = set(parse.subtree(noun)).difference(*(parse.subtree(t) for t in clauses))
        return any(
            token in within and _YEARS.match(parse.words[token]) and time.end is not None
            and date.fromisoformat(time.end[:10]) < self.border
            for token, time in self.times.get(parse.sentence_of[noun], ())
        )  # fmt: skip

    def _adverbial(self, token: int) -> bool:
        """Whether a time tells when something was: not "the 2015 deal"."""
        parse = self.parse
        for _ in range(at_.DEEPEST):
            of = parse.heads[token]
            if parse.deps[token] == "pobj" and parse.lowers[of] == "of" and parse.lowers[parse.heads[of]] in PARTLY:
                return True  # "for most of the century"
            if parse.deps[token] in {"npadvmod", "advmod", "pobj"}:
                return parse.deps[token] != "pobj" or parse.lowers[parse.heads[token]] in WHEN
            if parse.deps[token] not in {"nummod", "compound", "amod", "nmod", "conj", "appos", "det", "pcomp"}:
                return False
            head = parse.heads[token]
            if (
                head > token
                and parse.deps[token] != "det"
                and parse.pos[head] == "NOUN"
                and not _YEARS.match(parse.words[head])
                and parse.lemmas[head] not in UNITS
            ):
                return False
            token = head
        return False

    def _verb(self, token: int) -> int:
        """The verb of a token's clause."""
        parse = self.parse
        while parse.pos[token] not in at_.VERBAL or parse.deps[token] in {"aux", "auxpass"}:
            head = parse.heads[token]
            if head == token:
                break
            token = head
        return token

    def _generic(self, token: int) -> bool:
        """Whether a verb tells what kinds of people do, or compares: "a king who fights with …", "buys more than …"."""
        parse = self.parse
        if parse.tags[token] in PRESENT and any(self._compares(t) for t in parse.subtree(token)):
            return True
        head = parse.heads[token]
        if parse.lowers[parse.sentences[parse.sentence_of[token]][0]] == "were":
            return True
        subjects = at_.subjects(parse, token)
        if subjects and all(any(parse.lowers[c] in UNKNOWN for c in parse.children[s]) for s in subjects):
            return True  # "any government that touched pensions would be attacked"
        if parse.tags[token] == "VB" and parse.lowers[head] == "were" and parse.deps[token] in {"xcomp", "ccomp"}:
            return True  # "if Norland were to ban", "were Norland to ban"
        subject = parse.child(token, "nsubj")
        unreal = any(parse.lowers[c] in UNREAL for c in parse.children[token])
        if unreal and subject is not None and any(parse.lowers[c] in {"a", "an"} for c in parse.children[subject]):
            return True  # "a wiser king would talk"
        for at in (token, *parse.ancestors(token)):
            if parse.deps[at] == "relcl" and parse.tags[at] in PRESENT:
                noun = parse.heads[at]
                before = [c for c in parse.children[noun] if c < noun]
                single = any(parse.lowers[c] in {"a", "an", "any", "every"} for c in before)
                if parse.pos[noun] == "PROPN":  # "an Afghanistan that jails poets"
                    return any(parse.lowers[c] in {"a", "an"} for c in before) and parse.tags[noun] == "NNP"
                return parse.pos[noun] == "NOUN" and (single or (parse.tags[noun] == "NNS" and not before))
        return False

    def _compares(self, token: int) -> bool:
        """Whether a "than" stands here that is not one of "more than 20"."""
        parse = self.parse
        following = min(token + 1, len(parse) - 1)
        return parse.lowers[token] == "than" and parse.pos[following] != "NUM"

    def _hits_no_politics(self, draft: Draft) -> bool:
        """Whether kind words go to a champion or a singer only, or a warning is of storms."""
        parse = self.parse
        if draft.type == "THREATEN" and not draft.noun:
            dangers = at_.after(parse, draft.token, "of")
            return bool(dangers) and all(self._weak(head, draft.type) for head in dangers)
        heads = next((group for group in draft.recipients if group), [])
        return draft.type in SOFT and bool(heads) and all(self._weak(head, draft.type) for head in heads)

    def _by_accident(self, draft: Draft) -> bool:
        """Whether people are hurt by what crashed, sank or collapsed: "a plane crashed, killing the crew"."""
        parse, token = self.parse, draft.token
        above = parse.heads[token]
        for child in parse.children[token]:  # "are killed when their bus overturns"
            crashed = parse.lemmas[child].lower() in self.known.named["accident"].deeds
            if draft.type == "ASSAULT" and parse.deps[child] == "advcl" and crashed and at_.passive(parse, token):
                return not at_.agents(parse, token)
        if draft.type != "ASSAULT" or parse.lemmas[above].lower() not in self.known.named["accident"].deeds:
            return False
        alone = parse.child(token, "nsubj", "nsubjpass") is None
        return alone and parse.deps[token] in {"advcl", "xcomp", "conj"}

    def _moves(self, draft: Draft) -> bool:
        """Whether the draft is a figure that rises or falls: "exports to Japan rose"."""
        parse = self.parse
        if not draft.noun or draft.governor is not None or parse.deps[draft.token] != "nsubj":
            return False
        return parse.lemmas[parse.heads[draft.token]] in self.known.named["movement"].deeds


def _border(published: str | None) -> date:
    """What ended before this day is history."""
    if published is None:
        return HISTORY_BEFORE
    return date.fromisoformat(published[:10]) - HISTORY_AFTER
