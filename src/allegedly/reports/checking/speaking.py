"""Who says it: speakers that the sources have otherwise, and what somebody says told as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegedly.coding.claims import alleging
from allegedly.knowledge.actors import Actors
from allegedly.knowledge.checking import acts, bodies, reporting
from allegedly.nouns import Attribution, Span
from allegedly.reports.checking.draft import Draft, Statement, inside, touch
from allegedly.reports.checking.modality import FACT, level
from allegedly.reports.checking.numbers import TOLLS
from allegedly.reports.checking.quoting import Origin, Quotations
from allegedly.reports.checking.record import Passage, Record, Said
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import KEY, Terms, denies, key_of, tokens
from allegedly.reports.checking.tracing import FOUND, FOUND_CORE, Traced
from allegedly.reports.checking.voices import SORTS, Voice, innermost, last_names, same_voice, voice

# Share of the terms in common that stand in what somebody says: the rest is who says it and when.
ATTRIBUTED = 0.65
SHOWING = frozenset({"show", "indicate", "reveal", "prove", "demonstrate"})
# Acts with words that tell something all the same.
TELLING = frozenset({"announce", "declare", "find"})
# "Was 19 years old", "has about 1,200 centrifuges": what can be measured is no allegation, harm apart.
_MEASURES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|carried|carries|holds?|held|costs?)\s(?:been\s)?"
    r"(?:(?:about|some|over|nearly|roughly|around|almost|at least|at most|up to|more than|only)\s)*"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
HARM = frozenset({"killed", "wounded", "detained", "displaced", "missing"})
# A subject with its office is told in so many words ("Thomas Rivera, the president of the Senate").
SUBJECT = 4
SPEAKS_FOR = frozenset({"=spokesman", "office"})
OFFICIALS = frozenset({"=official"})
_PRONOUN = re.compile(r"(?:It|He|She|They)\b")
# "On 3 February it moved the event up": "it" behind a day.
_PRONOUN_SOON = re.compile(r"(?:It|He|She|They|(?:On|In|By|Since|At|After)\s[^,.;:]{2,25},?\s(?:it|he|she|they))\b")
_SAYS = re.compile(r"(?:\s(?:has|have|had|also))*\s(?:sa(?:ys|id)|den(?:y|ies|ied)|disput(?:es|ed)|reject(?:s|ed))\b")
_NEGATED = re.compile(r"\b(?:no|not|never|nobody|none|nor|neither|without)\b|n[’']t\b", re.IGNORECASE)
# "Was not to blame" blames nobody.
_TO_BLAME = re.compile(r"\bto blame\Z")
# Papers that tell what others found: who drops "according to a report" there makes no allegation a fact.
_FOUND = re.compile(r"\b(?:found|discovered|detected|came (?:up)?on|came across|uncovered|traced?|recovered)\b")
PAPERS = frozenset({"report", "study", "document", "paper", "survey", "review", "bulletin"})
# What these say is so by their saying it.
LAWS = frozenset({"constitution", "law", "treaty", "charter", "statute", "agreement", "statutes", "rules"})
_TO_COME = re.compile(r"\b(?:would|will|could|may|might|shall)\b")
# A title that has this share of a statement's terms tells it too.
TITLED = 0.75
# Passages that have nearly as much of a statement as the best one in themselves decide how it is told.
AS_MUCH = 0.15
# What stands behind these is told beside the claim, as known: "police detained 140 people as protests spread".
_BACKGROUND = re.compile(
    r",\s(?:which|who|where)\s|\s(?:as|while|after|when|since|amid|following)\s(?!of\b|much\b|many\b|well\b|soon\b|long\b|a\s\w+\b,)"
)


def wrong_speakers(draft: Draft, quotations: Quotations, traced: list[Traced], record: Record) -> Iterator[Remark]:
    """Words, quoted or not, that the sources have somebody else say."""
    actors = record.actors
    terms = Terms(draft.coded, actors)
    for quote in draft.quotes:
        origins = quotations.exact.get(quote.span) or [o for o in (quotations.near.get(quote.span),) if o is not None]
        said = innermost(draft.coded, quote.span) or next(
            (a for a in draft.coded.attributions if any(touch(part, quote.span) for part in a.content)), None
        )
        passed_over = any(inside(quote.span, other) for other in draft.passed_over)
        if said is not None and said.source is not None and _is_parted(draft, said.source.span, quote.span):
            continue
        if quote.block or passed_over or not origins or said is None or said.source is None:
            continue
        ours = voice(draft.coded, said.source, terms, actors)
        if ours is not None and all(_says(ours, origin, actors) is False for origin in origins):
            theirs = origins[0].voice.text if origins[0].voice else "somebody else"
            message = f"the source has {theirs} say this, the draft {ours.text}: name {theirs}"
            yield Remark("speaker", said.source.span, message, tuple(origin.passage for origin in origins[:3]))
    for each in traced:
        if draft.is_own(each.statement.span):
            yield from _indirect(draft, each, terms, record)


def _is_parted(draft: Draft, source: Span, quote: Span) -> bool:
    """Whether a semicolon stands between a speaker and a quotation: the other half has a speaker of its own."""
    return ";" in draft.plain.text[min(source[1], quote[1]) : max(source[0], quote[0])]


def _says(ours: Voice, origin: Origin, actors: Actors) -> bool | None:
    """Whether the draft's speaker is the source's; of a "she", whether the sentence before names the draft's."""
    if origin.voice is not None and (origin.voice.is_specific or origin.voice.words):
        return same_voice(ours, origin.voice, actors)
    named = {name.lower() for name in last_names(f"{origin.before} {origin.passage.text}", actors)}
    if not named or not ours.names:
        return None
    return bool(named & ours.names)


def _indirect(draft: Draft, each: Traced, terms: Terms, record: Record) -> Iterator[Remark]:
    actors = record.actors
    said = [
        a
        for a in draft.attributions(each.statement.span)
        if a.source is not None
        and not _is_parted(draft, a.source.span, each.statement.span)
        and a.manner != "direct"
        and not (a.cue.lemma == "hold" and a.source.actor is None)  # "its hall holds 9,000"
        and (a.cue.lemma not in acts() or a.cue.lemma in TELLING)
        and any(touch(part, each.statement.span) for part in a.content)
    ]
    ours = [v for a in said if a.source and (v := voice(draft.coded, a.source, terms, actors)) is not None]
    if not ours or len(ours) < len(said) or not each.is_telling:
        return
    names = {t.key for t in each.sentence_terms if t.is_name and t.key[0] != "="}
    if names and not any(names & p.away for p in each.passages):
        return  # of other people
    for passage in _of_content(each, said):
        theirs = [s.voice for s in passage.said]
        if not theirs or any(v is None for v in theirs):
            return
        if any(_by_role(mine, v) for mine in ours for v in theirs if v is not None):
            return
        if any(_is_named(v, draft, each, said) for v in theirs if v is not None):
            return
        for mine in ours:
            if mine.words and not mine.is_specific and mine.words <= passage.keys:
                return  # "a report" that the source's speaker wrote
            if _is_outlet(mine, passage) or _names_any(passage.place.text, mine.names) or _heard(mine, passage, actors):
                return
            verdicts = {same_voice(mine, v, actors) for v in theirs if v is not None}
            if True in verdicts or (None in verdicts and not _speaks_elsewhere(mine, passage, record)):
                return
    passage = _of_content(each, said)[0]
    name = next((s.voice.text for s in passage.said if s.voice is not None), "somebody else")
    message = f"the sources have {name} say this, the draft {ours[0].text}: name {name}"
    spans = [a.source.span for a in said if a.source is not None]
    yield Remark("speaker", spans[0], message, (passage.place,))


# Words by which a text names a speaker again that it has named before: "the company", "its chief executive".
BY_ROLE = frozenset(
    {"company", "firm", "operator", "owner", "maker", "producer", "contractor", "employer", "group", "party"}
)


def _by_role(one: Voice, other: Voice) -> bool:
    """Whether one of two speakers is named by a role only, which the other may have."""
    for role, named in ((one, other), (other, one)):
        words = role.text.lower().split()
        if role.names or not named.names:
            continue
        if role.actors and not named.actors:
            continue
        if set(words) & BY_ROLE or (words[0] in {"its", "his", "her", "their"} and not role.words & SORTS):
            return True
        # "The government" of a country that the other text names alone.
        if words == ["the", "government"] and not named.words and len(named.text.split()) == 1:
            return True
    return False


def _is_named(other: Voice, draft: Draft, each: Traced, said: list[Attribution]) -> bool:
    """Whether the draft's sentence names a speaker of the source beside its own, outside what is said."""
    taken = [part for a in said for part in a.content] + [a.source.span for a in said if a.source is not None]
    keys = {t.key for t in each.sentence_terms if not any(touch(t.span, part) for part in taken)}
    start, end = each.statement.sentence
    text = draft.plain.text
    rest = "".join(" " if any(s <= at < e for s, e in taken) else text[at] for at in range(start, end))
    return bool(other.names & _lower_words(rest) or other.words & keys)


def _heard(mine: Voice, passage: Passage, actors: Actors) -> bool:
    """Whether a speaker stands before a verb of saying where coding found none: "…, which London denied"."""
    keys = {f"@{actors.country(a) or a}" for a in mine.actors}
    start = passage.place.span[0]
    return any(t.key in keys and _SAYS.match(passage.place.text, t.span[1] - start) for t in passage.terms)


def _speaks_elsewhere(mine: Voice, passage: Passage, record: Record) -> bool:
    """Whether a speaker without a name is heard in another sentence of the document: then it is not the one here."""
    return any(
        same_voice(mine, said.voice, record.actors) is True
        for other in record.passages
        if other.place.document == passage.place.document and other is not passage
        for said in other.said
        if said.voice is not None
    )


def _of_content(each: Traced, said: list[Attribution]) -> list[Passage]:
    """The passages that have most of what is said, whoever says it."""
    keys = {t.key for t in each.statement.terms if any(touch(t.span, part) for a in said for part in a.content)}
    most = max(len(keys & p.keys) for p in each.passages)
    return [p for p in each.passages if len(keys & p.keys) == most]


def _is_outlet(mine: Voice, passage: Passage) -> bool:
    outlet = (passage.place.outlet or "").lower()
    return bool(outlet) and any(name in outlet for name in mine.names)


def _names_any(text: str, names: frozenset[str]) -> bool:
    """Whether a text has one of some names in lower case as a word: "com" and "znak" of "Znak.com"."""
    return bool(names & set(re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.lower())))


def _lower_words(text: str) -> set[str]:
    return {word.strip(".,;:’'“”\"()") for word in text.lower().replace("’s", "").replace("'s", "").split()}


def told_as_facts(draft: Draft, traced: list[Traced], record: Record) -> Iterator[Remark]:
    """Statements in the draft's own voice that in every source are what somebody says of somebody else."""
    actors = record.actors
    denied = {
        (p.place.document, p.number) for p in record.passages if denies(tokens(p.place.text, (0, len(p.place.text))))
    }
    for each in traced:
        statement = each.statement
        if statement.heading or not each.is_telling or not draft.is_own(statement.span):
            continue
        if runs_on(draft, statement):
            continue
        if each.supports[0].cover < FOUND or each.supports[0].core < FOUND_CORE:
            continue  # too far from the source's words for the rest of its sentence to be compared
        best = max(support.own for support in each.supports)
        near = [s.passage for s in each.supports if s.own >= best - AS_MUCH]
        if each.passages[0] not in near:
            near.append(each.passages[0])
        holders = [_holder(passage, statement) for passage in near]
        if is_attributed(draft, statement, _words_within(each.passages, statement)):
            continue
        if level(draft.text(statement.span))[0] < FACT:
            continue
        if _only_denied(draft, each):
            who = next((s.voice.text for s in each.passages[0].said if s.voice is not None), None)
            if who is None:
                continue  # who would deny it is not read: a passive, or a text that denies nothing
            message = f"told as a fact; in the sources {who} denies it: name who says so, and add that {who} denies it"
            yield Remark("attribution dropped", statement.span, message, tuple(p.place for p in each.passages[:3]))
            continue
        if any(holder is None for holder in holders):
            continue
        saying = [holder for holder in holders if holder is not None]
        if any(len(statement.keys & p.title) >= TITLED * len(statement.keys) for p in each.passages):
            continue
        if _is_fact_elsewhere(draft, each, record):
            continue
        voices = [h.voice for h in saying if h.voice is not None]
        if _agreed(voices, actors) or all(_of_itself(h, statement, actors) for h in saying):
            continue
        if not voices and all(h.attribution.cue.lemma not in alleging() for h in saying):
            continue  # nobody is read as its speaker: there is no name that the draft has dropped
        contested = denies(tokens(draft.plain.text, statement.sentence)) or any(
            (p.place.document, p.number + step) in denied for p in each.passages for step in (0, 1)
        )
        if not contested and all(_is_no_allegation(draft, each, h, actors) for h in saying):
            continue
        who = voices[0].text if voices else "somebody"
        message = f"told as a fact; in the sources it is what {who} says: name who says so (“according to {who}”)"
        yield Remark("attribution dropped", statement.span, message, tuple(p.place for p in each.passages[:3]))


# A question asserts nothing; "which both deny" is a position itself; "as the inquiry found" names who says it.
_DENIED_BY = re.compile(
    r"(?:which|that|and that)\s(?:[\w’'-]+\s){1,4}(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?)\b"
)
_AS_FOUND = re.compile(
    r",?\sas\s(?:[\w’'-]+\s){1,8}(?:f[io]u?nds?|sa(?:ys?|id)|puts? it|reports?|reported|wrote|writes?|told|tells?|"
    r"explain(?:s|ed)|conclude[sd]?|claim(?:s|ed)|sees? it)\b"
)
# "Twelve are said to be ill, and two to have died": the second clause hangs on the verb of the first.
_INFINITIVE = re.compile(r"(?:and|but|or)\s(?:[\w’'-]+\s){1,8}to (?:have|be)\s")
# "Sand also corrects the service: the papers had left before": what stands behind the colon is what somebody says.
_CORRECTS = re.compile(
    r"\b(?:correct|contradict|warn|argu|object|insist|counter|repl|answer|explain|add|complain|promis)(?:s|es|ed|ies|ied)?\b"
    r"[^:;.]*:\s*\Z"
)


def runs_on(draft: Draft, statement: Statement) -> bool:
    """Whether a statement is no assertion of the draft: a question, a denial, or speech that its sentence runs on."""
    text, (start, end) = draft.plain.text, statement.sentence
    if text[start:end].rstrip(' \n”"’)').endswith("?") or _DENIED_BY.match(draft.text(statement.span)):
        return True
    if _AS_FOUND.match(text[statement.span[1] - 1 : end].lstrip(",")) or _AS_FOUND.match(
        f" {draft.text((statement.span[1], end))}"
    ):
        return True
    before = text[start : statement.span[0]]
    if _CORRECTS.search(before):
        return True
    hearsay = {word.strip('.,;:“”"()').lower() for word in before.split()} & reporting()
    return bool(hearsay) and _INFINITIVE.match(draft.text(statement.span)) is not None


def _only_denied(draft: Draft, each: Traced) -> bool:
    """Whether every passage tells a statement only as what somebody denies, and the statement affirms it."""
    if denies(tokens(draft.plain.text, each.statement.sentence)) or _NEGATED.search(draft.text(each.statement.span)):
        return False
    shared = {t.key for t in each.statement.terms if t.is_heavy}
    return all(
        any(
            s.attribution.position == "denies"
            and (inner := {t.key for t in p.terms if any(touch(t.span, c) for c in s.attribution.content)} & shared)
            and inner == shared & p.keys
            for s in p.said
        )
        for p in each.passages
    )


# "In the count of the ministry", "by its own account": who says it, in other words than a verb's.
_COUNTED_BY = re.compile(
    r"\b(?:[Ii]n the (?:count|words|view|eyes|account|opinion|estimate|judge?ment|telling|version) of"
    r"|[Bb]y (?:the|an?|its|his|her|their|one)(?: own)? (?:counts?|accounts?|estimates?|reckoning|figures)"
    r"|[Bb]y the (?:counts?|accounts?|estimates?) of"
    r"|in (?:\w+ )?\w+[’']s? (?:view|words|opinion|eyes|estimate|count|account))\b"
)


def _is_fact_elsewhere(draft: Draft, each: Traced, record: Record) -> bool:
    """Whether another source on the matter gives the toll that a statement tells in its own voice."""
    tolls = frozenset(TOLLS.values()) & each.statement.keys
    ours = [q for q in draft.coded.quantities if touch(q.span, each.statement.span) and q.value is not None]
    if not tolls or not ours:
        return False
    return any(
        bool(tolls & p.keys) and not p.said and all(any(q.value == other.value for other in p.figures) for q in ours)
        for p in record.passages
        if p.place.document in each.topic and p not in each.passages
    )


# "What did it say? At first, that there were no loans": said by whom the question names.
_ANSWER = re.compile(r"(?:\w+(?: \w+)?, )?[Tt]hat (?:there|it|he|she|they|the|its|his|her|no|nobody|nothing)\s")


def _words_within(passages: list[Passage], statement: Statement) -> frozenset[str]:
    """The words of what is said in some passages: "the pilot had reported ice", as a spokeswoman said."""
    said = [(p, holder) for p in passages if (holder := _holder(p, statement)) is not None]
    return frozenset(
        t.key
        for p, holder in said
        for t in p.terms
        if not t.is_name and any(touch(t.span, part) for part in holder.attribution.content)
    )


def is_attributed(draft: Draft, statement: Statement, within: frozenset[str] = frozenset()) -> bool:
    """Whether the draft tells a statement as what somebody says, or as hearsay.

    A verb that is itself `within` what the source's speaker says ("the pilot had reported") names another speaker.
    """
    passed: set[str] = set()
    for attribution in draft.attributions(statement.span):
        cue = attribution.cue
        inner = key_of(cue.lemma) in within and attribution.position == "affirms" and _is_anybody(attribution)
        if inner or _TO_BLAME.search(draft.plain.text, 0, cue.span[1]):
            passed.update(draft.plain.text[slice(*cue.span)].lower().split())
            continue
        if attribution.cue.lemma in SHOWING:
            continue  # pictures are no speaker: somebody says what they show
        if attribution.position == "denies" and all(e <= attribution.cue.span[0] for _, e in attribution.content):
            continue  # "…, which it denies": that is not who says it
        if touch(attribution.cue.span, statement.span) or any(inside(statement.span, p) for p in attribution.content):
            return True
        share = sum(any(touch(t.span, p) for p in attribution.content) for t in statement.terms)
        if share >= ATTRIBUTED * len(statement.terms):
            return True
    if _COUNTED_BY.search(draft.text(statement.sentence)) or _ANSWER.match(draft.text(statement.sentence)):
        return True
    words = {word.strip('.,;:“”"()').lower() for word in draft.text(statement.span).split()}
    return bool((words & reporting()) - passed)


def _is_anybody(attribution: Attribution) -> bool:
    """Whether a speaker is no known actor and bears no name: "the pilot", not "Norvalia"."""
    source = attribution.source
    return source is not None and source.actor is None and source.text.removeprefix("The ").islower()


def _holder(passage: Passage, statement: Statement) -> Said | None:
    """The attribution in whose content a passage tells the statement, None where it tells it itself."""
    common = [term for term in passage.terms if term.key in statement.keys and not term.is_number]
    heavy = [term for term in common if not term.is_name]
    start = passage.place.span[0]
    background = _BACKGROUND.search(passage.place.text)
    if background is not None and all(term.span[0] >= start + background.start() for term in heavy):
        return None
    for said in sorted(passage.said, key=lambda s: sum(e - b for b, e in s.attribution.content)):
        cue = said.attribution.cue
        if said.attribution.position != "affirms" or cue.lemma in acts() or key_of(cue.lemma) in statement.keys:
            continue
        source = said.attribution.source
        told = [t for t in common if source is None or not touch(t.span, source.span)]
        within = sum(any(touch(term.span, part) for part in said.attribution.content) for term in told)
        # "The panel's chairwoman is honest" shares with what she says only who she is.
        if told and any(not t.is_name for t in told) and within >= ATTRIBUTED * len(told):
            return said
    return None


def _agreed(voices: list[Voice], actors: Actors) -> bool:
    """Whether two different parties say the same."""
    return any(same_voice(one, other, actors) is False for one in voices for other in voices)


def _is_no_allegation(draft: Draft, each: Traced, said: Said, actors: Actors) -> bool:
    """Whether a statement needs no name beside it although a source gives one.

    It measures ("was 19 years old"); an authority tells of what its state or it itself does; or several states say it.
    """
    lemma, who = said.attribution.cue.lemma, said.voice
    if lemma in alleging() or lemma in SHOWING or who is None:
        return False
    if LAWS & set(who.text.lower().split()):
        return True
    if _FOUND.search(draft.text(each.statement.span)) and PAPERS & set(who.text.lower().split()):
        return True
    if len({country for a in who.actors if (country := actors.country(a)) is not None}) > 1:
        return True
    told = draft.text(each.statement.span)
    to_come = _TO_COME.search(each.passages[0].place.text) is not None and _TO_COME.search(told) is None
    if _MEASURES.search(told) and not to_come and not _harms(draft, each.statement):
        return True
    own = who.text.lower().startswith(("its ", "their ", "his ", "her ")) and who.words & SPEAKS_FOR
    if own or (not who.is_specific and who.words == OFFICIALS):
        return True  # "the junta will try him, its spokesman said"; "officials said"
    passage = each.passages[0]
    contents = said.attribution.content
    subject = next((t for t in passage.terms if any(s <= t.span[0] < e for s, e in contents)), None)
    if subject is not None and subject.key.startswith("@") and not who.names and who.words & bodies():
        states = {f"@{country}" for a in who.actors if (country := actors.country(a)) is not None}
        if not states or subject.key in states:
            return True
    if _is_plain_news(draft, each.statement, who):
        return True
    return _goes_on(draft, each.statement, who, actors)


# Bodies that count and tell what happened, whoever did it; keys as terms are made.
RESCUING = frozenset({"civil", "rescue", "fire", "coast", "emerge", "region", "hospit", "operat", "weathe"})
# What led to it is an inference: "a spark had ignited the gas", "because nobody looked", "was to blame".
_INFERRED = re.compile(r"\bhad\b|\bbecause\b|\bcaused?\b|\bblame\b|\bset (?:alight|off)\b|\bdue to\b", re.IGNORECASE)
# "On 11 May", "Early on Sunday", "In the first days of July,": when, before who or what.
_WHEN = re.compile(
    r"(?:(?:Early|Late)\s)?(?:On|In|At|By|Since|After|During|Until|Before)\s"
    r"(?:the (?:evening|morning|night|first days|end) of\s)?"
    r"(?:(?:late|early|mid)[ -])?(?:the\s)?(?:[\w’'-]+\s){0,2}(?:\d{4}|[A-Z][a-z]+(?:day)?|day|week|blast|night)\b,?\s"
)


def _is_plain_news(draft: Draft, statement: Statement, who: Voice) -> bool:
    """Whether an authority tells of an event that is laid at nobody's door: "a lake burst, the civil defence said".

    Its subject is a thing or people without a name; who is named as the doer, or what led to it, is somebody's account.
    """
    if who.names or not who.words & (bodies() | RESCUING):
        return False
    told = draft.text(statement.span)
    if _INFERRED.search(told):
        return False
    when = _WHEN.match(told)
    behind = statement.span[0] + (when.end() if when is not None else 0)
    subject = next((t for t in statement.terms if t.span[0] >= behind and not t.is_number), None)
    return subject is not None and not subject.is_name


def _harms(draft: Draft, statement: Statement) -> bool:
    """Whether a statement counts the dead, the wounded or the held: such counts are somebody's."""
    return any(touch(q.span, statement.span) and q.measures in HARM for q in draft.coded.quantities)


def _goes_on(draft: Draft, statement: Statement, who: Voice, actors: Actors) -> bool:
    """Whether a statement tells what "it" or "she" did, who is the source of it: "It rescued 112 people"."""
    if not _PRONOUN_SOON.match(draft.text(statement.span)) or statement.span[0] != statement.sentence[0]:
        return False
    sentences = list(draft.coded.sentences)
    at = sentences.index(statement.sentence)
    if not at:
        return False
    before = draft.plain.text[slice(*sentences[at - 1])]
    keys = {t.key for s in draft.statements if s.sentence == sentences[at - 1] for t in s.terms}
    named = {name.lower() for name in last_names(before, actors)}
    return bool(who.words & keys or who.names & named)


def _of_itself(said: Said, statement: Statement, actors: Actors) -> bool:
    """Whether a speaker tells of what it does itself, and not of somebody else: no allegation."""
    if said.voice is None or said.attribution.cue.lemma in alleging():
        return False
    first = next((term for term in statement.terms), None)
    if first is None:
        return False
    names = {n[:KEY] for n in said.voice.names}
    own = {f"@{actors.country(a) or a}" for a in said.voice.actors} | names
    if first.key in own | said.voice.words or names & {t.key for t in statement.terms[:SUBJECT]}:
        return True
    # "The State Security Service arrests" where "the service" says so: all it is called stands before the deed.
    return bool(said.voice.words) and said.voice.words <= {t.key for t in statement.terms[: SUBJECT - 1]}
