"""A mention while it is being worked out."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.grammar import Parse
from allegedly.nouns import Mention, Role, Span

# Keys that alone, without a state or organisation, are too vague to be an actor.
WEAK = frozenset(
    "side team mission side leader head chief member president director man woman people nation family community party "
    "industry press media office department agency strikes intelligence public society assembly".split()
)


@dataclass(slots=True)
class Draft:
    """Tokens `first` to `last`; `head` is the token that counts. `span` only where it is not the tokens' own."""

    first: int
    last: int
    head: int
    actor: str | None
    kind: str
    title: str | None = None
    office: str | None = None
    of: str | None = None
    gender: str = ""
    plural: bool = False
    adjective: bool = False  # a state's name as a modifier of something that is no actor
    definite: bool = False  # "the president" without a name
    past: bool = False  # "the former president": nobody who holds the office now
    key: str = ""  # the title or role noun that heads it, lower case
    span: Span | None = None
    why: str = ""  # how it was linked, in words for `allegedly actors`

    @property
    def empty(self) -> bool:
        """Whether "the president", "their leader" has found nobody whom it means."""
        return self.definite and self.actor is None and self.of is None and self.key in WEAK

    def mention(self, parse: Parse) -> Mention:
        """The finished noun."""
        span = self.span or parse.span(self.first, self.last)
        role = Role(self.title, self.of) if self.title else None
        return Mention(span, parse.quote(span), self.actor, self.kind, role)
