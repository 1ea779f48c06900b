"""`allegedly actors`: what is known of an actor and why words were linked to it; who is unknown; lists of one's own."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
import yaml

from allegedly.cli.decide import Who
from allegedly.cli.own_actors import OWN_ACTIONS, Kept, entry, run
from allegedly.cli.shared import (
    DEFAULT_LEDGER,
    Inputs,
    LedgerUrl,
    Output,
    OwnActors,
    Published,
    Strict,
    known_actors,
    one_of,
    output,
)
from allegedly.coding import find_reasons
from allegedly.errors import UsageError
from allegedly.exchange import Lines
from allegedly.grammar import parse
from allegedly.knowledge.actors import Actors, card
from allegedly.knowledge.actors.importing import PREFIXES, Report, import_actors
from allegedly.knowledge.actors.own import write_csv
from allegedly.ledger import open_ledger
from allegedly.nouns import Mention
from allegedly.reports import Candidate, actor_named, candidates

NAME = "actors"
FORMATS = ("table", "csv", "yaml")


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME [PATH]… | import FILE | own | add NAME | merge NAME ACTOR | keep FILE | drop ID",
            help="An actor: name, alias or id; or what to do with a list, or with the ledger's own actors.",
        ),
    ] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help="Count who is named in PATH… and in no table.")] = False,
    most: Annotated[int, typer.Option(min=1, help="How many to show.")] = 50,
    format: Annotated[str, typer.Option(help="With --unknown: table, csv or yaml (lines to fill in).")] = "table",
    id: Annotated[str | None, typer.Option(metavar="ID", help="With add: its id, such as KEN.TESTMAN.")] = None,
    kind: Annotated[str | None, typer.Option(help="With add: state, person, organisation, armed group …")] = None,
    aliases: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help="With add: another name.")
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="With add, merge and keep: the reason.")] = None,
    who: Who = None,
    own: OwnActors = None,
    out: Output = None,
    ledger: LedgerUrl = DEFAULT_LEDGER,
    published: Published = None,
    strict: Strict = False,
) -> None:
    """Show what is known of an actor, and with PATH… every mention of it and why it was linked.

    “own” shows the actors that people added in the ledger, as YAML; “add NAME --id ID --kind KIND” adds one, “merge
    NAME ACTOR” gives a known one another name, “keep FILE” adds those of a file for --actors, “drop ID” takes them
    back. They count in every command on this ledger, and for the documents that are added from then on.

    With --unknown, count the people and bodies in PATH… (or in the ledger) that are in no table. With “import FILE”,
    turn FollowTheMoney entities (as OpenSanctions publishes them), lines of Wikidata's dump or CSV into a file for
    --actors.
    """
    one_of("--format", format, FORMATS)
    words = words or []
    if words[:1] and words[0] in OWN_ACTIONS and not unknown:
        cells = {"id": id or "", "kind": kind or "", "aliases": "|".join(aliases or [])}
        run(words[0], words[1:], cells, Kept(ledger, own, who, why, out))
        return
    if id is not None or kind is not None or aliases:
        raise UsageError("--id, --kind and --alias are those of “add NAME”")
    actors = known_actors(own, ledger, words[0 if unknown else 1 :])
    if unknown:
        inputs = Inputs(words, ledger, published, strict, own)
        # What was read before a person added an actor is still without it.
        found = [each for each in candidates(_mentions(inputs, actors)) if actors.find(each.name) is None]
        with output(out) as stream:
            _show(found[:most], format, actors, stream)
    elif words[:1] == ["import"] and len(words) > 1:
        if len(words) > 2:
            raise UsageError("import takes one file; import several one after the other")
        _import(Path(words[1]), actors, out)
    elif not words:
        raise UsageError("name an actor, or use --unknown PATH… or import FILE")
    else:
        with output(out) as stream:
            _card(actors, words[0], stream)
            if len(words) > 1:
                _why(Inputs(words[1:], ledger, published, strict, own), actors, actor_named(actors, words[0]), stream)


# -- one actor -----------------------------------------------------------------------------------------------------


def _card(actors: Actors, name: str, stream: Lines) -> None:
    several = sorted({sense.actor for sense in actors.senses.get(name, ())})
    if actors.find(name) is None and len(several) > 1:
        stream.write(f"“{name}” may be, by title, date and what else a document says:\n")
        for id in several:
            stream.write(f"  {id:24} {actors.name(id)}\n")
        return
    for label, value in card(actors, actor_named(actors, name)):
        stream.write(f"{label:24} {value}\n")


def _why(inputs: Inputs, actors: Actors, wanted: str, stream: Lines) -> None:
    """Every mention of an actor in documents, with its sentence's number, and why it was linked."""
    count = 0
    for parsed in parse(inputs.documents()):
        for mention, why in find_reasons(parsed, actors):
            if mention.actor == wanted or (mention.role is not None and mention.role.of == wanted):
                link = why if mention.actor == wanted else f"{why}; of {wanted} by the title “{mention.role.title}”"  # type: ignore[union-attr]
                text = " ".join(mention.text.split())
                stream.write(f"{parsed.document.id}  {mention.span[0]}–{mention.span[1]}  {text}: {link}\n")
                count += 1
    print(f"{count} mentions of {wanted}", file=sys.stderr)


# -- who is unknown ------------------------------------------------------------------------------------------------


def _mentions(inputs: Inputs, actors: Actors) -> Iterator[tuple[str, list[Mention]]]:
    if inputs.paths:
        for parsed in parse(inputs.documents()):
            yield parsed.document.id, [mention for mention, _ in find_reasons(parsed, actors)]
        return
    with open_ledger(inputs.ledger, create=False) as store:
        for coded in store.coded_documents():
            yield coded.document.id, list(coded.mentions)


def _show(found: list[Candidate], format: str, actors: Actors, stream: Lines) -> None:
    if format == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["name", "kind", "mentions", "documents", "titles", "of"])
        for each in found:
            writer.writerow([each.name, each.kind, each.mentions, each.documents, _most(each.titles), _most(each.of)])
    elif format == "yaml":
        stream.write("# Keep those that you want, correct ids and kinds, and use with --actors FILE.\n")
        for each in found:
            last = "".join(letter for letter in each.name.rpartition(" ")[2].upper() if letter.isalnum())
            entry = {"id": f"{_first(actors, each)}.{last}", "name": each.name, "kind": each.kind}
            stream.write(yaml.safe_dump([entry], allow_unicode=True, sort_keys=False))
    else:
        stream.write(f"{'mentions':>8} {'documents':>9}  name\n")
        for each in found:
            told = ", ".join(filter(None, (each.kind, _most(each.titles), _most(each.of))))
            stream.write(f"{each.mentions:8} {each.documents:9}  {each.name} ({told})\n")
    print(f"{len(found)} shown; put those that you want into a file of your own (--actors)", file=sys.stderr)


def _first(actors: Actors, each: Candidate) -> str:
    """The first part of an id: the state, or the organisation, that most titles give; else one for the kind."""
    owner = _most(each.of).partition("|")[0]
    return actors.country(owner) or owner or PREFIXES.get(each.kind, "ORG")


def _most(counted: dict[str, int]) -> str:
    return "|".join(sorted(counted, key=lambda key: (-counted[key], key))[:3])


# -- import --------------------------------------------------------------------------------------------------------


def _import(file: Path, actors: Actors, out: Path | None) -> None:
    rows, report = import_actors(file, actors)
    with output(out) as stream:
        if out is not None and out.suffix.casefold() in {".yaml", ".yml"}:
            for row in rows:
                stream.write(yaml.safe_dump([entry(row)], allow_unicode=True, sort_keys=False))
        else:
            write_csv(rows, stream)
    _told(report)


def _told(report: Report) -> None:
    merged = f", {report.merged} known already under the program's id" if report.merged else ""
    print(f"{report.actors} actors, {report.names} names, {report.offices} offices{merged}", file=sys.stderr)
    for reason, count in report.left_out.most_common():
        print(f"left out: {count} {reason}", file=sys.stderr)
