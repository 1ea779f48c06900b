"""Denials in the record that a draft leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.coding.claims import alleging
from allegedly.knowledge.actors import Actors
from allegedly.nouns import Span
from allegedly.reports.checking.draft import Draft, Statement
from allegedly.reports.checking.modality import FACT, level
from allegedly.reports.checking.record import EARLIER, Passage, Record, Said
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import KEY, LIGHT, Term, Terms, Token, denies, heavy_keys, lemma_of, tokens
from allegedly.reports.checking.tracing import Traced
from allegedly.reports.checking.voices import Voice, last_names, same_voice, voice

# A denial concerns a statement where this share of what is denied (by rarity, names counted less) stands in it.
CONCERNED = 0.5
# "Denied the charge" says nothing of what is denied: with fewer terms, the sentence before tells it.
ANAPHORIC = 2
# A denial this many sentences behind a claim is of that claim where it takes up a word of it.
FOLLOWS = 2
# A statement that goes back to a passage with this share of its own words is what "it denied this" behind it denies.
SAME = 0.7
# "It denied this" is of one of so many sentences before; of an accusation that it names, of all that are held.
UNTOLD = 3
# The meaning (paraphrases.csv) by which a sentence before shows itself to be what is denied.
ACCUSING = "=accuse"
# "Denied the charge", "any involvement", "the report": these too say nothing of what is denied.
VAGUE = frozenset({ACCUSING, "=involve", "=cause", "=tell", "=announce", "=report", "=deny", "role", "such"})
# "The allegations against him": no word of what they are.
AGAINST = "=oppose"
# Where a "not" stands at the latest in what somebody says for it to turn the whole round, in characters.
OPENING = 50
# The meaning by which a newer report shows that somebody owned up.
ADMITTING = "=admit"
# Characters of a denial that a remark shows; the whole stands in its evidence.
SHORT = 120
# The draft has a denial where a statement goes back to its passage with this share of its own words.
TOLD = 0.5
# Away from the claim, somebody's "not", and what somebody rejects a sentence later, is of it by so many of its words.
TAKEN_UP = 2
REFUSING = frozenset({"reject", "refuse", "decline", "dismiss", "rebuff", "oppose", "veto", "turn"})
_PROPOSAL = re.compile(
    r"\b(?:resolution|draft|attempt|proposal|offer|bid|complaint|appeal|lawsuit|suit|case|petition|application|plea|request|demand|plan|call|motion|bill|invitation|deal|idea|talks)s?\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\s*(?:It|He|She|They)\b")
# Who does not comment denies nothing.
_NO_COMMENT = re.compile(r"\b(?:not|declin|refus|without|no)\w*\s(?:[\w’'-]+\s){0,4}comment", re.IGNORECASE)
_NOT_SO = re.compile(r"\b(?:not|no|never|nothing|nobody|none)\b|n['’]t\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|nothing|nobody|none|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody's denial in a source, and the terms of what is denied."""

    passage: Passage
    voice: Voice | None
    targets: tuple[tuple[Term, ...], ...]  # each may be what is denied
    is_explicit: bool  # what is denied stands in the denial itself
    is_of_charge: bool  # "rejects the allegations": only what is an accusation is denied
    is_anaphoric: bool  # somebody denies in this passage what stands before it
    is_here: bool  # who denies it stands in the passage too, and not only what he denies


def left_out(draft: Draft, traced: list[Traced], record: Record, actors: Actors) -> Iterator[Remark]:
    """Statements whose denial stands in the record and not in the draft."""
    known = list(_denials(record))
    told = [
        s.passage
        for t in traced
        for s in t.supports
        if s.own >= TOLD and (_denies(draft, t.statement.sentence) or _negates(draft, t.statement.sentence))
    ]
    for each in traced:
        statement = each.statement
        if statement.heading or not each.supports or not draft.is_own(statement.span):
            continue
        if denies(tokens(draft.plain.text, statement.span)):
            continue  # it is itself a denial
        missing: dict[str, Denial] = {}
        for denial in known:
            if denial.passage.place.document not in each.topic:
                continue
            if each.passages[0] is denial.passage:
                continue  # the statement is the denial
            # "He rejects the allegations" is of what stands before it.
            concerned = (
                _concerns(denial, statement, record) and (denial.is_explicit or _stands_before(denial, each))
            ) or _follows(denial, each, tokens(draft.plain.text, statement.span))
            if denial.is_of_charge and not _is_charge(each):
                continue
            if concerned and not _taken_back(denial, each, actors):
                if _told(denial, draft, statement, told, actors):
                    missing.clear()
                    break
                missing.setdefault(denial.voice.text if denial.voice else "somebody", denial)
        for name, denial in missing.items():
            message = f"{name} denies this in the sources; the draft does not say so: add the denial ({_short(denial)})"
            yield Remark("denial left out", statement.span, message, (denial.passage.place,))
            break


def _short(denial: Denial) -> str:
    """The words of a denial, as many as a line holds."""
    words = " ".join(denial.passage.place.text.split())
    return f"“{words}”" if len(words) <= SHORT else f"“{words[:SHORT].rsplit(' ', 1)[0]} …”"


def _denials(record: Record) -> Iterator[Denial]:
    for passage in record.passages:
        for said in passage.said:
            cue = tokens_of_cue(passage, said.attribution.cue.span)
            negating = said.attribution.position == "affirms" and _says_not(passage, said)
            if said.attribution.position != "denies" and not cue and not negating:
                continue
            start = passage.place.span[0]
            content = " ".join(passage.place.text[max(0, s - start) : e - start] for s, e in said.attribution.content)
            if said.attribution.cue.lemma in REFUSING and _PROPOSAL.search(content):
                continue  # who rejects a resolution denies nothing
            if _NO_COMMENT.search(passage.place.text):
                continue
            terms = tuple(
                t
                for t in passage.terms
                if any(s <= t.span[0] < e for s, e in said.attribution.content)
                and t.weight != LIGHT
                and not t.is_number
            )
            targets: tuple[tuple[Term, ...], ...] = (terms,)
            before = [tuple(t for t in each if t.weight != LIGHT and not t.is_number) for each in passage.earlier]
            said_of = [t for t in terms if not t.is_name and t.key not in VAGUE]
            # "Denied having employed Mr Kaul" names whom it is of; "denied that he was ill" takes up what is before.
            named = any(t.is_name and t.key[0] not in "@=" for t in terms)
            of_charge = any(t.key == ACCUSING for t in terms) and all(t.key == AGAINST for t in said_of)
            explicit = not of_charge and (
                len([t for t in terms if not t.is_name]) >= ANAPHORIC or (bool(said_of) and named)
            )
            if not explicit and not negating:
                accusing = [each for each in before if any(t.key == ACCUSING for t in each)]
                targets = tuple(accusing[:1] or before[:UNTOLD])
            elif terms and terms[0].key == ACCUSING:
                targets = (terms, *before)  # "rejected the accusation as a fairy tale": which one was told before
            here = start <= said.attribution.cue.span[0] < passage.place.span[1]
            anaphoric = here and not explicit and not negating and said.voice is not None
            yield Denial(passage, said.voice, targets, explicit and not negating, of_charge, anaphoric, here)


def _says_not(passage: Passage, said: Said) -> bool:
    """Whether somebody who is known says that something is not so: "it says it has found no trace of explosives"."""
    start = passage.place.span[0]
    content = " ".join(passage.place.text[max(0, s - start) : e - start] for s, e in said.attribution.content)
    if said.voice is None or not said.voice.is_specific or said.attribution.manner == "direct" or "“" in content:
        return False
    return _NOT_SO.search(content[:OPENING].replace("no longer", "")) is not None


def tokens_of_cue(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether a cue and the words behind it make a phrase of denial."""
    start = passage.place.span[0]
    words = tokens(passage.place.text, (max(0, span[0] - start), min(len(passage.place.text), span[1] - start)))
    return denies(words)


def _concerns(denial: Denial, statement: Statement, record: Record) -> bool:
    for terms in denial.targets:
        total = sum(t.weight * record.rarity(t.key) for t in terms)
        common = sum(t.weight * record.rarity(t.key) for t in terms if t.key in statement.keys)
        heavy = {t.key for t in terms if not t.is_name} & statement.keys
        if (
            len(heavy) >= max(1, min(2, len({t.key for t in terms if not t.is_name})))
            and total > 0
            and common >= CONCERNED * total
        ):
            return True
    return False


def _is_charge(each: Traced) -> bool:
    """Whether a statement, or a passage that it goes back to, accuses somebody or tells what somebody says of him."""
    return ACCUSING in each.statement.keys or any(
        any(t.key == ACCUSING for t in p.terms) or any(s.attribution.cue.lemma in alleging() for s in p.said)
        for p in each.passages
    )


def _stands_before(denial: Denial, each: Traced) -> bool:
    """Whether a statement goes back to a passage shortly before a denial that does not tell what is denied."""
    document, number = denial.passage.place.document, denial.passage.number
    return any(p.place.document == document and 0 <= number - p.number <= EARLIER for p in each.passages)


def _follows(denial: Denial, each: Traced, told: list[Token]) -> bool:
    """Whether a denial stands right behind a passage that a statement goes back to, and takes up a word of it.

    "Iran denied that it had any part in them" takes up the sentence before without a word of it, where that says more
    than a word or two.
    """
    is_fact = level(" ".join(word.text for word in told))[0] == FACT  # what only may be is not what somebody denies
    if denial.is_anaphoric and each.supports[0].own >= SAME and each.is_telling and is_fact and not denies(told):
        best = each.passages[0]
        same = best.place.document == denial.passage.place.document
        if same and denial.passage.number - best.number == 1:
            return True
    words = {t.key for terms in denial.targets for t in terms if t.is_heavy}
    return (
        denial.is_explicit
        and len(words & each.statement.keys) >= (1 if denial.is_here else TAKEN_UP)
        and any(
            p.place.document == denial.passage.place.document and 0 < denial.passage.number - p.number <= FOLLOWS
            for p in each.passages
        )
    )


def _taken_back(denial: Denial, each: Traced, actors: Actors) -> bool:
    """Whether whoever denied it says it later: the record has gone on."""
    # "He has confessed" in a newer report: what his lawyer said before is of then.
    if any(ADMITTING in p.away and p.date > denial.passage.date for p in each.passages):
        return True
    return any(
        passage.date > denial.passage.date
        and any(
            said.voice is not None
            and denial.voice is not None
            and said.attribution.position == "affirms"
            and same_voice(said.voice, denial.voice, actors)
            for said in passage.said
        )
        for passage in each.passages
    )


def _denies(draft: Draft, span: tuple[int, int]) -> bool:
    """Whether a sentence of the draft holds a denial."""
    if denies(tokens(draft.plain.text, span)):
        return True
    return any(a.position in {"denies", "doubts"} for a in draft.attributions(span))


def _negates(draft: Draft, span: tuple[int, int]) -> bool:
    """Whether a sentence of the draft, quotations left out, says that something is not so."""
    return any(
        not any(q.span[0] <= found.start() < q.span[1] for q in draft.quotes)
        for found in _NOT.finditer(draft.plain.text, *span)
    )


def _may_be(denial: Denial, draft: Draft, span: Span, actors: Actors) -> bool:
    """Whether a sentence's denials may be by whoever denies it: not where all of them are by others who are known."""
    terms = Terms(draft.coded, actors)
    said = [a for a in draft.attributions(span) if a.position == "denies"]
    voices = [voice(draft.coded, a.source, terms, actors) if a.source is not None else None for a in said]
    if denial.voice is None or not voices or any(v is None for v in voices):
        return True
    # "The ministry" may speak for a state of which nothing is known; of known actors it can be told.
    known = bool(denial.voice.actors)
    return any(
        not (known and v.actors) or same_voice(v, denial.voice, actors) is not False for v in voices if v is not None
    )


def _told(denial: Denial, draft: Draft, statement: Statement, told: list[Passage], actors: Actors) -> bool:
    """Whether the draft has the denial: near the statement, or by the same speaker anywhere."""
    sentences = list(draft.coded.sentences)
    at = sentences.index(statement.sentence)
    if denial.passage in told:
        return True
    names = set(denial.voice.names) if denial.voice else set()
    keys = {f"@{actors.country(a) or a}" for a in denial.voice.actors} if denial.voice else set()
    keys |= {lemma_of(name)[:KEY] for name in names}
    words = denial.voice.words if denial.voice else frozenset()
    for number, span in enumerate(sentences):
        near = at <= number <= at + 2
        said = _denies(draft, span)
        theirs = {t.key for s in draft.statements if s.sentence == span for t in s.terms}
        # "The operator says nothing radioactive left the plant" is a denial too, wherever it stands.
        by_name = denial.voice is not None and denial.voice.is_specific and bool(draft.attributions(span))
        by_name = by_name and len(theirs & heavy_keys(statement.terms)) >= TAKEN_UP
        if not said and not ((near or by_name) and _negates(draft, span)):
            continue
        if near and said and (denial.voice is None or not denial.voice.is_specific):
            return True
        denied = {t.key for each in denial.targets[:1] for t in each if t.is_heavy}
        if said and (denial.voice is None or not denial.voice.is_specific) and theirs & denied:
            return True
        if not near and not theirs & (statement.keys | {t.key for each in denial.targets for t in each}) - keys:
            continue
        told_by = span
        if number and _PRONOUN.match(draft.plain.text, span[0]):
            told_by = (sentences[number - 1][0], span[1])
            theirs |= {t.key for s in draft.statements if s.sentence == sentences[number - 1] for t in s.terms}
        elif said and not _may_be(denial, draft, span, actors):
            continue
        spoken = {name.lower() for name in last_names(draft.plain.text[slice(*told_by)], actors)}
        if names & spoken or keys & theirs or words & theirs:
            return True
    return False
