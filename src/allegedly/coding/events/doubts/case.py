"""A draft with its parties, held against the reasons to leave it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.coding.certainty.certitude import Certitude
from allegedly.coding.events.drafting import Draft
from allegedly.coding.events.parties import Parties
from allegedly.grammar import Parse
from allegedly.nouns import Attribution, Party

# Deeds that are said more often than done.
KIND = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
PRESENT = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Case:
    """A draft with its parties, how sure it is, and who says so (None: the text)."""

    parties: Parties
    draft: Draft
    actors: Sequence[Party]
    recipients: Sequence[Party]
    sure: Certitude
    said: Attribution | None = None

    @property
    def parse(self) -> Parse:
        """The parse."""
        return self.parties.parse

    @property
    def type(self) -> str:
        """The draft's type."""
        return self.draft.type

    @property
    def verb(self) -> int:
        """The token that tells the event: the light verb above its noun, or the predicate."""
        return self.draft.governor if self.draft.governor is not None else self.draft.token

    @property
    def sentence(self) -> tuple[int, int]:
        """The first token of the draft's sentence, and the one behind its last."""
        return self.parse.sentences[self.parse.sentence_of[self.draft.token]]

    def of_class(self, token: int, *names: str) -> bool:
        """Whether a token is a word of one of the classes."""
        lemma = self.parse.lemmas[token].lower()
        return any(lemma in self.parties.known.classes[name] for name in names)
