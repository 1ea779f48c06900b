"""Whom "he", "it", "its", "they" mean, where grammar tells."""

from __future__ import annotations

import itertools

from allegedly.coding.actors.antecedents import SUBJECT, THINGS, Antecedents
from allegedly.coding.actors.drafts import Draft

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})
OBJECT = frozenset({"dobj", "pobj", "dative", "iobj"})
SINGULAR, PLURAL = frozenset({"NN", "NNP"}), frozenset({"NNS", "NNPS"})
# How many sentences back an antecedent may stand: he and she are stable in news, "it" and "they" are not.
PERSON_WINDOW, THING_WINDOW = 4, 1
GROUPS = frozenset("military police protesters opposition civilians experts criminals".split()) | {"armed group"}
# Prepositions that make their noun a place.
PLACING = frozenset({"in", "across", "near"})
# Prepositions that make their noun take part, and not only be where something is.
DEALING = frozenset("with by against from between".split())


class Pronouns:
    """Resolves the pronouns of one document."""

    def __init__(self, earlier: Antecedents) -> None:
        self.earlier = earlier
        self.parse, self.actors, self.context = earlier.parse, earlier.actors, earlier.context

    def resolve(self, token: int) -> None:
        """Adds drafts for whom the pronoun means."""
        lower = self.parse.lowers[token]
        if self.parse.lowers[token + 1 : token + 2] and self.parse.lowers[token + 1] in self.context["his_honour"]:
            return  # "His Highness the Amir"
        found: list[Draft] = []
        if self.parse.words[token + 1 : token + 2] == ["["]:
            named = next((draft for draft in self.earlier.pending if draft.first == token + 2), None)
            if named is not None and named.actor is not None:
                copy = self._copy(named, token, token)
                copy.why = "the brackets behind it say whom it means"
                self.earlier.past.append(copy)
            return
        if lower in HE:
            found = _some(self.person(token, HE[lower]))
        elif lower in IT:
            found = _some(self.thing(token))
        elif lower in THEY:
            found = self.group(token)
        for each in found:
            copy = self._copy(each, token, token, len(found) > 1)
            if lower in HE and copy.actor is not None and self.actors.kind(copy.actor) != "person":
                copy.actor = None  # an official without a name: "he" is a person, and not the ministry
            self.earlier.past.append(copy)

    def _copy(self, found: Draft, first: int, last: int, plural: bool = False) -> Draft:
        return Draft(first, last, last, found.actor, found.kind, gender=found.gender, plural=found.plural or plural,
                     office=found.office, why=self.earlier.named(found))  # fmt: skip

    def person(self, token: int, gender: str) -> Draft | None:
        """Whom "he", "him", "her" means: the nearest person of the gender, subjects before others."""
        parse = self.parse
        people = [
            draft
            for draft in self.earlier.near(token, PERSON_WINDOW)
            if draft.kind == "person" and not draft.plural and draft.gender in {gender, ""}
        ]
        verb = parse.heads[token]
        if (own := self._coordinated(token, people) or self._who(token, people)) is not None:
            return own
        if (ahead := self._ahead(token, {"person"})) is not None:
            return ahead if ahead.gender in {gender, ""} else None
        if parse.deps[token] in OBJECT:
            # "Lavrov thanked him", "Lavrov met Kerry and thanked him": somebody else than who thanks.
            doing = self.earlier.doing(self.earlier.verb(token))
            whose = {self.earlier.subject_of(each) for each in doing}  # "who thanked him" too
            acting = [d for d in people if d.head in whose
                      or (self.earlier.subject(d) and parse.heads[self.earlier.first(d.head)] in doing)]  # fmt: skip
            names = {d.actor for d in acting} - {None}
            people = [d for d in people if d not in acting and d.actor not in names]
            if len({d.actor or d.head for d in people if parse.sentence_of[d.head] == parse.sentence_of[token]}) > 1:
                return None  # "he blamed A and asked the court to free him": either
        if not people or self._common(token, gender, people):
            return None
        if parse.tags[token] == "PRP$" and parse.lowers[verb] in self.context["death_noun"]:
            # "Zarif condemned his killing": nobody speaks of their own
            doing = self.earlier.doing(self.earlier.verb(verb))
            people = [d for d in people if parse.heads[self.earlier.first(d.head)] not in doing]
        if parse.deps[token] in SUBJECT and parse.lemmas[verb] in self.context["say_verb"]:
            # "…, he added": who said something before.
            people = [draft for draft in people if self.earlier.speaks(draft)] or people
        elif any(
            self.earlier.speaks(draft) and self.earlier.first(draft.head) != token for draft in people
        ) and self.earlier.quoted(token):
            # Within a quotation "he" is not who speaks in the same sentence.
            here = parse.sentence_of[token]
            people = [d for d in people if parse.sentence_of[d.head] != here or not self.earlier.speaks(d)]
        if parse.deps[token] == "poss" and self._place_taken(token):
            doing = self.earlier.doing(self.earlier.verb(token))  # "Testman took his place": another's
            others = [d for d in people if parse.heads[self.earlier.first(d.head)] not in doing]
            people = others or (people if len({d.actor or d.head for d in people}) == 1 else [])
        if not people or self._stranger(token, people):
            return None
        sentence = parse.sentence_of[token]
        found = min(
            people,
            key=lambda draft: (
                sentence - parse.sentence_of[draft.head],
                not self.earlier.subject(draft),
                draft.gender == "",
                token - draft.head if parse.sentence_of[draft.head] == sentence else draft.head,
            ),
        )
        return None if self._acted_on(token, found) or self._who_has(token, found, people) else found

    def _place_taken(self, token: int) -> bool:
        """Whether "his" stands in "took his place": who takes it is another."""
        noun = self.parse.heads[token]
        verb = self.parse.heads[noun]
        taken = self.parse.deps[noun] == "dobj" and self.parse.lemmas[verb] in {"take", "inherit", "fill", "assume"}
        return taken and self.parse.lowers[noun] in self.context["post_noun"]

    def _acted_on(self, token: int, found: Draft) -> bool:
        """Whether a person without a name does in the same sentence what befalls the one found: "A gunman shot Testman
        with a weapon that he had built"."""
        parse = self.parse
        if self.earlier.subject(found) or parse.sentence_of[found.head] != parse.sentence_of[token]:
            return False
        nouns = self.actors.words.nouns
        for draft in self.earlier.near(token, 0):
            key = draft.key
            one = not draft.plural and (f"{key}s" in nouns or (key.endswith("man") and f"{key[:-3]}men" in nouns))
            if one and draft.kind in GROUPS and draft.head < found.head and self.earlier.subject(draft):
                return True
        return False

    def _coordinated(self, token: int, drafts: list[Draft]) -> Draft | None:
        """Whose they are that "and" joins to their owner: "Joe Biden and his son", "OPEC and its allies"."""
        parse, noun = self.parse, self.parse.heads[token]
        if parse.deps[token] != "poss" or parse.deps[noun] != "conj":
            return None
        return next((draft for draft in drafts if draft.head == parse.heads[noun]), None)

    def _who(self, token: int, drafts: list[Draft]) -> Draft | None:
        """Who says in a relative clause what they do themselves: "met Testman, who said that he agreed"."""
        parse, verb = self.parse, self.parse.heads[token]
        saying = parse.heads[verb]
        if parse.deps[token] not in SUBJECT or parse.deps[verb] != "ccomp" or parse.deps[saying] != "relcl":
            return None
        who = self.earlier.subject_of(saying)
        return next((draft for draft in drafts if draft.head == who), None)

    def _who_has(self, token: int, found: Draft, people: list[Draft]) -> bool:
        """Whether "his" may be of whom "who" means as well: "was pushed by Testman, who straightened his jacket"."""
        verb = self.earlier.verb(token)
        if self.parse.deps[token] != "poss" or self.parse.deps[verb] != "relcl":
            return False
        who = self.earlier.subject_of(verb)
        return found.head != who and any(draft.head == who and draft.actor != found.actor for draft in people)

    def _ahead(self, token: int, kinds: set[str]) -> Draft | None:
        """The subject that follows: "For his part, Testman said", "In her meetings Testova urged"."""
        parse = self.parse
        if parse.deps[token] != "poss":
            return None
        verb = self.earlier.verb(token)
        subject = self.earlier.subject_of(verb)
        opens = token < 3 or parse.sentence_of[token] != parse.sentence_of[token - 3]
        opens = opens or parse.lowers[token - 1 : token + 2 : 2] == ["for", "part"]
        if subject is None or subject < token or not opens:
            return None
        return next((d for d in self.earlier.pending if d.head == subject and d.kind in kinds and not d.plural), None)

    def _stranger(self, token: int, people: list[Draft]) -> bool:
        """Whether the last subject before "he" is a name that nobody knows: "Vasyl fell ill. His sister …"."""
        parse, here = self.parse, self.parse.sentence_of[token]
        last = max(draft.head for draft in people)
        known = {at for d in self.earlier.near(token, 1) for at in range(d.first, d.last + 1)}
        for at in range(token - 1, last, -1):
            if parse.sentence_of[at] < here - 1:
                return False
            if parse.tags[at] == "NNP" and parse.deps[at] in SUBJECT and at not in known:
                return parse.words[at].istitle() and parse.words[at] not in self.context["organisation_noun"]
        return False

    def _common(self, token: int, gender: str, people: list[Draft]) -> bool:
        """Whether a man or woman without a name is the subject nearer by: "The boy thanked them with his parents"."""
        words = self.context["male_word" if gender == "m" else "female_word"]
        last = max(draft.head for draft in people)
        return any(
            draft.head > last and draft.kind == "civilians" and not draft.plural and draft.key in words
            and self.earlier.subject(draft)
            for draft in self.earlier.near(token, 1)
        )  # fmt: skip

    def thing(self, token: int) -> Draft | None:
        """Who "it", "its" means: the one thing in reach, or the subject of the clause where nobody stands between."""
        parse = self.parse
        lower, verb = parse.lowers[token], self.earlier.verb(token)
        if lower == "it" and (parse.deps[token] not in SUBJECT or self._empty(token, verb)):
            return None
        things = [
            draft
            for draft in self.earlier.near(token, THING_WINDOW)
            if draft.kind in THINGS
            and not draft.plural
            and draft.actor is not None
            and (not draft.adjective or self.earlier.possessor(draft))
        ]
        if (own := self._coordinated(token, things)) is not None:
            return own
        things = [draft for draft in things if not self.earlier.joined(draft)]
        if lower == "it":
            others = {draft.actor for draft in self.earlier.arguments(verb)}
            things = [draft for draft in things if draft.actor not in others]
        if lower == "itself":
            return next(
                (d for d in things if self.earlier.subject(d) and parse.heads[self.earlier.first(d.head)] == verb), None
            )
        here = parse.sentence_of[token]
        near = [draft for draft in things if parse.sentence_of[draft.head] == here]
        if self._rivalled(token, near):
            return None
        if len({draft.actor for draft in near}) > 1:
            return self._blamed(token, near) or self._clause_subject(token, verb, near)
        reach = near or things
        prominent = [draft for draft in reach if self._prominent(draft, lower)]
        if len({draft.actor for draft in reach}) == 1:
            return prominent[0] if prominent else None
        subjects = [draft for draft in reach if self.earlier.subject(draft)]
        return subjects[-1] if len({draft.actor for draft in subjects}) == 1 else None

    def _empty(self, token: int, verb: int) -> bool:
        """Whether "it" is nobody: "it rained", "it was said that", "declared it void"."""
        parse = self.parse
        if parse.lemmas[verb] in self.context["empty_it_verb"] or parse.heads[token] != verb:
            return True
        if parse.lemmas[verb] == "come" and parse.lowers[verb + 1 : verb + 2] == ["to"]:
            return True  # "when it comes to trade"
        return parse.deps[token] == "nsubjpass" and parse.lemmas[verb] in self.context["say_verb"]

    def _rivalled(self, token: int, near: list[Draft]) -> bool:
        """Whether a noun that is no actor stands nearer than the things that are: "said the deal and its authors"."""
        if near:
            return self.earlier.rival(max(draft.head for draft in near), token, SINGULAR, SUBJECT)
        return self.earlier.rival(-1, token, SINGULAR, SUBJECT | {"dobj"})

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
        if self.earlier.subject(draft):
            return True
        first = self.earlier.first(draft.head)
        dep, head = self.parse.deps[first], self.parse.heads[first]
        if lower != "its":
            return False
        return dep in {"poss", "dobj"} or (dep == "pobj" and self.parse.lowers[head] in DEALING)

    def _clause_subject(self, token: int, verb: int, near: list[Draft]) -> Draft | None:
        """Of several things in the sentence the subject of the pronoun's clause, or of the clause that governs it."""
        parse = self.parse
        said = parse.deps[token] in SUBJECT
        while True:
            subject = self.earlier.subject_of(verb)
            if subject is not None and subject != token:
                break
            if parse.heads[verb] == verb:
                return None
            if said and parse.deps[verb] not in {"ccomp", "xcomp", "conj"}:
                return None  # "supports Georgia as it works": either
            verb = self.earlier.verb(verb)
        found = next((draft for draft in near if draft.head == subject), None)
        if found is None:
            return None
        if said:
            return found
        between = {draft.actor for draft in near if found.head < draft.head < token} - {found.actor}
        return None if between else found

    def group(self, token: int) -> list[Draft]:
        """Whom "they" means: several people or bodies, or two that "and" joins."""
        parse, near = self.parse, self.earlier.near(token, THING_WINDOW)
        if token and parse.lowers[token - 1] == "of":
            return []  # "three of them": most often things
        doers: set[str | None] = set()
        if parse.deps[token] in OBJECT:  # "it identified them": others than who identified
            doers = {draft.actor for draft in self.earlier.arguments(self.earlier.verb(token))}
        hindering = self._hindering(token)
        groups: dict[int, list[Draft]] = {}
        for draft in near:
            if draft.actor is not None and draft.actor in doers:
                continue
            if self.earlier.subject(draft) and parse.heads[self.earlier.first(draft.head)] in hindering:
                continue
            several = draft.plural or draft.kind in GROUPS
            if not several and self._where(self.earlier.first(draft.head)):
                continue  # "be it in Testland or Norland … they": where something is
            if several or self.earlier.joined(draft):
                groups.setdefault(self.earlier.first(draft.head), []).append(draft)
        found: list[tuple[int, list[Draft]]] = []
        for first, drafts in groups.items():
            actors = {draft.actor for draft in drafts}
            if len(actors) > 1 and not any(draft.plural or draft.kind in GROUPS for draft in drafts):
                if None not in actors and not self._things_between(max(d.last for d in drafts), token):
                    found.append((first, list({draft.actor: draft for draft in drafts}.values())))
            elif any(draft.plural or draft.kind in GROUPS for draft in drafts):
                found.append((first, list({draft.actor: draft for draft in drafts}.values())))
        here = parse.sentence_of[token]
        if parse.deps[token] == "poss":  # "the return of Testish refugees to their homes" before who acted earlier
            found = [each for each in found if parse.sentence_of[each[0]] == here] or found
        subjects = [each for each in found if parse.deps[each[0]] in SUBJECT]
        last = max((first for first, _ in found if parse.sentence_of[first] == here), default=-1)
        if self.earlier.rival(last, token, PLURAL, SUBJECT | {"dobj"}):
            return []
        if subjects:
            inside = [each for each in subjects if parse.sentence_of[each[0]] == here]
            return max(inside)[1] if inside else min(subjects)[1]
        if last < 0 and self._things_did(token):
            return []
        if len({tuple(sorted((d.actor or "") + d.kind for d in drafts)) for _, drafts in found}) == 1:
            return found[0][1]
        return []

    def _hindering(self, token: int) -> set[int]:
        """The verbs whose subject is not who "their" means: "Testland's troops prevented their attempts"."""
        parse, noun = self.parse, self.parse.heads[token]
        verb = parse.heads[noun]
        if parse.deps[token] != "poss" or parse.deps[noun] != "dobj":
            return set()
        return self.earlier.doing(verb) if parse.lemmas[verb] in self.context["hinder_verb"] else set()

    def _things_did(self, token: int) -> bool:
        """Whether the subject of the sentence before "they" is a plural of things: "The projects matter to Testians.
        They should help"."""
        parse, here = self.parse, self.parse.sentence_of[token]
        if parse.deps[token] not in SUBJECT:
            return False
        known = {draft.head for draft in self.earlier.near(token, 1)}
        people = self.context["pair_noun"] | self.context["person_noun"] | self.actors.words.nouns.keys()
        before = (at for at in range(token - 1, -1, -1) if parse.sentence_of[at] < here)
        return any(
            parse.tags[at] == "NNS" and parse.deps[at] in SUBJECT and at not in known and parse.lowers[at] not in people
            for at in itertools.takewhile(lambda at: parse.sentence_of[at] == here - 1, before)
        )

    def _where(self, first: int) -> bool:
        """Whether the first of joined names is only where something is."""
        return self.parse.deps[first] == "pobj" and self.parse.lowers[self.parse.heads[first]] in {
            "in",
            "across",
            "near",
        }

    def _things_between(self, first: int, token: int) -> bool:
        """Whether a plural noun that is no actor stands between: "Iran and Russia … drones … they"."""
        return any(tag == "NNS" for tag in self.parse.tags[first + 1 : token])


def _some(found: Draft | None) -> list[Draft]:
    return [found] if found is not None else []
