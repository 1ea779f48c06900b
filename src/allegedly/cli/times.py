"""`allegedly times`: only the time expressions."""

from __future__ import annotations

import json

from allegedly.cli.shared import Inputs, NeededPaths, Output, Published, Strict, apart, output
from allegedly.coding import find_times
from allegedly.nouns import as_json

NAME = "times"


def command(paths: NeededPaths, out: Output = None, published: Published = None, strict: Strict = False) -> None:
    """Find time expressions (TIMEX3), resolved against each document's date of publication."""
    apart(out, paths)
    inputs = Inputs(paths, published=published, strict=strict)
    with output(out) as stream:
        for document in inputs.documents():
            times = as_json(find_times(document.text, document.published))
            stream.write(json.dumps({"document": {"id": document.id}, "times": times}, ensure_ascii=False) + "\n")
