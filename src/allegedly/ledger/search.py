"""Full-text search: English stems, no accents, phrases; FTS5 on SQLite, `tsvector` with a GIN index on PostgreSQL.

The indexes are made in migrations/versions/0001_tables.py: SQLite's hold no text of their own, PostgreSQL's stand on a
column `words` beside the text. On both, a word is a run of letters and digits, and none is too common to be found.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    bindparam,
    column,
    exists,
    literal,
    select,
    table,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

QUERY_PART = re.compile(r'"([^"]+)"|[“”]([^“”]+)[“”]|(\S+)')
WORD = re.compile(r"[^\W_]+")
# As PostgreSQL's column of words is made: without accents, which SQLite's index takes off by itself.
ACCENTS = re.compile("[\u0300-\u036f]+")
# The configuration of PostgreSQL's search that the migration makes.
CONFIGURATION = "allegedly"


def holds(searched: Table, words: str) -> ColumnElement[bool]:
    """The condition that a row holds all the words, in any order; words in quotation marks stand together.

    The table is `document_versions` (title and text) or `claims` (the quote).
    """
    fts5, tsquery = _queries(words)
    return _Holds(searched.c.key, literal(fts5), literal(tsquery))


def matching(connection: Connection, searched: Table, words: str) -> Select[tuple[int]]:
    """The keys of the rows that hold all the words, as they are found: a limit stops the search."""
    if connection.dialect.name != "sqlite":
        return select(searched.c.key).where(holds(searched, words))
    index, found = _index(searched, words)
    return select(index.c.rowid.label("key")).where(found)


def estimated(connection: Connection, searched: Table, words: str) -> int:
    """About how many rows hold all the words, by PostgreSQL's statistics of the commonest thousand words.

    Its index gives nothing before it has gathered every row that holds a word: of a common one, 400 ms for a million.
    """
    query = matching(connection, searched, words).compile(dialect=connection.dialect)
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {query}", query.params).scalar_one()
    return int(plan[0]["Plan"]["Plan Rows"])


def matches(connection: Connection, searched: Table, words: str, key: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that the row with a key holds all the words, looked up for this row alone."""
    if connection.dialect.name != "sqlite":
        row = select(literal(1)).select_from(searched).where(searched.c.key == key, holds(searched, words))
        # The offset keeps PostgreSQL from gathering all that match, and joining them with what is asked.
        return exists(row.offset(0).correlate_except(searched))
    index, found = _index(searched, words)
    return exists(select(literal(1)).select_from(index).where(found, index.c.rowid == key))


def _index(searched: Table, words: str) -> tuple[Any, ColumnElement[bool]]:
    """FTS5's index of a table, and the condition on it."""
    name = f"{searched.name}_search"
    found = text(f"{name} MATCH :words").bindparams(bindparam("words", _queries(words)[0]))
    return table(name, column("rowid", Integer)), found  # type: ignore[return-value]


def _queries(words: str) -> tuple[str, str]:
    """What a person typed, as a query of FTS5 and one of PostgreSQL."""
    fts5 = " AND ".join(f'"{phrase}"' for phrase in _phrases(unicodedata.normalize("NFC", words))) or '""'
    plain = ACCENTS.sub("", unicodedata.normalize("NFD", words))
    return fts5, " & ".join(f"'{phrase}'" for phrase in _phrases(plain))


def _phrases(words: str) -> list[str]:
    """The words that stand together, without any sign that has a meaning in a query's language."""
    parts = (next(part for part in groups if part) for groups in QUERY_PART.findall(words))
    return [" ".join(found) for part in parts if (found := WORD.findall(part))]


class _Holds(FunctionElement[Any]):
    """Key of the table, FTS5's query, PostgreSQL's query.

    Of no type: SQLAlchemy would have SQLite compare a truth value with 1, and so read every row.
    """

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
