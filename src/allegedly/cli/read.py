"""`allegedly read`: the documents as understood, nothing coded."""

from __future__ import annotations

import json

from allegedly.cli.shared import Inputs, NeededPaths, Output, Published, Strict, apart, output
from allegedly.nouns import as_json

NAME = "read"


def command(paths: NeededPaths, out: Output = None, published: Published = None, strict: Strict = False) -> None:
    """Show what is understood of an input: title, date, publisher, text. One JSON line per document."""
    apart(out, paths)
    inputs = Inputs(paths, published=published, strict=strict)
    with output(out) as stream:
        for document in inputs.documents():
            stream.write(json.dumps(as_json(document), ensure_ascii=False) + "\n")
