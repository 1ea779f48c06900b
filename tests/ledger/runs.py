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

# Some runs are killed while the ledger is opened or made, most while documents are added: after this time at most, or,
# on a busy machine, after the time that a file with one document takes. A server takes longer to make the tables.
LONGEST_SECONDS = 0.4
ON_SERVER = 2.5


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
        began = time.perf_counter()
        run(f"{folder}/timed.db", str(first))
        took = (time.perf_counter() - began) * (ON_SERVER if ledger.startswith("postgresql") else 1)
        longest = max(LONGEST_SECONDS, took)
    if chance is None:
        for child in [start(ledger, coded) for _ in range(times)]:
            print(ending(child), flush=True)
        return
    for _ in range(times):
        child = start(ledger, coded)
        time.sleep(chance.random() * longest)
        os.kill(child, signal.SIGKILL)
        print(ending(child), flush=True)


if __name__ == "__main__":
    main()
