"""A reading room over the examples, coded once; every test gets a copy of the ledger of its own."""

from __future__ import annotations

import re
import shutil
import warnings

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette speaks of another client that is not in the registry
    from starlette.testclient import TestClient

from allegedly.ledger import open_ledger
from allegedly.web import Settings, make_app


@pytest.fixture(scope="session")
def coded_ledger(coded_examples, tmp_path_factory):
    """A ledger with the examples, not to be changed."""
    path = tmp_path_factory.mktemp("web") / "examples.db"
    with open_ledger(path) as ledger:
        ledger.add(coded_examples)
    return path


@pytest.fixture
def ledger_path(coded_ledger, tmp_path):
    """A copy that may be changed."""
    return shutil.copy(coded_ledger, tmp_path / "room.db")


@pytest.fixture
def visit(ledger_path):
    """`visit()` gives a browser of sorts in a room of its own; `visit(read_only=True)` and so on."""
    opened = []

    def enter(base: str = "http://localhost", ledger=ledger_path, **settings):
        app = make_app(Settings(ledger, **settings))
        opened.append(app)
        return TestClient(app, base_url=base, follow_redirects=False, raise_server_exceptions=False)

    yield enter
    for app in opened:
        app.app.state.room.close()


@pytest.fixture
def browser(visit):
    """A browser of sorts in a room with the examples."""
    return visit()


@pytest.fixture
def send(browser):
    """Sends a form as a page of ours would, with its hidden field."""

    def post(path: str, fields: dict, page: str = "/", **more):
        token = re.search(r'"x-csrf": "(\w+)"', browser.get(page).text)[1]
        return browser.post(path, data={**fields, "csrf": token}, **more)

    return post
