"""What the program knows of actors: states, bodies, offices and their holders, organisations, armed groups, media."""

from allegedly.knowledge.actors.actors import Actor, Actors, Sense, load
from allegedly.knowledge.actors.offices import Office, Tenure, Term, body
from allegedly.knowledge.actors.roles import RoleNoun, Vocabulary

__all__ = [
    "FIRST_WORD",
    "Actor",
    "Actors",
    "Office",
    "RoleNoun",
    "Sense",
    "Tenure",
    "Term",
    "Vocabulary",
    "body",
    "load",
]
