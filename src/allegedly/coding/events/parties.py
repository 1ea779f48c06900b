"""From heads to parties: the mention that covers a head, the one inside its noun phrase, or the noun phrase itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allegedly.coding.events import arguments as at_
from allegedly.coding.events.antecedents import MANY, antecedent
from allegedly.coding.events.homes import COUNTRY, home, is_country
from allegedly.coding.events.whole_names import lists_of_people, whole_names
from allegedly.grammar import Parse
from allegedly.knowledge.predicates import predicates
from allegedly.nouns import Mention, Party, Span, Time

# Kinds of mention that act in politics even where the program does not know whom exactly they mean.
POLITICAL = frozenset(
    "state government igo court police parliament party opposition military protesters criminals".split()
) | {"armed group"}
# Known actors who make politics only with others.
UNPOLITICAL = frozenset({"company", "media"})
# Classes of nouns that are a party by themselves; other nouns are only things.
PARTIES = ("people", "powers", "parts", "weapons", "attack", "troops", "territory", "shelters", "refugee", "needy",
           "ship")  # fmt: skip
# After a country's name they make money of it.
CURRENCIES = frozenset(
    {"dollar", "franc", "pound", "peso", "krone", "lira", "rouble", "ruble", "rupee", "yuan", "dinar"}
)
# A name of these kinds within a phrase for people, troops, weapons and ground is not all that a reader calls them.
WITHIN = frozenset({"state", "igo", "government", "military", "armed group", "person"})
GROUND = ("people", "powers", "troops", "weapons", "territory", "shelters", "ship", "office", "companies")
# Words of such a phrase that tell whose of the state's bodies it is: "[Norwegian] army posts".
SERVICES = {"military": ".MIL", "army": ".MIL", "navy": ".MIL", "naval": ".MIL", "force": ".MIL", "police": ".COP",
            "government": ".GOV"}  # fmt: skip
# Before those of a group who are named: "all states, [especially] Norland".
SINGLING = frozenset({"especially", "particularly", "notably", "including", "namely", "among"})
CITIZENS = ".CVL"
# Children before a noun that belong to its name for the party.
BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "case", "predet"})
# Ends of ids of a state's own bodies, and which of them a noun means.
STATE_BODIES = (".GOV", ".MIL", ".COP", ".LEG")
BODIES = {"troops": ".MIL", "office": ".GOV"}
# Further than this before its head, a noun phrase is rather a fault of the parser.
LONGEST_BEFORE = 12


class Parties:
    """The parties of one document by token."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], times: Sequence[Time] = ()) -> None:
        self.parse = parse
        self.known = predicates()
        self.covering: dict[int, list[Mention]] = {}
        self.kinds: dict[Span, str] = {}
        for mention in mentions:
            self.kinds[mention.span] = mention.kind
            for token in parse.tokens(mention.span):
                if token + 1 < len(parse) and parse.lemmas[token + 1].lower() in CURRENCIES:
                    continue  # "two million US dollars"
                self.covering.setdefault(token, []).append(mention)
        self.times = {token for time in times for token in parse.tokens(time.span)}
        people, titles = whole_names(parse, mentions, self.times)
        self.titles = {title.span for title in titles}
        for whole in (*people, *titles):
            self.kinds[whole.span] = whole.kind
            for token in parse.tokens(whole.span):
                self.covering[token] = [whole]
        self.lists = lists_of_people(parse, {found[0].span: found[0] for found in self.covering.values() if found})

    def of(
        self, groups: Iterable[list[int]], acting: bool, without: Sequence[Party] = (), things: bool = True
    ) -> tuple[tuple[Party, ...], list[int]]:
        """The parties of the first group of heads that names any, and the group; `acting`: heads of those who do it.

        `things`: whether what is only a noun ("condemned the attack") may be a party.
        """
        first: tuple[tuple[Party, ...], list[int]] = (), []
        taken = {party.span for party in without}
        known = {party.actor for party in without if party.actor}
        for group in groups:
            heads = group if acting else self._somebody(group)
            found = [party for head in heads for party in self._parties(head, acting, things)]
            found += [party for head in heads for party in self._included(head) if party not in found]
            listed = [_party(each) for party in found for each in self.lists.get(party.span, ())]
            found += [
                party
                for party in listed
                if not any(party.actor == each.actor is not None or _within(party, each.span) for each in found)
            ]
            found = [p for p in found if p.span not in taken and (p.actor is None or p.actor not in known)]
            if not things:
                found = [party for party in found if not self.thing(party)]
            if found and (acting or not all(self.thing(party) for party in found)):
                return _unique(found), group
            if found and not first[0]:
                first = _unique(found), group
        return first

    def _included(self, head: int) -> list[Party]:
        """Who is named as one of them: "met officials, including [Ada Marlow]", "states, especially [Norland]"."""
        parse = self.parse
        if parse.pos[head] not in at_.NOMINAL:
            return []
        inner = [token for word in ("including", "like") for token in at_.after(parse, head, word)]
        for child in parse.children[head]:
            if parse.deps[child] == "prep" and parse.lowers[child - 1 : child + 1] == ["such", "as"]:
                inner += at_.governed(parse, child)
            singled = any(parse.lowers[c] in SINGLING for c in parse.children[child])
            if parse.deps[child] == "appos" and singled:
                inner += at_.coordinated(parse, child)
        named = [party for token in inner if parse.pos[token] == "PROPN" for party in self.at(token)]
        named = [party for party in named if not (party.actor or "").endswith(CITIZENS)]
        people = bool(self.at(head))
        return [party for party in named if self.kinds.get(party.span) == "person" or not people]

    def _somebody(self, group: list[int]) -> list[int]:
        """The heads without things beside somebody: "met [B] with a deal with C on the agenda"."""
        if not any(self.at(head) for head in group):
            return group
        return [
            head
            for head in group
            if self.at(head)
            or self.parse.deps[head] == "conj"
            or self.parse.pos[head] != "NOUN"
            or any(self._is(head, name) for name in PARTIES)
        ]

    def named_wholly(self, party: Party) -> Party:
        """A party by the whole phrase that its name stands in: "[Norwegian] army posts", "the [Malian] town of X"."""
        parse = self.parse
        tokens = parse.tokens(party.span)
        if not tokens or party.actor is None or self.kinds.get(party.span) not in WITHIN:
            return party
        last = at = tokens[-1]
        while parse.deps[at] == "conj" and parse.pos[at] == "ADJ":  # "Norwegian, [Malian] and Kenyan presidents"
            at = parse.heads[at]
        head = parse.heads[at]
        inside = parse.deps[at] in {"amod", "compound", "nmod"} and last < head <= last + LONGEST_BEFORE
        between = range(last + 1, head + 1)
        if inside and self.kinds[party.span] == "person":  # "[Norwegian] and Malian presidents"
            span = parse.span(tokens[0], head)
            shared = self._is(head, "people") or self._is(head, "powers") or self._is(head, "office")
            return Party(span, parse.quote(span), party.actor) if shared and parse.pos[last] == "ADJ" else party
        if not inside or any(parse.words[t] in {",", "-", "–"} or parse.deps[t] in {"cc", "conj"} for t in between):
            return party
        if not any(self._is(head, name) for name in GROUND):
            return party
        span = parse.span(tokens[0], self._name_end(head))
        body = next((SERVICES[parse.lowers[t]] for t in between if parse.lowers[t] in SERVICES), "")
        state = self.kinds.get(party.span) == "state" and is_country(party)
        return Party(span, parse.quote(span), party.actor + body if state else party.actor)

    def many(self, party: Party) -> bool:
        """Whether a party are people who may act together ("teachers", "dozens of students")."""
        return self.of_class(party, "workers") or self.of_class(party, "civilians")

    def political(self, party: Party) -> bool:
        """Whether a party acts in politics: a known actor, or a body or group by the kind of its name."""
        kind = self.kinds.get(party.span)
        if party.actor is not None and kind not in UNPOLITICAL:
            return True
        if kind is not None and kind in POLITICAL:
            return True
        return self.of_class(party, "powers") and not self._generic(party)

    def known_body(self, party: Party) -> bool:
        """Whether a party without an id is a person or body all the same, by the kind of its mention or its noun."""
        return party.span in self.kinds or any(self.of_class(party, name) for name in ("people", "powers", "troops"))

    def state(self, party: Party) -> bool:
        """Whether a party is a state under its own name: its team, as often as its government."""
        return self.kinds.get(party.span) == "state"

    def _generic(self, party: Party) -> bool:
        """Whether no one in particular is meant: "a country that jails its poets"."""
        tokens = self.parse.tokens(party.span)
        if not tokens or self.parse.lowers[tokens[0]] not in {"a", "an", "any", "no", "every"}:
            return False
        return all(self.parse.lemmas[t].lower() in self.known.classes["generic"] for t in tokens[1:])

    def known_as(self, party: Party) -> bool:
        """Whether a party acts in politics or is named."""
        if self.political(party) or party.span in self.kinds:
            return True
        return any(self.parse.pos[token] == "PROPN" for token in self.parse.tokens(party.span))

    def thing(self, party: Party) -> bool:
        """Whether a party is neither a mention nor a name nor people nor a body, but only a noun ("the size")."""
        if party.actor is not None or party.span in self.kinds:
            return False
        if any(self.of_class(party, name) for name in PARTIES):
            return False
        tokens = self.parse.tokens(party.span)
        if any(self.parse.lowers[t] in self.known.classes["agreement"] for t in tokens):  # "the Paris Agreement"
            return True
        if tokens and self.parse.pos[tokens[0]] == "NUM" and self.parse.deps[tokens[0]] not in BEFORE:
            return False  # "[two more] were arrested"
        return not any(self.parse.pos[t] == "PROPN" or self.parse.words[t].isupper() for t in tokens)

    def of_class(self, party: Party, name: str) -> bool:
        """Whether the head noun of a party's words is of a class."""
        words = self.known.classes[name]
        tokens = self.parse.tokens(party.span)
        return any(self.parse.lemmas[t].lower() in words and self.parse.pos[t] in at_.NOMINAL for t in tokens)

    def at(self, head: int) -> list[Party]:
        """The parties whose mention covers a head; a pronoun's is told by the name that it stands for."""
        found = self.covering.get(head)
        if not found:
            return []
        if self.parse.pos[head] == "PRON":
            named = [self._named(mention, head) for mention in found]
            return [_party(mention) for mention in named] + self._shared(head, named)
        if len({mention.span for mention in found}) == 1 < len({mention.actor for mention in found}):
            return [_party(mention) for mention in found]  # "the presidents of Norland and Sudland" are those two
        parties = [each for mention in found for each in self._completed(mention, head)]
        return parties + self._joined(head, found)

    def _completed(self, mention: Mention, head: int) -> list[Party]:
        """A mention with what its phrase adds: its name in apposition, or whose it is ("authorities in Norland")."""
        several = self._belonging(head, mention.span, mention.kind)
        if len(several) > 1:
            return several
        if mention.actor is not None or mention.kind not in POLITICAL | {"person"}:
            return [self._with_name(mention, head)]
        for child in self.parse.children[head]:
            if self.parse.tags[child] == "WP$":  # "whose army"
                return self._parties_of(at_.possessors(self.parse, head)) or [_party(mention)]
        return several or [self._with_name(mention, head)]

    def _name_end(self, head: int) -> int:
        """The last token of a name with "of" in it, if nobody known is: "Congress of Local [Authorities]"."""
        parse, at = self.parse, head
        if parse.pos[head] != "PROPN" or parse.lowers[head + 1 : head + 2] != ["of"]:
            return head
        last, at = head, head + 1
        sentence = parse.sentence_of[head]
        while at + 1 < len(parse) and parse.sentence_of[at + 1] == sentence:
            at += 1
            if any(each.actor for each in self.covering.get(at, ())):
                return head
            if parse.words[at][:1].isupper() and parse.pos[at] in {"PROPN", "ADJ", "NOUN"}:
                last = at
            elif parse.lowers[at] not in {"the", "and", "of", "&"}:
                break
        return last

    def _belonging(self, head: int, span: Span, kind: str) -> list[Party]:
        """Whose: "authorities in [Norland]"; or each of several: "the ministers of [Norland] and [Sudland]"."""
        for preposition in ("of", "in", "from"):
            inner = [each for t in at_.after(self.parse, head, preposition) for each in self.covering.get(t, ())
                     if each.actor and t > head]  # fmt: skip
            if len(inner) > 1 and preposition != "in":
                return [self._of_state(head, span if each is inner[0] else each.span, kind, each) for each in inner]
            if inner and inner[0].span[1] > span[1]:
                whole = span[0], inner[0].span[1]
                self.kinds.setdefault(whole, kind)
                return [Party(whole, self.parse.quote(whole), inner[0].actor)]
        return []

    def _of_state(self, head: int, span: Span, kind: str, state: Mention) -> Party:
        """One of those who are the same of several states: of "the navies of [Norland] and Sudland" the first one's."""
        if state.kind != "state" or not state.actor:
            return _party(state)
        body = next((each.actor[COUNTRY:] for each in self.covering.get(head, ()) if each.actor), "")
        if not body.startswith(STATE_BODIES):
            body = next((suffix for name, suffix in BODIES.items() if self._is(head, name)), "")
        whole = span[0], state.span[1]
        self.kinds.setdefault(whole, kind)
        return Party(whole, self.parse.quote(whole), state.actor + body) if body else _party(state)

    def _with_name(self, mention: Mention, head: int) -> Party:
        """A mention with the name that stands in apposition to it: "his counterpart, Ada Byron"."""
        parse = self.parse
        for child in parse.children[head]:
            if parse.deps[child] == "appos" and parse.pos[child] == "PROPN" and child > head:
                named = [each for each in self.covering.get(child, ()) if each.kind == "person"]
                if self._has_name(mention) and named and self._has_name(named[0]):
                    continue  # two of a list
                homes = {home(each) for each in (mention, *named[:1])}
                if len(homes) > 1 and "" not in homes and mention.kind == "person":
                    continue  # two people, whatever the parser makes of it
                if named and mention.kind in {"person", "government"} and named[0].span[1] > mention.span[1]:
                    span = mention.span[0], named[0].span[1]
                    self.kinds.setdefault(span, "person")
                    return Party(span, parse.quote(span), named[0].actor or mention.actor)
        return _party(mention)

    def _has_name(self, mention: Mention) -> bool:
        """Whether a mention of a person is more than a title."""
        title = mention.role.title if mention.role is not None else mention.text
        return mention.kind == "person" and mention.span not in self.titles and not mention.text.endswith(title)

    def _joined(self, head: int, found: Sequence[Mention]) -> list[Party]:
        """Those who share a noun: "[Norland] and Sudland's ministers", "[House] and Senate negotiators"."""
        parse = self.parse
        parties = []
        for child in parse.children[head]:
            if child < head and parse.deps[child] in {"poss", "compound", "nmod", "amod"}:
                for other in (child, *parse.children[child]):
                    joined = other != child and parse.deps[other] == "conj"
                    before = other == child and any(parse.deps[c] == "conj" for c in parse.children[child])
                    if joined or before:
                        parties += [_party(each) for each in self.covering.get(other, ()) if each not in found]
        return parties

    def _named(self, mention: Mention, head: int) -> Mention:
        """The mention of the same actor by name, nearest before in the sentence, else the pronoun's own."""
        first, _ = self.parse.sentences[self.parse.sentence_of[head]]
        for token in range(head - 1, first - 1, -1):
            for other in self.covering.get(token, ()):
                if other.actor == mention.actor and other.actor and self.parse.pos[token] != "PRON":
                    return other
        return mention

    def _shared(self, pronoun: int, named: Sequence[Mention]) -> list[Party]:
        """The others whom "them" means, too: "spoke with his [Norland] and Sudland counterparts, urging them to …"."""
        if len(named) != 1 or self.parse.lowers[pronoun] not in MANY or named[0].span[0] >= self.parse.starts[pronoun]:
            return []
        tokens = self.parse.tokens(named[0].span)
        heads = [t for t in tokens if self.parse.heads[t] not in tokens]
        return [each for t in heads for each in self._joined(t, named)]

    def _parties(self, head: int, acting: bool, things: bool, deep: bool = True) -> list[Party]:
        """The parties that a head stands for."""
        own = self.at(head)
        parse = self.parse
        thanked = self._thanked(head)
        if thanked is not None:
            return self.at(thanked) or own
        if parse.pos[head] == "PRON" and not any(party.actor for party in own):
            before = antecedent(parse, head) if deep else None
            return self._parties(before, acting, things, deep=False) if before is not None else own
        if own:
            return own
        if head in self.times:
            return []
        named = self._inside(head, acting, things)
        return named or self._noun_phrase(head)

    def _thanked(self, head: int) -> int | None:
        """Whom "his" stands for in "thanked B for his support": not him who thanks."""
        parse = self.parse
        if parse.deps[head] != "poss" or parse.pos[head] != "PRON" or parse.lowers[head] == "whose":
            return None
        noun = parse.heads[head]
        preposition = parse.heads[noun]
        verb = parse.heads[preposition]
        if parse.lowers[preposition] != "for" or parse.lemmas[verb].lower() not in self.known.classes["judging"]:
            return None
        found = at_.objects(parse, verb)
        return found[0] if found and found[0] < head else None

    def _inside(self, head: int, acting: bool, things: bool) -> list[Party]:
        """The parties in a noun phrase whose head is none itself."""
        parse = self.parse
        if self._is(head, "people") or self._is(head, "powers"):
            # "four Guard members": they, with the actor that they belong to.
            for child in parse.children[head]:
                own = self.at(child) if parse.deps[child] in BEFORE and parse.pos[child] != "PRON" else []
                if (
                    acting
                    and parse.deps[child] == "poss"
                    and (parse.pos[child] == "PRON" or parse.tags[child] == "WP$")
                ):
                    return self._parties_of(at_.possessors(parse, head))  # "its warplanes", "whose army"
                whole = self._noun_phrase(head)
                if own and whole:
                    return [Party(whole[0].span, whole[0].text, own[0].actor)]
            whole = self._noun_phrase(head)
            return self._belonging(head, whole[0].span, "person") if whole else []
        if acting and parse.pos[head] == "NOUN" and self._is(head, "shelters") and not self._is(head, "powers"):
            return []  # "the Norwegian base allowed them to …"
        if acting:
            inner = at_.possessors(parse, head) + at_.after(parse, head, "of") + at_.after(parse, head, "by")
        else:
            inner = at_.within(parse, head)
            if not any(self._is(head, name) for name in PARTIES):
                inner = at_.makers(parse, head) + inner + (at_.nested(parse, head) if not things else [])
        for token in inner:
            if at_.half(parse, token):
                continue
            named = self.at(token) or (self._borrowed(token) if parse.heads[token] == head else [])
            if named and self._bracketed(token):  # "DEG (Germany)": the body, which is that country's
                return [Party(each.span, each.text, named[0].actor) for each in self._noun_phrase(head)] or named
            if named:
                joined = [each for other in at_.coordinated(parse, token)[1:] for each in self.at(other)]
                return self._located(head, token, [*named, *(each for each in joined if each not in named)])
        return []

    def _borrowed(self, token: int) -> list[Party]:
        """Whom "its" stands for by grammar where no mention tells: "Norland left after rebels attacked [its] posts"."""
        if self.parse.deps[token] != "poss" or self.parse.pos[token] != "PRON":
            return []
        before = antecedent(self.parse, token)
        found = [each for each in self.at(before) if each.actor] if before is not None else []
        return [each for each in found if self.parse.lowers[token] != "its" or self.kinds.get(each.span) != "person"]

    def _bracketed(self, token: int) -> bool:
        """Whether a name only says where a body is from: "DEG (Germany)"."""
        return self.parse.deps[token] == "appos" and self.parse.words[token - 1 : token] == ["("]

    def _located(self, head: int, token: int, named: list[Party]) -> list[Party]:
        """The body with the country in which it stands: "two police stations in [Norland]", not the country alone."""
        parse = self.parse
        first = named[0]
        body = self._is(head, "shelters") or self._is(head, "office") or self._is(head, "utilities")
        behind = token > head and parse.deps[token] == "pobj" and parse.lowers[parse.heads[token]] in {"in", "of"}
        if len(named) > 1 or not body or not behind or self.kinds.get(first.span) != "state":
            return named
        whole = self._noun_phrase(head)
        if not whole:
            return named
        span = whole[0].span[0], first.span[1]
        return [Party(span, parse.quote(span), first.actor)]

    def _parties_of(self, heads: Sequence[int]) -> list[Party]:
        return [party for head in heads for party in self._parties(head, True, False, deep=False)]

    def _is(self, head: int, name: str) -> bool:
        return self.parse.lemmas[head].lower() in self.known.classes[name]

    def _noun_phrase(self, head: int) -> list[Party]:
        """A party by its own words: the noun with what stands before it, and what it counts ("dozens of men")."""
        parse = self.parse
        # "[Two more] are held", but not "[one] another".
        counted = parse.pos[head] == "NUM" and parse.deps[head] in at_.OBJECTS | {"nsubjpass"}
        counted = counted and parse.lowers[head] != "one"
        if parse.pos[head] not in {"NOUN", "PROPN"} and not counted:
            return []
        above = parse.heads[parse.heads[head]]
        inside = parse.deps[head] == "pobj" and parse.lowers[parse.heads[head]] == "of" and parse.pos[head] == "PROPN"
        if inside and parse.pos[above] == "PROPN" and above < head <= self._name_end(above):
            head = above  # "the Joint Plan of [Action]"
        first = head
        for child in parse.children[head]:
            if child < head and parse.deps[child] in BEFORE and head - parse.lefts[child] <= LONGEST_BEFORE:
                first = min(first, parse.lefts[child])
        while first < head and first in self.times:  # "[February's] protesters"
            first += 1
        last = self._name_end(head)
        if self._is(head, "parts"):
            for inner in at_.after(parse, head, "of"):
                if parse.pos[inner] in at_.NOMINAL and inner > last:
                    last = inner
                    break
        span = parse.span(first, last)
        return [Party(span, parse.quote(span), self._counted_before(head) if counted else None)]

    def _counted_before(self, number: int) -> str | None:
        """Who a number alone counts: "three Norwegians were killed and [two] injured"."""
        parse = self.parse
        start, _ = parse.sentences[parse.sentence_of[number]]
        for token in range(number - 1, start - 1, -1):
            if any(parse.deps[child] == "nummod" for child in parse.children[token]) and parse.pos[token] != "NUM":
                return next((party.actor for party in self.at(token)), None)
        return None


def _within(party: Party, span: Span) -> bool:
    return span[0] <= party.span[0] and party.span[1] <= span[1]


def _party(mention: Mention) -> Party:
    return Party(mention.span, mention.text, mention.actor)


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    seen: dict[tuple[tuple[int, int], str | None], Party] = {}
    for party in parties:
        seen.setdefault((party.span, party.actor), party)
    return tuple(
        party
        for party in seen.values()
        if not any(
            other is not party and other.actor == party.actor and _within(party, other.span) for other in seen.values()
        )
    )
