"""When: time expressions in TimeML's TIMEX3 (ISO 24617-1), resolved against publication and text."""

from __future__ import annotations

from allegedly.coding.times.expressions import find_times
from allegedly.coding.times.publication import dated, dateline, document_date, flag_published

__all__ = ["dated", "dateline", "document_date", "find_times", "flag_published"]
