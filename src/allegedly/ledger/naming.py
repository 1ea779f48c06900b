"""Which documents name some actors: asked of the table of mentions, so that no other document has to be read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select

from allegedly.ledger.tables import actors, document_versions, mentions


@dataclass(frozen=True, slots=True)
class Naming:
    """Actors by id, each with all its parts (RUS with RUS.GOV); a document names all of them, or any."""

    actors: tuple[str, ...]
    together: bool = True

    def condition(self) -> ColumnElement[bool]:
        """The condition on a version of a document."""
        joined = and_ if self.together else or_
        return joined(*(_names(actor) for actor in self.actors))


def _names(actor: str) -> ColumnElement[bool]:
    whole_or_part = or_(actors.c.id == actor, actors.c.id.startswith(actor + ".", autoescape=True))
    ids = select(actors.c.id).where(whole_or_part)
    return document_versions.c.key.in_(select(mentions.c.version_key).where(mentions.c.actor.in_(ids)))
