"""`python -m quality DATA [--floors]`: every figure of ours on labelled data, beside those of others and our floors.

With `--floors` the exit code is 1 when a figure is worse than its floor in floors.csv. A floor is only ever lowered by
hand, in a commit that says why.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import sys
import time
from pathlib import Path

from quality.figures import Figure

MEASURES = (
    "attribution",
    "events",
    "false_events",
    "roles",
    "factuality",
    "times",
    "quantities",
    "places",
    "actors",
    "pages",
)
FLOORS = Path(__file__).parent / "floors.csv"


def main() -> int:
    """Measures all, prints one table, returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m quality")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--floors", action="store_true", help="exit 1 when a figure lies below its floor")
    parser.add_argument("--only", choices=MEASURES, action="append", help="measure this alone (may be repeated)")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data} is not there: nothing measured; give the folder that holds the labelled data")
        return 2
    with FLOORS.open(encoding="utf-8", newline="") as lines:
        floors = {row["figure"]: float(row["floor"]) for row in csv.DictReader(lines)}
    failed = []
    print(f"{'figure':34}{'ours':>8}{'floor':>8}  others, same or like data")
    for name in options.only or MEASURES:
        start = time.monotonic()
        figures: list[Figure] = importlib.import_module(f"quality.{name}").measure(options.data)
        for figure in figures:
            floor = floors.pop(figure.name, None)
            shown = f"{floor:8.2f}" if floor is not None else f"{'–':>8}"
            print(f"{figure.name:34}{figure.value:8.2f}{shown}  {figure.others}")
            if floor is not None and not figure.holds(floor):
                failed.append(figure.name)
        print(f"{'':34}{time.monotonic() - start:7.1f}s", flush=True)
    if options.floors:
        if not options.only:
            failed += [f"{name} (not measured)" for name in floors]
        if failed:
            print("below the floor: " + ", ".join(failed))
            return 1
        print("every floor holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
