"""Views for whoever opens the database itself (Datasette, psql, R): claims and events, each in one line of words.

They are made anew after each change of the tables, and dropped before it: SQLite refuses to change a table that a view
reads. What each table holds is told in the table `ledger`, as SQLite keeps no comments.
"""

from __future__ import annotations

from sqlalchemy import Connection

from allegedly.ledger.tables import about, metadata

# {joined} is how the database puts several values of a group into one text; {yes} its word for true.
VIEWS = {
    "readable_claims": """
        SELECT v.published, v.publisher, v.title, r.type, c.status, c.quote_text AS quote,
               (SELECT {actors} FROM parties p WHERE p.report_key = r.key AND p.role = 'actor') AS actors,
               (SELECT {actors} FROM parties p WHERE p.report_key = r.key AND p.role = 'recipient') AS recipients,
               (SELECT {positions} FROM positions s WHERE s.claim_key = c.key) AS positions,
               r.first_day, r.last_day, r.place_name AS place, v.url, r.event_key, c.key AS claim_key, v.id AS document
        FROM claims c
        JOIN reports r ON r.key = c.report_key
        JOIN document_versions v ON v.key = c.version_key
        WHERE v.current = {yes} AND (c.decided IS NULL OR c.decided <> 'rejected')
    """,
    "readable_events": """
        SELECT e.key AS event_key, e.family, e.day, count(*) AS reports, count(DISTINCT d.key) AS documents,
               count(DISTINCT v.publisher) AS outlets,
               count(DISTINCT coalesce(p.origin_key, d.origin_key)) AS origins,
               min(v.published) AS first_published, max(v.published) AS last_published, min(c.clause_text) AS words
        FROM events e
        JOIN reports r ON r.event_key = e.key
        JOIN claims c ON c.report_key = r.key
        JOIN document_versions v ON v.key = r.version_key
        JOIN documents d ON d.key = v.document_key
        LEFT JOIN passages p
            ON p.version_key = v.key AND p.start <= r.trigger_start AND r.trigger_start < p."end"
        WHERE v.current = {yes} AND (c.decided IS NULL OR c.decided <> 'rejected')
        GROUP BY e.key, e.family, e.day
    """,
}
WORDS = {
    "sqlite": {
        "actors": "group_concat(coalesce(p.actor, p.text), '; ')",
        "positions": "group_concat(coalesce(s.actor, s.text) || ' ' || s.position, '; ')",
        "yes": "1",
    },
    "postgresql": {
        "actors": "string_agg(coalesce(p.actor, p.text), '; ' ORDER BY p.key)",
        "positions": "string_agg(coalesce(s.actor, s.text) || ' ' || s.position, '; ' ORDER BY s.key)",
        "yes": "true",
    },
}


def drop(connection: Connection) -> None:
    """Drops the views, where they are."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def create(connection: Connection) -> None:
    """Makes the views."""
    words = WORDS[connection.dialect.name]
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query.format(**words)}")


def meanings() -> list[dict[str, str]]:
    """What each table holds, as rows of the table `ledger`."""
    return [
        {"name": f"table {table.name}", "value": table.comment}
        for table in metadata.sorted_tables
        if table.comment is not None and table is not about
    ]
