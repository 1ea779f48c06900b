"""People by the whole of their title and name where these are several mentions, and the lists that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from allegedly.coding.events.arguments import SUBJECTS
from allegedly.grammar import Parse
from allegedly.nouns import Mention, Span

# Between a title and the name that it is parted from: "of the Norwegian Ministry of Trade".
_TAIL = re.compile(r" (of|for|to|on|in|at) [^.;:()]*\w ")
# Between a title and the body of which it is, no name following.
_OF = re.compile(r" (of|for)( the)? ")
# Bodies that a title may be of.
BODIES = frozenset("state government igo court parliament military police party".split())
# The parser reads "A and B" as well as we do.
SHORTEST_LIST = 3


def whole_names(parse: Parse, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The people whose title is a mention of its own, as one: "Adviser to the President of Norway Ada Marlow".

    Somebody in no table is told by the body that the title is of. And the titles without a name, with the bodies that
    they are of: "the [Head of the Office]".
    """
    text = parse.text
    found: list[Mention] = []
    titles: list[Mention] = []
    for each in mentions:
        if each.kind != "person" or each.role is None:
            continue
        if each.text.endswith(each.role.title):
            titles.append(each)
            continue
        titled = next((title for title in reversed(titles) if _of_one(parse, title, each)), None)
        if titled is None:
            continue
        doubled = (t for t in titles if text[t.span[1] : titled.span[0]] == " and " and _same(t, each))
        span = next(doubled, titled).span[0], each.span[1]
        found.append(Mention(span, parse.quote(span), each.actor or each.role.of, "person", each.role))
    taken = [whole.span for whole in found]
    often = Counter(title.span for title in titles)
    alone = [t for t in titles if often[t.span] == 1 and not any(start <= t.span[0] < end for start, end in taken)]
    return found, [_completed(parse, title, mentions) for title in alone]


def _of_one(parse: Parse, titled: Mention, named: Mention) -> bool:
    """Whether a title and a name behind it are of one person and one phrase."""
    between = parse.text[titled.span[1] : named.span[0]]
    if between == " and ":
        return _same(titled, named)
    one = titled.role == named.role and named.role is not None and titled.actor in {named.actor, named.role.of}
    return one and _TAIL.fullmatch(between) is not None


def _same(one: Mention, two: Mention) -> bool:
    return one.actor is not None and one.actor == two.actor


def _completed(parse: Parse, title: Mention, mentions: Sequence[Mention]) -> Mention:
    """A title with the body that it is of, and the state of that body."""
    if title.actor is None:
        return title
    span = title.span
    for other in mentions:
        if other.span[0] >= span[1] and other.kind in BODIES:
            if _OF.fullmatch(parse.text[span[1] : other.span[0]]) is None:
                break
            span = span[0], other.span[1]
    return Mention(span, parse.quote(span), title.actor, title.kind, title.role)


def lists_of_people(parse: Parse, people: Mapping[Span, Mention]) -> dict[Span, list[Mention]]:
    """The lists by each of their members: "A, the envoy B and C", of which the parser may lose some."""
    found: dict[Span, list[Mention]] = {}
    items: list[Mention] = []
    for span in sorted(people):
        each = people[span]
        joint = parse.text[items[-1].span[1] : span[0]] if items else ""
        if each.kind != "person" or joint not in {", ", ", and ", " and "} or not _listed(parse, each, items[0]):
            items = [each] if each.kind == "person" else []
            continue
        items.append(each)
        if joint.endswith("and "):
            if len(items) >= SHORTEST_LIST:
                found.update(dict.fromkeys((item.span for item in items), items))
            items = []
    return found


def _listed(parse: Parse, each: Mention, first: Mention) -> bool:
    """Whether a person may stand in one list with another: both named, and a subject only where the other is."""
    heads = [_head(parse, mention.span) for mention in (each, first)]
    subject = [parse.deps[head] in SUBJECTS for head in heads]
    return subject[0] <= subject[1] and all(parse.pos[head] == "PROPN" for head in heads)


def _head(parse: Parse, span: Span) -> int:
    """The token of a span that hangs outside it."""
    tokens = parse.tokens(span)
    return next((token for token in tokens if parse.heads[token] not in tokens), tokens[-1])
