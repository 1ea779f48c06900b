"""What kind of file something is: by the mark that its content begins with, else by the suffix of its name.

Content goes first, because names lie: a PDF that somebody saved as `article.txt` is read as a PDF.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from allegedly.errors import InputError

# Suffixes of files that are read, each with the kind it stands for.
SUFFIXES = {
    ".txt": "text", ".md": "text", ".html": "page", ".htm": "page", ".xhtml": "page", ".pdf": "pdf", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".parquet": "parquet", ".warc": "archive",
    ".warc.gz": "archive", ".rss": "feed", ".atom": "feed", ".xml": "feed",
    ".docx": "word",
}  # fmt: skip
_ZIP = b"PK\x03\x04"
HEAD = 2048  # bytes of the beginning that tell a kind; a page may open with a comment before its first tag
_BEGINNINGS = {b"%PDF-": "pdf", b"PAR1": "parquet", b"WARC/": "archive"}
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?xml-stylesheet[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
# What is often taken for text, with the way out.
_FOREIGN = {
    _ZIP: ("an OpenDocument, EPUB or zip file", "save it as text, HTML, PDF or .docx, or unpack it"),
    b"\xd0\xcf\x11\xe0": ("an old Word or Excel file", "save it as text, HTML or PDF"),
    b"{\\rtf": ("an RTF file", "save it as text, HTML or PDF"),
    b"\x89PNG": ("a picture", "recognise its text (OCR) and give that"),
    b"\xff\xd8\xff": ("a picture", "recognise its text (OCR) and give that"),
    b"SQLite format 3": ("a database", "give a ledger with --ledger, or export its rows as JSONL"),
    b"\x1f\x8b": ("packed with gzip", "unpack it with gunzip (only .warc.gz is read packed)"),
    b"\x28\xb5\x2f\xfd": ("packed with zstd", "unpack it"),
}


def suffix(path: Path) -> str:
    """The suffix of a name in small letters; `.warc.gz` counts as one."""
    return ".warc.gz" if path.name.lower().endswith(".warc.gz") else path.suffix.lower()


def kind(path: Path) -> str:
    """The kind of a file. Raises InputError for one that is empty or of a kind that cannot be read."""
    named = SUFFIXES.get(suffix(path))
    if not path.is_file():  # a pipe can be read only once
        head = b""
    else:
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head:
            raise InputError(str(path), "the file is empty", "give a file with an article in it")
    if head.startswith(_ZIP) and (named == "word" or _is_word(path)):
        return "word"
    found = kind_of_content(head, str(path), gzipped=named == "archive") or named
    if found is None:
        raise InputError(str(path), "this kind of file is not known", f"give one of {', '.join(SUFFIXES)}")
    return found


def kind_of_content(head: bytes, where: str, gzipped: bool = False) -> str | None:
    """The kind that the first bytes of a content show, None where they show none.

    Raises InputError where they show a kind that cannot be read; `gzipped` says that the name is a packed archive's.
    """
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, name in _BEGINNINGS.items():
        if bare.startswith(mark):
            return name
    if head.startswith(b"\x1f\x8b") and (gzipped or _unpacked(head).startswith(b"WARC/")):
        return "archive"
    for mark, (what, cure) in _FOREIGN.items():
        if head.startswith(mark):
            raise InputError(where, f"this is {what}" if what.startswith("a") else f"this file is {what}", cure)
    if _PAGE.match(bare):
        return "page"
    return "feed" if _FEED.match(bare) else None


def _is_word(path: Path) -> bool:
    """Whether a zip file is a Word document by another name."""
    try:
        with ZipFile(path) as packed:
            return "word/document.xml" in packed.namelist()
    except (BadZipFile, OSError):
        return False


def _unpacked(head: bytes) -> bytes:
    """The first bytes of what gzip packed, as far as they can be unpacked."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16)
    except zlib.error:
        return b""
