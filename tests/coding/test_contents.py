"""Which attribution holds a span is found by place, and as if all were looked through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from allegedly.coding.events.circumstances import Contents
from allegedly.nouns import Attribution, Word

SPANS = st.tuples(st.integers(0, 3000), st.integers(1, 1500)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def attribution(number, content) -> Attribution:
    cue = Word((0, 4), "said", "say")
    return Attribution(f"a{number}", 0, None, cue, tuple(sorted(content)), "indirect", "affirms", None, None)


@given(st.lists(st.lists(SPANS, min_size=1, max_size=2), max_size=8), SPANS)
def test_the_shortest_content_around_a_span_is_found(contents, span):
    attributions = [attribution(number, content) for number, content in enumerate(contents)]
    best = None
    for candidate in attributions:
        size = sum(end - start for start, end in candidate.content)
        holds = any(start <= span[0] and span[1] <= end for start, end in candidate.content)
        if holds and (best is None or size <= best[0]):
            best = size, candidate
    assert Contents(attributions).innermost(span) is (best[1] if best else None)
