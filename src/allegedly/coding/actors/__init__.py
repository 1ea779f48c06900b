"""Who: links the words of a document to actors.

Names are found in one pass (`names`) and those kept that mean what they say (`readings`); the nouns around them are cut
into units (`units`), what titles and role nouns mean is in tables (`roles`). `linking` goes through the chunks of units
and makes drafts of people (`persons`, followed through the document by `people`), of phrases that a title or role noun
heads (`phrases`), of bodies named alone (`bodies`) and of who is only from a country (`compatriots`);
then names and titles side by side are joined (`appositions`), and pronouns and "the president" resolved
(`coreference`). The document's date decides who held an office.

Mentions do not overlap, save that words for several actors ("both countries") give one mention per actor with the same
span. A state named where it is only a place ("in Ukraine") is still that state; a capital is its government where it
acts ("Moscow says") and no mention where it is a place ("in Moscow"). A state's adjective before something that is no
actor ("Iranian drones") is a mention of the adjective alone, and none where it only says of which kind something is
("Turkish coffee", "Polish-born").
"""

from __future__ import annotations

from allegedly.coding.actors.coreference import resolve
from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.linking import Linker
from allegedly.grammar import Parse
from allegedly.knowledge.actors import Actors
from allegedly.nouns import Mention


def find_mentions(parse: Parse, actors: Actors) -> tuple[Mention, ...]:
    """The mentions of actors in a document, in order of their place.

    `actor` is None where nobody known is meant: a person in no table (then `role.of` may name the employer), a pronoun
    that grammar does not resolve is no mention.
    """
    return tuple(draft.mention(parse) for draft in _drafts(parse, actors))


def find_reasons(parse: Parse, actors: Actors) -> tuple[tuple[Mention, str], ...]:
    """The same mentions, each with why it was linked as it was, in words."""
    return tuple((draft.mention(parse), draft.why) for draft in _drafts(parse, actors))


def _drafts(parse: Parse, actors: Actors) -> list[Draft]:
    linker = Linker(parse, actors)
    drafts = resolve(parse, actors, linker.link(), linker.scene.places)
    return [draft for draft in drafts if not draft.empty]
