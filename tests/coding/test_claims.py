"""Claims: everyone's position towards the event itself, through nesting and negation."""

import pytest

from allegedly.coding.claims import find_claims
from allegedly.grammar import parse
from allegedly.nouns import Attribution, Document, Event, Evidence, Mention, Party, Word

TEXT = "Norland rejected Sudland's denial that it supplied boats to the rebels."


@pytest.fixture(scope="module")
def parsed():
    return next(iter(parse([Document("d", TEXT)])))


def word(text, lemma):
    start = TEXT.index(text)
    return Word((start, start + len(text)), text, lemma)


def party(text, actor):
    start = TEXT.index(text)
    return Party((start, start + len(text)), text, actor)


def attribution(name, source, cue, position, inside=None, evidence=None):
    content = ((TEXT.index("it supplied"), len(TEXT) - 1),)
    return Attribution(name, 0, source, cue, content, "indirect", position, inside, evidence)


def event(**changes):
    values = {
        "id": "e1", "sentence": 0, "type": "AID", "mode": None, "contexts": (), "quad": 2, "goldstein": 7.0,
        "trigger": word("supplied", "supply"), "actors": (party("it", "SUD"),), "recipients": (party("rebels", None),),
        "date": None, "place": None, "quantities": (), "polarity": "positive", "certainty": "certain",
        "factuality": 3.0, "tense": "past", "attribution": "a1",
    }  # fmt: skip
    return Event(**{**values, **changes})


SUDLAND, NORLAND = party("Sudland", "SUD"), party("Norland", "NOR")
DENIAL = attribution("a1", SUDLAND, word("denial", "denial"), "denies", inside="a2")
REJECTION = attribution("a2", NORLAND, word("rejected", "reject"), "denies")


def claim(parsed, events, attributions):
    (found,) = find_claims(parsed, [], events, attributions)
    return found


def test_whoever_rejects_a_denial_affirms_the_event(parsed):
    found = claim(parsed, [event()], [DENIAL, REJECTION])
    assert [(s.actor, s.position, s.via) for s in found.positions] == [
        ("SUD", "denies", ("a2", "a1")),
        ("NOR", "affirms", ("a2",)),
    ]
    assert found.status == "disputed"


def test_whoever_only_reports_a_denial_takes_no_position(parsed):
    report = attribution("a2", NORLAND, word("rejected", "say"), "affirms")
    found = claim(parsed, [event()], [DENIAL, report])
    assert [(s.actor, s.position) for s in found.positions] == [("SUD", "denies")]
    assert found.status == "denied"


def test_saying_that_it_did_not_happen_denies_it(parsed):
    said = attribution("a1", SUDLAND, word("denial", "say"), "affirms")
    found = claim(parsed, [event(polarity="negative", factuality=-3.0)], [said])
    assert [(s.actor, s.position) for s in found.positions] == [("SUD", "denies")]


def test_denying_that_it_did_not_happen_affirms_it(parsed):
    said = attribution("a1", SUDLAND, word("denial", "deny"), "denies")
    found = claim(parsed, [event(polarity="negative")], [said])
    assert [(s.actor, s.position) for s in found.positions] == [("SUD", "affirms")]


def test_what_the_text_itself_tells_is_stated(parsed):
    found = claim(parsed, [event(attribution=None)], [])
    assert (found.positions, found.status) == ((), "stated")


def test_an_accusation_is_alleged_and_so_is_what_comes_without_proof(parsed):
    accusing = attribution("a1", NORLAND, word("rejected", "accuse"), "affirms")
    assert claim(parsed, [event()], [accusing]).status == "alleged"
    start = TEXT.index("rebels")
    unproven = Evidence(False, "unspecified", (start, start + 6), "rebels")
    saying = attribution("a1", NORLAND, word("rejected", "say"), "affirms", evidence=unproven)
    assert claim(parsed, [event()], [saying]).status == "alleged"


def test_a_source_nobody_names_leaves_no_position_but_is_not_stated(parsed):
    reportedly = attribution("a1", None, word("denial", "reportedly"), "affirms")
    found = claim(parsed, [event()], [reportedly])
    assert (found.positions, found.status) == ((), "reported")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"tense": "future"}, "planned"),
        ({"certainty": "possible"}, "possible"),
        ({"tense": "hypothetical"}, "possible"),
        ({"polarity": "negative"}, "denied"),
    ],
)
def test_what_is_not_told_as_done_has_a_status_of_its_own(parsed, changes, status):
    assert claim(parsed, [event(attribution=None, **changes)], []).status == status


def test_the_clause_and_the_quote_stand_in_the_text(parsed):
    found = claim(parsed, [event()], [DENIAL, REJECTION])
    for passage in (found.clause, found.quote):
        assert TEXT[slice(*passage.span)] == passage.text
    assert found.clause.text == "it supplied boats to the rebels"


def test_each_of_several_speakers_takes_the_position():
    text = "Norway, Sweden and Finland said that Russia had closed the crossing."
    joint = next(iter(parse([Document("d", text)])))

    def at(words):
        return text.index(words), text.index(words) + len(words)

    mentions = [
        Mention(at(name), name, actor, "state")
        for name, actor in (("Norway", "NOR"), ("Sweden", "SWE"), ("Finland", "FIN"), ("Russia", "RUS"))
    ]
    source = Party(at("Norway, Sweden and Finland"), "Norway, Sweden and Finland", "NOR")
    said = Attribution(
        "a1", 0, source, Word(at("said"), "said", "say"), (at(text[31:-1]),), "indirect", "affirms", None, None
    )
    closed = event(trigger=Word(at("closed"), "closed", "close"), actors=(Party(at("Russia"), "Russia", "RUS"),))
    (found,) = find_claims(joint, mentions, [closed], [said])
    assert [stance.actor for stance in found.positions] == ["NOR", "SWE", "FIN"]


def test_what_is_left_open_is_not_affirmed():
    from allegedly.coding import code

    text = "The minister said it was unclear whether Iran had already delivered any drones to Russia."
    (coded,) = code([Document("d", text)])
    deliveries = [c for c, e in zip(coded.claims, coded.events, strict=True) if e.trigger.lemma == "deliver"]
    assert deliveries
    assert {s.position for c in deliveries for s in c.positions} == {"withholds"}
