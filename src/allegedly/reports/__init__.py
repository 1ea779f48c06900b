"""Questions to the record: relation, brief, timeline, checking a draft. They compute; they never store."""

from allegedly.reports.asking import resolved
from allegedly.reports.brief import Brief, BriefOptions, make_brief
from allegedly.reports.candidates import Candidate, candidates
from allegedly.reports.changes import Level, levels
from allegedly.reports.checking import HELP, KINDS, Remark, SourcePassage, check, explained, kinds_named
from allegedly.reports.dealings import Dealing, Dealings, dealings
from allegedly.reports.deciding import Said
from allegedly.reports.dyad import Dyad, actor_named, dyad_named
from allegedly.reports.names import Names
from allegedly.reports.network import Tie, ties
from allegedly.reports.relation import FORMULA, By, Period, period_of, periods_between, relation, scored
from allegedly.reports.reliance import Gift, Reliance, gifts, reliance
from allegedly.reports.timeline import TimelineDate, TimelineOptions, timeline

__all__ = [
    "FORMULA",
    "HELP",
    "KINDS",
    "Brief",
    "BriefOptions",
    "By",
    "Candidate",
    "Dealing",
    "Dealings",
    "Dyad",
    "Gift",
    "Level",
    "Names",
    "Period",
    "Reliance",
    "Remark",
    "Said",
    "SourcePassage",
    "Tie",
    "TimelineDate",
    "TimelineOptions",
    "actor_named",
    "candidates",
    "check",
    "dealings",
    "dyad_named",
    "explained",
    "gifts",
    "kinds_named",
    "levels",
    "make_brief",
    "period_of",
    "periods_between",
    "relation",
    "reliance",
    "resolved",
    "scored",
    "ties",
    "timeline",
]
