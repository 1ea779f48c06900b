"""The documents say what the program does."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_reference_is_that_of_the_commands():
    made = runpy.run_path(str(ROOT / "docs" / "make_reference.py"))["reference"]()
    kept = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert kept == made, "run: .venv/bin/python docs/make_reference.py"


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
