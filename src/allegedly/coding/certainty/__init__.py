"""How sure: polarity, certainty, factuality and tense of an event in its clause."""

from allegedly.coding.certainty.anchoring import factuality
from allegedly.coding.certainty.certitude import Certitude
from allegedly.coding.certainty.judging import judge

__all__ = ["Certitude", "factuality", "judge"]
