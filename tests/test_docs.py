"""The documents say what the program does."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_reference_is_that_of_the_commands():
    made = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["reference"]()
    kept = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert kept == made, "run: .venv/bin/python docs/make_docs.py"


def test_the_readme_shows_what_the_demo_prints(coded_examples):
    from allegedly.exchange import BRIEFS
    from allegedly.knowledge.actors import load
    from allegedly.ledger import origins
    from allegedly.reports import Dyad, Names, make_brief

    docs = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))
    brief = make_brief(coded_examples, Dyad("RUS", "IRN"), Names(load()), origins)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert docs["demo"](BRIEFS["md"](brief)) in readme, "run: .venv/bin/python docs/make_docs.py"


def test_the_python_of_the_readme_runs(capsys, monkeypatch):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/quality.md"])
def test_links_and_paths_of_a_page_exist(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert ((ROOT / page).parent / target).exists(), target
