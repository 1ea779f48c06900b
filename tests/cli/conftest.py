"""Runs the command line as a user would, in this process."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from allegedly.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


@dataclass
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """`run("brief", "Russia", "Iran", …)` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["allegedly", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def examples() -> Path:
    """The articles that ship with the program."""
    return EXAMPLES


@pytest.fixture
def article(tmp_path) -> Path:
    """A small article."""
    path = tmp_path / "article.md"
    path.write_text(
        "---\ntitle: Envoys meet\npublished: 2022-10-26\npublisher: Example Wire\n---\n"
        "Russia and Iran signed an agreement in Moscow on Tuesday. "
        "Iran denied that it had supplied drones to Russia.\n",
        encoding="utf-8",
    )
    return path
