"""What the program knows of actors: states, bodies, offices and their holders, organisations, armed groups, media."""

from allegedly.knowledge.actors.actors import Actor, Actors, Sense, load, surname
from allegedly.knowledge.actors.cards import card, plover
from allegedly.knowledge.actors.offices import Office, Tenure, Term, body
from allegedly.knowledge.actors.own import Own, OwnRows
from allegedly.knowledge.actors.roles import RoleNoun, Vocabulary

__all__ = [
    "Actor",
    "Actors",
    "Office",
    "Own",
    "OwnRows",
    "RoleNoun",
    "Sense",
    "Tenure",
    "Term",
    "Vocabulary",
    "body",
    "card",
    "load",
    "plover",
    "surname",
]
