"""A ledger on each database: a file in a folder of its own, and a schema of its own on a server."""

from __future__ import annotations

import itertools
import os

import pytest
import server
from sqlalchemy import create_engine, text

from allegedly.ledger import open_ledger
from allegedly.ledger.tables import about, metadata

DATABASES = ("sqlite", "postgresql")
_numbers = itertools.count()


@pytest.fixture
def path(tmp_path):
    """A place for a SQLite file."""
    return tmp_path / "test.db"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """The URL of a PostgreSQL server, without its schema. Tests that need it are skipped where there is none."""
    if server.GIVEN not in os.environ and server.programs() is None:
        pytest.skip(f"PostgreSQL {server.OLDEST} or newer is not on this machine, and {server.GIVEN} is not given")
    folder = tmp_path_factory.getbasetemp()
    with server.running(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) as url:
        yield url


@pytest.fixture
def empty_schema(postgres):
    """The URL of an empty schema of its own."""
    with _Schema(postgres) as url:
        yield url


@pytest.fixture(scope="session")
def _made(postgres):
    """A schema with the tables of a ledger in it, for all tests of a process: making them takes longer than a test."""
    with _Schema(postgres) as url:
        open_ledger(url).close()
        yield url


@pytest.fixture(params=DATABASES)
def url(request):
    """The URL of a ledger without any document, on each database."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('path')}"
    made = request.getfixturevalue("_made")
    names = ", ".join(table.name for table in metadata.sorted_tables if table is not about)
    _run(made, f"TRUNCATE {names} RESTART IDENTITY CASCADE")
    return made


@pytest.fixture
def ledger(url):
    """An open ledger without any document, on each database."""
    with open_ledger(url) as opened:
        yield opened


class _Schema:
    def __init__(self, server_url: str) -> None:
        self.server, self.name = server_url, f"test_{os.getpid()}_{next(_numbers)}"

    def __enter__(self) -> str:
        _run(self.server, f"CREATE SCHEMA {self.name}")
        return f"{self.server}{'&' if '?' in self.server else '?'}options=-csearch_path%3D{self.name}"

    def __exit__(self, *_: object) -> None:
        _run(self.server, f"DROP SCHEMA {self.name} CASCADE")


def _run(url: str, statement: str) -> None:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
