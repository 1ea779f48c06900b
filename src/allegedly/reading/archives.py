"""Web archives (WARC, ISO 28500), packed or not: one document for each page in HTML that was fetched with success.

Pictures, scripts, redirects and errors are no documents and are passed over. The day of the archive is when the page
was fetched, not when it was published: it is kept in `extra` as `archived`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from allegedly.errors import InputError
from allegedly.nouns import Document
from allegedly.reading.pages import page

KINDS = ("text/html", "application/xhtml+xml")
LONGEST = (
    20_000_000  # bytes of a page; longer ones are dumps of data. It bounds the memory that a hostile archive takes
)


def read_archive(path: Path, where: str) -> Iterator[Document | InputError]:
    """The pages of an archive; one whose article cannot be found is given as its InputError."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    pages = 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all"):
                head = record.http_headers
                if head is None or head.status_code != 200 or (record.http_content_type or "").lower() not in KINDS:
                    continue
                pages += 1
                url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
                here = f"{where}, {url or f'page {pages}'}"
                data = record.reader.read(LONGEST + 1)
                if len(data) > LONGEST:
                    yield InputError(here, f"the page is longer than {LONGEST:,} bytes", "leave it out")
                    continue
                packed = head.get("Content-Encoding") or head.get("Transfer-Encoding")
                if not packed and len(data) < record.content_length:
                    yield InputError(here, "the archive is damaged: this page is cut off", "fetch it again")
                    continue
                day = record.headers.get("WARC-Date")
                try:
                    yield page(data, here, url, {"archived": day} if day else None)
                except InputError as error:
                    yield error
        except (OSError, ValueError, RuntimeError) as error:
            fault = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise InputError(
                f"{where}, after page {pages}", f"the archive is damaged ({fault})", "fetch it again"
            ) from error
    if not pages:
        raise InputError(where, "no page in this archive", "give an archive with pages in HTML that were fetched")
