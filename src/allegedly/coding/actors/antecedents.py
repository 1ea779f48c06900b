"""The drafts that came before a word, and how they stand in their clauses."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.titles_of_documents import who_met
from allegedly.grammar import Parse, quotations
from allegedly.knowledge.actors import Actors
from allegedly.knowledge.owners import publisher_of

SUBJECT = frozenset({"nsubj", "nsubjpass"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
THINGS = frozenset("state government parliament court military police party media company organisation igo".split()) | {
    "armed group"
}


class Antecedents:
    """What a document has named up to the word that is being resolved.

    `pending`: drafts further on; `places`: tokens of capitals that are places here, with their states ("in Doha the
    emir" is Qatar's).
    """

    def __init__(self, parse: Parse, actors: Actors, drafts: list[Draft], places: list[tuple[int, str]]) -> None:
        self.parse, self.actors, self.places = parse, actors, places
        self.pending = sorted(drafts, key=lambda draft: (draft.first, draft.last))
        self.past: list[Draft] = []
        self.counts: Counter[str] = Counter()
        self.context = actors.words.context
        issuer = publisher_of(parse.document.publisher, actors)
        # Of two states that may be meant a government's own release means its own.
        self.home = actors.country(issuer.owner) if issuer.kind == "release" else None
        self.met = who_met(parse.document, self.home, actors)

    def keep(self, draft: Draft) -> None:
        """Counts a draft among those that came before."""
        self.past.append(draft)
        country = self.actors.country(draft.actor)
        if country:
            self.counts[country] += 1

    def near(self, token: int, sentences: int) -> list[Draft]:
        """The drafts of this and the sentences before, nearest first."""
        first = self.parse.sentence_of[token] - sentences
        near = []
        for draft in reversed(self.past):
            if self.parse.sentence_of[draft.head] < first:
                break
            near.append(draft)
        return near

    def ahead(self, token: int) -> list[Draft]:
        """The drafts of the same sentence that are still to come."""
        sentence = self.parse.sentence_of[token]
        return [d for d in self.pending if d.head > token and self.parse.sentence_of[d.head] == sentence]

    def named(self, earlier: Draft) -> str:
        """Why something is linked that stands for an earlier draft."""
        return f"means “{self.parse.quote(earlier.span or self.parse.span(earlier.first, earlier.last))}” before"

    def first(self, token: int) -> int:
        """The first of the words that "and" joins with this one."""
        deps, heads = self.parse.deps, self.parse.heads
        while deps[token] in {"conj", "appos"}:
            token = heads[token]
        return token

    def subject(self, draft: Draft) -> bool:
        """Whether a draft is a clause's subject, or joined with it."""
        return self.parse.deps[self.first(draft.head)] in SUBJECT

    def joined(self, draft: Draft) -> bool:
        """Whether "and" joins a draft with another noun: then "it" is not that one alone."""
        parse = self.parse
        if parse.deps[draft.head] == "conj" and parse.tags[parse.heads[draft.head]] in NOUNS:
            return True
        return any(parse.deps[child] == "conj" and parse.tags[child] in NOUNS for child in parse.children[draft.head])

    def possessor(self, draft: Draft) -> bool:
        """Whether "'s" follows."""
        return draft.last + 1 < len(self.parse) and self.parse.tags[draft.last + 1] == "POS"

    def verb(self, token: int) -> int:
        """The verb of the clause that a token stands in; the token's last head where there is none."""
        parse = self.parse
        while (head := parse.heads[token]) != token:
            token = head
            if parse.tags[token][:2] == "VB":
                return token
        return token

    def subject_of(self, verb: int) -> int | None:
        """The subject of a verb; whom "who" means; of an infinitive whom its governor tells to: "ordered Russia to
        halt"."""
        parse = self.parse
        own = next((child for child in parse.children[verb] if parse.deps[child] in SUBJECT), None)
        if own is not None and parse.lowers[own] == "who" and parse.deps[verb] == "relcl":
            return parse.heads[verb]
        tells = parse.lemmas[parse.heads[verb]] in self.context["telling_verb"]
        if own is None and parse.deps[verb] == "xcomp" and tells:
            return next((child for child in parse.children[parse.heads[verb]]
                         if parse.deps[child] == "dobj" and child < verb), None)  # fmt: skip
        return own

    def doing(self, verb: int) -> set[int]:
        """A verb and those before it with which it shares its subject: "met Kerry and thanked him"."""
        verbs = {verb}
        while self.subject_of(verb) is None and self.parse.deps[verb] in {"conj", "xcomp", "advcl"}:
            verb = self.parse.heads[verb]
            if verb in verbs:
                break
            verbs.add(verb)
        return verbs

    def speaks(self, draft: Draft) -> bool:
        """Whether a draft is the subject of a verb of saying."""
        parse, head = self.parse, self.first(draft.head)
        return parse.deps[head] in SUBJECT and parse.lemmas[parse.heads[head]] in self.context["say_verb"]

    def quoted(self, token: int) -> bool:
        """Whether a token stands within a quotation."""
        return any(first <= token < end for first, end in self._quotations)

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [(quotation.first, quotation.end) for quotation in quotations(self.parse)]

    def rival(self, after: int, token: int, tags: frozenset[str], deps: frozenset[str]) -> bool:
        """Whether between two tokens of one sentence stands a noun that is nobody known: it may be meant as well."""
        parse = self.parse
        sentence = parse.sentence_of[token]
        known = {draft.head for draft in self.near(token, 0) if draft.actor is not None and draft.kind != "opposition"}
        return any(
            parse.tags[at] in tags and parse.deps[at] in deps and at not in known and parse.sentence_of[at] == sentence
            for at in range(max(after + 1, 0), token)
        )

    def arguments(self, verb: int) -> list[Draft]:
        """The drafts, before and after, that depend on a verb: "it" beside them is somebody else."""
        parse = self.parse
        return [draft for draft in (*self.near(verb, 0), *self.pending) if parse.heads[draft.head] == verb]
