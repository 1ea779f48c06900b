"""Whether a draft is too doubtful to be told as an event: what is only wished, asked or supposed, and help at home.

Kind deeds (help, cooperation, praise, promises) are the small talk of politics: "could work with", "in order to help",
"if they agreed". What is merely thought of is coded only between two that are known by name, where it is said to be
possible ("may ban"), or left open ("unclear whether"). An event too few is better than one that nobody did. Each reason
was found in events of news read one by one (quality/judged.py) and looks at kinds of parties and clauses, none at a
topic.
"""

from allegedly.coding.events.doubts import courtesies, lasting, objects, passing, police, sides, spoken, unreal, words
from allegedly.coding.events.doubts.case import Case

__all__ = ["Case", "doubtful"]

REASONS = (
    *unreal.REASONS,
    *sides.REASONS,
    *words.REASONS,
    *courtesies.REASONS,
    *lasting.REASONS,
    *objects.REASONS,
    *passing.REASONS,
    *police.REASONS,
    *spoken.REASONS,
)


def doubtful(case: Case) -> bool:
    """Whether an event is better left out."""
    return any(reason(case) for reason in REASONS)
