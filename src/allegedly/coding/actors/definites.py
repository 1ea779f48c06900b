"""Whom "the president", "the group", "both countries", "its army" mean: bodies and people named before."""

from __future__ import annotations

from allegedly.coding.actors.antecedents import THINGS, Antecedents
from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.pronouns import HE, IT, Pronouns
from allegedly.coding.actors.roles import meaning
from allegedly.knowledge.actors import body

# What is done, and by whom the text does not say: "the airstrikes".
STRIKES = ("strike", "strikes", "raid", "raids", "shelling", "artillery", "jets", "warplanes")
# Bodies that with an article are those of the state that is spoken of: "the Supreme Court".
OF_STATE = frozenset({"government", "court", "parliament", "military", "police"})
# With "his" or "its" before them these say nothing of an office: any deputy, any member.
UNOWNED = frozenset(
    "deputy member representative mission team officers guards lawyers lawyer supporters fans players player "
    "drivers driver".split()
)
# Offices whose holders call a state's bodies theirs.
RULING = frozenset({"GOV.PRESIDENT", "GOV.PM", "GOV.MONARCH", "GOV.LEADER", "GOV.CROWN", "GOV.POPE"})
# Nouns that a body bears in its name where it is called so.
NAMED_SO = frozenset(
    "council commission committee tribunal court fund union institute party bank coalition league".split()
)
# Nouns that only a body that is called so may be meant by.
MINISTRIES = frozenset("ministry department agency council commission committee court tribunal institute".split())
# Whose these are the document must tell; they are not those of the state that it speaks of.
FOES = frozenset(
    "enemy enemies foe foes adversary invader invaders aggressor opponent rival neighbor neighbour".split()
)
# Who rules a state is called so without the title of the office.
LEADING = frozenset({"leader", "head", "head of state", "strongman", "ruler"})
# Sentences back to whom "the French leader" may mean.
AGAIN = 4
# Which kinds of actor these nouns may stand for.
BODIES = {
    **dict.fromkeys(("bloc", "alliance", "union", "fund", "body", "cartel"), frozenset({"igo"})),
    **dict.fromkeys(("newspaper", "paper", "daily", "outlet", "website", "magazine", "network"), frozenset({"media"})),
    **dict.fromkeys(("company", "firm", "bank"), frozenset({"company"})),
    **dict.fromkeys(("council", "commission", "tribunal", "court"), frozenset({"igo", "court"})),
    **dict.fromkeys(("guards", "force"), frozenset({"military"})),
    **dict.fromkeys(("agency", "watchdog"), frozenset({"igo", "organisation", "media", "government"})),
}


class Definites:
    """Resolves the noun phrases of one document that stand for somebody named before."""

    def __init__(self, earlier: Antecedents, pronouns: Pronouns) -> None:
        self.earlier, self.pronouns = earlier, pronouns
        self.parse, self.actors, self.context = earlier.parse, earlier.actors, earlier.context

    def pair(self, token: int, covered: set[int]) -> None:
        """ "the two countries", "both sides", "the two leaders": one draft for each of the two."""
        parse = self.parse
        first = token
        while first and parse.lowers[first - 1] in {"two", "both", "the", "these"}:
            first -= 1
        words = parse.lowers[first:token]
        if words and self._those_who_met(first, token):
            self._both(first, token, list(self.earlier.met))
            return
        if not {"two", "both"} & set(words):
            return
        leaders = parse.lowers[token] in self.context["pair_leader"]
        verb = self.earlier.verb(token)
        doing = {parse.heads[self.earlier.first(draft.head)] for draft in self.earlier.near(token, 0)
                 if self.earlier.subject(draft)}  # fmt: skip
        if parse.deps[token] in {"dobj", "dative"} and verb in doing:
            return  # "Riyadh and Washington invited the two sides": others than who invite
        near = self.earlier.near(token, 2)
        if not leaders and (two := self._two(near)):
            self._both(first, token, two)
            return
        if leaders:
            actors = list(dict.fromkeys(d.actor for d in near if d.kind == "person" and d.actor and not d.plural))
        else:
            states = dict.fromkeys(self.actors.country(draft.actor) for draft in near)
            actors = [state for state in states if state]
            if len(actors) > 2 and self.earlier.home in actors:
                others = [state for state in actors if state != self.earlier.home]
                actors = [self.earlier.home, *others] if len(others) == 1 else []
            if len(actors) > 2:
                common = sorted(actors, key=lambda state: -self.earlier.counts[state])
                actors = common[:2] if self.earlier.counts[common[1]] > self.earlier.counts[common[2]] else []
        if len(actors) != 2:
            return
        self._both(first, token, [actor for actor in actors if actor])

    def _those_who_met(self, first: int, token: int) -> bool:
        """Whether "the presidents", "both parties" are the two of whose meeting a release tells and nobody else."""
        lower, parse = self.parse.lowers[token], self.parse
        if not self.earlier.met or parse.lowers[token + 1 : token + 2] in (["of"], ["to"], ["in"]):
            return False
        if lower not in self.context["pair_leader"] and lower not in {"parties", "sides"}:
            return False
        others = {d.actor for d in self.earlier.near(first, 1) if d.kind == "person" and d.actor} - set(
            self.earlier.met
        )
        return not others

    def _two(self, near: list[Draft]) -> list[str]:
        """The two bodies that "and" joined last: "Hamas and Israel accepted a truce that Egypt …; both sides"."""
        groups: dict[int, dict[str, None]] = {}
        for draft in near:
            if draft.actor is not None and draft.kind in THINGS and self.earlier.joined(draft):
                groups.setdefault(self.earlier.first(draft.head), {})[draft.actor] = None
        return next((list(group) for group in groups.values() if len(group) == 2), [])

    def _both(self, first: int, token: int, actors: list[str]) -> None:
        self.earlier.pending = [draft for draft in self.earlier.pending if not (draft.first <= token <= draft.last)]
        for actor in actors:
            kind = self.actors.kind(actor) or "state"
            self.earlier.past.append(
                Draft(first, token, token, actor, kind, plural=True, why="one of the two named before")
            )

    def country(self, token: int) -> None:
        """ "the country": the one state that this and the sentence before speak of."""
        if self.parse.lowers[token + 1 : token + 2] == ["of"]:
            return  # "the Republic of Testland"
        states = {self.actors.country(draft.actor) for draft in self.earlier.near(token, 1)} - {None}
        if len(states) == 1:
            why = "the one state that the sentences speak of"
            self.earlier.past.append(Draft(token - 1, token, token, states.pop(), "state", why=why))

    def definite(self, draft: Draft) -> None:
        """ "the president", "the ministry", "the group", "the army"."""
        if self.parse.tags[draft.first] == "PRP$":
            if draft.actor is None:
                self._owned(draft)
            if draft.first < draft.head:  # "its army" are two: whose, and whom
                self.pronouns.resolve(draft.first)
                draft.first += 1
            return
        if draft.actor is not None:
            return
        word = self.parse.lowers[draft.last]
        if draft.kind == "person" and draft.plural:
            return  # "the foreign ministers": no one of them
        if self._of_unknown(draft):
            return
        if draft.kind == "person":
            found = self._titled(draft)
            if found is not None:
                draft.actor, draft.gender = found.actor or found.of, found.gender
                draft.of, draft.why = draft.of or found.of, self.earlier.named(found)
            elif not draft.past and not self._of_other(draft):
                self._in_office(draft)
            return
        if (again := self._again(draft)) is not None:
            draft.actor, draft.kind, draft.why = again.actor, again.kind, self.earlier.named(again)
            return
        other = self._of_other(draft)
        if other and draft.key in self.context["rule_noun"] and draft.key != "cabinet":
            return  # "the administration of seaports"
        named = self._qualified(draft)  # "the Testville-based Testian newspaper" is none that was named before
        if not other and not named and (word in self.context["body_noun"] or word in self.context["group_noun"]):
            found = self._sole([each for each in self.earlier.near(draft.head, 3) if self._fits(each, draft, word)])
            if found is not None:
                draft.actor, draft.kind, draft.why = found.actor, found.kind, self.earlier.named(found)
            if found is not None or any(self._fits(each, draft, word) for each in self.earlier.near(draft.head, 3)):
                return
            if draft.kind not in OF_STATE:
                return
        if draft.kind in {"civilians", "media", "company", "criminals", "experts"} or draft.key.endswith(STRIKES):
            return
        if named or (draft.kind == "armed group" and not draft.plural):
            return  # "the gunman" is one man, and no armed group of the state that is spoken of
        speaker = self._speaker(draft.head) if draft.kind == "government" else None
        states: set[str | None] = {speaker} if speaker is not None else self._spoken_of(draft.head)
        if len(states) == 1:
            state = states.pop()
            draft.actor = meaning(self.actors, draft.key or word, state).actor
            of = "for which the speaker speaks" if speaker is not None else "the one state that the sentences speak of"
            draft.why = f"“{draft.key or word}” of {state}, {of}"

    def again(self, draft: Draft) -> None:
        """ "the French leader", "the Kenyan envoy" again: who was named before, of that state and with such a title."""
        state = self.actors.country(draft.of or draft.actor)
        if state is None or draft.plural or draft.past or self.actors.kind(draft.actor or "") == "person":
            return
        title = draft.key if draft.key in LEADING else (draft.title or "").lower()
        date = self.parse.document.published
        for earlier in self.earlier.near(draft.head, AGAIN):
            if earlier.kind != "person" or earlier.plural or earlier.definite or earlier.actor == draft.actor:
                continue
            if self.actors.country(earlier.actor) != state or self.actors.kind(earlier.actor or "") != "person":
                continue
            leads = title in LEADING and self._rules(earlier.actor or "")
            if leads or (title not in LEADING and self._bears(earlier, title, date, False)):
                draft.actor, draft.gender, draft.why = earlier.actor, earlier.gender, self.earlier.named(earlier)
                return

    def _of_unknown(self, draft: Draft) -> bool:
        """Whether a noun is that of somebody whom no table knows, or of an office: "the enemy's forces", "Office of the
        Spokesperson"."""
        parse = self.parse
        if parse.lowers[max(draft.first - 2, 0) : draft.first] == ["office", "of"]:
            return draft.kind == "person"
        at = next((at for at in range(draft.first, draft.head) if parse.tags[at] == "POS"), None)
        return at is not None and parse.lowers[at - 1] in FOES

    def _of_other(self, draft: Draft) -> bool:
        """Whether somebody unknown follows: "the spokesman of the customs administration"."""
        return self.parse.lowers[draft.last + 1 : draft.last + 2] in (["of"], ["for"])

    def _again(self, draft: Draft) -> Draft | None:
        """The body that the document named with the same noun and its state: "the Office of the President" again."""
        if draft.plural or draft.kind not in {"government", "court"} or not draft.key or " " not in draft.key:
            return None
        same = [earlier for earlier in self.earlier.past if earlier.key == draft.key and earlier.actor is not None]
        return same[-1] if len({earlier.actor for earlier in same}) == 1 else None

    def _fits(self, earlier: Draft, draft: Draft, word: str) -> bool:
        """Whether "the group", "the ministry" may mean an earlier draft by its kind."""
        if earlier.actor is None or earlier.kind in {"state", "person", "civilians"}:
            return False
        if word in MINISTRIES:
            named = (*self.actors.names_of(earlier.actor), self.actors.name(earlier.actor), earlier.key)
            return any(word in name.lower() for name in named)
        if earlier.kind == draft.kind:
            return True
        return earlier.kind in THINGS and (self.parse.lowers[earlier.last] == word or draft.kind not in THINGS)

    def _sole(self, fitting: list[Draft]) -> Draft | None:
        """The one of the nearest sentence, of several its subject; none where two are as near."""
        if not fitting:
            return None
        nearest = self.parse.sentence_of[fitting[0].head]
        fitting = [draft for draft in fitting if self.parse.sentence_of[draft.head] == nearest]
        if len({draft.actor for draft in fitting}) == 1:
            return fitting[0]
        subjects = [draft for draft in fitting if self.earlier.subject(draft)]
        return subjects[0] if len({draft.actor for draft in subjects}) == 1 else None

    def _qualified(self, draft: Draft) -> bool:
        """Whether an unknown name qualifies the noun: "the Zionist authorities" are no state's that is spoken of."""
        parse = self.parse
        return any(
            parse.words[at][:1].isupper() and parse.lowers[at] not in draft.key
            for at in range(draft.first + 1, draft.head)
        )

    def _spoken_of(self, token: int) -> set[str | None]:
        """The states of this sentence, or of this and the one before; where none acts, those of capitals as places."""
        for back in (0, 1):
            states = {self.actors.country(earlier.actor) for earlier in self.earlier.near(token, back)} - {None}
            if back == 0 and states:
                states |= {self.actors.country(later.actor) for later in self.earlier.ahead(token)} - {None}
            if len(states) == 1:
                return states
        if self.earlier.home in states:
            return {self.earlier.home}
        if states:
            return states
        sentence = self.parse.sentence_of[token]
        return {state for at, state in self.earlier.places if 0 <= sentence - self.parse.sentence_of[at] < 2}

    def _speaker(self, token: int) -> str | None:
        """The state for which somebody speaks in whose words a noun stands: "the White House spokeswoman said the
        administration is …"."""
        parse, verb = self.parse, self.earlier.verb(token)
        while parse.deps[verb] in {"ccomp", "xcomp", "advcl", "conj", "relcl"} and parse.heads[verb] != verb:
            verb = self.earlier.verb(verb)
            if parse.lemmas[verb] in self.context["say_verb"]:
                break
        subject = self.earlier.subject_of(verb)
        if parse.lemmas[verb] not in self.context["say_verb"] or subject is None:
            return None
        speaker = next((d for d in (*self.earlier.near(token, 0), *self.earlier.pending) if d.head == subject), None)
        if speaker is None or speaker.kind != "person" or speaker.plural:
            return None
        body = speaker.of or ""
        return self.actors.country(body) if ".GOV" in body or ".MIL" in body else None

    def _in_office(self, draft: Draft) -> None:
        """ "the emir", "the prime minister" of the one state that the sentences speak of, on the document's date."""
        date = self.parse.document.published
        home = self.earlier.home
        if home is not None and self._called_otherwise(draft.key, home):
            states = self._spoken_of(draft.head) - {home}
        else:
            states = {home} if home is not None else self._spoken_of(draft.head)
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
            owner = self.pronouns.person(token, HE[lower])
        elif lower in IT:
            owner = self.pronouns.thing(token)
        else:
            group = self.pronouns.group(token)
            owner = group[0] if len(group) == 1 else None
        country = self.actors.country(owner.actor) if owner is not None else None
        if owner is None or owner.actor is None or (country is None and owner.kind == "person"):
            return
        if owner.kind == "person" and not self._rules(owner.actor):
            return  # "his spokeswoman": of who rules a state it is the state's, of others their own
        sense = meaning(self.actors, draft.key, country or owner.actor)
        date, holder = self.parse.document.published, None
        if sense.office and sense.one and date and not draft.plural:
            holder = self.actors.office(sense.office, date)
        if sense.kind == "person" and sense.office is None:
            return  # "his lawyers"
        draft.actor, draft.of = holder or sense.actor or sense.of, sense.of
        draft.why = f"“{draft.key}” of {country or owner.actor}, whom the pronoun means"

    def _rules(self, person: str) -> bool:
        """Whether somebody heads a state or its government at the document's date, or any that is no person."""
        date = self.parse.document.published
        if self.actors.kind(person) != "person" or not date:
            return True
        office = self.actors.tenure.office_of(person, date)
        return office is not None and office.partition(".")[2] in RULING

    def _twice_owned(self, draft: Draft) -> bool:
        """ "his party's leadership": the noun that heads it is not the pronoun's own."""
        return "POS" in self.parse.tags[draft.first : draft.last]

    def body(self, token: int) -> None:
        """ "the alliance", "the newspaper": the body of that sort that was named last."""
        kinds = BODIES.get(self.parse.lowers[token], frozenset({"igo", "organisation", "armed group"}))
        fitting = [
            draft
            for draft in self.earlier.near(token, 3)
            if draft.actor is not None and draft.kind in kinds and self._called(draft.actor, token)
        ]
        if fitting:
            if (found := self._sole(fitting)) is not None:
                why = self.earlier.named(found)
                self.earlier.past.append(Draft(token - 1, token, token, found.actor, found.kind, why=why))
            return
        for earlier in self.earlier.near(token, 3):
            led = self._led(earlier)
            if led is not None and (kind := self.actors.kind(led)) in kinds:
                why = f"the body that {earlier.actor} leads"
                self.earlier.past.append(Draft(token - 1, token, token, led, kind or "", why=why))
                return

    def _called(self, actor: str, token: int) -> bool:
        """Whether a body is called by the noun where only its name can tell: "the committee", "the tribunal"."""
        word = self.parse.lowers[token]
        return word not in NAMED_SO or any(word in name.lower() for name in self.actors.names_of(actor))

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
        found: Draft | None = None
        for earlier in reversed(self.earlier.past):
            if found is not None and self.parse.sentence_of[earlier.head] != self.parse.sentence_of[found.head]:
                break
            if earlier.kind != "person" or earlier.plural or (earlier.actor is None and earlier.definite):
                continue
            if not self._bears(earlier, title, date, draft.past):
                continue
            if found is None:
                found = earlier
            elif found.actor != earlier.actor and found.actor is not None and earlier.actor is not None:
                own = [each for each in (found, earlier) if self.actors.country(each.actor) == self.earlier.home]
                return own[0] if len(own) == 1 else None  # of two presidents in one sentence either may be meant
        home = self.earlier.home
        if found is not None and home is not None and self.actors.country(found.actor) not in {home, None}:
            office = meaning(self.actors, title, home).office
            holder = self.actors.office(office, date) if office and date else None
            called_so = holder is not None and not self._called_otherwise(title, home)
            if called_so and any(earlier.actor == holder for earlier in self.earlier.past):
                return None  # in the release of a government its own president may be meant as well
        return found

    def _called_otherwise(self, title: str, state: str | None) -> bool:
        """Whether a state has another title for the office: "the foreign minister" is no US secretary of state."""
        titles = self.actors.words.titles
        found = titles.get(title, ())
        if any(state in each.only for each in found):
            return False
        offices = {each.office for each in found if not each.only}
        return any(each.office in offices and state in each.only for others in titles.values() for each in others)

    def _bears(self, person: Draft, title: str, date: str | None, past: bool) -> bool:
        """Whether somebody was given a title, or holds the office that it means; `past`: who has held it."""
        if past:
            return person.past and (person.title or "").lower().endswith(title)
        borne = (person.title or "").lower()
        inner = borne.endswith((f"the {title}", f"of {title}", f"to {title}"))  # "Office of the President"
        if (borne.endswith(title) and not inner) or borne.startswith(f"{title} of "):
            return True
        state = self.actors.country(person.actor)
        if person.actor is None or not date or self._called_otherwise(title, state):
            return False
        office = meaning(self.actors, title, state).office
        return office is not None and self.actors.office(office, date) == person.actor
