"""Measures origins: our own pairs of short articles (quality/data/pairs/copies-*.jsonl), and real re-issues.

A pair is one origin where one text has its story from the other: a copy, a light edit (rewritten lead, agency's credit,
cuts), an excerpt inside another article, a rewrite of every sentence as a translator makes it. It is two where a
second reporter tells of the same matter. `seen` was looked at while the rules were written, `unseen` is only counted.

Of two origins, one may have passages of the other's (`copied`, the numbers of the second text's paragraphs): an
excerpt in a longer article of another's own. A speaker's words that both quote are no such passage. Such a pair is
right where each paragraph has the origin that the label says.

The State Department's re-issued releases are found by exact means: all pairs that share a run of eight words are
compared word by word, and those alike by four fifths or more (Ratcliff and Obershelp 1988) are re-issues.

Run `python -m quality.copies`, with `--errors` for `seen`'s mistakes.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from allegedly.ledger import origins
from allegedly.nouns import Document, Span
from quality.figures import Figure

HERE = Path(__file__).parent / "data" / "pairs"
RELEASES = Path("news") / "us-state-department.jsonl"
WORD = re.compile(r"\w+")
RUN = 8
REISSUE = 0.8


def measure(data: Path) -> list[Figure]:
    """Shares in percent: right of all pairs; of real re-issues, right of those found and found of all."""
    figures = []
    for part in ("seen", "unseen"):
        tally = score(part, [])
        right, total = (sum(counts[n] for counts in tally.values()) for n in (0, 1))
        figures.append(Figure(f"copies.{part}.right", 100 * right / total))
    return figures + _reissues(data / RELEASES)


def score(part: str, errors: list[str]) -> dict[str, list[int]]:
    """Right and all pairs of each kind; appends a line for every mistake."""
    tally: dict[str, list[int]] = {}
    for line in (HERE / f"copies-{part}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        group = origins(Document(id=side, **row[side]) for side in "ab")
        found = len(set(group.values())) == 1
        wrong = [f"{'one origin' if found else 'two origins'}"] if found != row["same"] else []
        for number, span in enumerate(_paragraphs(row["b"]["text"]) if "copied" in row else ()):
            copied = group.at("b", span) == group["a"]
            if copied != (number in row["copied"]):
                wrong.append(f"paragraph {number} {'copied' if copied else 'its own'}")
        counts = tally.setdefault(row["kind"], [0, 0])
        counts[0] += not wrong
        counts[1] += 1
        if wrong:
            errors.append(f"{row['id']}: {', '.join(wrong)}, but the label says otherwise")
    return tally


def _paragraphs(text: str) -> list[Span]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def _reissues(path: Path) -> list[Figure]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    fields = ("id", "text", "title", "published", "publisher", "url")
    documents = [Document(**{name: row[name] for name in fields}) for row in rows]
    words = {d.id: WORD.findall(d.text.lower()) for d in documents}
    bearers: dict[tuple[str, ...], list[str]] = {}
    for document in documents:
        mine = words[document.id]
        for run in {tuple(mine[at : at + RUN]) for at in range(len(mine) - RUN + 1)}:
            bearers.setdefault(run, []).append(document.id)
    near = Counter(pair for ids in bearers.values() for pair in combinations(ids, 2))
    gold = {(a, b) for a, b in near if _alike(words[a], words[b])}
    group = origins(documents)
    found = {(a, b) for a, b in combinations(words, 2) if group[a] == group[b]}
    both = len(gold & found)
    return [
        Figure("copies.reissues.precision", 100 * both / max(len(found), 1)),
        Figure("copies.reissues.recall", 100 * both / max(len(gold), 1)),
    ]


def _alike(one: list[str], other: list[str]) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= REISSUE and matcher.quick_ratio() >= REISSUE and matcher.ratio() >= REISSUE


def main() -> None:
    """Prints the figures by kind, or the mistakes in the part that may be looked at."""
    if "--errors" in sys.argv:
        errors: list[str] = []
        score("seen", errors)
        print("\n".join(errors))
        return
    for part in ("seen", "unseen"):
        for kind, (right, total) in sorted(score(part, []).items()):
            print(f"copies.{part}.{kind:14} {right:3} of {total}")
    data = Path("../shared/data")
    for figure in measure(data) if data.is_dir() else ():
        print(f"{figure.name:28} {figure.value:6.1f}")


if __name__ == "__main__":
    main()
