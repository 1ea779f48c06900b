"""Parses a document once: tokens, sentences, quotation marks, clauses."""

from allegedly.grammar.parse import Parse
from allegedly.grammar.parsing import parse

__all__ = ["Parse", "parse"]
