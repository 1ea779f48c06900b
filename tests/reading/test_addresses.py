"""Addresses: one request to where the person pointed, never into the own network, of bounded size."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from own_inputs import ARTICLE, article_page

from allegedly.errors import InputError
from allegedly.reading import read, web


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        body, kind, status = b"", "text/html; charset=utf-8", 200
        if self.path == "/article":
            body = article_page().encode()
        elif self.path == "/latin":
            body, kind = article_page().replace("Norland", "Nörland").encode("latin-1"), "text/html; charset=iso-8859-1"
        elif self.path == "/plain":
            body, kind = ARTICLE[0].encode(), "text/plain"
        elif self.path == "/long":
            body = b"x" * 2000
        elif self.path == "/moved" or self.path == "/away":
            status = 302
        else:
            status = 404
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", "/article" if self.path == "/moved" else "file:///etc/hostname")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(monkeypatch):
    """A server on this machine, which alone is let through for the test."""
    with HTTPServer(("127.0.0.1", 0), Pages) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1")
        yield server
        server.shutdown()
        thread.join()


def one(server, path):
    (found,) = read([f"http://127.0.0.1:{server.server_port}{path}"], strict=True)
    return found


def test_a_page_is_fetched_once_and_read(server):
    found = one(server, "/article")
    assert ARTICLE[0] in found.text
    assert found.url.endswith("/article")
    assert server.asked == ["/article"]


def test_a_redirect_is_followed_and_the_last_address_kept(server):
    assert one(server, "/moved").url.endswith("/article")


def test_the_charset_that_the_server_states_counts(server):
    assert "Nörland" in one(server, "/latin").text.replace("&ouml;", "ö")


def test_a_plain_text_is_read(server):
    found = one(server, "/plain")
    assert found.text == ARTICLE[0] and found.url.endswith("/plain")


@pytest.mark.parametrize(("path", "words"), [("/nowhere", "404"), ("/long", "longer"), ("/away", "not allowed")])
def test_what_cannot_be_fetched_is_said_in_one_line(server, monkeypatch, path, words):
    monkeypatch.setattr(web, "LONGEST", 1000)
    with pytest.raises(InputError, match=words) as caught:
        one(server, path)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0", "::ffff:127.0.0.1", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "fd00::1"],
)  # fmt: skip
def test_addresses_of_the_own_network_are_not_public(address):
    assert not web.is_public(address)


def test_public_addresses_are_public():
    assert web.is_public("93.184.215.14") and web.is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_a_name_that_leads_into_the_own_network_is_refused_before_anything_is_sent(monkeypatch):
    monkeypatch.setattr(web.socket, "getaddrinfo", lambda *a, **o: [(2, 1, 6, "", ("192.168.1.1", 80))])
    monkeypatch.setattr(web.socket, "socket", lambda *a: pytest.fail("connected"))
    with pytest.raises(InputError, match=r"192\.168\.1\.1.*no public address"):
        list(read(["http://router.example/"], strict=True))


@pytest.mark.parametrize("address", ["ftp://paper.example/a.txt", "file:///etc/hostname"])
def test_other_schemes_are_refused(address):
    with pytest.raises(InputError, match="only http and https"):
        list(read([address], strict=True))
