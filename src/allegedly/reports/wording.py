"""The words of a clause as a headline: what it does without is cut, what nobody could understand is refused."""

from __future__ import annotations

import re
from functools import cache

from allegedly.knowledge.briefing import words
from allegedly.nouns import Attribution, Span
from allegedly.reports.names import Names, flat, listed
from allegedly.reports.passages import PRONOUNS, WORD, Sentence, Told

# What a headline does without: a clause set off behind the main one.
_TRAILING = re.compile(
    r"(?:,|\s[—–-])\s*(?:which|who|whose|where|when|while|as|used|including|according|referring|adding|with|saying|"
    r"despite|because|after|following|since|although|though|stressing|noting|calling)\b.*$"
    r"|,? (?:also |officially |formally |commonly |better |otherwise )*(?:known|called|dubbed) as\b.*$"
    r"|,? and that\s.*$|, [“\"].*$|\s\((?!CIA|EU|UN|IAEA)[^)]*\)",
    re.DOTALL,
)
_JOINED = re.compile(
    r"(?:,?\s+(?:and|but)\s(?:has|have|had|is|are|was|were|will|would|said|says|it|he|they)\b|;).*$", re.DOTALL
)
_CLAUSES = re.compile(r"(?:,\s+(?:and|but)|;)\s(?!.*(?:,\s+(?:and|but)|;)\s).*$", re.DOTALL)
# A day that only its article knows: "on Friday", "overnight", "starting next week", "10 days later".
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_THAT = r"(?:last|this|next|the previous|the following|the past)"
_PERIOD = r"(?:day|night|week|weekend|month|year|summer|winter|spring|autumn|fall|century)s?"
_WHEN = re.compile(
    r",?(?: (?:starting|beginning|late|early|earlier|late on|early on|since|until|by|on|from))*"
    rf" (?:(?:{_THAT} )?{_DAY}|{_THAT} (?:few )?{_PERIOD}|yesterday|today|tonight|tomorrow|overnight"
    r"|currently|recently|presently|(?:\w+ )?(?:days|weeks|months) (?:later|ago|earlier))"
    r"(?: (?:last|next|this) (?:week|month|year))?(?: (?:morning|evening|night|afternoon))?\b(?!['’])"
)
# What points to something told before: "had imposed similar restrictions", "killed five other scientists".
_POINTS = re.compile(
    r"\b(?:similar|aforementioned|said matter|such an?|the same|the latter|the former)\b",
    re.IGNORECASE,
)
_POINTS_LAST = re.compile(
    r"\bthe (?:meeting|event|plot|incident|ceremony|attacks?|talks|decision|move|deal|agreement|statement|measure|issue"
    r"|matter|episode|connection|conflict|accord|visit|document|report|speech|plan|proposal|operation)$|\bis there\b"
)
# "Killed five other scientists": other than those of the sentence before.
_OTHER = re.compile(r"\b(one|two|three|four|five|six|seven|eight|nine|ten|several|many|some|dozens of|\d+) other\b")
# What no headline can point to: "had previously summoned", "over this week's incident".
_NEVER = re.compile(r"\b(?:previously|earlier)\b|\b(?:this|last|next) (?:week|month|year)['’]s\b", re.IGNORECASE)
# Who begins a headline by a description alone ("The Chinese technology company"), which nobody could know.
_DESCRIBED = re.compile(r"The\s+(?:[A-Z][\w-]+\s+)*[a-z]")
_INITIALS = re.compile(r"\b([A-Z]\.[A-Z])$")
_WHO = re.compile(r"\s(?:who|which|where|whose)\s.*$", re.DOTALL)
_ANOTHER = re.compile(r"[,;:]|\b(?:and|but|or|which|who|that)\b")
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where|what|how|why)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me|[Yy]ou|[Yy]our)\b")
_NEGATION = re.compile(r"\b(?:not|no|never|nor|neither|without|nothing|none|nobody|cannot|unlikely)\b|n[’']t\b")
# "It's trying", where the name of whom it means takes its place.
_CONTRACTED = re.compile(r"(?:it|he|she)['’]s", re.IGNORECASE)
# A full stop at the end of what a headline quotes.
_STOPPED = re.compile(r"[.,]([”\"’]?)$")
# The beginning of a clause behind another; the end of a list.
_BEGUN = re.compile(r",?\s(?:as|while|when|after|before|since|because)\s(?!of\b|a\b|an\b)[^,]*(?:,[^,]*)?$")
_LISTED, _NAME_LAST = re.compile(r",\s[A-Z][^,]{2,60}$"), re.compile(r",?\s+and\s+[A-Z]")
# A headline of an editor: long enough to tell something, short enough to read at a glance.
SHORTEST, LONGEST, TOO_LONG = 4, 18, 26
# A content's head stands among its first words: "the former American president's claim".
HEAD_WORDS = 8
# A conditional stands at most this many characters before its clause ("unless, as many fear, ").
BEFORE = 24
# An object of so few words behind its verb ("reached a deal") tells nothing without what it is of.
BARE = 2
# Cues whose content is a whole statement, not what something is called ("called the launch a landmark").
STATING = frozenset(
    "say add tell warn announce report note state stress believe think argue claim declare insist write confirm "
    "according conclude explain assert maintain suggest acknowledge admit reveal disclose estimate deny".split()
)


def within(inner: Span, outer: Span) -> bool:
    """Whether a span lies in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def is_nominal(told: Told) -> bool:
    """Whether an event is told by a noun, which makes a poor headline."""
    return told.event.trigger.pos not in {"VERB", "AUX"}


def statement(sentence: Sentence, attribution: Attribution) -> Span | None:
    """The part of a content that stands in the sentence, where it is a whole statement, else None.

    A statement is what a verb of saying has for content, and what follows "that".
    """
    if len(attribution.content) != 1:
        return None
    (start, end), text = attribution.content[0], sentence.coded.document.text
    if not sentence.span[0] <= start < sentence.span[1]:
        return None
    if attribution.cue.lemma in STATING or "that " in (text[start - 5 : start], text[start : start + 5]):
        return start, min(end, sentence.span[1])
    return None


def refuses(sentence: Sentence, attribution: str | None) -> bool:
    """Whether what looks like a denial refuses a deed or wish: "rejected the resolution", not "the claim"."""
    for each in sentence.attributions:
        if each.id == attribution and each.position != "affirms" and each.cue.lemma.lower() in words("refusing"):
            text = sentence.coded.document.text
            start, end = each.content[0] if each.content else (0, 0)
            if each.position == "withholds":
                return text[start:end].startswith("to ")  # "refused to lift", not "refused comment"
            head = [word.lower() for word in WORD.findall(text[max(each.cue.span[1], start - len("that ")) : end])]
            return not any(word in words("alleged") for word in head[:HEAD_WORDS])
        if each.id == attribution and each.position == "denies" and each.cue.lemma.lower() in words("accepting"):
            return True  # "will not accept the verdict"
        if each.id == attribution and each.position == "denies" and each.cue.lemma.lower() not in words("denying"):
            # "did not support the resolution", "called the attempts ridiculous"
            head = [w.lower() for s, e in each.content for w in WORD.findall(sentence.coded.document.text[s:e])]
            wished = next((w for w in head[:HEAD_WORDS] if w in words("wish") | words("alleged") - {"that"}), None)
            return wished in words("wish")
    return False


def supposes(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether nobody says or keeps silent but in a supposition: "if A does not answer"."""
    before = sentence.coded.document.text[sentence.span[0] : attribution.cue.span[0]]
    return _SUPPOSED.search(before) is not None


_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ss]hould)\b[^,.;]*$")


def telling_span(sentence: Sentence, told: Told) -> Span:
    """The words that tell an event: its clause.

    Where only a noun or an infinitive tells it ("the sale is illegal", "wants to strike"), what is said of it; where
    the clause is a part of a statement that its modality comes from ("is unlikely to", "fears that"), the statement.
    """
    clause = _with_object(sentence, told)
    for attribution in sentence.attributions:
        if attribution.id == told.event.attribution:
            span = statement(sentence, attribution)
            if span is not None and within(clause, span):
                bare = is_nominal(told) or told.claim.clause.text.startswith("to ")
                whole = bare or _loses_modality(told, told.claim.clause.text)
                return span if whole or _short_with(sentence, clause, span) else clause
    if _loses_modality(told, told.claim.clause.text) or told.claim.clause.text.startswith("to "):
        return (clause[0], clause[1]) if told.event.attribution is not None else _whole(sentence, clause)
    return sentence.span if _short_with(sentence, clause, sentence.span) else clause


def _with_object(sentence: Sentence, told: Told) -> Span:
    """The clause of an event; "A killed" of "A killed and buried B" with what follows, where its object stands."""
    start, end = told.claim.clause.span
    after = sentence.coded.document.text[end : sentence.span[1]]
    if end == told.event.trigger.span[1] and re.match(r"\s+(?:and|or)\s", after):
        return start, sentence.span[1]
    bare = len(WORD.findall(sentence.coded.document.text[told.event.trigger.span[1] : end])) <= BARE
    if bare and re.match(r"\s+(?:to|on|over)\s", after):
        # "reached a deal" of "reached a deal to open the strait"; the clause that follows ends it
        stop = re.search(r"[,;:.—–]|\s(?:which|who|that|where|after|before|as|while)\s", after)
        return start, end + (stop.start() if stop is not None else len(after))
    return start, end


def _short_with(sentence: Sentence, clause: Span, whole: Span) -> bool:
    """Whether a clause begins a statement short enough to be told whole: "advises it on how to manage protests"."""
    text = sentence.coded.document.text[whole[0] : whole[1]]
    lead = text.removeprefix("that ")
    rest = sentence.coded.document.text[clause[1] : whole[1]]
    begins = clause[0] == whole[0] + len(text) - len(lead) and within(clause, whole)
    return begins and len(lead.split()) <= LONGEST and not _ANOTHER.search(rest)


def _whole(sentence: Sentence, clause: Span) -> Span:
    return sentence.span if within(clause, sentence.span) else clause


def is_negated(told: Told, text: str) -> bool:
    """Whether an event did not happen and the words say so."""
    return told.event.polarity == "negative" and _NEGATION.search(text) is not None


def _loses_modality(told: Told, text: str) -> bool:
    """Whether an event is not told as certain, and the words do not show it."""
    event = told.event
    certain = event.certainty == "certain" and event.tense in {"past", "ongoing"}
    if certain and event.polarity == "positive":
        return False
    if is_negated(told, text):
        return False
    return not any(word.lower() in words("hedge") for word in WORD.findall(text))


def keeps_modality(told: Told, text: str) -> bool:
    """Whether a text shows that an event is planned, possible or denied, where it is."""
    return not _loses_modality(told, text)


def headline_words(sentence: Sentence, span: Span, names: Names) -> str | None:
    """The words of a clause as a headline: a resolved pronoun in front replaced by its name, marks and lead-ins cut.

    None where it would be a condition, a question, a relative clause, talk, or begin with a pronoun that nobody
    resolves or an infinitive.
    """
    document = sentence.coded.document.text
    text = document[span[0] : span[1]]
    lead = _lead(text)
    before = document[max(sentence.span[0], span[0] - BEFORE) : span[0] + lead].split()
    if is_condition(sentence, span) or _RELATIVE.search(text[:lead]) or _RELATIVE.match(before[-1] if before else ""):
        return None
    if not _stands(sentence, span[0] + lead):
        return None
    meant = [
        names.name(m.actor)
        for m in sentence.coded.mentions
        if m.actor is not None and m.span[0] == span[0] + lead and m.text.lower() in PRONOUNS
    ]
    if meant:
        if not _begins(document, sentence, span[0] + lead):
            return None  # "the fuel it shipped to Russia"
        first, _, rest = text[lead:].partition(" ")
        rest = f"is {rest}" if _CONTRACTED.fullmatch(first) else rest
        text = listed(meant) + ("’s " if first.lower() in {"its", "their", "his", "her"} else " ") + rest
    else:
        text = _fuller(sentence, span[0] + lead, text[lead:], names)
    text = flat(text).strip(" ,;:—–-.")
    text = _TRAILING.sub("", text)
    text = _unfinished(text, document[span[1] : sentence.span[1]])
    for joined in (_CLAUSES, _JOINED):
        while (
            len(text.split()) > LONGEST and (found := joined.search(text)) and not _LISTED.search(text[: found.end()])
        ):
            text = text[: found.start()]
    if len(text.split()) > LONGEST and len(_WHO.sub("", text).split()) >= LONGEST // 2:
        text = _WHO.sub("", text)
    if "not only" in text and " but " not in text:
        return None  # half of what it says
    text = _balanced(text.strip(" ,;:—–-."))
    text = _OTHER.sub(r"\1", text)
    text = flat(_WHEN.sub("", " " + _gone().sub("", text))).strip(" ,;:—–-")
    first_word = text.split()[0].lower().strip("“\"'‘") if text else ""
    if (
        not text
        or first_word in PRONOUNS | {"to", "asked"} | words("hanging")
        or _FIRST_PERSON.search(text)
        or "?" in text
    ):
        return None
    if (
        _NEVER.search(text)
        or _RELATIVE.match(text)
        or first_word in words("condition")
        or text.split()[-1].lower() in _OPEN
    ):
        return None
    text = _INITIALS.sub(r"\1.", _STOPPED.sub(r"\1", text))
    return text[:1].upper() + text[1:]


def _unfinished(text: str, after: str) -> str:
    """A clause without the beginning of the next one, whose verb it lacks: "A blamed B as rebels (left)"."""
    begun = _BEGUN.search(text)
    goes_on = re.match(r"\s+[a-z]|,\s+(?!and\b|but\b|who\b|which\b|where\b)[a-z]", after) is not None
    kept = text[: begun.start()] if begun is not None and goes_on else text
    return kept if len(kept.split()) >= SHORTEST else text


def _fuller(sentence: Sentence, at: int, text: str, names: Names) -> str:
    """A text that begins with a surname or an office, with the whole name there: "Wang blamed …" is of Wang Yi."""
    for mention in sentence.people:
        if mention.span[0] != at:
            continue
        short = " " not in mention.text
        if short or (mention.actor is not None and mention.text.lower().startswith("the ")):
            full = names.short(sentence.coded, mention.actor, mention.text)
            if full in text:
                return text  # "The secretary of the council, Jane Doe, met …"
            if not short or mention.text in full.split():
                return full + text[len(mention.text) :]
    return text


_OPEN = frozenset("the a an of to in on for by with and or but that from at as into its their his her not".split())


@cache
def _gone() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('gone')))}) (?=[a-z])")


def _lead(text: str) -> int:
    """How many characters of conjunctions stand in front."""
    found = re.match(rf"(?:(?:{'|'.join(sorted(words('lead')))}),?\s+)+", text, re.IGNORECASE)
    return found.end() if found else 0


def is_condition(sentence: Sentence, span: Span) -> bool:
    """Whether "if", "whether" or the like stands before a clause, so that it is not told as happening."""
    document = sentence.coded.document.text
    text = document[span[0] : span[1]]
    before = document[max(sentence.span[0], span[0] - BEFORE) : span[0]] + " " + text[: _lead(text)]
    return any(re.search(rf"\b{word}\b", f"{before} {text.split()[0]}".lower()) for word in words("condition"))


def _begins(document: str, sentence: Sentence, at: int) -> bool:
    """Whether a clause begins its sentence, follows "that", or a mark: it is no relative clause without its "which"."""
    before = document[sentence.span[0] : at].rstrip()
    return not before or before[-1] in ",“\"‘':;—–" or before.lower().endswith((" that", " said", " says"))


def _stands(sentence: Sentence, at: int) -> bool:
    """Whether a clause is one by itself and not what a noun stands before: "the weapons (that) A could buy"."""
    document = sentence.coded.document.text
    before = document[sentence.span[0] : at].rstrip()
    if not before or not before[-1].isalnum():
        return True
    if any(start <= at <= start + len("that ") for a in sentence.attributions for start, _ in a.content):
        return True
    return before.rsplit(None, 1)[-1].lower() in words("lead") - {"that", "who", "which", "where"} | _SAYING


_SAYING = frozenset("says say said claims claimed reports reported announces announced believes believed warns".split())


def points_back(sentence: Sentence, text: str, at: int) -> bool:
    """Whether a headline that begins at a place speaks of what was told before it, or of one whom only that names."""
    lower = text.lower()
    if (
        _POINTS.search(text)
        or _POINTS_LAST.search(text)
        or _pointed().search(text)
        or any(lower.startswith(each) for each in words("sides"))
    ):
        return True
    described = _DESCRIBED.match(text) is not None
    return described and not any(
        m.actor is not None and m.span[0] <= at + len("The ") and at < m.span[1] for m in sentence.coded.mentions
    )


@cache
def _pointed() -> re.Pattern[str]:
    """ "The terror act", "the arrests": what was done, told before, where nothing behind it says which."""
    nouns = "|".join(sorted(words("pointed")))
    return re.compile(
        rf"\b[Tt]he (?:[a-z-]+ )?(?:{nouns})\b(?!['’]| (?:of|on|in|at|against|between|by|to|that|which|who|near|over"
        r"|from|with|for|during|targeting|held|signed|reached|imposed|against|called|known)\b)"
    )


def _balanced(text: str) -> str:
    for opening, closing in (("“", "”"), ("[", "]"), ("(", ")")):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text.replace('"', "") if text.count('"') % 2 else text


def length_penalty(text: str) -> float:
    """What a headline loses by its length."""
    count = len(text.split())
    if count < SHORTEST:
        return 3.0
    return 0.0 if count <= LONGEST else 1.5 if count <= TOO_LONG else 5.0
