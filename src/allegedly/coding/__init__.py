"""Who, who says so, did what to whom, how sure, when, where, how many; joined into claims."""

from allegedly.coding.actors import find_reasons
from allegedly.coding.certainty import factuality
from allegedly.coding.dyads import code_dyads
from allegedly.coding.pipeline import code, code_parse
from allegedly.coding.times import find_times

__all__ = ["code", "code_dyads", "code_parse", "factuality", "find_reasons", "find_times"]
