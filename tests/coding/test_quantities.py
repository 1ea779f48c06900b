"""Figures with bounds, units, and what they measure."""

import pytest

from allegedly.coding.quantities import find_quantities
from allegedly.grammar import parse
from allegedly.nouns import Document, Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    (parsed,) = parse([Document("d", text)])
    found = find_quantities(parsed)
    for quantity in found:
        assert text[quantity.span[0] : quantity.span[1]] == quantity.text
        if quantity.of is not None:
            assert text[quantity.of.span[0] : quantity.of.span[1]] == quantity.of.text
    return found


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("At least 20 houses burned.", "at least", 20, None),
        ("More than 20 houses burned.", "at least", 20, None),
        ("As many as 20 houses burned.", "at most", None, 20),
        ("Up to 20 houses burned.", "at most", None, 20),
        ("Fewer than 20 houses burned.", "at most", None, 20),
        ("Some 20 houses burned.", "about", 20, 20),
        ("Nearly 20 houses burned.", "about", 20, 20),
        ("20 houses or more burned.", "at least", 20, None),
        ("Exactly 20 houses burned.", "exact", 20, 20),
        ("Between 20 and 30 houses burned.", "range", 20, 30),
        ("The fire took 20 to 30 houses.", "range", 20, 30),
        ("The fire took four to five thousand houses.", "range", 4000, 5000),
        ("Dozens of houses burned.", "range", 12, 120),
    ],
)
def test_bounds_open_an_end_and_ranges_have_no_value(text: str, bound: str, low: float, high: float) -> None:
    quantity = only(text)
    assert (quantity.bound, quantity.low, quantity.high) == (bound, low, high)
    assert (quantity.value is None) == (bound == "range")
    assert quantity.unit == "houses"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The bank lent £40m.", 40e6, "pound sterling"),
        ("It cost $3.4bn.", 3.4e9, "dollar"),
        ("It cost 92 million yuan.", 92e6, "Chinese yuan"),
        ("The strip is 50 kilometres long.", 50, "kilometre"),
        ("They walked along a 50-kilometre fence.", 50, "kilometre"),
        ("Output rose to 1.2 million barrels a day.", 1.2e6, "barrel per day"),
        ("Rents are $80 per square metre.", 80, "dollar per square metre"),
        ("Turnout was 61 per cent.", 61, "percentage"),
        ("Winds of 74 mph were measured.", 74, "mile per hour"),
        ("The plant has 10kW panels.", 10, "kilowatt"),
        ("A 22-year-old student spoke.", 22, "year of age"),
    ],
)
def test_units_are_written_in_one_way(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "measures", "of"),
    [
        ("At least nine children have been killed.", "killed", "children"),
        ("Rights groups counted 45 civilian deaths.", "killed", "civilian"),
        ("The shelling killed 12 villagers.", "killed", "villagers"),
        ("Thirty others were injured.", "wounded", "others"),
        ("Police arrested 15 protesters.", "detained", "protesters"),
        ("The storm displaced 3,000 people.", "displaced", "people"),
        ("They shot down 14 drones.", "weapons", "drones"),
        ("The plant holds 87 kilograms of uranium.", "uranium", "uranium"),
        ("It pumps 900,000 barrels a day.", "oil", None),
        ("The loan is worth $5m.", "money", None),
        ("The blast killed three.", "killed", None),
        ("The crash left 9 dead.", "killed", None),
        ("The death toll rose to 45 on Monday.", "killed", "death"),
        ("The number of refugees has reached 5.2 million.", "displaced", "refugees"),
        ("Aid groups put the number of civilian deaths at 220.", "killed", "civilian deaths"),
        ("The province has a population of 2.4 million.", "people", None),
        ("Deaths rose to 200.", "killed", "Deaths"),
        ("The agency counted 1.3m displaced.", "displaced", None),
        ("The number of soldiers killed rose to 21.", "killed", "soldiers"),
        ("The riot led to the death of two students.", "killed", "students"),
        ("Vetland received 10,000 doses.", "doses", "doses"),
        ("The flood left 300 people homeless.", "displaced", "people"),
        ("The floods forced 300 people from their homes.", "displaced", "people"),
        ("The navy seized six tankers.", "ships", "tankers"),
        ("Vetland expelled ten diplomats.", "diplomats", "diplomats"),
        ("The hospital took in 14 bodies.", "killed", "bodies"),
        ("The blast killed a guard and six of his men.", "killed", "men"),
    ],
)
def test_what_a_figure_measures_comes_from_its_noun_and_its_verb(text: str, measures: str, of: str | None) -> None:
    quantity = only(text)
    assert quantity.measures == measures
    assert (quantity.of.text if quantity.of else None) == of


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 5 May 2015.",
        "In 1998 the bridge was opened.",
        "Resolution 2231 was adopted.",
        "No. 10 did not comment.",
        "The match ended 2-2.",
        "No one was there.",
        "They blamed one another.",
        "The Boeing 737 landed safely.",
        "Prices of Oct. 18-22 were low.",
    ],
)
def test_dates_names_and_scores_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_figures_joined_by_and_measure_the_same() -> None:
    found = quantities("At least 23 children and four teachers were killed.")
    assert [(quantity.value, quantity.measures) for quantity in found] == [(23, "killed"), (4, "killed")]


def test_a_change_and_what_it_comes_to_are_two_figures() -> None:
    found = quantities("Output rose by 300,000 barrels to 3.8 million barrels.")
    assert [quantity.value for quantity in found] == [300_000, 3_800_000]


def test_some_of_those_counted_are_of_the_same() -> None:
    found = quantities("The ministry said 45 of the 60 evacuees were women.")
    assert [(quantity.value, quantity.unit) for quantity in found] == [(45, "evacuees"), (60, "evacuees")]


def test_shares_in_words_are_numbers() -> None:
    assert [quantity.value for quantity in quantities("Sales fell by a quarter.")] == [0.25]
    assert [quantity.value for quantity in quantities("A quarter of a million people left.")] == [250_000]


def test_figures_of_two_sources_are_kept_apart() -> None:
    found = quantities("The ministry counted 12 dead, while a rights group counted 30 dead.")
    assert [quantity.value for quantity in found] == [12, 30]


def test_a_magnitude_is_not_lent_where_both_amounts_have_their_own_sign() -> None:
    quantity = only("Claims range from $200 to $4 million.")
    assert (quantity.low, quantity.high) == (200, 4_000_000)
