"""Full-text search: English stems, no accents, phrases; FTS5 on SQLite, `tsvector` with a GIN index on PostgreSQL.

The indexes are made in migrations/versions/0001_tables.py: SQLite's hold no text of their own, PostgreSQL's stand on a
column `words` beside the text. On both, a word is a run of letters and digits, and none is too common to be found.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Table, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

QUERY_PART = re.compile(r'"([^"]+)"|[“”]([^“”]+)[“”]|(\S+)')
WORD = re.compile(r"[^\W_]+")
# Latin letters with an accent, and combining accents: SQLite's index folds them, PostgreSQL's words are folded already.
ACCENTED = {
    sign: letter
    for sign in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if (letter := unicodedata.normalize("NFD", chr(sign))[0]).isascii()
} | dict.fromkeys(range(0x300, 0x370))
# The configuration of PostgreSQL's search that the migration makes.
CONFIGURATION = "allegedly"


def holds(table: Table, words: str) -> ColumnElement[bool]:
    """The condition that a row holds all the words, in any order; words in quotation marks stand together.

    The table is `document_versions` (title and text) or `claims` (the quote).
    """
    parts = (next(part for part in groups if part) for groups in QUERY_PART.findall(words.translate(ACCENTED)))
    phrases = [WORD.findall(part) for part in parts]
    found = [" ".join(phrase) for phrase in phrases if phrase]
    fts5 = " AND ".join(f'"{phrase}"' for phrase in found) or '""'
    tsquery = " & ".join(f"'{phrase}'" for phrase in found)
    return _Holds(table.c.key, literal(fts5), literal(tsquery))


class _Holds(FunctionElement[bool]):
    """Key of the table, FTS5's query, PostgreSQL's query."""

    type = Boolean()
    inherit_cache = True


@compiles(_Holds, "sqlite")
def _sqlite(element: _Holds, compiler: Any, **options: Any) -> str:
    key, words, _ = element.clauses
    index = f"{key.table.name}_search"
    found = compiler.process(words, **options)
    return f"{compiler.process(key, **options)} IN (SELECT rowid FROM {index} WHERE {index} MATCH {found})"


@compiles(_Holds, "postgresql")
def _postgresql(element: _Holds, compiler: Any, **options: Any) -> str:
    key, _, words = element.clauses
    found = compiler.process(words, **options)
    return f"{key.table.name}.words @@ to_tsquery('{CONFIGURATION}', {found})"
