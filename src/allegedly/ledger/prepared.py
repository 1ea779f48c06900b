"""Statements that adding a document takes again and again, given to the driver as they are.

SQLAlchemy needs some 30 µs for a statement that SQLite answers in 5, and more where it has a list of values. So these
are put into the words of the database once. What comes back is what the driver gives: numbers and texts, no JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Boolean, ColumnElement, Connection, Table, bindparam, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.functions import FunctionElement


class _Among(FunctionElement[Any]):
    """A column, and the parameter of a list. Of no type: SQLAlchemy would have SQLite compare a truth value with 1."""

    inherit_cache = True


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The condition that a column has one of the values of a list: one parameter of a prepared statement."""
    return _Among(column, bindparam(name))


@compiles(_Among, "sqlite")
def _sqlite(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_Among, "postgresql")
def _postgresql(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} = ANY({values})"


class Prepared:
    """A statement with parameters, in the words of each database that it has been asked of."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._made: dict[str, tuple[str, Mapping[str, Any], Sequence[str] | None]] = {}

    def __call__(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """The rows for some values of the parameters; a list stands for `among`. Raises SQLAlchemy's errors."""
        text, own, order = self._made.get(connection.dialect.name) or self._make(connection)
        given = {**own, **values}
        if order is None:
            return _run(connection, text, given).fetchall()  # type: ignore[no-any-return]
        for name, value in given.items():
            if isinstance(value, list):
                given[name] = json.dumps(value)
        return _run(connection, text, [given[name] for name in order]).fetchall()  # type: ignore[no-any-return]

    def each(self, connection: Connection, values: Sequence[Mapping[str, Any]]) -> list[list[tuple[Any, ...]]]:
        """The rows for each of some values of the parameters; a server is asked for all of them at once."""
        if connection.dialect.name == "sqlite" or not values:
            return [self(connection, **one) for one in values]
        text, own, _ = self._made.get(connection.dialect.name) or self._make(connection)
        cursor = _run(connection, text, [{**own, **one} for one in values], many=True, returning=True)
        found = [cursor.fetchall()]
        while cursor.nextset():
            found.append(cursor.fetchall())
        return found

    def many(self, connection: Connection, each: Sequence[Mapping[str, Any]]) -> None:
        """Changes something for each of some values of the parameters. Raises SQLAlchemy's errors."""
        text, own, order = self._made.get(connection.dialect.name) or self._make(connection)
        if order is not None:
            values: list[Any] = [[one[name] if name in one else own[name] for name in order] for one in each]
        else:
            values = [{**own, **one} for one in each]
        if values:
            _run(connection, text, values, many=True)

    def _make(self, connection: Connection) -> tuple[str, Mapping[str, Any], Sequence[str] | None]:
        compiled: Any = self._statement.compile(dialect=connection.dialect)  # type: ignore[attr-defined]
        made = self._made[connection.dialect.name] = (str(compiled), compiled.params, compiled.positiontup)
        return made


class Whole:
    """All rows of a table for which a condition holds, by key, as dicts with the types of its columns.

    SQLAlchemy's own rows take four times as long to read, where there are tens of thousands.
    """

    def __init__(self, table: Table, condition: ColumnElement[bool]) -> None:
        self._query = Prepared(select(table).where(condition).order_by(table.c.key))
        self._names = tuple(table.c.keys())
        # As SQLite has them: truth values are numbers, lists are texts.
        makers: tuple[tuple[type[Any], Callable[[Any], Any]], ...] = ((Boolean, _truth), (JSON, json.loads))
        self._kept = [(c.name, make) for c in table.columns for kind, make in makers if isinstance(c.type, kind)]

    def __call__(self, connection: Connection, **values: Any) -> list[dict[str, Any]]:
        """The rows for some values of the parameters. Raises SQLAlchemy's errors."""
        rows = [dict(zip(self._names, row, strict=True)) for row in self._query(connection, **values)]
        if connection.dialect.name == "sqlite":
            for name, make in self._kept:
                for row in rows:
                    row[name] = make(row[name])
        return rows


def _truth(value: int | None) -> bool | None:
    return None if value is None else bool(value)


class Insert:
    """The insertion of rows into a table, whose cells are in the order of its columns or named by them."""

    def __init__(self, table: Table) -> None:
        self._table = table
        names = list(table.c.keys())
        self._cells = itemgetter(*names)
        self._json = [number for number, column in enumerate(table.columns) if isinstance(column.type, JSON)]
        self._columns = ", ".join(f'"{name}"' for name in names)
        self._marks = {"sqlite": ", ".join("?" * len(names)), "postgresql": ", ".join(["%s"] * len(names))}

    def __call__(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Writes rows, each with a value for every column. Raises SQLAlchemy's errors."""
        cells = [self._cells(row) for row in rows]
        if self._json:
            cells = [self._written(row) for row in cells]
        if cells:
            marks = self._marks[connection.dialect.name]
            text = f'INSERT INTO "{self._table.name}" ({self._columns}) VALUES ({marks})'
            _run(connection, text, cells, many=True)

    def _written(self, row: tuple[Any, ...]) -> list[Any]:
        cells = list(row)
        for number in self._json:
            cells[number] = json.dumps(cells[number])
        return cells


def _run(connection: Connection, text: str, values: Any, many: bool = False, **options: bool) -> Any:
    cursor: Any = connection.connection.cursor()
    try:
        if many:
            cursor.executemany(text, values, **options)
        else:
            cursor.execute(text, values)
    except connection.dialect.loaded_dbapi.Error as error:
        base = connection.dialect.loaded_dbapi.Error
        raise DBAPIError.instance(text, None, error, base, dialect=connection.dialect) from error
    return cursor
