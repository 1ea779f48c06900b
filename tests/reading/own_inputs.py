"""Small inputs of our own, made in the tests."""

from __future__ import annotations

import gzip
import uuid
from pathlib import Path

ARTICLE = (
    "The island republic of Norland recalled its envoy from Sudmark on Monday, the foreign ministry said.",
    "Sudmark denied that it had sent boats into the strait, and called the move a mistake that helps nobody.",
    "Both countries agreed in March to keep their patrols apart by at least three nautical miles at all times.",
)


def page(body: str, head: str = "", language: str = "en") -> str:
    """A page as newspapers make them: menu, article, advertisement, footer."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f'<main>{body}</main><aside><p><a href="/offer">Subscribe now and save half of the price.</a></p></aside>'
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


def article_page(head: str = "") -> str:
    """A page with the article."""
    body = "<article><h1>Norland recalls its envoy</h1>" + "".join(f"<p>{line}</p>" for line in ARTICLE) + "</article>"
    return page(body, "<title>Norland recalls its envoy</title>" + head)


def write_pdf(path: Path, pages: list[list[tuple[int, int, str]]], title: str | None = None, size: int = 11) -> None:
    """A PDF in Helvetica with texts at points (x, y) from the lower left of each page."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        drawn = "".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in lines)
        stream = drawn.encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"endstream")
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode() if title else b"<< >>")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    path.write_bytes(bytes(out))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def write_warc(path: Path, records: list[tuple[str, str, bytes]], status: str = "200 OK") -> None:
    """An archive of responses (address, content type, body), packed record by record where the name ends with `.gz`."""
    out = bytearray()
    for url, kind, body in records:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        fields = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2022-10-27T08:00:00Z\r\n"
            f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(head) + len(body)}\r\n\r\n"
        )
        record = fields.encode() + head + body + b"\r\n\r\n"
        out += gzip.compress(record) if path.suffix == ".gz" else record
    path.write_bytes(bytes(out))
