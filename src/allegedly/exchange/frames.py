"""Nouns as Polars frames: a row for each, with the fields of their JSON, and typed also where there is no row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import polars

from allegedly.nouns import as_json

PLAIN = {str: polars.String(), int: polars.Int64(), float: polars.Float64(), bool: polars.Boolean()}


def frame(rows: Iterable[Any], kind: type, first: dict[str, Any] | None = None) -> polars.DataFrame:
    """A frame of nouns of one kind. With `first`, pairs of the values of these further columns and a noun."""
    columns = {**(first or {}), **schema(kind)}
    if first is None:
        return polars.DataFrame([as_json(row) for row in rows], schema=columns)
    return polars.DataFrame([{**values, **as_json(row)} for values, row in rows], schema=columns)


@cache
def schema(kind: type) -> dict[str, polars.DataType]:
    """The columns of a noun, named as in its JSON."""
    hints = get_type_hints(kind)
    return {each.name.rstrip("_"): _column(hints[each.name]) for each in fields(kind)}


def _column(hint: Any) -> polars.DataType:
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint):
        return polars.Struct(schema(hint))  # type: ignore[arg-type]
    origin, inner = get_origin(hint), [each for each in get_args(hint) if each not in (NoneType, Ellipsis)]
    if origin is Literal:
        return PLAIN[type(inner[0])]
    if origin is tuple:
        return polars.List(_column(inner[0]))
    if origin in (Union, UnionType) and len(inner) == 1:
        return _column(inner[0])
    raise TypeError(f"no column can hold a {hint}")
