"""Questions about the ledger as a whole, or about one actor: what is there, who is in the news, who deals with whom.

Each is answered from indexes, or from the newest documents or reports only, so that pages of a million claims are
quick; what is bounded so says so. All take a connection: `ledger.ask(lambda c: in_the_news(c))`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    intersect,
    literal,
    literal_column,
    or_,
    select,
    true,
)

from allegedly.ledger import search
from allegedly.ledger.claims import ClaimFilter, ClaimRow
from allegedly.ledger.claims import rows as claim_rows
from allegedly.ledger.duplicates import Origins
from allegedly.ledger.earlier import chunks, earlier_versions
from allegedly.ledger.finding import find_keys
from allegedly.ledger.matching import ISO_LETTERS, NOT_STATES, root
from allegedly.ledger.tables import (
    actors,
    catalogue,
    claims,
    decisions,
    document_versions,
    documents,
    events,
    instrument_claims,
    instrument_positions,
    instruments,
    mentions,
    origins,
    outlets,
    parties,
    passages,
    positions,
    reports,
    runs,
    version_in,
)
from allegedly.nouns import Span

# Written out as the index has it: with a parameter in it the database does not know it again.
DAY = func.coalesce(document_versions.c.published, literal_column("''"))
# The newest documents that "in the news" means: some weeks of a few outlets.
NEWEST = 500
# The newest reports of an actor from which its page counts: shares within two hundredths, in some 20 ms.
MOST_REPORTS = 2000
# The newest mentions of an actor that are looked at where a draft is set beside documents.
MOST_MENTIONS = 5000
UNDATED = ""
# Claims of a filter whose headings are counted, the newest: some 40 ms on a ledger of a million claims.
MOST_COUNTED = 3000
# Values of a facet: more than a page can hold at a glance.
MOST_VALUES = 16
# Months beside each other that can still be read; more are told by year.
MOST_MONTHS = 18
# Mentions of an actor up to which they are all read (20 ms), rather than documents looked up one by one.
MANY_MENTIONS = 20_000
# Keys that one question names at most where it is asked many times over.
MANY_KEYS = 1500
# Characters of a text among which its first line is looked for.
LONGEST_HEADING = 200
FACETS = ("type", "status", "position", "speaker", "actor", "instrument", "outlet")


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list: without its text."""

    id: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    added: str
    version: int
    claims: int
    # What to call it: its title, else its first line, else its id.
    heading: str


@dataclass(frozen=True, slots=True)
class Came:
    """What came into the ledger after a moment: documents and changed versions (at most NEWEST in all), the newest of
    them, and what they tell that is disputed or denied: how many claims, and the newest.
    """

    new: int
    changed: int
    documents: tuple[Listed, ...]
    disputed: int
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a document: its number from 1, its key, and how long its text is."""

    number: int
    key: int
    id: str
    title: str | None
    published: str | None
    added: str
    characters: int


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents, newest first; what is None does not matter. `text` are words of title or text."""

    text: str | None = None
    outlet: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """Days of publication, both included; None: no bound. What has no date lies within none."""

    since: str | None = None
    until: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """What holds for a version that was published then."""
        found: list[ColumnElement[bool]] = []
        if self.since is not None:
            found.append(self.since <= DAY)
        if self.until is not None:
            # After every time of that day; what has no date was published on none of them.
            found += [self.until + "U" > DAY, DAY > UNDATED]
        return found


ALWAYS = Days()


@dataclass(frozen=True, slots=True)
class Met:
    """Two actors and how many reports tell of something between them."""

    a: str
    b: str
    reports: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the reports that are told of it."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    reports: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How the claims of a filter divide: for each facet its values with how many claims have them, most first.

    A claim may have several values (two speakers) or none. Counted are `of` claims, the newest, at most MOST_COUNTED.
    Offices and bodies count as their state (RUS for RUS.GOV); outlets are names, `dates` months (2022-10) or years of
    publication, oldest first.
    """

    of: int
    values: dict[str, tuple[tuple[str, int], ...]]
    dates: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What an actor does, what is done to it, what it says: counts of its newest reports (`of`, at most MOST_REPORTS).

    `partners` are the actors that it deals with, `positions` the positions that it takes.
    """

    of: int
    does: tuple[tuple[str, int], ...]
    gets: tuple[tuple[str, int], ...]
    positions: tuple[tuple[str, int], ...]
    partners: tuple[tuple[str, int], ...]


def state(connection: Connection) -> tuple[int, ...]:
    """Numbers that differ as soon as anything was added, coded again, removed or decided."""
    return (*contents(connection), int(connection.execute(select(func.max(decisions.c.key))).scalar() or 0))


def contents(connection: Connection) -> tuple[int, ...]:
    """Numbers that differ as soon as anything was added, coded again or removed."""
    return tuple(
        int(connection.execute(query).scalar() or 0)
        for query in (
            select(func.max(document_versions.c.key)),
            select(func.count()).select_from(documents),
            select(func.max(runs.c.key)),
        )
    )


def parts(connection: Connection, actor: str) -> list[str]:
    """The actor and its parts among those that the ledger knows: RUS.GOV is part of RUS."""
    wanted = or_(actors.c.id == actor, actors.c.id.startswith(actor + ".", autoescape=True))
    # LIKE does not tell capitals from small letters on SQLite; ids do.
    return [id_ for id_ in connection.execute(select(actors.c.id).where(wanted)).scalars() if id_.startswith(actor)]


def naming_both(connection: Connection, a: str, b: str, most: int, days: Days = ALWAYS) -> tuple[int, list[int]]:
    """How many documents (of some days) name two actors or parts of them; the keys of the newest, by publication."""
    version = document_versions.c
    own = [parts(connection, actor) for actor in (a, b)]
    dated = days.conditions()
    keys = [select(version_in(mentions.c.key).label("version")).where(mentions.c.actor.in_(one)) for one in own]
    both = intersect(*keys).subquery()
    if not dated:
        # On the index of mentions alone; earlier versions are few.
        in_all = int(connection.execute(select(func.count()).select_from(both)).scalar_one())
        for some in chunks(earlier_versions(connection)):
            old = select(func.count()).select_from(both).where(both.c.version.in_(some))
            in_all -= int(connection.execute(old).scalar_one())
    else:
        within = select(func.count()).where(version.key.in_(select(both.c.version)), version.current, *dated)
        in_all = int(connection.execute(within).scalar_one())
    newest = (
        select(version.key)
        .where(version.current, *dated, *(_names(connection, one, counting=False) for one in own))
        .order_by(DAY.desc(), version.id.desc())
        .limit(most)
    )
    return in_all, list(connection.execute(newest).scalars())[::-1]


def newest_within(connection: Connection, keys: Sequence[int], characters: int) -> list[int]:
    """The last of some versions whose texts have at most so many characters together."""
    version = document_versions.c
    lengths: dict[int, int] = {}
    for some in chunks(keys):
        query = select(version.key, func.length(version.text)).where(version.key.in_(some))
        lengths.update({row[0]: int(row[1]) for row in connection.execute(query)})
    first, left = len(keys), characters
    while first and (left := left - lengths[keys[first - 1]]) >= 0:
        first -= 1
    return list(keys[first:])


def _by_date(connection: Connection, keys: set[int]) -> list[int]:
    rows: list[tuple[str, str, int]] = []
    listed = sorted(keys)
    for start in range(0, len(listed), 500):
        version = document_versions.c
        query = select(version.published, version.id, version.key).where(
            version.key.in_(listed[start : start + 500]), version.current
        )
        rows += [(row.published or UNDATED, row.id, row.key) for row in connection.execute(query)]
    return [key for _, _, key in sorted(rows)]


def by_outlet_and_month(connection: Connection) -> list[tuple[str | None, str | None, int]]:
    """How many documents each outlet published in each month (2022-10; None where there is no date)."""
    version = document_versions.c
    month = func.substr(version.published, 1, 7)
    query = (
        select(outlets.c.name, month, func.count())
        .select_from(document_versions)
        .outerjoin(outlets, outlets.c.key == version.outlet_key)
        .where(version.current)
        .group_by(outlets.c.name, month)
        .order_by(outlets.c.name, month)
    )
    return [(row[0], row[1], int(row[2])) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a ledger holds, as `Stats`, counted on indexes alone; by outlet (most first) and by month.

    Documents without an outlet stand under None, those without a date under "".
    """

    documents: int
    outlets: int
    origins: int
    events: int
    claims: int
    by_outlet: tuple[tuple[str | None, int], ...]
    by_month: tuple[tuple[str, int], ...]


def totals(connection: Connection) -> Totals:
    """What there is. Rows of versions are not read: they hold the texts, and are many times as large."""
    version = document_versions.c

    def number(table: Table, *conditions: ColumnElement[bool]) -> int:
        return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())

    month = func.substr(DAY, 1, 7)
    outlet, months = Counter[int | None](), Counter[str]()
    for key, count in connection.execute(select(version.outlet_key, func.count()).group_by(version.outlet_key)):
        outlet[key] = int(count)
    # By day first, in the order of the index; by month at once the table itself would be read.
    for day, count in connection.execute(select(DAY, func.count()).group_by(DAY)):
        months[day[:7]] += int(count)
    # What is counted so far holds the earlier versions too.
    told = number(claims)
    for some in chunks(earlier_versions(connection)):
        query = select(version.outlet_key, month.label("month")).where(version.key.in_(some))
        for row in connection.execute(query):
            outlet[row.outlet_key] -= 1
            months[row.month] -= 1
        told -= number(claims, claims.c.version_key.in_(some))
    names = {row.key: row.name for row in connection.execute(select(outlets.c.key, outlets.c.name))}
    by_outlet = [(names.get(key or 0), count) for key, count in outlet.items() if count]
    return Totals(
        documents=number(documents),
        outlets=len(names),
        origins=number(origins),
        events=number(events),
        claims=told,
        by_outlet=tuple(sorted(by_outlet, key=lambda one: (-one[1], one[0] or ""))),
        by_month=tuple(sorted((name, count) for name, count in months.items() if count)),
    )


def listed(connection: Connection, wanted: DocumentFilter) -> list[Listed]:
    """The documents that a filter asks for, newest publication first."""
    version = document_versions.c
    query = (
        select(
            version.key, version.id, version.title, version.published, version.publisher, version.url, version.added,
            version.number,
        )
        .where(*_conditions(connection, wanted))
        .order_by(DAY.desc(), version.id.desc())
        .limit(wanted.limit)
        .offset(wanted.offset)
    )  # fmt: skip
    return _listed(connection, query)


def came_since(connection: Connection, moment: str, most: int = 12, disputed: int = 5) -> Came:
    """What came into the ledger after a moment (ISO), newest first: at most so many documents and disputed claims."""
    version = document_versions.c
    newest = select(version.key, version.number, version.added).order_by(version.key.desc()).limit(NEWEST)
    rows = [row for row in connection.execute(newest) if row.added > moment]
    keys = [row.key for row in rows]
    query = (
        select(
            version.key, version.id, version.title, version.published, version.publisher, version.url, version.added,
            version.number,
        )
        .where(version.key.in_(keys[:most]))
        .order_by(version.key.desc())
    )  # fmt: skip
    told = select(claims.c.key).where(claims.c.version_key.in_(keys), claims.c.status.in_(("disputed", "denied")))
    doubted = sorted(connection.execute(told).scalars(), reverse=True)
    return Came(
        new=sum(row.number == 1 for row in rows),
        changed=sum(row.number > 1 for row in rows),
        documents=tuple(_listed(connection, query)),
        disputed=len(doubted),
        claims=tuple(claim_rows(connection, doubted[:disputed])),
    )


def version_list(connection: Connection, document_id: str) -> list[Version]:
    """The versions of a document by the id of any of them, oldest first; of several documents those of the newest."""
    version = document_versions.c
    owner = select(func.max(version.document_key)).where(version.id == document_id).scalar_subquery()
    query = (
        select(
            version.number, version.key, version.id, version.title, version.published, version.added,
            func.length(version.text),
        )
        .where(version.document_key == owner)
        .order_by(version.number)
    )  # fmt: skip
    return [Version(*row) for row in connection.execute(query)]


def claim_in(connection: Connection, version: int, id_: str) -> ClaimRow | None:
    """A claim of a version of a document, by its id there."""
    query = select(claims.c.key).where(claims.c.version_key == version, claims.c.id == id_)
    return next(iter(claim_rows(connection, list(connection.execute(query).scalars()))), None)


def claim_event(connection: Connection, claim: int) -> int | None:
    """The event that a claim (by key) counts to."""
    query = select(reports.c.event_key).join(claims, claims.c.report_key == reports.c.key).where(claims.c.key == claim)
    return connection.execute(query).scalar()


def copies(connection: Connection, document_id: str) -> list[Listed]:
    """The other documents that tell the story of a document in the same words (its origin)."""
    version = document_versions.c
    own = select(documents.c.origin_key).join(document_versions).where(version.id == document_id).limit(1)
    query = (
        select(
            version.key, version.id, version.title, version.published, version.publisher, version.url, version.added,
            version.number,
        )
        .join(documents, documents.c.key == version.document_key)
        .where(documents.c.origin_key == own.scalar_subquery(), version.current, version.id != document_id)
        # So that the few copies are found by their origin, and not all documents looked through by date.
        .order_by(DAY.concat(""), version.id)
        .limit(50)
    )  # fmt: skip
    return _listed(connection, query)


def _listed(connection: Connection, query: Select[tuple[object, ...]]) -> list[Listed]:
    rows = connection.execute(query).mappings().all()
    keys = [row["key"] for row in rows]
    counts = (
        select(claims.c.version_key, func.count()).where(claims.c.version_key.in_(keys)).group_by(claims.c.version_key)
    )
    told = {row[0]: int(row[1]) for row in connection.execute(counts)}
    version = document_versions.c
    # The texts of the others are not touched.
    beginnings = select(version.key, func.substr(version.text, 1, 2 * LONGEST_HEADING)).where(
        version.key.in_([row["key"] for row in rows if not row["title"]])
    )
    begun = {row[0]: first_line(row[1]) for row in connection.execute(beginnings)}
    return [
        Listed(
            row["id"], row["title"], row["published"], row["publisher"], row["url"], row["added"], row["number"],
            told.get(row["key"], 0), row["title"] or begun.get(row["key"]) or row["id"],
        )
        for row in rows
    ]  # fmt: skip


def first_line(text: str) -> str:
    """The first line of a text, as what to call it: cut between words where it is long."""
    line = text.strip().partition("\n")[0].strip()
    return line if len(line) <= LONGEST_HEADING else line[:LONGEST_HEADING].rsplit(" ", 1)[0] + " …"


def how_many(connection: Connection, wanted: DocumentFilter) -> int:
    """How many documents a filter asks for, without its limit and offset."""
    query = select(func.count()).select_from(document_versions).where(*_conditions(connection, wanted, True))
    return int(connection.execute(query).scalar_one())


def _conditions(connection: Connection, wanted: DocumentFilter, counting: bool = False) -> list[ColumnElement[bool]]:
    version = document_versions.c
    found: list[ColumnElement[bool]] = [version.current.is_(True)]
    if wanted.text is not None:
        found.append(search.holds(document_versions, wanted.text))
    if wanted.outlet is not None:
        found.append(version.outlet_key.in_(select(outlets.c.key).where(outlets.c.name == wanted.outlet)))
    if wanted.actor is not None:
        found.append(_names(connection, parts(connection, wanted.actor), counting))
    if wanted.since is not None:
        found.append(version.published >= wanted.since)
    if wanted.until is not None:
        found.append(version.published < wanted.until + "U")  # after every time of that day
    return found


def _names(connection: Connection, own: Sequence[str], counting: bool) -> ColumnElement[bool]:
    """The condition that a version names an actor, by its parts; for `counting`, where all are read anyway."""
    named, version = mentions.c, document_versions.c
    some = select(literal(1)).where(named.actor.in_(own)).limit(MANY_MENTIONS)
    count = select(func.count()).select_from(some.subquery())
    if counting or int(connection.execute(count).scalar_one()) < MANY_MENTIONS:
        return version.key.in_(select(version_in(named.key)).where(named.actor.in_(own)))
    # Whom so many documents name is found in the newest soon: they are looked up until the page is full.
    return exists(select(literal(1)).where(named.version_key == version.key, named.actor.concat("").in_(own)))


def instrument_names(connection: Connection) -> list[tuple[str, str]]:
    """The treaties, resolutions, lists and mechanisms that are named, id and name, by name."""
    query = select(instruments.c.id, instruments.c.name).order_by(instruments.c.name)
    return [(row[0], row[1]) for row in connection.execute(query)]


def outlet_names(connection: Connection) -> list[str]:
    """The outlets, by name."""
    return list(connection.execute(select(outlets.c.name).order_by(outlets.c.name)).scalars())


def facets(connection: Connection, wanted: ClaimFilter) -> Facets:
    """The facets of what a filter asks for, whatever its page."""
    keys = find_keys(connection, replace(wanted, sort="-published", limit=MOST_COUNTED, offset=0))
    card = catalogue.c
    counted: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    months = Counter[str]()
    # As `root` has it: a ministry is counted as its state, an outlet or a party as itself.
    is_state = and_(func.length(card.name) == ISO_LETTERS, card.name.not_in(NOT_STATES))
    value = case((and_(card.kind.in_(("actor", "speaker")), ~is_state), card.a), else_=card.name)
    # A position that is asked for is the speaker's own.
    taken = true() if wanted.position is None else or_(card.kind != "speaker", card.b == wanted.position)
    for start in range(0, len(keys), MANY_KEYS):
        some = keys[start : start + MANY_KEYS]
        # A claim has several cards under a heading where two parts of one actor take part; it counts once.
        query = (
            select(card.kind, value, func.count(card.claim_key.distinct()))
            .where(card.claim_key.in_(some), card.kind.in_(FACETS), taken)
            .group_by(card.kind, value)
        )
        for kind, name, count in connection.execute(query):
            if kind != "position" or wanted.speaker is None:
                counted[kind][name] += int(count)
        if wanted.speaker is not None:
            counted["position"] += _of_speaker(connection, some, wanted.speaker)
        month = func.substr(card.day, 1, 7)
        dated = select(month, func.count()).where(card.claim_key.in_(some), card.kind == "claim").group_by(month)
        for name, count in connection.execute(dated):
            months[name] += int(count)
    names = dict(connection.execute(select(outlets.c.key, outlets.c.name)).all())
    counted["outlet"] = Counter({names[int(key)]: count for key, count in counted["outlet"].items()})
    values = {name: _most(found, MOST_VALUES) for name, found in counted.items()}
    return Facets(len(keys), values, _dates(months))


def _of_speaker(connection: Connection, keys: Sequence[int], speaker: str) -> Counter[str]:
    """The positions that one actor takes to some claims."""
    card = catalogue.c
    whole = speaker + "."
    own = or_(card.a == speaker, func.substr(card.a, 1, len(whole)) == whole)
    query = (
        select(card.b, func.count(card.claim_key.distinct()))
        .where(card.claim_key.in_(keys), card.kind == "speaker", own)
        .group_by(card.b)
    )
    return Counter({name: int(count) for name, count in connection.execute(query)})


def _dates(months: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Months, or years where there are too many; what has no date is left out."""
    found = Counter({month: count for month, count in months.items() if month})
    if len(found) > MOST_MONTHS:
        years = Counter[str]()
        for month, count in found.items():
            years[month[:4]] += count
        found = years
    return tuple(sorted(found.items()))


def in_the_news(connection: Connection, newest: int = NEWEST, most: int = 20, days: Days = ALWAYS) -> list[Met]:
    """The pairs of actors between which the newest documents tell most; offices and bodies count as their state."""
    met = Counter[tuple[str, str]]()
    for one, other in _pairs(connection, _newest(connection, newest, days)):
        if one != other:
            met[(min(one, other), max(one, other))] += 1
    return [Met(a, b, count) for (a, b), count in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:most]]


def _newest(connection: Connection, most: int, days: Days = ALWAYS) -> list[int]:
    version = document_versions.c
    query = (
        select(version.key)
        .where(version.current, *days.conditions())
        .order_by(DAY.desc(), version.id.desc())
        .limit(most)
    )
    return list(connection.execute(query).scalars())


def _pairs(connection: Connection, versions: Sequence[int]) -> list[tuple[str, str]]:
    """Who does something to whom in the reports of some versions: first parts of ids, once for each report."""
    sides: dict[int, tuple[set[str], set[str]]] = {}
    query = select(parties.c.report_key, parties.c.role, parties.c.actor).where(
        parties.c.version_key.in_(versions), parties.c.actor.is_not(None)
    )
    for row in connection.execute(query):
        two = sides.setdefault(row.report_key, (set(), set()))
        two[row.role == "recipient"].add(root(row.actor))
    return [(one, other) for forth, back in sides.values() for one in forth for other in back]


def spots(connection: Connection, newest: int = NEWEST, days: Days = ALWAYS) -> list[Spot]:
    """The places of what the newest documents tell, with how many reports each."""
    report = reports.c
    query = (
        select(
            report.place_name, report.place_country, func.min(report.latitude), func.min(report.longitude), func.count()
        )
        .where(report.version_key.in_(_newest(connection, newest, days)), report.latitude.is_not(None))
        .group_by(report.place_name, report.place_country)
        .order_by(func.count().desc(), report.place_name)
    )
    return [Spot(row[0], row[1], row[2], row[3], int(row[4])) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A position that is taken to what is said to be done with an instrument, and in how many sentences."""

    instrument: str
    act: str
    position: str
    sentences: int


def spoken_of(connection: Connection, actor: str, most: int = 12) -> list[Spoken]:
    """What an actor says is done with instruments, in its newest positions (at most MOST_REPORTS), most first."""
    held, said = instrument_positions.c, instrument_claims.c
    newest = (
        select(held.instrument_claim_key, held.position)
        .where(held.actor.in_(parts(connection, actor)))
        .order_by(held.key.desc())
        .limit(MOST_REPORTS)
        .subquery()
    )
    query = (
        select(said.instrument, said.act, newest.c.position, func.count(said.key.distinct()).label("times"))
        .join(newest, newest.c.instrument_claim_key == said.key)
        .join(document_versions, document_versions.c.key == said.version_key)
        .where(document_versions.c.current)
        .group_by(said.instrument, said.act, newest.c.position)
        .order_by(func.count(said.key.distinct()).desc(), said.instrument, said.act)
        .limit(most)
    )
    return [Spoken(row[0], row[1], row[2], int(row[3])) for row in connection.execute(query)]


def named_with(connection: Connection, event: int) -> list[tuple[str, tuple[str, ...], int]]:
    """The instruments that reports of an event name: id, acts that are said of the event, how many claims name it."""
    card, said = catalogue.c, instrument_claims.c
    told = select(reports.c.key).where(reports.c.event_key == event)
    of_event = select(claims.c.key).where(claims.c.report_key.in_(told))
    named = (
        select(card.name, func.count(card.claim_key.distinct()))
        .where(card.claim_key.in_(of_event), card.kind == "instrument")
        .group_by(card.name)
    )
    counts = {name: int(count) for name, count in connection.execute(named)}
    acts: dict[str, list[str]] = {}
    done = select(said.instrument, said.act).distinct().where(said.report_key.in_(told)).order_by(said.act)
    for row in connection.execute(done):
        acts.setdefault(row.instrument, []).append(row.act)
    found = [(id_, tuple(acts.get(id_, ())), counts.get(id_, 0)) for id_ in {*counts, *acts}]
    return sorted(found, key=lambda one: (-one[2], one[0]))


def profile(connection: Connection, actor: str, most: int = 12) -> Profile:
    """What is told of an actor in its newest reports."""
    own = parts(connection, actor)
    query = (
        select(parties.c.report_key, parties.c.role)
        .where(parties.c.actor.in_(own))
        .order_by(parties.c.report_key.desc())
        .limit(MOST_REPORTS)
    )
    roles: dict[int, set[str]] = {}
    for row in connection.execute(query):
        roles.setdefault(row.report_key, set()).add(row.role)
    does, gets, partners = Counter[str](), Counter[str](), Counter[str]()
    keys = list(roles)
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        for found in connection.execute(select(reports.c.key, reports.c.type).where(reports.c.key.in_(some))):
            for role in roles[found.key]:
                (does if role == "actor" else gets)[found.type] += 1
        others = select(parties.c.report_key, parties.c.actor).where(
            parties.c.report_key.in_(some), parties.c.actor.is_not(None)
        )
        met = {(row.report_key, row.actor) for row in connection.execute(others)}
        for _, other in met:
            if other not in own:
                partners[root(other)] += 1
    taken = (
        select(positions.c.position, func.count())
        .where(positions.c.actor.in_(own))
        .group_by(positions.c.position)
        .order_by(func.count().desc())
    )
    held = tuple((row[0], int(row[1])) for row in connection.execute(taken))
    return Profile(
        len(roles), _most(does, most), _most(gets, most), held, _most(partners - Counter({actor: MOST_REPORTS}), most)
    )


def _most(counted: Counter[str], most: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most])


def most_active(connection: Connection, newest: int = NEWEST, most: int = 40) -> list[tuple[str, int]]:
    """The actors that take part in most reports of the newest documents; offices and bodies count as their state."""
    seen: dict[int, set[str]] = {}
    query = select(parties.c.report_key, parties.c.actor).where(
        parties.c.version_key.in_(_newest(connection, newest)), parties.c.actor.is_not(None)
    )
    for row in connection.execute(query):
        seen.setdefault(row.report_key, set()).add(root(row.actor))
    return list(_most(Counter(actor for found in seen.values() for actor in found), most))


def naming_most(connection: Connection, wanted: Sequence[str], most: int) -> list[int]:
    """The keys of the documents that name most of some actors, then the newest, at most so many; by publication.

    Of each actor the newest mentions are looked at: an actor that every document names tells little.
    """
    named = Counter[int]()
    for actor in sorted(set(wanted)):
        version = version_in(mentions.c.key).label("version")
        newest = select(version).distinct().where(mentions.c.actor == actor).order_by(version.desc())
        named.update(connection.execute(newest.limit(MOST_MENTIONS)).scalars())
    best = sorted(named.items(), key=lambda item: (-item[1], -item[0]))[:most]
    return _by_date(connection, {key for key, _ in best})


def origins_of(connection: Connection, ids: Sequence[str]) -> Origins:
    """The origin of some documents, by id: the id of the document that was first with the story; and of passages."""
    found: dict[str, str] = {}
    copied: dict[str, list[tuple[Span, str]]] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        query = (
            select(document_versions.c.id, origins.c.id)
            .join(documents, documents.c.key == document_versions.c.document_key)
            .join(origins, origins.c.key == documents.c.origin_key)
            .where(document_versions.c.id.in_(some))
        )
        found.update({row[0]: row[1] for row in connection.execute(query)})
        parts = (
            select(document_versions.c.id, passages.c.start, passages.c.end, origins.c.id)
            .join(passages, passages.c.version_key == document_versions.c.key)
            .join(origins, origins.c.key == passages.c.origin_key)
            .where(document_versions.c.id.in_(some), document_versions.c.current)
            .order_by(passages.c.version_key, passages.c.start)
        )
        for id_, first, last, origin in connection.execute(parts):
            copied.setdefault(id_, []).append(((first, last), origin))
    return Origins(found, copied)
