"""Coded documents made by hand, of an invented world: Arvia (ARV) and Belmark (BLM), and their drones."""

from __future__ import annotations

import random

from allegedly.nouns import (
    Attribution,
    Claim,
    CodedDocument,
    Document,
    Event,
    EventDate,
    Evidence,
    Mention,
    Party,
    Passage,
    Place,
    Quantity,
    Role,
    Stance,
    Time,
    Word,
)

TEXT = (
    "Belmark said on Monday that Arvia had sold it 12 drones in Portu, without showing proof. "
    "Arvia's foreign ministry denied the sale."
)


def document(number: int = 1, text: str = TEXT, **particulars: object) -> Document:
    """A small document."""
    values: dict[str, object] = {
        "id": f"doc-{number}",
        "title": f"Drones, part {number}",
        "published": f"2022-10-{1 + number % 28:02}",
        "publisher": "Example Wire",
        "url": f"https://wire.example/{number}",
        "language": "en",
        "extra": {"row": number, "tags": ["drones", None, 1.5]},
    }
    values.update(particulars)
    return Document(text=text, **values)  # type: ignore[arg-type]


def coded(number: int = 1, text: str = TEXT, **particulars: object) -> CodedDocument:
    """The small document with something of every noun in it; the text must begin as TEXT does."""

    def span(words: str) -> tuple[int, int]:
        start = TEXT.index(words)
        return start, start + len(words)

    def party(words: str, actor: str | None) -> Party:
        return Party(span(words), words, actor)

    sale = Passage(span("Arvia had sold it 12 drones in Portu"), "Arvia had sold it 12 drones in Portu")
    first, second = span(TEXT.split(". ")[0] + "."), span("Arvia's foreign ministry denied the sale.")
    denial = Passage(second, TEXT[slice(*second)])
    says = Attribution(
        id="a1",
        sentence=0,
        source=party("Belmark", "BLM"),
        cue=Word(span("said"), "said", "say", "VERB"),
        content=(sale.span, span("on Monday")),
        manner="indirect",
        position="affirms",
        inside=None,
        evidence=Evidence(False, "proof", span("without showing proof"), "without showing proof"),
    )
    denies = Attribution(
        id="a2",
        sentence=1,
        source=party("Arvia's foreign ministry", "ARV.GOV.FOREIGN"),
        cue=Word(span("denied"), "denied", "deny"),
        content=(span("the sale"),),
        manner="indirect",
        position="denies",
        inside="a1",
        evidence=None,
    )
    sold = Event(
        id="e1",
        sentence=0,
        type="AID",
        mode="military",
        contexts=("military", "economic"),
        quad=2,
        goldstein=8.3,
        trigger=Word(span("sold"), "sold", "sell", "VERB"),
        actors=(party("Arvia", "ARV"),),
        recipients=(party("Belmark", "BLM"), party("it", None)),
        date=EventDate(span("on Monday"), "on Monday", "2022-10-03", "2022-10-03", "day", "text"),
        place=Place(span("Portu"), "Portu", "Portu", "ARV", 1.25, -3.5, 77, "Arvia Province"),
        quantities=(0,),
        polarity="positive",
        certainty="certain",
        factuality=3.0,
        tense="past",
        attribution="a1",
    )
    rejected = Event(
        id="e2",
        sentence=1,
        type="REJECT",
        mode=None,
        contexts=(),
        quad=3,
        goldstein=-4.0,
        trigger=Word(span("denied"), "denied", "deny"),
        actors=(party("Arvia's foreign ministry", "ARV.GOV.FOREIGN"),),
        recipients=(),
        date=None,
        place=None,
        quantities=(),
        polarity="negative",
        certainty="probable",
        factuality=-1.5,
        tense="ongoing",
        attribution=None,
        reciprocal=True,
    )
    return CodedDocument(
        document=document(number, text, **particulars),
        sentences=(first, second),
        mentions=(
            Mention(span("Belmark"), "Belmark", "BLM", "state"),
            Mention(
                span("foreign ministry"), "foreign ministry", None, "organisation", Role("foreign ministry", "ARV")
            ),
            Mention(span("Arvia"), "Arvia", "ARV", "state", Role("seller", None)),
        ),
        attributions=(says, denies),
        events=(sold, rejected),
        times=(Time(span("on Monday"), "on Monday", "DATE", "2022-10-03", "2022-10-03", "2022-10-03"),),
        quantities=(
            Quantity(
                span("12 drones"),
                "12 drones",
                12.0,
                None,
                12.5,
                "about",
                None,
                "weapons",
                Passage(span("drones"), "drones"),
            ),
            Quantity(span("12"), "12", None, 1.0, None, "at least", "piece", None, None),
        ),
        claims=(
            Claim(
                "c1",
                "e1",
                Passage(first, TEXT[slice(*first)]),
                sale,
                (
                    Stance("BLM", "Belmark", "affirms", ("a1",)),
                    Stance("ARV.GOV.FOREIGN", "Arvia's foreign ministry", "denies", ("a1", "a2")),
                    Stance(None, "observers", "doubts", ()),
                ),
                "disputed",
            ),
            Claim("c2", "e2", denial, denial, (), "stated"),
        ),
    )


def many(count: int) -> list[CodedDocument]:
    """Different documents: the small one, each with its own run of made-up words behind it."""
    return [coded(number, TEXT + " " + babble(number, 60)) for number in range(1, count + 1)]


def babble(seed: int, words: int) -> str:
    """Made-up words, the same for the same seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("aeioubdfgklmnprstvz", k=chance.randint(3, 9))) for _ in range(words))


def add_in_process(url: str, first: int, count: int) -> None:
    """Adds some documents; what a second process runs."""
    from allegedly.ledger import open_ledger

    with open_ledger(url) as ledger:
        ledger.add(many(first + count - 1)[first - 1 :])
