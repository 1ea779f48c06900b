"""What tests of several rooms share: the shipped examples, coded once."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"


@pytest.fixture(scope="session")
def coded_examples():
    """The articles of examples/, coded."""
    from allegedly.coding import code
    from allegedly.reading import read

    return list(code(read([EXAMPLES], strict=True)))
