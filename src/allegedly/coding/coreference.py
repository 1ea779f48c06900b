"""Resolves pronouns, "the president", "the group", "both countries" to actors named before, where grammar allows.

Rules after Hobbs (1978) and Lee et al. (2013), the deterministic sieves: nearest first, subjects before others,
agreement of gender and number always. What they leave open stays open: a pronoun without an answer is no mention.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from allegedly.coding.drafts import Draft
from allegedly.coding.roles import meaning
from allegedly.grammar import Parse, quotations
from allegedly.knowledge.actors import Actors, body

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
OBJECT = frozenset({"dobj", "pobj", "dative", "iobj"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# How many sentences back an antecedent may stand: he and she are stable in news, "it" and "they" are not.
PERSON_WINDOW, THING_WINDOW = 4, 1
THINGS = frozenset("state government parliament court military police party media company organisation igo".split()) | {
    "armed group"
}
GROUPS = frozenset("military police protesters opposition civilians experts criminals".split()) | {"armed group"}
# What is done, and by whom the text does not say: "the airstrikes".
STRIKES = ("strike", "strikes", "raid", "raids", "shelling", "artillery", "jets", "warplanes")
# Bodies that with an article are those of the state that is spoken of: "the Supreme Court".
OF_STATE = frozenset({"government", "court", "parliament", "military", "police"})
# With "his" or "its" before them these say nothing of an office: any deputy, any member.
UNOWNED = frozenset({"deputy", "member", "representative", "mission", "team"})
# Prepositions that make their noun take part, and not only be where something is.
DEALING = frozenset("with by against from between".split())
# Which kinds of actor these nouns may stand for.
BODIES = {
    **dict.fromkeys(("bloc", "alliance", "union", "fund", "body", "cartel"), frozenset({"igo"})),
    **dict.fromkeys(("newspaper", "paper", "daily", "outlet", "website", "magazine", "network"), frozenset({"media"})),
    **dict.fromkeys(("company", "firm", "bank"), frozenset({"company"})),
    **dict.fromkeys(("council", "commission", "tribunal", "court"), frozenset({"igo", "court"})),
    **dict.fromkeys(("guards", "force"), frozenset({"military"})),
    **dict.fromkeys(("agency", "watchdog"), frozenset({"igo", "organisation", "media", "government"})),
}


def resolve(parse: Parse, actors: Actors, drafts: list[Draft], places: list[tuple[int, str]]) -> list[Draft]:
    """The drafts with those that stand for an earlier one resolved, in order.

    `places`: tokens of capitals that are places here, with their states: "in Doha the emir" is Qatar's.
    """
    return Resolver(parse, actors, drafts, places).run()


class Resolver:
    """Goes through a document once, sentence by sentence, with the drafts so far."""

    def __init__(self, parse: Parse, actors: Actors, drafts: list[Draft], places: list[tuple[int, str]]) -> None:
        self.parse, self.actors, self.places = parse, actors, places
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
            elif lower in state and token and token not in covered and lowers[token - 1] in {"the", "this"}:
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

    # -- pronouns ----------------------------------------------------------------------------------------------------

    def _pronoun(self, token: int) -> None:
        lower = self.parse.lowers[token]
        found: list[Draft] = []
        if lower in HE:
            found = _some(self._person(token, HE[lower]))
        elif lower in IT:
            found = _some(self._thing(token))
        elif lower in THEY:
            found = self._group(token)
        for each in found:
            copy = self._copy(each, token, token, len(found) > 1)
            if lower in HE and copy.actor is not None and self.actors.kind(copy.actor) != "person":
                copy.actor = None  # an official without a name: "he" is a person, and not the ministry
            self.past.append(copy)

    def _copy(self, found: Draft, first: int, last: int, plural: bool = False) -> Draft:
        return Draft(first, last, last, found.actor, found.kind, gender=found.gender, plural=found.plural or plural,
                     office=found.office, why=self._named(found))  # fmt: skip

    def _named(self, earlier: Draft) -> str:
        return f"means “{self.parse.quote(earlier.span or self.parse.span(earlier.first, earlier.last))}” before"

    def _first(self, token: int) -> int:
        """The first of the words that "and" joins with this one."""
        deps, heads = self.parse.deps, self.parse.heads
        while deps[token] in {"conj", "appos"}:
            token = heads[token]
        return token

    def _subject(self, draft: Draft) -> bool:
        return self.parse.deps[self._first(draft.head)] in SUBJECT

    def _joined(self, draft: Draft) -> bool:
        """Whether "and" joins a draft with another noun: then "it" is not that one alone."""
        parse = self.parse
        if parse.deps[draft.head] == "conj" and parse.tags[parse.heads[draft.head]] in NOUNS:
            return True
        return any(parse.deps[child] == "conj" and parse.tags[child] in NOUNS for child in parse.children[draft.head])

    def _possessor(self, draft: Draft) -> bool:
        return draft.last + 1 < len(self.parse) and self.parse.tags[draft.last + 1] == "POS"

    def _verb(self, token: int) -> int:
        """The verb of the clause that a token stands in; the token's last head where there is none."""
        parse = self.parse
        while (head := parse.heads[token]) != token:
            token = head
            if parse.tags[token][:2] == "VB":
                return token
        return token

    def _person(self, token: int, gender: str) -> Draft | None:
        parse = self.parse
        people = [
            draft
            for draft in self._near(token, PERSON_WINDOW)
            if draft.kind == "person" and not draft.plural and draft.gender in {gender, ""}
        ]
        verb = parse.heads[token]
        if parse.deps[token] in OBJECT:
            # "Lavrov thanked him": somebody else than who thanks.
            doing = self._verb(token)
            people = [d for d in people if not self._subject(d) or parse.heads[self._first(d.head)] != doing]
        if not people:
            return None
        if parse.deps[token] in SUBJECT and parse.lemmas[verb] in self.context["say_verb"]:
            # "…, he added": who said something before.
            people = [draft for draft in people if self._speaks(draft)] or people
        elif any(self._speaks(draft) and self._first(draft.head) != token for draft in people) and self._quoted(token):
            # Within a quotation "he" is not who speaks in the same sentence.
            here = parse.sentence_of[token]
            people = [d for d in people if parse.sentence_of[d.head] != here or not self._speaks(d)]
        sentence = parse.sentence_of[token]
        return min(
            people,
            key=lambda draft: (
                sentence - parse.sentence_of[draft.head],
                not self._subject(draft),
                draft.gender == "",
                token - draft.head if parse.sentence_of[draft.head] == sentence else draft.head,
            ),
            default=None,
        )

    def _speaks(self, draft: Draft) -> bool:
        parse, head = self.parse, self._first(draft.head)
        return parse.deps[head] in SUBJECT and parse.lemmas[parse.heads[head]] in self.context["say_verb"]

    def _quoted(self, token: int) -> bool:
        return any(first <= token < end for first, end in self._quotations)

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [(quotation.first, quotation.end) for quotation in quotations(self.parse)]

    def _thing(self, token: int) -> Draft | None:
        """Who "it", "its" means: the one thing in reach, or the subject of the clause where nobody stands between."""
        parse = self.parse
        lower, verb = parse.lowers[token], self._verb(token)
        if lower == "it" and (parse.deps[token] not in SUBJECT or parse.lemmas[verb] in self.context["empty_it_verb"]):
            return None
        things = [
            draft
            for draft in self._near(token, THING_WINDOW)
            if draft.kind in THINGS
            and not draft.plural
            and draft.actor is not None
            and (not draft.adjective or self._possessor(draft))
            and not self._joined(draft)
        ]
        if lower == "it":
            others = {draft.actor for draft in self._arguments(verb)}
            things = [draft for draft in things if draft.actor not in others]
        if lower == "itself":
            return next((d for d in things if self._subject(d) and parse.heads[self._first(d.head)] == verb), None)
        here = parse.sentence_of[token]
        near = [draft for draft in things if parse.sentence_of[draft.head] == here]
        if len({draft.actor for draft in near}) > 1:
            return self._blamed(token, near) or self._clause_subject(token, verb, near)
        reach = near or things
        prominent = [draft for draft in reach if self._prominent(draft, lower)]
        if len({draft.actor for draft in reach}) == 1:
            return prominent[0] if prominent else None
        subjects = [draft for draft in reach if self._subject(draft)]
        return subjects[-1] if len({draft.actor for draft in subjects}) == 1 else None

    def _blamed(self, token: int, near: list[Draft]) -> Draft | None:
        """Whom a verb hits for what is theirs: "expelled Russia after its invasion", "thanked Poland for its help"."""
        parse = self.parse
        noun = parse.heads[token]
        preposition = parse.heads[noun]
        if parse.deps[token] != "poss" or parse.lowers[preposition] not in {"after", "over", "for"}:
            return None
        verb = parse.heads[preposition]
        hit = (draft for draft in near if parse.deps[draft.head] == "dobj" and parse.heads[draft.head] == verb)
        return next(hit, None)

    def _prominent(self, draft: Draft, lower: str) -> bool:
        """Whether "it" may mean a draft: subjects; "its" also who owns, is dealt with or suffers; never a place."""
        if self._subject(draft):
            return True
        first = self._first(draft.head)
        dep, head = self.parse.deps[first], self.parse.heads[first]
        if lower != "its":
            return False
        return dep in {"poss", "dobj"} or (dep == "pobj" and self.parse.lowers[head] in DEALING)

    def _clause_subject(self, token: int, verb: int, near: list[Draft]) -> Draft | None:
        """Of several things in the sentence the subject of the pronoun's clause, or of the clause that governs it."""
        parse = self.parse
        said = parse.deps[token] in SUBJECT
        while True:
            subject = next((child for child in parse.children[verb] if parse.deps[child] in SUBJECT), None)
            if subject is not None and subject != token:
                break
            if parse.heads[verb] == verb:
                return None
            if said and parse.deps[verb] not in {"ccomp", "xcomp", "conj"}:
                return None  # "supports Georgia as it works": either
            verb = self._verb(verb)
        found = next((draft for draft in near if draft.head == subject), None)
        if found is None:
            return None
        if said:
            return found
        between = {draft.actor for draft in near if found.head < draft.head < token} - {found.actor}
        return None if between else found

    def _arguments(self, verb: int) -> list[Draft]:
        """The drafts, before and after, that depend on a verb: "it" beside them is somebody else."""
        parse = self.parse
        return [draft for draft in (*self._near(verb, 0), *self.pending) if parse.heads[draft.head] == verb]

    def _group(self, token: int) -> list[Draft]:
        """Whom "they" means: several people or bodies, or two that "and" joins."""
        parse, near = self.parse, self._near(token, THING_WINDOW)
        if token and parse.lowers[token - 1] == "of":
            return []  # "three of them": most often things
        groups: dict[int, list[Draft]] = {}
        for draft in near:
            several = draft.plural or draft.kind in GROUPS
            if several or self._joined(draft):
                groups.setdefault(self._first(draft.head), []).append(draft)
        found: list[tuple[int, list[Draft]]] = []
        for first, drafts in groups.items():
            actors = {draft.actor for draft in drafts}
            if len(actors) > 1 and not any(draft.plural or draft.kind in GROUPS for draft in drafts):
                if None not in actors and not self._things_between(max(d.last for d in drafts), token):
                    found.append((first, list({draft.actor: draft for draft in drafts}.values())))
            elif any(draft.plural or draft.kind in GROUPS for draft in drafts):
                found.append((first, list({draft.actor: draft for draft in drafts}.values())))
        subjects = [each for each in found if parse.deps[each[0]] in SUBJECT]
        here = parse.sentence_of[token]
        if subjects:
            inside = [each for each in subjects if parse.sentence_of[each[0]] == here]
            return max(inside)[1] if inside else min(subjects)[1]
        if len({tuple(sorted((d.actor or "") + d.kind for d in drafts)) for _, drafts in found}) == 1:
            return found[0][1]
        return []

    def _things_between(self, first: int, token: int) -> bool:
        """Whether a plural noun that is no actor stands between: "Iran and Russia … drones … they"."""
        return any(tag == "NNS" for tag in self.parse.tags[first + 1 : token])

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
        if not leaders and (two := self._two(near)):
            self._both(first, token, two)
            return
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
        self._both(first, token, [actor for actor in actors if actor])

    def _two(self, near: list[Draft]) -> list[str]:
        """The two bodies that "and" joined last: "Hamas and Israel accepted a truce that Egypt …; both sides"."""
        groups: dict[int, dict[str, None]] = {}
        for draft in near:
            if draft.actor is not None and draft.kind in THINGS and self._joined(draft):
                groups.setdefault(self._first(draft.head), {})[draft.actor] = None
        return next((list(group) for group in groups.values() if len(group) == 2), [])

    def _both(self, first: int, token: int, actors: list[str]) -> None:
        self.pending = [draft for draft in self.pending if not (draft.first <= token <= draft.last)]
        for actor in actors:
            kind = self.actors.kind(actor) or "state"
            self.past.append(Draft(first, token, token, actor, kind, plural=True, why="one of the two named before"))

    def _country(self, token: int) -> None:
        """ "the country": the one state that this and the sentence before speak of."""
        states = {self.actors.country(draft.actor) for draft in self._near(token, 1)} - {None}
        if len(states) == 1:
            why = "the one state that the sentences speak of"
            self.past.append(Draft(token - 1, token, token, states.pop(), "state", why=why))

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
                draft.actor, draft.gender, draft.why = found.actor, found.gender, self._named(found)
                draft.of = draft.of or found.of
            else:
                self._in_office(draft)
            return
        if word in self.context["body_noun"] or word in self.context["group_noun"]:
            for earlier in self._near(draft.head, 3):
                if earlier.actor is None or earlier.kind in {"state", "person", "civilians"}:
                    continue
                named = self.parse.lowers[earlier.last]
                if earlier.kind == draft.kind or (
                    earlier.kind in THINGS and (named == word or draft.kind not in THINGS)
                ):
                    draft.actor, draft.kind, draft.why = earlier.actor, earlier.kind, self._named(earlier)
                    return
            if draft.kind not in OF_STATE:
                return
        if draft.kind in {"civilians", "media", "company", "criminals", "experts"} or draft.key.endswith(STRIKES):
            return
        states = self._spoken_of(draft.head)
        if len(states) == 1:
            state = states.pop()
            draft.actor = meaning(self.actors, draft.key or word, state).actor
            draft.why = f"“{draft.key or word}” of {state}, the one state that the sentences speak of"

    def _spoken_of(self, token: int) -> set[str | None]:
        """The states of this sentence, or of this and the one before; where none acts, those of capitals as places."""
        for back in (0, 1):
            states = {self.actors.country(earlier.actor) for earlier in self._near(token, back)} - {None}
            if len(states) == 1:
                return states
        if states:
            return states
        sentence = self.parse.sentence_of[token]
        return {state for at, state in self.places if 0 <= sentence - self.parse.sentence_of[at] < 2}

    def _in_office(self, draft: Draft) -> None:
        """ "the emir", "the prime minister" of the one state that the sentences speak of, on the document's date."""
        date = self.parse.document.published
        states = self._spoken_of(draft.head)
        if len(states) != 1 or not date or draft.plural:
            return
        state = states.pop()
        sense = meaning(self.actors, draft.key, state)
        holder = self.actors.office(sense.office, date) if sense.office and sense.one else None
        if holder is not None:
            draft.actor, draft.of, draft.gender = holder, sense.of, self.actors.gender(holder)
            draft.why = f"held the office {sense.office} on {date[:10]}, of the one state that the sentences speak of"

    def _owned(self, draft: Draft) -> None:
        """ "its army", "his spokesman": the body or office of whom the pronoun means."""
        lower, token = self.parse.lowers[draft.first], draft.first
        if draft.key in self.context["kin_noun"] or draft.key in UNOWNED or self._twice_owned(draft):
            return
        if lower in HE:
            owner = self._person(token, HE[lower])
        elif lower in IT:
            owner = self._thing(token)
        else:
            group = self._group(token)
            owner = group[0] if len(group) == 1 else None
        country = self.actors.country(owner.actor) if owner is not None else None
        if owner is None or owner.actor is None or (country is None and owner.kind == "person"):
            return
        sense = meaning(self.actors, draft.key, country or owner.actor)
        date, holder = self.parse.document.published, None
        if sense.office and sense.one and date and not draft.plural:
            holder = self.actors.office(sense.office, date)
        if sense.kind == "person" and sense.office is None:
            return  # "his lawyers"
        draft.actor, draft.of = holder or sense.actor or sense.of, sense.of
        draft.why = f"“{draft.key}” of {country or owner.actor}, whom the pronoun means"

    def _twice_owned(self, draft: Draft) -> bool:
        """ "his party's leadership": the noun that heads it is not the pronoun's own."""
        return "POS" in self.parse.tags[draft.first : draft.last]

    def _body(self, token: int) -> None:
        """ "the alliance", "the newspaper": the body of that sort that was named last."""
        kinds = BODIES.get(self.parse.lowers[token], frozenset({"igo", "organisation", "armed group"}))
        for earlier in self._near(token, 3):
            if earlier.actor is not None and earlier.kind in kinds:
                why = self._named(earlier)
                self.past.append(Draft(token - 1, token, token, earlier.actor, earlier.kind, why=why))
                return
        for earlier in self._near(token, 3):
            led = self._led(earlier)
            if led is not None and (kind := self.actors.kind(led)) in kinds:
                why = f"the body that {earlier.actor} leads"
                self.past.append(Draft(token - 1, token, token, led, kind or "", why=why))
                return

    def _led(self, draft: Draft) -> str | None:
        """The body that a person leads at the document's date: "Jens Stoltenberg … the alliance"."""
        date = self.parse.document.published
        if draft.kind != "person" or draft.actor is None or not date:
            return None
        office = self.actors.tenure.office_of(draft.actor, date)
        return body(office) if office is not None else None

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


def _some(found: Draft | None) -> list[Draft]:
    return [found] if found is not None else []
