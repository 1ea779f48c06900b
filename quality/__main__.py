"""`python -m quality DATA [--floors]`: every figure of ours on labelled data, beside those of others and our floors.

With `--floors` the exit code is 1 when a figure is worse than its floor in floors.csv. A floor is only ever lowered by
hand, in a commit that says why. `--page` writes the table into docs/quality.md, so that no figure is typed in by hand,
and ships it with the package, for the reading room's page on the method; `--ship` does that alone, from the page.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import io
import sys
import time
from pathlib import Path

from quality.figures import Figure

MEASURES = (
    "attribution",
    "events",
    "false_events",
    "roles",
    "predicates",
    "factuality",
    "times",
    "quantities",
    "places",
    "actors",
    "pages",
    "drafts",
    "rivals",
    "copies",
    "links",
    "timelines",
)
FLOORS = Path(__file__).parent / "floors.csv"
PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
SHIPPED = Path(__file__).parents[1] / "src" / "allegedly" / "web" / "quality.csv"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def main() -> int:
    """Measures all, prints one table, returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m quality")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--floors", action="store_true", help="exit 1 when a figure lies below its floor")
    parser.add_argument("--only", choices=MEASURES, action="append", help="measure this alone (may be repeated)")
    parser.add_argument("--page", action="store_true", help="write the table into docs/quality.md")
    parser.add_argument("--ship", action="store_true", help="measure nothing; ship the table of docs/quality.md")
    options = parser.parse_args()
    if options.ship:
        ship()
        return 0
    if not options.data.is_dir():
        print(f"{options.data} is not there: nothing measured; give the folder that holds the labelled data")
        return 2
    with FLOORS.open(encoding="utf-8", newline="") as lines:
        floors = {row["figure"]: float(row["floor"]) for row in csv.DictReader(lines)}
    failed = []
    lines_of_page = ["| figure | ours | floor | others, same or like data |", "|---|---:|---:|---|"]
    print(f"{'figure':34}{'ours':>8}{'floor':>8}  others, same or like data")
    for name in options.only or MEASURES:
        start = time.monotonic()
        figures: list[Figure] = importlib.import_module(f"quality.{name}").measure(options.data)
        for figure in figures:
            floor = floors.pop(figure.name, None)
            shown = f"{floor:8.2f}" if floor is not None else f"{'–':>8}"
            print(f"{figure.name:34}{figure.value:8.2f}{shown}  {figure.others}")
            lines_of_page.append(f"| {figure.name} | {figure.value:.2f} | {shown.strip()} | {figure.others} |")
            if floor is not None and not figure.holds(floor):
                failed.append(figure.name)
        print(f"{'':34}{time.monotonic() - start:7.1f}s", flush=True)
    if options.page:
        _write(lines_of_page)
        ship()
    if options.floors:
        if not options.only:
            failed += [f"{name} (not measured)" for name in floors]
        if failed:
            print("below the floor: " + ", ".join(failed))
            return 1
        print("every floor holds")
    return 0


def _write(table: list[str]) -> None:
    """Puts the table between the marks of docs/quality.md."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(table) + f"\n\n{END}{after}", encoding="utf-8")


def shipped() -> str:
    """The table of docs/quality.md as the package ships it: CSV with figure, ours, floor (empty: none) and others."""
    table = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()]
    stream = io.StringIO()
    stream.write("# Written by `python -m quality --page` from what was measured; see docs/quality.md.\n")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("figure", "ours", "floor", "others"))
    writer.writerows((name, ours, floor.replace("–", ""), others) for name, ours, floor, others in rows[2:])
    return stream.getvalue()


def ship() -> None:
    """Writes the table into the package."""
    SHIPPED.write_text(shipped(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
