"""Which documents name some actors: asked of the table of mentions, so that no other document has to be read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select

from allegedly.ledger.tables import actors, document_versions, mentions, version_in


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
    # LIKE does not tell capitals from small letters on SQLite; ids do.
    part = func.substr(actors.c.id, 1, len(actor) + 1) == actor + "."
    ids = select(actors.c.id).where(or_(actors.c.id == actor, part))
    return document_versions.c.key.in_(select(version_in(mentions.c.key)).where(mentions.c.actor.in_(ids)))
