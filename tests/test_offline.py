"""Reading, coding, ledger and reports open no socket."""

from __future__ import annotations

import socket

import pytest


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_the_whole_way_opens_no_socket(no_network, tmp_path):
    import allegedly

    article = tmp_path / "article.md"
    article.write_text(
        "---\npublished: 2022-10-26\n---\nRussia and Iran signed an agreement in Moscow.\n", encoding="utf-8"
    )
    documents = list(allegedly.read([article]))
    coded = list(allegedly.code(documents))
    with allegedly.open_ledger(tmp_path / "ledger.db") as desk:
        assert desk.add(coded).new == 1
        assert desk.add(documents).known == 1
        desk.relation("Russia", "Iran")
        desk.timeline()
        assert desk.brief("Russia", "Iran").documents == 1
