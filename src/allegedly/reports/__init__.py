"""Questions to the record: relation, brief, timeline, checking a draft. They compute; they never store."""

from allegedly.reports.brief import Brief, BriefOptions, make_brief
from allegedly.reports.candidates import Candidate, candidates
from allegedly.reports.checking import Remark, check
from allegedly.reports.dealings import Dealing, Dealings, dealings
from allegedly.reports.dyad import Dyad, actor_named, dyad_named
from allegedly.reports.names import Names
from allegedly.reports.relation import By, Period, periods_between, relation
from allegedly.reports.timeline import TimelineDate, TimelineOptions, timeline

__all__ = [
    "Brief",
    "BriefOptions",
    "By",
    "Candidate",
    "Dealing",
    "Dealings",
    "Dyad",
    "Names",
    "Period",
    "Remark",
    "TimelineDate",
    "TimelineOptions",
    "actor_named",
    "candidates",
    "check",
    "dealings",
    "dyad_named",
    "make_brief",
    "periods_between",
    "relation",
    "timeline",
]
