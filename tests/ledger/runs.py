"""Runs `allegedly add` in processes of its own, which are killed at random moments or run at the same time.

    python runs.py kill LEDGER CODED.jsonl TIMES SEED
    python runs.py together LEDGER CODED.jsonl TIMES

The program is imported once, adds something elsewhere, and is then forked, so that each run begins at once. Writes a
line for each run: how it ended.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

# Some runs are killed while the ledger is opened or made, most while documents are added.
LONGEST_SECONDS = 0.4


def start(ledger: str, coded: str) -> int:
    """Forks a process that adds, and gives its number."""
    child = os.fork()
    if child:
        return child
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    os._exit(run(ledger, coded))


def run(ledger: str, coded: str) -> int:
    """`allegedly add` in this process."""
    from allegedly import cli

    sys.argv = ["allegedly", "add", coded, "--ledger", ledger]
    try:
        cli.main()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    return 0


def ending(child: int) -> str:
    """How a process ended."""
    _, status = os.waitpid(child, 0)
    return "killed" if os.WIFSIGNALED(status) else f"done {os.WEXITSTATUS(status)}"


def main() -> None:
    """See above."""
    how, ledger, coded, times = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    chance = random.Random(int(sys.argv[5])) if how == "kill" else None
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "one.jsonl"
        first.write_text(Path(coded).read_text().splitlines(keepends=True)[0])
        run(f"{folder}/warm.db", str(first))
    if chance is None:
        for child in [start(ledger, coded) for _ in range(times)]:
            print(ending(child), flush=True)
        return
    for _ in range(times):
        child = start(ledger, coded)
        time.sleep(chance.random() * LONGEST_SECONDS)
        os.kill(child, signal.SIGKILL)
        print(ending(child), flush=True)


if __name__ == "__main__":
    main()
