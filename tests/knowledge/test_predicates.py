"""Predicates are knowledge: how many there are, that each type can be told, and mistakes named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.errors import KnowledgeError
from allegedly.knowledge import predicates as room
from allegedly.knowledge import tables
from allegedly.knowledge.cameo import cameo
from allegedly.knowledge.plover import plover
from allegedly.knowledge.predicates import examples, predicates


def test_there_are_thousands_of_senses_of_verbs_nouns_and_adjectives() -> None:
    senses = [(pos, sense) for (pos, _), found in predicates().senses.items() for sense in found]
    assert len(senses) >= 2_500
    assert {pos for pos, _ in senses} == {"VERB", "NOUN", "ADJ"}


def test_every_type_has_verbs_and_nouns_that_tell_it() -> None:
    told = {(pos, sense.type) for (pos, _), found in predicates().senses.items() for sense in found}
    for name in plover().types:
        assert ("VERB", name) in told
        assert ("NOUN", name) in told or name == "REJECT"


def test_every_mode_but_few_has_a_predicate() -> None:
    told = {(sense.type, sense.mode) for found in predicates().senses.values() for sense in found}
    missing = {(name, mode) for name, kind in plover().types.items() for mode in kind.modes} - told
    assert missing <= {("THREATEN", "restrict"), ("THREATEN", "rights"), ("REJECT", "assist"), ("MOBILIZE", "militia")}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tables of predicates in a folder that a test may spoil."""
    for path in (tables.HERE / room.FOLDER).glob("*.csv"):
        target = tmp_path / room.FOLDER / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(tables, "HERE", tmp_path)
    return tmp_path / room.FOLDER


@pytest.mark.parametrize(
    ("file", "row", "wrong"),
    [
        ("accuse.csv", "frown,verb,at,,scowl,,,", "“scowl” is no mode of ACCUSE"),
        ("aid.csv", "frown,verb,at,,,cooking,,", "“cooking” is no context"),
        ("aid.csv", "frown,verb,at,,,,spoons,", "“spoons” is no class of classes.csv"),
        ("aid.csv", "frown,verb,at,=spoons,,,,", "“spoons” is no class of classes.csv"),
        ("aid.csv", "frown,adverb,at,,,,,", "pos is “adverb”"),
        ("light.csv", "frown,heavy", "kind is “heavy”"),
        ("shifts.csv", "commit,AID,FROWN", "becomes is “FROWN”"),
        ("beside.csv", "frown,AID,FROWN", "becomes is “FROWN”"),
        ("examples.csv", "AID,scowl,NOR,KEN,Norway helped Kenya.", "“scowl” is no mode of AID"),
        ("examples.csv", "AID,,-,-,Somebody helped.", "an example needs an actor or a recipient"),
        ("classes.csv", "weapons,,frown", "class “weapons” stands twice"),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_file_and_line(copied: Path, file: str, row: str, wrong: str) -> None:
    path = copied / file
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    path.write_text("\n".join([*lines, row]) + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        (examples if file == "examples.csv" else predicates).__wrapped__()
    assert file in str(raised.value) and str(len(lines) + 1) in str(raised.value) and wrong in str(raised.value)


def test_accusing_lowers_relations_on_goldsteins_scale() -> None:
    assert plover().types["ACCUSE"].goldstein < 0
    assert plover().types["AID"].goldstein > 0


@pytest.mark.parametrize(
    ("type", "mode", "contexts", "code"),
    [
        ("CONSULT", "visit", (), "042"),
        ("AID", None, ("military",), "072"),
        ("AID", None, (), "070"),
        ("RETREAT", "release", ("legal",), "0841"),
        ("ASSAULT", "aerial", ("military",), "195"),
    ],
)
def test_an_event_has_cameos_code_by_type_mode_and_context(
    type: str, mode: str | None, contexts: tuple[str, ...], code: str
) -> None:
    assert cameo(type, mode, contexts).code == code


# Lowest and highest value of each root on the Goldstein scale that is published for CAMEO.
ROOTS = {"02": (-0.3, 3.4), "03": (4, 7), "04": (1, 7), "05": (3.4, 8), "06": (6, 7.4), "07": (7, 8.5),
         "08": (5, 10), "09": (-2, -2),
         "10": (-5, -5), "11": (-2, -2), "12": (-5, -4), "13": (-7, -4.4), "14": (-7.5, -6.5), "15": (-7.2, -7.2),
         "16": (-8, -4), "17": (-9.2, -5), "18": (-10, -8), "19": (-10, -9.5), "20": (-10, -9.5)}  # fmt: skip


def test_a_cameo_code_has_one_value_and_lies_in_its_roots_range() -> None:
    values: dict[str, float] = {}
    for row in tables.table("cameo.csv", ("type", "mode", "context", "code", "goldstein", "name")):
        code, value = row["code"], float(row["goldstein"])
        assert values.setdefault(code, value) == value, code
        low, high = ROOTS[code[:2]]
        assert low <= value <= high, code


def test_a_types_own_value_lies_within_those_of_its_cameo_roots() -> None:
    for name, kind in plover().types.items():
        low = min(ROOTS[root][0] for root in kind.cameo)
        high = max(ROOTS[root][1] for root in kind.cameo)
        # To halves, as the types' values are; ACCUSE's modes in PLOVER's manual reach down to −3.5.
        assert low - 1.5 <= kind.goldstein <= high + 0.5, name


def test_every_type_and_mode_has_a_cameo_code_of_its_side() -> None:
    for name, kind in plover().types.items():
        for mode in (None, *kind.modes):
            value = cameo(name, mode, ()).goldstein
            assert (value > 0) == (kind.goldstein > 0), (name, mode)
