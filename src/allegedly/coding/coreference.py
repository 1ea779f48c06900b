"""Resolves pronouns, "the president", "the group", "both countries" to actors named before, where grammar allows.

Rules after Hobbs (1978) and Lee et al. (2013), the deterministic sieves: nearest first, subjects before others,
agreement of gender and number always. What they leave open stays open: a pronoun without an answer is no mention.
"""

from __future__ import annotations

from collections import Counter

from allegedly.coding.drafts import Draft
from allegedly.coding.roles import meaning
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
# How many sentences back an antecedent may stand: he and she are stable in news, "it" and "they" are not.
PERSON_WINDOW, THING_WINDOW = 4, 1
THINGS = frozenset("state government parliament court military police party media company organisation igo".split()) | {
    "armed group"
}
GROUPS = frozenset("military police protesters opposition civilians experts criminals".split()) | {"armed group"}
# Which kinds of actor these nouns may stand for.
BODIES = {
    **dict.fromkeys(("bloc", "alliance", "union", "fund", "body", "cartel"), frozenset({"igo"})),
    **dict.fromkeys(("newspaper", "paper", "daily", "outlet", "website", "magazine", "network"), frozenset({"media"})),
    **dict.fromkeys(("company", "firm", "bank"), frozenset({"company"})),
    **dict.fromkeys(("council", "commission", "tribunal", "court"), frozenset({"igo", "court"})),
    **dict.fromkeys(("guards", "force"), frozenset({"military"})),
    **dict.fromkeys(("agency", "watchdog"), frozenset({"igo", "organisation", "media", "government"})),
}


def resolve(parse: Parse, actors: Actors, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that stand for an earlier one resolved, in order."""
    return Resolver(parse, actors, drafts).run()


class Resolver:
    """Goes through a document once, sentence by sentence, with the drafts so far."""

    def __init__(self, parse: Parse, actors: Actors, drafts: list[Draft]) -> None:
        self.parse, self.actors = parse, actors
        self.pending = sorted(drafts, key=lambda draft: (draft.first, draft.last))
        self.past: list[Draft] = []
        self.counts: Counter[str] = Counter()
        self.context = actors.words.context

    def run(self) -> list[Draft]:
        """All drafts, in order."""
        parse, at = self.parse, 0
        covered: set[int] = set()
        for draft in self.pending:
            covered.update(range(draft.first, draft.last + 1))
        lowers, tags = parse.lowers, parse.tags
        bodies = self.context["body_noun"] | self.context["group_noun"]
        pair, state = self.context["pair_noun"], self.context["state_noun"]
        for token in range(len(parse)):
            while at < len(self.pending) and self.pending[at].last < token:
                self._keep(self.pending[at])
                at += 1
            lower = lowers[token]
            if tags[token] in {"PRP", "PRP$"}:
                if token not in covered:
                    self._pronoun(token)
            elif lower in pair and tags[token] == "NNS":
                self._pair(token, covered)
            elif lower in bodies and token not in covered and token and lowers[token - 1] == "the":
                self._body(token)
            elif lower in state and token and lowers[token - 1] in {"the", "this"}:
                self._country(token)
            elif at < len(self.pending) and self.pending[at].head == token and self.pending[at].definite:
                self._definite(self.pending[at])
        for draft in self.pending[at:]:
            self._keep(draft)
        return sorted(self.past, key=lambda draft: (draft.first, draft.last))

    def _keep(self, draft: Draft) -> None:
        self.past.append(draft)
        country = self.actors.country(draft.actor)
        if country:
            self.counts[country] += 1

    def _near(self, token: int, sentences: int) -> list[Draft]:
        """The drafts of this and the sentences before, nearest first."""
        first = self.parse.sentence_of[token] - sentences
        near = []
        for draft in reversed(self.past):
            if self.parse.sentence_of[draft.head] < first:
                break
            near.append(draft)
        return near

    def _best(self, token: int, drafts: list[Draft]) -> Draft | None:
        """The nearest by sentence, in a sentence the subject first."""
        here = self.parse.sentence_of[token]

        def rank(draft: Draft) -> tuple[int, bool, int]:
            away = here - self.parse.sentence_of[draft.head]
            subject = self.parse.deps[draft.head] in SUBJECT
            # In the pronoun's own sentence the nearest is the better guess, in earlier ones the first subject.
            return away, not subject, (token - draft.head) if away == 0 else draft.head

        return min(drafts, key=rank) if drafts else None

    # -- pronouns ----------------------------------------------------------------------------------------------------

    def _pronoun(self, token: int) -> None:
        lower = self.parse.lowers[token]
        found: Draft | None = None
        if lower in HE:
            found = self._person(token, HE[lower])
        elif lower in IT:
            found = self._thing(token)
        elif lower in THEY:
            found = self._group(token)
        if found is not None:
            self.past.append(self._copy(found, token, token))

    def _copy(self, found: Draft, first: int, last: int) -> Draft:
        return Draft(first, last, last, found.actor, found.kind, gender=found.gender, plural=found.plural,
                     office=found.office)  # fmt: skip

    def _person(self, token: int, gender: str) -> Draft | None:
        people = [
            draft
            for draft in self._near(token, PERSON_WINDOW)
            if draft.kind == "person" and not draft.plural and draft.gender in {gender, ""}
        ]
        sure = [draft for draft in people if draft.gender == gender]
        return self._best(token, sure) or self._best(token, people)

    def _thing(self, token: int) -> Draft | None:
        parse = self.parse
        if parse.lowers[token] == "it":
            head = parse.heads[token]
            if parse.deps[token] not in SUBJECT or parse.lemmas[head] in self.context["empty_it_verb"]:
                return None
        things = [
            draft
            for draft in self._near(token, THING_WINDOW)
            if draft.kind in THINGS and not draft.plural and draft.actor is not None and not draft.adjective
        ]
        subjects = [draft for draft in things if parse.deps[draft.head] in SUBJECT]
        if subjects:
            return self._best(token, subjects)
        return things[0] if len({draft.actor for draft in things}) == 1 else None

    def _group(self, token: int) -> Draft | None:
        parse = self.parse
        groups = [draft for draft in self._near(token, THING_WINDOW) if draft.plural or draft.kind in GROUPS]
        subjects = [draft for draft in groups if parse.deps[draft.head] in SUBJECT]
        if subjects:
            return self._best(token, subjects)
        return groups[0] if len({(draft.actor, draft.kind) for draft in groups}) == 1 else None

    # -- noun phrases ------------------------------------------------------------------------------------------------

    def _pair(self, token: int, covered: set[int]) -> None:
        """ "the two countries", "both sides", "the two leaders": one draft for each of the two."""
        parse = self.parse
        first = token
        while first and parse.lowers[first - 1] in {"two", "both", "the", "these"}:
            first -= 1
        words = parse.lowers[first:token]
        if not {"two", "both"} & set(words):
            return
        leaders = parse.lowers[token] in self.context["pair_leader"]
        near = self._near(token, 2)
        if leaders:
            actors = list(dict.fromkeys(d.actor for d in near if d.kind == "person" and d.actor and not d.plural))
        else:
            states = dict.fromkeys(self.actors.country(draft.actor) for draft in near)
            actors = [state for state in states if state]
            if len(actors) > 2:
                common = sorted(actors, key=lambda state: -self.counts[state])
                actors = common[:2] if self.counts[common[1]] > self.counts[common[2]] else []
        if len(actors) != 2:
            return
        self.pending = [draft for draft in self.pending if not (draft.first <= token <= draft.last)]
        for actor in actors:
            self.past.append(Draft(first, token, token, actor, self.actors.kind(actor or "") or "state", plural=True))

    def _country(self, token: int) -> None:
        """ "the country": the one state that this and the sentence before speak of."""
        states = {self.actors.country(draft.actor) for draft in self._near(token, 1)} - {None}
        if len(states) == 1:
            self.past.append(Draft(token - 1, token, token, states.pop(), "state"))

    def _definite(self, draft: Draft) -> None:
        """ "the president", "the ministry", "the group", "the army"."""
        if draft.actor is not None:
            return
        word = self.parse.lowers[draft.last]
        if self.parse.tags[draft.first] == "PRP$":
            self._owned(draft)
            return
        if draft.kind == "person":
            found = self._titled(draft)
            if found is not None:
                draft.actor, draft.gender = found.actor, found.gender
                draft.of = draft.of or found.of
            return
        if word in self.context["body_noun"] or word in self.context["group_noun"]:
            for earlier in self._near(draft.head, 3):
                if earlier.actor is None or earlier.kind in {"state", "person", "civilians"}:
                    continue
                named = self.parse.lowers[earlier.last]
                if earlier.kind == draft.kind or (
                    earlier.kind in THINGS and (named == word or draft.kind not in THINGS)
                ):
                    draft.actor, draft.kind = earlier.actor, earlier.kind
                    return
            if draft.kind != "government":
                return
        if draft.kind in {"civilians", "media", "company", "criminals", "experts"}:
            return
        states = {self.actors.country(earlier.actor) for earlier in self._near(draft.head, 1)} - {None}
        if len(states) == 1:
            draft.actor = meaning(self.actors, draft.key or word, states.pop()).actor

    def _owned(self, draft: Draft) -> None:
        """ "its army", "his spokesman": the body or office of whom the pronoun means."""
        lower, token = self.parse.lowers[draft.first], draft.first
        if lower in HE:
            owner = self._person(token, HE[lower])
        else:
            owner = self._thing(token) if lower in IT else self._group(token)
        country = self.actors.country(owner.actor) if owner is not None else None
        if owner is None or owner.actor is None or (country is None and owner.kind == "person"):
            return
        sense = meaning(self.actors, draft.key, country or owner.actor)
        draft.actor, draft.of = sense.actor or sense.of, sense.of

    def _body(self, token: int) -> None:
        """ "the alliance", "the newspaper": the body of that sort that was named last."""
        kinds = BODIES.get(self.parse.lowers[token], frozenset({"igo", "organisation", "armed group"}))
        for earlier in self._near(token, 3):
            if earlier.actor is not None and earlier.kind in kinds:
                self.past.append(Draft(token - 1, token, token, earlier.actor, earlier.kind))
                return

    def _titled(self, draft: Draft) -> Draft | None:
        """The person named before who bears this title, or holds the office that it means."""
        title = (draft.title or "").lower()
        date = self.parse.document.published
        for earlier in reversed(self.past):
            if earlier.kind != "person" or earlier.plural or (earlier.actor is None and earlier.definite):
                continue
            if earlier.title and earlier.title.lower().endswith(title):
                return earlier
            if earlier.actor is not None and date:
                office = meaning(self.actors, title, self.actors.country(earlier.actor)).office
                if office and self.actors.office(office, date) == earlier.actor:
                    return earlier
        return None
