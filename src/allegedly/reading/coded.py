"""Documents that are coded already: the lines that `allegedly code` writes, on this machine or another one.

Nothing is taken on trust: every field has its type, and every span its words.
"""

from __future__ import annotations

import gzip
import json
import math
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from allegedly.errors import InputError
from allegedly.nouns import UNWRITTEN, CodedDocument
from allegedly.reading.records import document

CURE = "give the lines that `allegedly code` writes, unchanged"
SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson")
# What a coded line has and a row with a text has not.
MARKS = ("document", "sentences", "claims")
Decoder = Callable[[Any], Any]


def is_coded(path: Path) -> bool:
    """Whether a file begins with a coded document."""
    if not path.name.endswith(SUFFIXES) or not path.is_file():
        return False
    try:
        with _lines(path) as lines:
            first = next((line for line in lines if line.strip()), b"")
        row = json.loads(first)
    except (OSError, EOFError, ValueError, RecursionError):
        return False
    return isinstance(row, dict) and all(mark in row for mark in MARKS)


def read_coded(path: Path) -> Iterator[CodedDocument | InputError]:
    """The coded documents of a file, one line each, in order; a bad line is given as its InputError."""
    where = str(path)
    try:
        with _lines(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _coded(line, f"{where}, row {number}")
    except (OSError, EOFError) as error:
        yield InputError(where, f"it cannot be read to its end ({error})", "copy it again")


def _lines(path: Path) -> Any:
    return gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb")


def _coded(line: bytes, where: str) -> CodedDocument | InputError:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise _WrongError("the row", "no object")
        coded: CodedDocument = _decoder(CodedDocument)(row)
        # The checks of any other document: a text, a date that is one, whole characters.
        document({**row["document"], "extra": coded.document.extra}, where)
        _check_spans(row, coded.document.text)
        _check_references(coded)
    except InputError as error:
        return error
    except _WrongError as error:
        return InputError(where, str(error), CURE)
    except (ValueError, RecursionError) as error:
        return InputError(where, f"this is no JSON ({error})", CURE)
    return coded


class _WrongError(Exception):
    def __init__(self, what: str, wrong: str) -> None:
        super().__init__(f"{what} is {wrong}")


def _check_spans(part: Any, text: str) -> None:
    """Raises where a span lies outside the text or is not where its words are."""
    if isinstance(part, list):
        for item in part:
            _check_spans(item, text)
    elif isinstance(part, dict):
        span, words = part.get("span"), part.get("text")
        if isinstance(span, list) and isinstance(words, str):
            start, end = span
            if start < 0 or text[start:end] != words:
                raise _WrongError(f"the span {span} of “{words[:40]}”", f"“{text[start:end][:40]}” in the text")
        for name, item in part.items():
            if name != "extra":
                _check_spans(item, text)


def _check_references(coded: CodedDocument) -> None:
    ids = {"attribution": {a.id for a in coded.attributions}, "event": {e.id for e in coded.events}}
    named = [("attribution", a.inside) for a in coded.attributions]
    named += [("attribution", e.attribution) for e in coded.events]
    named += [("event", claim.event) for claim in coded.claims]
    named += [("attribution", claim.attribution) for claim in coded.instrument_claims]
    named += [("event", claim.event) for claim in coded.instrument_claims]
    for kind, name in named:
        if name is not None and name not in ids[kind]:
            raise _WrongError(f"the {kind} {name}", "referred to, but not there")
    length = len(coded.document.text)
    for start, end in (*coded.sentences, *(span for a in coded.attributions for span in a.content)):
        if not 0 <= start <= end <= length:
            raise _WrongError(f"the span [{start}, {end}]", "outside the text")
    numbers = [*(a.sentence for a in coded.attributions), *(e.sentence for e in coded.events)]
    for sentence in (*numbers, *(claim.sentence for claim in coded.instrument_claims)):
        if not 0 <= sentence < len(coded.sentences):
            raise _WrongError(f"the sentence {sentence}", "referred to, but not there")
    for event in coded.events:
        for number in event.quantities:
            if not 0 <= number < len(coded.quantities):
                raise _WrongError(f"the quantity {number}", "referred to, but not there")


@cache
def _decoder(kind: Any) -> Decoder:
    """Makes a noun, or a value of one of its fields, from JSON."""
    if is_dataclass(kind):
        return _noun_decoder(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _word_decoder(arguments)
    if origin in (Union, types.UnionType):
        (inner,) = (_decoder(one) for one in arguments if one is not types.NoneType)
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _list_decoder(arguments)
    if origin is dict:
        return _checked(dict, "an object")
    if kind is float:
        return _number
    return _checked(kind, {str: "a text", int: "a whole number", bool: "true or false"}[kind])


def _noun_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    parts = [
        (field.name, field.name.rstrip("_"), _decoder(hints[field.name]), _default(field))
        for field in fields(kind)
        if field.metadata != UNWRITTEN
    ]

    def decode(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _WrongError(kind.__name__.lower(), "no object")
        found = {}
        for name, key, inner, default in parts:
            if key not in value and default is not MISSING:
                continue
            try:
                found[name] = inner(value.get(key))
            except _WrongError as error:
                wrong = "not given" if key not in value else str(error)
                raise _WrongError(f"{kind.__name__.lower()}: {key}", wrong) from None
        return kind(**found)

    return decode


def _default(field: Any) -> Any:
    return field.default if field.default is not MISSING else field.default_factory


def _word_decoder(words: tuple[Any, ...]) -> Decoder:
    def decode(value: Any) -> Any:
        if value not in words:
            raise _WrongError(f"“{value}”", f"none of {', '.join(map(str, words))}")
        return value

    return decode


def _list_decoder(arguments: tuple[Any, ...]) -> Decoder:
    inner = _decoder(arguments[0])
    length = None if arguments[1:] == (Ellipsis,) else len(arguments)

    def decode(value: Any) -> Any:
        if not isinstance(value, list) or (length is not None and len(value) != length):
            raise _WrongError(json.dumps(value)[:40], "no list" if length is None else f"no list of {length}")
        return tuple(inner(item) for item in value)

    return decode


def _checked(kind: type, name: str) -> Decoder:
    def decode(value: Any) -> Any:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise _WrongError(json.dumps(value)[:40], f"not {name}")
        return value

    return decode


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or math.isnan(value):
        raise _WrongError(json.dumps(value)[:40], "no number")
    return float(value)
