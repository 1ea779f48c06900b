"""People and bodies by the whole of their names, read once for all events, and the lists that people stand in.

A reader names a party by its title, the body or matter that the title is of, and the name, however many mentions these
are: "Adviser to [the President of [Norway]] on Trade [Ada Marlow]", "the [Council] of Towns and Lakes of [Norway]".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from allegedly.coding.events.arguments import SUBJECTS
from allegedly.coding.events.homes import COUNTRY
from allegedly.grammar import Parse
from allegedly.nouns import Mention, Span

# Between a title and the name that it is parted from: "of the Norwegian Ministry of Trade".
_TAIL = re.compile(r" (of|for|to|on|in|at) [^.;:()]*\w ")
# Bodies that a title may be of.
BODIES = frozenset("state government igo court parliament military police party".split())
# Bodies whose own name may go on behind "of".
NAMED = (BODIES - {"state"}) | {"organisation", "opposition", "armed group"}
# What opens a further part of a name; all but "of" only where the parser hangs it on the name itself.
OPENING = frozenset({"of", "for", "on", "to"})
# Titles that are "to" somebody.
POSTED = frozenset("ambassador envoy representative consul adviser advisor delegate aide assistant observer".split())
RANKS = frozenset({"extraordinary", "plenipotentiary"})
JOINING = frozenset({"and", "&"})
ARTICLES = frozenset({"the", "its", "their", "our"})
PLURAL = frozenset({"NNS", "NNPS"})
# The parser reads "A and B" as well as we do.
SHORTEST_LIST = 3


def whole_names(
    parse: Parse, mentions: Sequence[Mention], times: Collection[int] = ()
) -> tuple[list[Mention], list[Mention]]:
    """The people and bodies whose names are more than one mention, as one; and the titles without a name, whole.

    Somebody in no table is told by the body that the title is of. `times`: the tokens of dates, which end a name.
    """
    names = _Names(parse, mentions, times)
    return names.found, names.titles


class _Names:
    """The names of a document by their first mention, the last ones read first, since they end earlier ones."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], times: Collection[int]) -> None:
        self.parse, self.times = parse, times
        self.found: list[Mention] = []
        self.titles: list[Mention] = []
        often = Counter(mention.span for mention in mentions)
        self.starting: dict[int, Mention] = {}
        self.over: dict[int, Mention] = {}
        single = [m for m in mentions if often[m.span] == 1 and parse.pos[parse.tokens(m.span)[-1]] != "PRON"]
        for mention in single:
            for token in parse.tokens(mention.span):
                self.over[token] = mention
        taken = self._titled(mentions)
        for mention in reversed(single):
            if any(start <= mention.span[0] < end for start, end in taken):
                continue
            whole = self._whole(mention)
            if whole is not None:
                self.found.append(whole)
            else:
                self.starting[parse.tokens(mention.span)[0]] = mention
                self.titles += [mention] if _is_title(mention) else []

    def _titled(self, mentions: Sequence[Mention]) -> list[Span]:
        """Joins titles with the names behind them that our actors know to be of one person; their spans."""
        parse, text = self.parse, self.parse.text
        titles: list[Mention] = []
        taken: list[Span] = []
        for each in mentions:
            if each.kind != "person" or each.role is None:
                continue
            if _is_title(each):
                titles.append(each)
                continue
            titled = next((title for title in reversed(titles) if _of_one(parse, title, each)), None)
            if titled is None:
                continue
            doubled = (t for t in titles if text[t.span[1] : titled.span[0]] == " and " and _same(t, each))
            span = self._start(next(doubled, titled).span), each.span[1]
            whole = Mention(span, parse.quote(span), each.actor or each.role.of, "person", each.role)
            self._keep(whole)
            self.found.append(whole)
            taken.append(span)
        return taken

    def _start(self, span: Span) -> int:
        """Where a title begins that the parser takes for a preposition: "[Under] Secretary of State"."""
        first = self.parse.tokens(span)[0]
        return self.parse.starts[first - 1] if first and self.parse.words[first - 1] == "Under" else span[0]

    def _keep(self, whole: Mention) -> None:
        tokens = self.parse.tokens(whole.span)
        self.starting[tokens[0]] = whole
        for token in tokens:
            self.over[token] = whole

    def _whole(self, mention: Mention) -> Mention | None:
        """A mention with all that its name goes on with; None where it is whole already."""
        parse = self.parse
        tokens = parse.tokens(mention.span)
        last = tokens[-1]
        titled = _is_title(mention)
        body = mention.kind in NAMED and parse.words[last][:1].isupper()
        if not (titled or body or _by_one_word(parse, mention)) or parse.tags[last] in PLURAL:
            return None
        end, inside = self._name(last, mention, titled or mention.kind == "person")
        if titled and parse.lowers[end + 1 : end + 3] == ["and", "plenipotentiary"]:
            end += 2
        if (
            titled
            and parse.lowers[end + 1 : end + 2] == [","]
            and " of " in mention.text
            and self._goes_on(end, end + 2)
        ):
            end, inside = self._matter(end + 2, mention, titled)
        while (titled or body) and (further := self._part(end, mention, titled)) is not None:
            end, more = further
            inside += more
            owned = titled and parse.lowers[end + 1 : end + 2] in (["'s"], ["’s"]) and self._same_sentence(end, end + 2)
            if owned and self._capital(end + 2):  # "of the President's [Office Ada Marlow]"
                end, more = self._name(end + 2, mention, True)
                inside += more
        if end == last:
            return None
        span = parse.span(tokens[0], end)
        named = next((each for each in inside if each.kind == "person" and not _is_title(each)), None)
        bodies = (each.actor for each in inside if each.kind in NAMED | {"state"} and each.actor)
        actor = mention.actor or next(bodies, None)
        states = (each.actor for each in inside if self._guessed(mention, each))
        actor = next((f"{state}{(actor or '')[COUNTRY:]}" for state in states), actor)
        if titled and named is not None and named.role == mention.role:
            actor = named.actor or actor
        elif mention.kind == "person" and mention.role is not None and (named is not None or not titled):
            actor = mention.role.of  # whom the tables know by a part of the name only is somebody else
        whole = Mention(span, parse.quote(span), actor, mention.kind, mention.role)
        self._keep(whole)
        if titled and named is None:
            self.titles.append(whole)
        return whole

    def _part(self, last: int, mention: Mention, titled: bool) -> tuple[int, list[Mention]] | None:
        """The next part of a name behind "of" and the like: its last token and the mentions in it."""
        parse = self.parse
        at = last + 1
        if not self._same_sentence(last, at + 1) or not self._opens(last, mention, titled):
            return None
        of = parse.lowers[at] == "of"
        at += 1
        own = self.starting.get(at)
        if own is None and parse.lowers[at] in ARTICLES:
            at += 1
            own = self.starting.get(at) if self._same_sentence(last, at) else None
        if own is not None:
            if own.kind == "state" or (titled and (own.kind in BODIES | {"organisation"} or _is_title(own))):
                if of and self._apart(mention, own) and not self._guessed(mention, own):
                    return None
                end = parse.tokens(own.span)[-1]
                name, more = self._name(end, mention, titled) if titled else (end, [])
                return name, [own, *more]
            if titled and own.kind == "person":  # "Minister of [Unification Ada Marlow]"
                return self._name(parse.tokens(own.span)[-1], mention, titled)
            return None
        if not self._same_sentence(last, at) or not self._capital(at) or at in self.over:
            return None
        return self._matter(at, mention, titled)

    def _opens(self, last: int, mention: Mention, titled: bool) -> bool:
        """Whether the word behind opens a further part of the name, and nothing that is done with whom it names."""
        parse, at = self.parse, last + 1
        word = parse.lowers[at]
        if word not in OPENING:
            return False
        tokens = parse.tokens(mention.span)
        if word == "to" and not (titled and parse.lemmas[tokens[-1]].lower() in POSTED | RANKS):
            return False
        return word == "of" or tokens[0] <= parse.heads[at] < at or (word == "to" and last > tokens[-1])

    def _matter(self, at: int, mention: Mention, titled: bool) -> tuple[int, list[Mention]]:
        """What a title or body is for, from its first word on: "Foreign Affairs, Trade and Fishing"."""
        parse, end = self.parse, at
        while True:
            end, inside = self._name(end, mention if titled else None, titled)
            if inside:
                return end, inside
            joint = parse.lowers[end + 1 : end + 2]
            listed = joint == [","] and self._goes_on(end, end + 2)
            if not listed and not (joint and joint[0] in JOINING and self._word(end, end + 2)):
                return end, []
            end += 2

    def _goes_on(self, last: int, at: int) -> bool:
        """Whether a word behind a comma is one of several matters: "Trade, [Industry] and Fishing"."""
        if not self._word(last, at):
            return False
        end, inside = self._name(at, None, False)
        follows = end + 2 < len(self.parse) and self.parse.lowers[end + 1] in JOINING
        return not inside and follows and self._word(end, end + 2)

    def _word(self, last: int, at: int) -> bool:
        """Whether a token is a word in capitals of the same sentence that is no name of somebody's."""
        return self._same_sentence(last, at) and self._capital(at) and at not in self.over

    def _name(self, last: int, mention: Mention | None, person: bool) -> tuple[int, list[Mention]]:
        """The words in capitals right behind a token, and the people and titles of the same one whom they name."""
        inside: list[Mention] = []
        parse = self.parse
        at = last + 1
        while self._same_sentence(last, at):
            glued = parse.starts[at] == parse.span(last, last)[1]
            hyphen = parse.words[at] in {"-", "‐", "–"}
            over = self.over.get(at)
            if person and glued and (hyphen or parse.words[last] in {"-", "‐", "–"}):
                if hyphen and not parse.words[at + 1 : at + 2]:
                    break
            elif glued or not self._capital(at):
                break
            elif over is not None:
                if not person or over.kind != "person" or (_is_title(over) and mention and not _same(mention, over)):
                    break
                inside.append(over)
                last = parse.tokens(over.span)[-1]
                at = last + 1
                continue
            elif mention is not None and not person:
                break
            last, at = at, at + 1
        return last, inside

    def _capital(self, at: int) -> bool:
        word = self.parse.words[at]
        named = self.parse.pos[at] in {"PROPN", "ADJ", "NOUN", "ADV"} or self.parse.tags[at] == "VBN"
        return word[:1].isupper() and named and at not in self.times

    def _same_sentence(self, last: int, at: int) -> bool:
        return at < len(self.parse) and self.parse.sentence_of[at] == self.parse.sentence_of[last]

    def _apart(self, mention: Mention, own: Mention) -> bool:
        """Whether what a name goes on with belongs to another country."""
        ids = [each.actor for each in (mention, own) if each.actor]
        return len(ids) == 2 and ids[0][:COUNTRY] != ids[1][:COUNTRY]

    def _guessed(self, mention: Mention, state: Mention) -> bool:
        """Whether a body's country is told by the state behind it alone: "the Ministry of Trade [of Norway]"."""
        tokens = self.parse.tokens(mention.span)
        bare = self.parse.tags[tokens[0]] == "DT"
        own = state.kind == "state" and mention.kind in BODIES and (mention.actor or "")[COUNTRY:].startswith(".")
        return own and self.parse.heads[tokens[bare]] not in tokens[bare:]


def _is_title(mention: Mention) -> bool:
    """Whether a mention of a person is no more than a title."""
    if mention.kind != "person" or mention.role is None:
        return False
    return mention.text.endswith(mention.role.title) or mention.text.rpartition(" ")[2].lower() in RANKS


def _by_one_word(parse: Parse, mention: Mention) -> bool:
    """Whether a person is named by a title and one word of a longer name: "Minister [Choi] Jong Kun"."""
    if mention.kind != "person" or mention.role is None or mention.role.title not in mention.text:
        return False
    name = mention.text.rpartition(mention.role.title)[2].split()
    last = parse.tokens(mention.span)[-1]
    return len(name) == 1 and parse.deps[last] == "compound" and parse.heads[last] > last


def _of_one(parse: Parse, titled: Mention, named: Mention) -> bool:
    """Whether a title and a name behind it are of one person and one phrase."""
    between = parse.text[titled.span[1] : named.span[0]]
    if between == " and ":
        return _same(titled, named)
    one = titled.role == named.role and named.role is not None and titled.actor in {named.actor, named.role.of}
    return one and _TAIL.fullmatch(between) is not None


def _same(one: Mention, two: Mention) -> bool:
    return one.actor is not None and one.actor == two.actor


def lists_of_people(parse: Parse, people: Mapping[Span, Mention]) -> dict[Span, list[Mention]]:
    """Whom each person brings along by standing in one list: "A, the envoy B and C", of which the parser may lose some.

    All the others of a list that "and" closes, those behind it in one that nothing closes, B in "A and B".
    """
    found: dict[Span, list[Mention]] = defaultdict(list)
    items: list[Mention] = []
    closed = False
    for span in (*sorted(people), None):
        each = people[span] if span is not None else None
        joint = parse.text[items[-1].span[1] : span[0]] if items and span is not None else ""
        goes_on = joint.removesuffix("the ") in {", ", ", and ", " and "}
        if each is not None and each.kind == "person" and goes_on and _listed(parse, each, items[0]):
            items.append(each)
            closed = closed or "and" in joint
            continue
        if closed or len(items) >= SHORTEST_LIST:
            for number, item in enumerate(items):
                whole = closed and len(items) >= SHORTEST_LIST
                found[item.span] += [other for other in (items if whole else items[number + 1 :]) if other != item]
        items = [each] if each is not None and each.kind == "person" else []
        closed = False
    return dict(found)


def _listed(parse: Parse, each: Mention, first: Mention) -> bool:
    """Whether a person may stand in one list with another: both named, and a subject only where the other is."""
    tokens = [parse.tokens(mention.span) for mention in (each, first)]
    subject = [any(parse.deps[token] in SUBJECTS for token in some) for some in tokens]
    return subject[0] <= subject[1] and all(parse.pos[some[-1]] == "PROPN" for some in tokens) and not _is_title(each)
