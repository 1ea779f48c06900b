"""Whatever a coded document holds comes back as it was."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st
from made import coded

from allegedly.ledger import open_ledger
from allegedly.nouns import CodedDocument, Document, Quantity, Stance, as_json

# Lone surrogates are no text; a ledger refuses them (test_store.py).
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
numbers = st.none() | st.floats(allow_nan=False)
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
cells = (
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts
)
documents = st.builds(
    Document,
    id=texts,
    text=texts,
    title=st.none() | texts,
    published=st.none() | st.dates().map(str),
    publisher=st.none() | texts,
    url=st.none() | texts,
    language=st.none() | texts,
    extra=st.dictionaries(texts, cells | st.lists(cells, max_size=3), max_size=3),
)
quantities = st.builds(
    Quantity, spans, texts, numbers, numbers, numbers, st.just("about"), st.none() | texts, st.none() | texts, st.none()
)
stances = st.builds(Stance, st.none() | texts, texts, st.just("doubts"), st.lists(texts, max_size=3).map(tuple))


@st.composite
def coded_documents(draw: st.DrawFn) -> CodedDocument:
    """A small document with drawn texts and figures in it."""
    item = coded()
    positions = tuple(draw(st.lists(stances, max_size=3)))
    return dataclasses.replace(
        item,
        document=draw(documents),
        quantities=(item.quantities[0], *draw(st.lists(quantities, max_size=3))),
        claims=(dataclasses.replace(item.claims[0], positions=positions), *item.claims[1:]),
    )


@settings(max_examples=30, deadline=None)
@given(item=coded_documents())
def test_a_coded_document_comes_back_with_every_sign(tmp_path_factory, item):
    # PostgreSQL's texts hold all signs but one, which no text has.
    with open_ledger(tmp_path_factory.mktemp("exact") / "test.db") as ledger:
        assert ledger.add([item]).new == 1
        assert as_json(ledger.coded(item.document.id)) == as_json(item)
