"""What each rule of the grammar means: the table from rule to reading."""

from __future__ import annotations

from collections.abc import Callable

from allegedly.coding.times.clocks import clock_time, daypart
from allegedly.coding.times.context import Context
from allegedly.coding.times.dates import (
    century_date,
    decade_date,
    european_date,
    iso_date,
    month_date,
    month_day,
    slash_date,
    two_days,
    week_of,
    year_bc_date,
    year_date,
    year_range,
)
from allegedly.coding.times.durations import (
    bare_units,
    duration_value,
    each_unit,
    each_weekday,
    long_duration,
    per_unit,
    vague_units,
)
from allegedly.coding.times.grammar import Match
from allegedly.coding.times.pointing import (
    before_last,
    offset_date,
    pointed_date,
    the_day_after,
    the_unit,
    weekday_date,
    weekend_date,
)
from allegedly.coding.times.readings import Reading
from allegedly.coding.times.seasons import part_of_year, quarter_date, season_date

MEANINGS: dict[str, Callable[[Context, Match], list[Reading]]] = {
    "month_day": month_day,
    "day_month": month_day,
    "month_days": two_days,
    "days_month": two_days,
    "month": month_date,
    "year": year_date,
    "year_bc": year_bc_date,
    "years": year_range,
    "years_bc": year_range,
    "decade": decade_date,
    "century": century_date,
    "season": season_date,
    "weekday": weekday_date,
    "each_weekday": each_weekday,
    "before_last": before_last,
    "pointed": pointed_date,
    "the_unit": the_unit,
    "unit_end": the_unit,
    "the_day_after": the_day_after,
    "offset": offset_date,
    "duration": duration_value,
    "long": long_duration,
    "vague_units": vague_units,
    "bare_units": bare_units,
    "each_unit": each_unit,
    "per_unit": per_unit,
    "weekend": weekend_date,
    "week_of": week_of,
    "quarter": quarter_date,
    "clock": clock_time,
    "daypart": daypart,
    "iso": iso_date,
    "slash": slash_date,
    "european": european_date,
    "part_of_year": part_of_year,
}
