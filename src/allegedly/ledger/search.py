"""Full-text search: on SQLite with FTS5, Porter's stems and no accents. The only module with SQL of one database.

The indexes (made in migrations/versions/0001_tables.py) hold no text of their own: they point at titles and texts of
documents, and at quotes of claims.
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Table, bindparam, text

from allegedly.ledger.tables import claims, document_versions

# A search table for each table that can be searched, with its columns.
SEARCHED: dict[str, tuple[str, ...]] = {document_versions.name: ("title", "text"), claims.name: ("quote_text",)}
TOKENIZER = "porter unicode61 remove_diacritics 2"
QUERY_PART = re.compile(r'"([^"]+)"|[“”]([^“”]+)[“”]|(\S+)')


def holds(table: Table, words: str) -> ColumnElement[bool]:
    """The condition that a row holds all the words, in any order; words in quotation marks stand together."""
    index = f"{table.name}_search"
    condition = text(f"{table.name}.key IN (SELECT rowid FROM {index} WHERE {index} MATCH :words)")
    return condition.bindparams(bindparam("words", query(words)))  # type: ignore[return-value]


def query(words: str) -> str:
    """FTS5's query for what a person typed: no sign of FTS5's own language has a meaning in it."""
    parts = [next(part for part in groups if part) for groups in QUERY_PART.findall(words)]
    return " AND ".join('"' + part.replace('"', " ") + '"' for part in parts) or '""'
