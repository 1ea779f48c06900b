"""Constructions that news is full of: headlines, light verbs, nested predicates, nouns with their plans and denials.

The event stands between asterisks; the number is where it should lie on FactBank's scale.
"""

from __future__ import annotations

import pytest

from allegedly.coding.certainty import Certitude, judge
from allegedly.grammar import parse
from allegedly.nouns import Document

HAPPENED, LIKELY, OPEN, DID_NOT = (2.5, 3.0), (1.5, 2.6), (-1.0, 1.5), (-3.0, -1.5)

NEGATION = [
    ("Borduria has yet to *sign* the treaty.", DID_NOT),
    ("Not a single shot was *fired*.", DID_NOT),
    ("None of the envoys *attended*.", DID_NOT),
    ("Syldavia said it had not *supplied* any drones.", DID_NOT),
    ("Borduria did not and will not *recognise* the republic.", DID_NOT),
    ("Syldavia wouldn't *confirm* the visit.", DID_NOT),
    ("Syldavia neither *confirmed* nor denied the visit.", DID_NOT),
    ("Syldavia neither confirmed nor *denied* the visit.", DID_NOT),
    ("The two sides ended the talks without an *agreement*.", DID_NOT),
    ("There was no sign of an *attack*.", OPEN),
    ("Syldavia made no attempt to *free* the sailors.", DID_NOT),
    ("Police found no evidence that the mayor *took* bribes.", OPEN),
    ("The army has ceased *shelling* the town.", DID_NOT),
    ("The queen cancelled a *trip* to Borduria.", DID_NOT),
    ("A *trip* to Borduria was cancelled.", DID_NOT),
    ("Parliament rejected a *deal* with Borduria.", DID_NOT),
    ("The ministry dismissed reports that it had *bought* missiles.", OPEN),
    ("The plan was abandoned before the bridge was *built*.", (-3.0, 2.6)),
    ("The senate blocked the *sale* of six frigates.", (-3.0, 0.0)),
    ("Syldavia is not going to *withdraw* its troops.", DID_NOT),
    ("Syldavia ruled out an *attack*.", DID_NOT),
    ("A failed *coup* shook the capital.", DID_NOT),
    ("Hardly anyone *voted*.", (-3.0, 3.0)),
    ("The rebels did not attack the town but *burned* two bridges.", HAPPENED),
    ("The rebels did not attack the town and *left*.", HAPPENED),
    ("Not all of the ministers *resigned*.", HAPPENED),
    ("Borduria could not have *fired* the missile.", DID_NOT),
    ("Borduria would have *fired* the missile.", (-2.0, 0.0)),
    ("Borduria should have *fired* the minister.", (-2.0, 0.0)),
]

FACTS = [
    ("Syldavia condemned the *killing* of a reporter.", HAPPENED),
    ("Syldavia did not condemn the *killing* of a reporter.", HAPPENED),
    ("Syldavia carried out an *attack* on the port.", HAPPENED),
    ("Syldavia launched an *attack* on the port.", HAPPENED),
    ("Borduria admitted *supplying* drones.", HAPPENED),
    ("Borduria acknowledged that it *supplied* drones.", HAPPENED),
    ("Borduria was accused of *supplying* drones.", LIKELY),
    ("After *seizing* the port, the rebels asked for talks.", HAPPENED),
    ("The minister, who *fled* in June, may return.", HAPPENED),
    ("Protesters marched to condemn the *arrest* of a poet.", HAPPENED),
    ("The court jailed the guard for *beating* a prisoner.", HAPPENED),
    ("The rebels used drones *supplied* by Borduria.", HAPPENED),
    ("The rebels may have used drones *supplied* by Borduria.", HAPPENED),
    ("Syldavia was the first to *recognise* the republic.", HAPPENED),
    ("Syldavia urged its neighbour to end the bloody *crackdown*.", HAPPENED),
    ("Syldavia urged its neighbour to stop *selling* drones.", (0.5, 3.0)),
    ("Why did Borduria *expel* the envoy?", HAPPENED),
    ("Borduria *expels* four Syldavian diplomats", HAPPENED),
    ("Although Borduria *expelled* the envoy, talks could go on.", HAPPENED),
    ("Borduria helped *build* the dam.", HAPPENED),
    ("Borduria got its neighbours to *sign* the pact.", HAPPENED),
    ("The strike led to the *resignation* of the minister.", HAPPENED),
    ("Borduria was forced to *release* the sailors.", HAPPENED),
    ("It emerged that Borduria had *paid* the rebels.", HAPPENED),
    ("According to the ministry, Borduria *shelled* the town.", HAPPENED),
]

SPOKEN = [
    ("I would like to *thank* the people of Syldavia.", HAPPENED),
    ("Borduria would like to *attack* the port.", OPEN),
    ("Syldavia rejected the *proposal* of the mediators.", HAPPENED),
    ("Syldavia rejected reports that it had *bought* missiles.", (-3.0, 0.0)),
    ("The pilots complained of a delay in the *delivery* of the planes.", DID_NOT),
    ("Syldavia was one of the few to *recognise* the republic.", HAPPENED),
    ("There *is* no more important task for the envoy.", HAPPENED),
]

KNOWN = [
    ("Syldavia may leave the *agreement*.", HAPPENED),
    ("Syldavia is no longer a party to the *agreement*.", HAPPENED),
    ("Syldavia did not attend the *summit*.", HAPPENED),
    ("Syldavia did not sign an *agreement*.", DID_NOT),
    ("The envoy failed to secure the *release* of the sailors.", DID_NOT),
    ("The envoy hopes to secure the *release* of the sailors.", OPEN),
    ("Syldavia wants to deepen *cooperation* with Borduria.", HAPPENED),
    ("Syldavia did not provide *support* to the rebels.", DID_NOT),
    ("Syldavia could impose *sanctions* on Borduria.", OPEN),
    ("Syldavia could lift *sanctions* on Borduria.", HAPPENED),
    ("The weaponised drones *supplied* last year may be destroyed.", HAPPENED),
]

PLANS = [
    ("Syldavia to *expel* four Bordurian diplomats", (2.0, 3.0)),
    ("A *visit* planned for May would be his first.", LIKELY),
    ("The *talks* are scheduled for Tuesday.", LIKELY),
    ("The *talks* are expected to resume on Tuesday.", (1.0, 3.0)),
    ("The two leaders will *meet* in the capital on Friday.", HAPPENED),
    ("The two leaders are due to *meet* in the capital on Friday.", LIKELY),
    ("The ministry said it would *close* the border.", (1.5, 3.0)),
    ("Syldavia signed a contract to *buy* six ferries.", LIKELY),
    ("Syldavia's promise to *buy* six ferries pleased the yard.", LIKELY),
    ("Syldavia offered to *mediate* between the two sides.", OPEN),
    ("Syldavia is ready to *mediate* between the two sides.", OPEN),
    ("Syldavia is considering *sanctions* on Borduria.", OPEN),
    ("Lawmakers called for *sanctions* on Borduria.", OPEN),
    ("Syldavia threatened *sanctions* on Borduria.", OPEN),
    ("Borduria hopes to *join* the pact.", OPEN),
    ("The council asked Borduria to *halt* the tests.", OPEN),
    ("The council ordered Borduria to *halt* the tests.", (0.0, 2.0)),
    ("Syldavia will not sign until Borduria *frees* the sailors.", OPEN),
    ("Syldavia would *attack* if its ships were sunk.", OPEN),
    ("If its ships are sunk, Syldavia will *attack*.", OPEN),
    ("In the event of an *attack*, the fleet will sail.", OPEN),
    ("Syldavia fears an *attack* by its neighbour.", OPEN),
    ("Syldavia is preparing for an *attack*.", OPEN),
    ("The *attack* could come within days.", (0.0, 3.0)),
    ("There is a risk of *war*.", OPEN),
    ("The minister doubted that Borduria had *fired* the missile.", (-2.0, 0.0)),
    ("Analysts suspect that Borduria *fired* the missile.", LIKELY),
    ("It is possible that Borduria *fired* the missile.", OPEN),
    ("It is likely that Borduria *fired* the missile.", LIKELY),
    ("It is unlikely that Borduria *fired* the missile.", (-2.5, 0.0)),
    ("Alleged *attacks* on villages are being studied.", LIKELY),
    ("Borduria allegedly *attacked* two villages.", LIKELY),
]


def judged(marked: str) -> Certitude:
    before, trigger, after = marked.split("*")
    (parsed,) = parse([Document("d", before + trigger + after)])
    return judge(parsed, parsed.tokens((len(before), len(before) + len(trigger)))[0])


@pytest.mark.parametrize(("sentence", "bounds"), NEGATION + FACTS + SPOKEN + KNOWN + PLANS)
def test_factuality_lies_where_a_reader_puts_it(sentence: str, bounds: tuple[float, float]) -> None:
    low, high = bounds
    assert low <= judged(sentence).factuality <= high


def test_what_is_taken_for_granted_inside_a_possibility_is_not_itself_hypothetical() -> None:
    assert judged("Syldavia may leave the *agreement*.").tense != "hypothetical"
