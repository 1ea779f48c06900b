"""Parses a document once: tokens, sentences, quotation marks, clauses."""

from allegedly.grammar.clauses import clause
from allegedly.grammar.parse import Parse
from allegedly.grammar.parsing import parse
from allegedly.grammar.quotations import Quotation, quotations
from allegedly.grammar.words import lemma

__all__ = ["Parse", "Quotation", "clause", "lemma", "parse", "quotations"]
