"""Joins a name with a title whose body stands between them: "Adviser to the President of Testland Dana Testman"."""

from __future__ import annotations

from itertools import pairwise

from allegedly.coding.actors.cuts import LINKS
from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.roles import meaning
from allegedly.coding.actors.scene import Scene

# What may stand between a title and the name: nouns, adjectives and what links them.
BETWEEN = frozenset("NN NNS NNP NNPS JJ DT POS HYPH IN TO CC , PRP$".split())
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS"})
# A title with its body and matter is seldom longer, in tokens.
LONGEST = 24
# Ranks and forms of address that stand between a long title and the name: "Commander of the Navy Admiral A".
RANKS = frozenset(
    "admiral general colonel major captain lieutenant brigadier marshal commodore professor ambassador".split()
)
# Why a title is linked to the name that follows it.
BORNE = "the title of the name behind it"


class LongTitles:
    """The titles of one document that are parted from the name by "of", "to" or "for"."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.parse, self.actors, self.words = scene.parse, scene.actors, scene.words

    def before(self, first: int) -> list[Draft]:
        """The titles that a name beginning at a token may bear, the nearest first, if one phrase reaches from them.

        None behind "and", an article or a comma: "the president of Testland and Dana Testman" are two.
        """
        parse = self.parse
        if not first or parse.tags[first - 1] not in NOUNS or parse.lowers[first - 1] == "and":
            return []
        opening = self._opening(first)
        found = []
        for draft in reversed(self.scene.drafts):
            if draft.last >= first:
                continue
            if draft.first < opening:
                break
            named = draft.kind == "person" and not draft.key
            if named:
                break
            linked = draft.last + 1 < first and parse.lowers[draft.last + 1] in LINKS - {"and"}
            if draft.kind == "person" and draft.title and not draft.plural and linked:
                found.append(draft)
        return found

    def _opening(self, first: int) -> int:
        """The first token of the phrase that ends before a token."""
        parse, at = self.parse, first - 1
        sentence = parse.sentence_of[first]
        while at > max(first - LONGEST, 0):
            before = at - 1
            if parse.sentence_of[before] != sentence or parse.tags[before] not in BETWEEN:
                break
            if parse.tags[before] == "IN" and parse.lowers[before] not in LINKS:
                break
            if parse.tags[before] in {"CC", ","} and not self._of_matters(before):
                break
            at = before
        return at

    def _of_matters(self, joint: int) -> bool:
        """Whether "and" or a comma joins matters of one office: "of Environment, Water, and Agriculture"."""
        words, matters = self.parse.words, self.words.context["matter_noun"]
        before, after = words[joint - 1], words[joint + 1]
        if before == ",":
            before = words[joint - 2]
        if after == "and":
            after = words[joint + 2]
        if before in matters:
            return after[:1].isupper()
        return before[:1].isupper() and any(word in matters for word in words[joint + 1 : joint + 4])

    def join(self) -> None:
        """Gives each name the title that it bears, and that title the person."""
        known: dict[str, str | None] = {}
        for named in self.scene.drafts:
            if named.kind != "person" or named.key or named.plural or (named.title and not self._rank(named)):
                continue
            start = self._start(named)
            titled = self._borne(named, self.before(start))
            if titled is None:
                continue
            named.first = start
            named.title, named.office = titled.title, titled.office
            named.of = titled.of or self._body(titled, named) or self.actors.country(named.actor)
            if named.actor is None and named.of is not None and titled.key:
                office = meaning(self.actors, titled.key, named.of).office
                name = self.parse.quote(self.parse.span(named.first, named.last))
                named.actor = self.scene.people.spelt_otherwise(name, office) if office else None
            named.gender = named.gender or titled.gender
            titled.of = named.of
            titled.actor, titled.gender = named.actor or named.of, named.gender
            titled.definite, titled.why = False, BORNE
            known[self.parse.words[named.last]] = named.of
        for one, two in pairwise(list(self.scene.drafts)):
            self._double(one, two)
        for draft in self.scene.drafts:  # "Envoy Testman" again
            if draft.kind == "person" and draft.title and not draft.key and draft.of is None:
                draft.of = known.get(self.parse.words[draft.last])
        loose = {id(draft) for draft in self.scene.tentative if draft.why != BORNE}
        self.scene.drafts[:] = [draft for draft in self.scene.drafts if id(draft) not in loose]

    def _rank(self, named: Draft) -> bool:
        """Whether the title beside a name is only a rank, which is cut from it."""
        rank = (named.title or "").lower()
        return rank in RANKS or rank in self.words.context["honorific"]

    def _start(self, named: Draft) -> int:
        """Where a name begins with the rank before it: behind "Naval Operations" in "Naval Operations Admiral A"."""
        rank = (named.title or "").lower().partition(" ")[0]
        tokens = range(named.first, named.last)
        return next((token for token in tokens if rank and self.parse.lowers[token] == rank), named.first)

    def _borne(self, named: Draft, titles: list[Draft]) -> Draft | None:
        """Of the titles before a name the nearest whose office nobody else holds; none where two are possible."""
        for number, titled in enumerate(titles):
            if titled.actor is not None and titled.actor == named.actor:
                return titled
            one, two = self.actors.country(titled.of or titled.actor), self.actors.country(named.actor)
            if one is not None and two is not None and one != two:
                continue
            holder = self.actors.kind(titled.actor) == "person" if titled.actor else False
            if holder and number + 1 < len(titles):
                continue  # "Adviser to the Prime Minister of Testland Dana Testman", who is another
            if holder and named.actor is not None:
                return None
            outer = titles[number + 1 :]
            if outer and not self._held(named.actor, titled):
                return None if number == 0 else titled
            return titled
        return None

    def _held(self, person: str | None, titled: Draft) -> bool:
        """Whether somebody is known to have held the office of a title."""
        terms = self.actors.tenure.by_person.get(person or "", ())
        return any(titled.office is not None and term.office == titled.office for term in terms)

    def _body(self, titled: Draft, named: Draft) -> str | None:
        """The body that stands between a title and the name: the first that is known, a person's being the office's.

        No state after "to": the ambassador to Testland is not of it.
        """
        to = self.parse.lowers[titled.last + 1] == "to"
        for draft in self.scene.drafts:
            if draft.first <= titled.last or draft.last >= named.first:
                continue
            actor = draft.of if draft.kind == "person" else draft.actor
            if actor is not None:
                return None if to and draft.kind == "state" else actor
        return None

    def _double(self, one: Draft, two: Draft) -> None:
        """Gives the first of two titles of one man the person: "Vice President and Foreign Minister Dana Testman"."""
        parse = self.parse
        joint = one.last + 1
        if one.kind != "person" or not one.title or one.plural or one.past or two.kind != "person" or two.plural:
            return
        if not one.key or two.key or not two.title or parse.lowers[joint : two.first] != ["and"]:
            return
        own = (one.title[:1].isupper() and parse.words[two.first][:1].isupper()) and parse.tags[two.first] != "DT"
        homes = {self.actors.country(one.of or one.actor), self.actors.country(two.of or two.actor)}
        held = one.actor if self.actors.kind(one.actor or "") == "person" else None
        if not own or len(homes - {None}) > 1 or (held is not None and held != two.actor):
            return
        if not parse.quote(parse.span(two.first, two.last)).startswith(two.title):
            return  # "the Speaker and British Foreign Secretary Dana Testman"
        one.actor, one.of, one.gender = two.actor or one.of or two.of, one.of or two.of, two.gender
        one.definite, one.why = False, BORNE
