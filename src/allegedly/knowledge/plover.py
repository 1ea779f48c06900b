"""PLOVER's event types with their quad class, Goldstein value, modes and contexts (`plover.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from allegedly.errors import KnowledgeError
from allegedly.knowledge.tables import HERE

FILE = HERE / "plover.yaml"


@dataclass(frozen=True, slots=True)
class PloverType:
    """One of the 16 types. `goldstein` lies in −10 … 10, `quad` in 1 … 4 (verbal, material cooperation, conflict)."""

    name: str
    definition: str
    quad: int
    goldstein: float
    modes: tuple[str, ...]
    cameo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plover:
    """The ontology: its types by name, and the contexts that an event can have."""

    types: dict[str, PloverType]
    contexts: frozenset[str]


@cache
def plover() -> Plover:
    """The ontology, read once. Raises KnowledgeError where the file is not well formed."""
    try:
        read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        types = {
            name: PloverType(
                name,
                str(entry["definition"]),
                int(entry["quad"]),
                float(entry["goldstein"]),
                tuple(entry["modes"]),
                tuple(entry["cameo"]),
            )
            for name, entry in read["types"].items()
        }
        contexts = frozenset(str(context) for context in read["contexts"])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(str(FILE), line, str(error.problem)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(str(FILE), 1, f"a type lacks or misspells {error}") from error
    for name, kind in types.items():
        if kind.quad not in {1, 2, 3, 4} or not -10 <= kind.goldstein <= 10:
            raise KnowledgeError(str(FILE), 1, f"{name}: quad must be 1 … 4 and goldstein −10 … 10")
    return Plover(types, contexts)
