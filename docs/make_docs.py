"""Writes docs/commands.md from the commands themselves, and into README.md the beginning of the demo's brief.

A test fails when they differ from what the program says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from allegedly.cli import app
from allegedly.coding import code
from allegedly.exchange import BRIEFS
from allegedly.knowledge.actors import load
from allegedly.ledger import origins
from allegedly.reading import read
from allegedly.reports import Dyad, Names, make_brief

PLACE = Path(__file__).parent / "commands.md"
ROOT = PLACE.parents[1]
README = ROOT / "README.md"
BEGIN, END = "<!-- demo -->", "<!-- end of demo -->"


def reference() -> str:
    """Every command with its arguments and options, as Markdown."""
    group = typer.main.get_command(app)
    lines = [
        "# Commands",
        "",
        "Made by `python docs/make_docs.py` from the commands themselves.",
        "",
        "Results go to standard output, progress and warnings to standard error. Exit codes: 0 done; 1 `check` found",
        "something wrong with the draft; 2 wrong use or unreadable input; 130 stopped by Ctrl-C.",
        "",
    ]
    for name, command in _commands(group):
        lines += [f"## allegedly {name}", "", command.help or "", ""]
        for parameter in command.params:
            if getattr(parameter, "hidden", False):
                continue
            words = re.sub(r"\s+", " ", getattr(parameter, "help", None) or "")
            if parameter.param_type_name == "argument":
                lines.append(f"- `{parameter.metavar or parameter.name}` {words}".rstrip())
                continue
            shown = ", ".join(parameter.opts)
            value = "" if getattr(parameter, "is_flag", False) else f" {_value(parameter)}"
            default = parameter.default
            told = f" Default: {default}." if default not in (None, False, (), []) and not callable(default) else ""
            if parameter.name != "help":
                lines.append(f"- `{shown}{value}` {words}{told}".rstrip())
        lines.append("")
    return "\n".join(lines)


def _commands(group: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its name, those of a group of commands behind the group's name."""
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if hasattr(command, "list_commands"):
            yield from _commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def _value(parameter: Any) -> str:
    """What an option takes: its own name for it, else the kind of thing."""
    kind = parameter.type_descriptor.annotation
    return parameter.metavar or {str: "TEXT", int: "NUMBER", Path: "FILE"}[kind]


def demo(brief: str) -> str:
    """The part of the demo's brief that README.md shows: its title and first thing."""
    return brief[: brief.index("## 2.")].strip()


def _with_demo(readme: str) -> str:
    actors = load()
    coded = code(read([ROOT / "examples" / "articles"], strict=True))
    brief = make_brief(coded, Dyad("RUS", "IRN"), Names(actors), origins)
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n````markdown\n{demo(BRIEFS['md'](brief))}\n````\n{END}{after}"


if __name__ == "__main__":
    PLACE.write_text(reference(), encoding="utf-8")
    README.write_text(_with_demo(README.read_text(encoding="utf-8")), encoding="utf-8")
