"""A ledger in a folder of its own."""

from __future__ import annotations

import pytest

from allegedly.ledger import open_ledger


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.db"


@pytest.fixture
def ledger(path):
    with open_ledger(path) as opened:
        yield opened
