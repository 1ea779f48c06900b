"""Whether a draft is too doubtful to be told as an event: what is only wished, asked or supposed, and help at home.

Kind deeds (help, cooperation, praise, promises) are the small talk of politics: "could work with", "in order to help",
"if they agreed". What is merely thought of is coded only between two that are known by name, where it is said to be
possible ("may ban"), or left open ("unclear whether"). An event too few is better than one that nobody did. Each reason
was found in events of news read one by one (quality/judged.py) and looks at kinds of parties and clauses, none at a
topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.coding.certainty.certitude import Certitude
from allegedly.coding.events import arguments as at_
from allegedly.coding.events import kinds
from allegedly.coding.events.drafting import Draft
from allegedly.coding.events.meant import purpose
from allegedly.coding.events.parties import Parties
from allegedly.grammar import Parse
from allegedly.nouns import Party

# Deeds that are said more often than done.
KIND = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
# Deeds that sending somebody or something may be for: "sent jets to destroy", "flew in a team to assist".
SENT = frozenset({"AID", "ASSAULT", "COERCE", "ACCUSE"})
# Deeds between one and another: what parts of one state do for each other is its daily work.
BETWEEN = frozenset({"AID", "COOPERATE"})
# What only those who rule, fight or lead others do, and what is done only to somebody.
POWERFUL = frozenset(
    {"AGREE", "CONSULT", "COOPERATE", "AID", "CONCEDE", "MOBILIZE", "SANCTION", "THREATEN", "COERCE", "SUPPORT"}
)
TO_SOMEBODY = frozenset({"AID", "COOPERATE", "CONSULT", "SANCTION", "THREATEN", "REQUEST"})
# Deeds that those who talk of themselves and each other name most loosely.
TALKED = KIND | {"REQUEST", "REJECT", "THREATEN", "MOBILIZE"}
TALKING = frozenset("I we We us our Our ours my My me you You your Your".split())  # not "US"
# Prepositions before a gerund that tell what something is for or about.
NAMING = frozenset({"to", "in", "at", "on", "about", "towards", "toward", "regarding"})
# Deeds of politics only among those who make it.
MEETING = frozenset({"CONSULT", "SUPPORT", "AGREE"})
MEDIA = ".MED"
# A word of the class of differences, which are settled with somebody.
SETTLED = "dispute"
# "Might attack" is told, "should attack" is a wish.
MODALS = frozenset({"may", "might", "could"})
PRESENT = frozenset({"VBZ", "VBP"})
QUOTES = frozenset({'"', "”", "'", "’", ")"})
YOU = frozenset({"you", "your", "likely", "possible"})
# Before a noun for talks or help that are still to come.
COMING = frozenset({"further", "future", "possible", "potential", "upcoming", "planned", "prospective", "next"})
# Above a bare noun: what is talked about.
DISCUSSING = frozenset({"discuss", "discussion", "touch", "agenda", "consider", "issue", "matter", "regarding",
                        "concerning", "prospect"})  # fmt: skip
ALLOWING = frozenset({"allow", "permit", "let", "enable", "permission", "suspend"})
WORRIES = frozenset({"concern", "concerned", "worry", "worried", "fear", "doubt", "apprehension", "misgiving"})
# Verbs for violence and for victories at the polls, and what tells the second.
CONTESTS = frozenset({"beat", "defeat", "unseat", "oust", "topple", "trounce", "thrash", "crush", "rout"})
POLLS = frozenset({"candidate", "vote", "voter", "election", "re-election", "reelection", "poll", "majority", "margin",
                   "constituency", "runoff", "run-off", "ballot", "seat", "primary", "incumbent"})  # fmt: skip
# Classes of nouns by which a state acts: "Norland's [warplanes]", "the Norland [decision]".
ACTING = ("acting", "powers", "troops", "weapons", "attack", "fire", "ship", "office", "diplomat", "delegation",
          "visitor", "policy", "plan", "proposal", "aims", "support", "documents", "talks", "agreement", "words",
          "anger", "people", "parts", "protest", "sanction", "rhetoric", "relations")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A draft with its parties and how sure it is."""

    parties: Parties
    draft: Draft
    actors: Sequence[Party]
    recipients: Sequence[Party]
    sure: Certitude

    @property
    def parse(self) -> Parse:
        """The parse."""
        return self.parties.parse

    @property
    def type(self) -> str:
        """The draft's type."""
        return self.draft.type

    @property
    def verb(self) -> int:
        """The token that tells the event: the light verb above its noun, or the predicate."""
        return self.draft.governor if self.draft.governor is not None else self.draft.token

    @property
    def sentence(self) -> tuple[int, int]:
        """The first token of the draft's sentence, and the one behind its last."""
        return self.parse.sentences[self.parse.sentence_of[self.draft.token]]

    def of_class(self, token: int, *names: str) -> bool:
        """Whether a token is a word of one of the classes."""
        lemma = self.parse.lemmas[token].lower()
        return any(lemma in self.parties.known.classes[name] for name in names)


def doubtful(case: Case) -> bool:
    """Whether an event is better left out."""
    return any(reason(case) for reason in REASONS)


def _thought(case: Case) -> bool:
    """Whether nobody says that it is or will be, and of nobody in particular: wishes, questions, conditions, aims.

    What two that are known by name may or would do to each other is told: "Norland would attack if Sudland armed".
    """
    if purpose(case.parse, case.draft):
        return not (case.type in SENT and _sent(case))
    sure = case.sure
    open_ = sure.tense == "hypothetical" or sure.certainty in {"unknown", "possible"}
    unlikely = sure.polarity == "negative" and sure.certainty != "certain"
    if not (open_ or unlikely) or case.type == "THREATEN" or _between_two(case):
        return False
    if any(case.parse.lowers[c] == "whether" for c in case.parse.children[case.verb]):
        return False  # "unclear whether Norland had delivered it"
    return case.type in KIND or not _possible(case)


def _asked(case: Case) -> bool:
    """Whether it is only what an interviewer wants to know: "Do you expect a clash?", "Is anyone meeting them?"."""
    parse = case.parse
    first, end = case.sentence
    last = next(
        (t for t in range(end - 1, first, -1) if parse.pos[t] not in {"SPACE"} and parse.words[t] not in QUOTES), first
    )
    if parse.words[last] != "?":
        return False
    if case.sure.certainty == "unknown" and _between_two(case):
        return False  # "Will Norland attack Sudland?" is told as open
    at = case.verb
    presupposed = case.draft.noun and any(parse.lowers[c] in {"the", "its", "their"} for c in parse.children[at])
    for _ in range(at_.DEEPEST):
        if parse.heads[at] == at:
            break
        if presupposed or parse.deps[at] in {"relcl", "advcl"}:
            return False  # "what was said when A met B?" tells that they met
        at = parse.heads[at]
    asked = YOU.intersection(parse.lowers[first:end]) or not case.actors or not _between_two(case)
    wh = any(parse.tags[t] in {"WRB", "WP", "WDT"} for t in range(first, min(first + 3, end)))
    return bool(asked) and not (wh and parse.tags[case.verb] in {"VBD", "VBN"})


def _wished(case: Case) -> bool:
    """Whether somebody only would like others to be kind: "we would like Norland to help them"."""
    parse, at = case.parse, case.verb
    if case.type not in KIND:
        return False
    for _ in range(at_.DEEPEST):
        above = parse.heads[at]
        if above == at:
            return False
        if parse.deps[at] in {"xcomp", "ccomp"} and parse.lemmas[above] in {"like", "love", "wish"}:
            return any(parse.lowers[c] in {"would", "'d", "’d"} for c in parse.children[above])
        if parse.deps[at] not in {"xcomp", "ccomp", "conj"}:
            return False
        at = above
    return False


def _topic(case: Case) -> bool:
    """Whether a bare noun is only what talks are to be about: "touched upon [training] of students", "[further] talks".

    With whose it is, or an article, the deed is there already ("discussed Norland's delivery").
    """
    parse, draft = case.parse, case.draft
    if not draft.noun or draft.governor is not None or case.type not in KIND - {"RETREAT"}:
        return False
    below = [parse.lowers[c] for c in parse.children[draft.token]]
    if COMING.intersection(below):
        return True
    if any(parse.deps[c] in {"det", "poss"} for c in parse.children[draft.token]):
        return False
    return any(parse.lemmas[t].lower() in DISCUSSING for t in parse.ancestors(draft.token))


def _worried(case: Case) -> bool:
    """Whether somebody worries about no one in particular: "is concerned about turnout", "shown similar concerns"."""
    words = {case.parse.lemmas[t].lower() for t in (case.draft.token, *case.draft.used)}
    if case.type != "ACCUSE" or WORRIES.isdisjoint(words):
        return False
    homes = {(each.actor or "")[: kinds.COUNTRY] for each in case.actors}
    return not any(each.actor and each.actor[: kinds.COUNTRY] not in homes for each in case.recipients)


def _at_the_polls(case: Case) -> bool:
    """Whether a rival is only beaten at the polls: "was unseated by the Liberal candidate by 90 votes"."""
    parse = case.parse
    if case.type != "ASSAULT" or parse.lemmas[case.draft.token].lower() not in CONTESTS:
        return False
    first, end = case.sentence
    return not POLLS.isdisjoint(lemma.lower() for lemma in parse.lemmas[first:end])


def _state(case: Case) -> bool:
    """Whether a clause only says in whose hands something is: "territories occupied by Norland must be given back"."""
    parse, token = case.parse, case.draft.token
    held = case.type == "ASSAULT" and parse.lemmas[token] in {"occupy", "hold", "control"}
    if held and parse.deps[token] == "acl" and parse.tags[token] == "VBN":
        return True
    enjoys = parse.lemmas[token] in {"enjoy", "have"} and parse.tags[token] in PRESENT
    return case.type == "SUPPORT" and enjoys and not case.draft.noun


def _eases(case: Case) -> bool:
    """Whether a thing or a fact would help or not: "it will not help solve the row"."""
    parse, token = case.parse, case.draft.token
    at = token if parse.lemmas[token] == "help" else parse.heads[token]
    if parse.lemmas[at] != "help" or at_.complement(parse, at) is None or case.draft.noun:
        return False
    own = parse.child(at, "nsubj")
    return own is not None and (
        parse.lowers[own] in {"it", "this", "that", "which"}
        or (parse.pos[own] == "NOUN" and own not in case.parties.covering and not case.of_class(own, *kinds.HUMAN))
    )


def _heading(case: Case) -> bool:
    """Whether a line without a verb only names what is told elsewhere: "Norland civil war, Sudland intervention"."""
    parse = case.parse
    first, end = case.sentence
    return case.draft.noun and not any(parse.pos[t] in at_.VERBAL or _misread(parse, t) for t in range(first, end))


def _misread(parse: Parse, token: int) -> bool:
    """Whether an adjective before a name is rather a verb that the parser missed: "the delivery alarmed Norland"."""
    return parse.pos[token] == "ADJ" and parse.lowers[token].endswith("ed") and parse.pos[parse.heads[token]] == "PROPN"


def _agrees_in_opinion(case: Case) -> bool:
    """Whether "agreed with" goes to a thing: "agreed with the nationalisation of the bank" is an opinion."""
    parse, token = case.parse, case.draft.token
    if parse.lemmas[token] != "agree" or case.draft.noun:
        return False
    heads = at_.after(parse, token, "with")
    return (
        bool(heads)
        and all(parse.pos[h] == "NOUN" and h not in case.parties.covering for h in heads)
        and not any(case.of_class(h, *kinds.HUMAN) for h in heads)
    )


def _named_paper(case: Case) -> bool:
    """Whether it goes only to one's own law or plan: "the cabinet approved the Plan of Urgent Measures".

    Who violates a law or resolution does so to all whom it binds.
    """
    if case.draft.sense.mode == "yield":
        return False
    if not case.recipients or not all(kinds.nobody(case.parties, case.type, each) for each in case.recipients):
        return case.type == "CONCEDE" == case.draft.sense.type and _reforms(case)
    if case.draft.noun or case.type in {"CONSULT", "AID", "COOPERATE"}:
        return True
    heads = [kinds.head(case.parties, each) for each in case.recipients]
    words = [{case.parse.lemmas[h].lower(), case.parse.lowers[h].removesuffix("s")} for h in heads]
    own = case.parties.known.classes["law"] | case.parties.known.classes["plan"]
    return case.type in {"SUPPORT", "REJECT"} and all(not own.isdisjoint(each) for each in words)


def _reforms(case: Case) -> bool:
    """Whether reforms are made for nobody: "carries out reforms in difficult conditions"."""
    used = any(case.parse.lemmas[t] == "reform" for t in case.draft.used)
    return used and all(kinds.thing(case.parties, each) for each in case.recipients)


def _only_allows(case: Case) -> bool:
    """Whether a rule or a device only makes something possible: "the law allows states to see ships"."""
    parse, token = case.parse, case.draft.token
    if case.type != "CONCEDE" or parse.lemmas[token].lower() not in ALLOWING or parse.tags[token] in {"VBD", "VBN"}:
        return False
    return not (any(each.actor for each in case.actors) and any(each.actor for each in case.recipients))


def _business(case: Case) -> bool:
    """Whether companies only invest."""
    firms = bool(case.actors) and all(
        kinds.company(case.parties, e) or case.of_class(kinds.head(case.parties, e), "companies") for e in case.actors
    )
    return firms and case.parse.lemmas[case.draft.token] == "invest"


def _sent(case: Case) -> bool:
    """Whether the clause above a purpose tells that something was sent or set going for it."""
    parse, at = case.parse, case.verb
    while parse.deps[at] in {"conj", "xcomp"} and parse.pos[parse.heads[at]] in at_.VERBAL:
        at = parse.heads[at]
    return case.of_class(parse.heads[at], "sending")


def _between_two(case: Case) -> bool:
    """Whether both sides are known, and by name."""
    sides = (*case.actors, *case.recipients)
    heads = [kinds.head(case.parties, each) for each in sides]
    named = all(each.actor for each in sides) and not any(
        case.parse.pos[head] == "PRON" or (case.parse.tags[head] == "NNS" and case.of_class(head, "plenty"))
        for head in heads
    )
    return bool(case.actors and case.recipients) and named


def _possible(case: Case) -> bool:
    """Whether the deed itself is said to be possible: "may ban"; not "may be forced"."""
    return bool(case.actors) and any(
        case.parse.deps[c] == "aux" and case.parse.lowers[c] in MODALS for c in case.parse.children[case.verb]
    )


def _unmade(case: Case) -> bool:
    """Whether a promise or help is nobody's or for nobody: "is ready for this", "solved crucial issues"."""
    draft = case.draft
    if case.type not in {"AID", "AGREE"} or case.sure.polarity == "negative" or (case.actors and case.recipients):
        return False
    if draft.sense.objects and SETTLED in draft.sense.objects:
        return True
    agreed = draft.sense.type in {"RETREAT", "CONCEDE"} or case.parse.lemmas[draft.token] == "agree"
    return not (draft.took or agreed)


def _at_home(case: Case) -> bool:
    """Whether it stays in the family: promises to one's own, bills put to parliament, one office helping another."""
    if case.draft.noun or not case.recipients or case.actors == case.recipients:
        return False
    if case.type in BETWEEN:
        homes = {each.actor[: kinds.COUNTRY] for each in (*case.actors, *case.recipients) if each.actor}
        needy = any(kinds.needy(case.parties, each) for each in case.recipients)
        both = all(any(each.actor for each in side) for side in (case.actors, case.recipients))
        return both and len(homes) == 1 and not needy
    words = (case.type == "AGREE" and not case.draft.took) or (
        case.type == "REQUEST" and case.draft.sense.objects is not None
    )
    return words and kinds.at_home(case.actors, case.recipients)


def _loose_talk(case: Case) -> bool:
    """Whether people talk of themselves, and not of two that are known or rule: "I think that we help them a lot"."""
    parse = case.parse
    first, end = case.sentence
    if case.type not in TALKED or TALKING.isdisjoint(parse.words[first:end]):
        return False
    for side in (case.actors, case.recipients):
        if not any(each.actor or case.parties.political(each) for each in side):
            return True
    return len({(each.actor or each.text)[: kinds.COUNTRY] for each in (*case.actors, *case.recipients)}) == 1


def _only_named(case: Case) -> bool:
    """Whether a gerund only names the deed: "strengthening ties is", "attaches significance to supporting them"."""
    parse, at = case.parse, case.verb
    if case.type not in KIND or parse.tags[at] != "VBG" or any(parse.deps[c] == "aux" for c in parse.children[at]):
        return False
    while parse.deps[at] == "conj" and parse.tags[parse.heads[at]] == "VBG":
        at = parse.heads[at]
    if parse.deps[at] == "pcomp":
        return parse.lowers[parse.heads[at]] in NAMING
    return parse.deps[at] in {"csubj", "nsubj", "attr"}


def _asks_to(case: Case) -> bool:
    """Whether somebody asks to do it himself, or to have it done: "asked to convey his sympathy"."""
    parse, token = case.parse, case.draft.token
    below = parse.child(token, "xcomp")
    if case.type != "REQUEST" or parse.lemmas[token] not in {"ask", "request"} or below is None:
        return False
    return not at_.objects(parse, token) and parse.child(below, "nsubj", "nsubjpass") is None


def _by_paper(case: Case) -> bool:
    """Whether only a document acts: "Resolution 12 settled it"."""
    if not case.actors or case.draft.noun:
        return False
    for each in case.actors:
        opens = case.parse.tokens(each.span)[:1]  # "Resolution 2231"
        heads = (kinds.head(case.parties, each), *opens)
        if each.actor or not any(case.of_class(t, "documents", "agreement", "plan") for t in heads):
            return False
    return True


def _without_object(case: Case) -> bool:
    """Whether a word tells its deed only with one whom it hits: "presented the text", "cut supply by a tenth"."""
    draft, parse = case.draft, case.parse
    if case.type == "AID" and draft.sense.to == ("obj", "with") and not draft.noun:
        return not at_.after(parse, draft.token, "with")
    if case.type == "AID" and parse.lemmas[draft.token] == "serve":
        return not any(each.actor for each in case.recipients)
    if case.type == "RETREAT" and draft.sense.mode == "return" and draft.noun:
        given = at_.after(parse, draft.token, "of")
        return not any(case.of_class(t, "property", "territory", "captives", "people", "refugee") for t in given)
    if case.type == "THREATEN" == draft.sense.type and case.sure.polarity == "negative":
        return True  # "is not preparing sanctions"
    if draft.sense.mode == "visit" and not draft.noun and case.actors:  # "most seats went to"
        return not any(
            each.actor
            or case.of_class(kinds.head(case.parties, each), "visitor", "delegation", "powers")
            or parse.pos[kinds.head(case.parties, each)] == "PROPN"
            for each in case.actors
        )
    if draft.sense.mode == "visit" and case.recipients:  # "visited the cemetery"
        heads = [kinds.head(case.parties, each) for each in case.recipients if not each.actor]
        return len(heads) == len(case.recipients) and all(case.of_class(head, "sights") for head in heads)
    if draft.sense.mode == "arrest" and parse.lemmas[draft.token] == "hold":  # "an election to be held"
        return any(parse.tags[c] == "TO" for c in parse.children[draft.token])
    if not case.recipients and any(case.of_class(t, "vague") for t in draft.used):
        return True  # "implemented measures"
    return draft.sense.mode in {"withhold", "seize"} and not case.recipients


def _weak(case: Case) -> bool:
    """Whether nobody known or of power is said to do what only such do, or it is done only to things."""
    doing = case.type in POWERFUL and case.actors and not any(_strong(case, each) for each in case.actors)
    things = (
        case.type in TO_SOMEBODY
        and case.recipients
        and all(kinds.mere_thing(case.parties, each, case.type) for each in case.recipients)
    )
    return bool(doing or things)


def _unknown(case: Case) -> bool:
    """Whether both sides are only pronouns for nobody known, or any people are invited."""
    sides = (*case.actors, *case.recipients)
    pronouns = [case.parse.pos[kinds.head(case.parties, each)] == "PRON" and not each.actor for each in sides]
    invited = case.parse.lemmas[case.draft.token] == "invite" and bool(case.recipients)
    return (bool(pronouns) and all(pronouns)) or (invited and not any(_strong(case, each) for each in case.recipients))


def _strong(case: Case, party: Party) -> bool:
    """Whether a party is known, named, or of a kind that rules, meets or fights."""
    head = kinds.head(case.parties, party)
    named = case.parse.pos[head] == "PROPN" or case.parse.words[head].isupper()
    if party.actor or named or case.parties.political(party):
        return True
    return case.of_class(head, "visitor", "delegation", "powers", "troops", "plenty")


def _absent(case: Case) -> bool:
    """Whether a noun only says that there is none or less of it: "no restrictions", "fewer attacks"."""
    draft, parse = case.draft, case.parse
    if not draft.noun:
        return False
    if case.type == "ACCUSE" and not case.recipients:
        return True  # "roaming charges"
    alone = draft.governor is None or parse.lemmas[draft.governor] in {"be", "have"}
    return alone and any(parse.lowers[c] in {"no", "fewer", "less"} for c in parse.children[draft.token])


def _by_citizens(case: Case) -> bool:
    """Whether citizens help or trade, which is no politics."""
    return case.type in BETWEEN and bool(case.actors) and all(kinds.citizen(case.parties, e) for e in case.actors)


def _helped_by_no_one(case: Case) -> bool:
    """Whether who helps is nobody of politics: "was aided by younger voters"."""
    if case.type != "AID" or case.draft.noun or not case.actors:
        return False
    return not any(
        each.actor or case.parties.known_as(each) or case.of_class(kinds.head(case.parties, each), "helpers", "powers")
        for each in case.actors
    )


def _private(case: Case) -> bool:
    """Whether one side are people who make no politics: "met a student", "talked to the press"."""
    parse = case.parse
    if case.type not in MEETING:
        return False
    for side in (case.actors, case.recipients):
        if side and all(each.actor is None and each.text.lower().find("year-old") >= 0 for each in side):
            return True
        if case.type == "CONSULT" and side and all((each.actor or "").endswith(MEDIA) for each in side):
            return True
        heads = [kinds.head(case.parties, each) for each in side if each.actor is None]
        around = [
            [head, *(c for c in parse.children[head] if parse.deps[c] in {"compound", "appos", "amod", "nmod"})]
            for head in heads
        ]
        if side and len(heads) == len(side) and all(any(case.of_class(t, "private") for t in near) for near in around):
            return True
    return False


def _of_things(case: Case) -> bool:
    """Whether a plain word goes only to things that are no demand, plan or law: "ignored the weather"."""
    draft = case.draft
    plain = draft.sense.objects is None and not (draft.noun or draft.sense.rest or draft.took)
    asks = case.type == "REJECT" or draft.sense.mode == "investigate"
    given = case.type == "CONCEDE" and not draft.took  # "the law guarantees freedom of movement"
    if not (given or (asks and plain)) or draft.type != draft.sense.type or not case.recipients:
        return False
    return all(kinds.mere_thing(case.parties, each, case.type) for each in case.recipients)


def _adorned(case: Case) -> bool:
    """Whether the actors are nouns that do no politics, with a country's name: "a Sudland [countess]"."""
    return bool(case.actors) and not case.draft.noun and all(_adorns(case, each) for each in case.actors)


def _thing_acts(case: Case) -> bool:
    """Whether somebody's thing is the subject: "his politics clashed with theirs", "the pact's end harmed Sudland"."""
    parse, draft = case.parse, case.draft
    heads = next((group for group in draft.actors if group), [])
    if draft.noun or not case.actors or not heads:
        return False
    return all(
        parse.pos[head] == "NOUN"
        and not parse.words[head].isupper()
        and head not in case.parties.covering
        and not case.of_class(head, *ACTING, *kinds.HUMAN)
        for head in heads
    )


def _adorns(case: Case, party: Party) -> bool:
    if len(party.actor or "") != kinds.COUNTRY:
        return False
    parse = case.parse
    last = parse.tokens(party.span)[-1]
    noun = parse.heads[last]
    if noun <= last or parse.pos[noun] != "NOUN" or parse.deps[last] not in {"amod", "compound", "nmod", "poss"}:
        return False
    return not case.of_class(noun, *ACTING)


def _habit(case: Case) -> bool:
    """Whether somebody is said to do it to his own kind of people all the time: "punishes its poets"."""
    parse, token = case.parse, case.draft.token
    if parse.tags[token] not in PRESENT or not (case.actors and case.recipients):
        return False
    heads = [kinds.head(case.parties, each) for each in case.recipients]
    own = all(parse.tags[h] == "NNS" and any(parse.tags[c] == "PRP$" for c in parse.children[h]) for h in heads)
    return own and not any(parse.deps[c] in {"npadvmod", "prep"} for c in parse.children[token])


REASONS = (
    _thought,
    _unmade,
    _at_home,
    _loose_talk,
    _only_named,
    _asks_to,
    _by_paper,
    _without_object,
    _by_citizens,
    _weak,
    _unknown,
    _absent,
    _helped_by_no_one,
    _private,
    _of_things,
    _adorned,
    _thing_acts,
    _habit,
    _asked,
    _wished,
    _topic,
    _worried,
    _at_the_polls,
    _state,
    _eases,
    _heading,
    _agrees_in_opinion,
    _business,
    _named_paper,
    _only_allows,
)
