"""Who stands where around a predicate: subjects, objects, complements, borrowed from above where grammar lends them."""

from __future__ import annotations

from allegedly.grammar import Parse
from allegedly.knowledge.predicates import predicates

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
RELATIVE = frozenset({"WDT", "WP"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp", "advcl"})
# Complements of nouns that may be parsed as the verb's: "imposed [sanctions] on Iran".
CARRIERS = frozenset({"dobj", "prt", "nsubjpass", "attr", "oprd"})
# "Spoke of a coalition with B" is no talk with B.
TROUBLES = frozenset({"situation", "problem", "issue", "crisis", "trouble", "difficulty", "progress"})
TOPIC = frozenset({"about", "of"})
# What hangs in a noun phrase without opening a clause.
PHRASAL = frozenset({"poss", "amod", "compound", "nmod", "prep", "agent", "pobj", "conj", "appos", "nummod"})
DUTIES = frozenset({"must", "should"})
# Verbs of one person's giving to another, who may be named once behind the last of them.
GIVING = frozenset("supply provide give send deliver sell ship export offer transfer donate lend grant".split())
WRONGS = frozenset("violation breach crime contravention infringement aggression provocation atrocity".split())
BLAMING = frozenset({"responsible", "guilty", "behind", "culpable", "complicit", "accountable"})
# What somebody "should" be or have is an opinion; what he should do is a demand.
BEING = frozenset(
    "be remain stay become have know think feel enjoy seem understand need want matter exist belong".split()
)
ABLE = frozenset({"ready", "prepared", "willing"})
# Verbs that ask somebody behind a preposition: "called on [B] to withdraw" lends B to what is to be done.
ASKING = frozenset({"call", "appeal", "rely", "count", "depend", "prevail", "press", "push", "plead", "wait"})
ASKED = frozenset({"on", "upon", "for"})
# Who uses something does himself what it is used for: "used Norland's drones to attack".
USING = frozenset({"use", "employ", "utilise", "utilize", "exploit", "abuse", "wield", "invoke", "misuse", "spend"})
# Things that act through whoever has them: "sent missiles to strike", "passed a law to ban".
TOOLS = ("weapons", "money", "information", "documents", "law", "goods", "sanction", "talks")
# Who serves somebody: in "an aide to the president who met B" it is the aide who met.
AIDES = frozenset(
    "aide adviser advisor assistant spokesman spokeswoman spokesperson secretary deputy envoy lawyer confidant "
    "representative brother sister son daughter cousin".split()
)
# Nouns that make a preposition with the words around them: "with regard to", "with the exception of".
EMPTY = frozenset("regard respect view reference exception aim purpose intention effect".split())
# Deeper borrowing is a fault of the parser.
DEEPEST = 6


def clause_verb(parse: Parse, token: int) -> int:
    """The verb of a token's clause; the head of all where there is no verb."""
    while parse.pos[token] not in VERBAL or parse.deps[token] in {"aux", "auxpass"}:
        head = parse.heads[token]
        if head == token:
            break
        token = head
    return token


def coordinated(parse: Parse, token: int) -> list[int]:
    """A head with those joined to it: "Russia, Iran and Syria"."""
    found = [token]
    at = 0
    while at < len(found):
        found.extend(c for c in parse.children[found[at]] if parse.deps[c] == "conj" and parse.pos[c] in NOMINAL)
        at += 1
    return found


def passive(parse: Parse, verb: int) -> bool:
    """Whether a verb form is passive: "was hit", "the tank hit by …"."""
    if any(parse.deps[c] in {"auxpass", "nsubjpass", "agent"} for c in parse.children[verb]):
        return True
    if parse.tags[verb] != "VBN":
        return False
    if parse.deps[verb] == "acl":
        return True
    head = parse.heads[verb]
    return parse.deps[verb] == "conj" and parse.child(verb, "nsubj", "aux") is None and passive(parse, head)


def subjects(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """The heads that stand as (grammatical) subject of a verb, an adjective or a nominal predicate."""
    own = parse.child(verb, *SUBJECTS)
    if own is not None:
        heads = resolved(parse, own)
        return heads + [head for head in _alongside(parse, verb, own) if head not in heads]
    head = parse.heads[verb]
    if depth > DEEPEST or head == verb:
        return []
    dep = parse.deps[verb]
    if dep == "conj" and parse.pos[head] in VERBAL | {"ADJ"}:
        return subjects(parse, head, depth + 1)
    if dep in {"acl", "relcl"}:
        if parse.lemmas[head].lower() in predicates().classes["documents"] and parse.deps[head] in OBJECTS:
            doing = doers(parse, head, depth + 1)  # "issued a report accusing …": by who issued it
            if doing:
                return doing
        if parse.tags[verb] == "VBG" and parse.pos[head] == "PROPN" and parse.lowers[parse.heads[head]] == "on":
            above = clause_verb(parse, head)  # "posted a message on Twitter blaming …"
            if above != verb and parse.deps[head] == "pobj":
                return subjects(parse, above, depth + 1)
        if parse.deps[head] == "attr" and parse.lemmas[parse.heads[head]] == "be":
            being = subjects(parse, parse.heads[head], depth + 1)  # "[Norland] was the first country to visit it"
            someone = any(parse.lemmas[head].lower() in predicates().classes[name] for name in ("people", "plenty"))
            infinitive = any(parse.tags[c] == "TO" for c in parse.children[verb])
            if someone and infinitive and all(parse.pos[token] in NOMINAL - {"PRON"} for token in being):
                return being or resolved(parse, head)
        if parse.tags[verb] in {"VBG", "VBN"} or dep == "relcl":
            return resolved(parse, head)
        return doers(parse, head, depth + 1)
    if dep in {"pcomp", "xcomp", "ccomp", "advcl", "acomp", "oprd", "attr", "prep"}:
        return _lent(parse, verb, head, depth)
    return []


def _alongside(parse: Parse, verb: int, subject: int) -> list[int]:
    """Who does it too, before the verb: "Norland, along with [Sudland], …", "who, together with [the pilot], was …"."""
    found: list[int] = []
    for above in (subject, verb):
        for child in parse.children[above]:
            if not subject < child < verb:
                continue
            if parse.lowers[child] in {"along", "together"}:
                found += after(parse, child, "with")
            joint = parse.deps[child] == "prep" and parse.lowers[child] == "with"
            if joint and any(parse.lowers[c] in {"along", "together"} for c in parse.children[child]):
                found += governed(parse, child)
    return found


def _lent(parse: Parse, verb: int, head: int, depth: int) -> list[int]:
    """The subject that the word above lends: its object ("urged B to do") or its own subject ("A plans to do")."""
    between = None
    if parse.deps[head] in {"prep", "agent"}:
        between, head = parse.lowers[head], parse.heads[head]
        while parse.pos[head] in {"ADV", "ADP"} and parse.heads[head] != head:  # "stopped [short] of accusing"
            head = parse.heads[head]
    if parse.pos[head] in NOMINAL:
        return doers(parse, head, depth + 1)
    purpose = parse.deps[verb] in {"xcomp", "ccomp"} and parse.tags[verb] == "VB" and between is None
    if purpose and parse.lemmas[head] in USING and parse.child(head, "dobj", "nsubjpass") is not None:
        return agents(parse, head) if passive(parse, head) else subjects(parse, head, depth + 1)
    if parse.deps[verb] in {"xcomp", "ccomp"} or between in {"of", "for", "from", "into", "against"}:
        if not passive(parse, head):
            lender = parse.child(head, "dobj", "dative")
            if lender is not None and between is None and lender < verb and _tool(parse, lender):
                return subjects(parse, head, depth + 1)
            if lender is not None and parse.pos[lender] != "ADP" and lender < verb:
                return resolved(parse, lender)
            asked = _asked(parse, head, verb)
            if asked:
                return asked
            if between == "for" and parse.lemmas[head].lower() in predicates().classes["judging"]:
                return []  # "also thanked for supporting": not who thanks
        else:
            return subjects(parse, head, depth + 1)
    return agents(parse, head) if passive(parse, head) else subjects(parse, head, depth + 1)


def _tool(parse: Parse, noun: int) -> bool:
    """Whether a noun names a thing that does nothing by itself."""
    word, classes = parse.lemmas[noun].lower(), predicates().classes
    return any(word in classes[name] for name in TOOLS) and word not in classes["troops"] | classes["people"]


def _asked(parse: Parse, head: int, verb: int) -> list[int]:
    """Whom a verb above asks to do it: "called on [B] to withdraw", "waited for [B] to answer"."""
    if parse.lemmas[head] not in ASKING or parse.deps[verb] != "xcomp":
        return []
    for child in parse.children[head]:
        if parse.deps[child] == "prep" and parse.lowers[child] in ASKED and head < child < verb:
            return governed(parse, child)
    return []


def agents(parse: Parse, verb: int) -> list[int]:
    """Who a passive says did it ("by Russia")."""
    for child in parse.children[verb]:
        if parse.deps[child] == "agent" or (parse.deps[child] == "prep" and parse.lowers[child] == "by"):
            return governed(parse, child)
    return []


def objects(parse: Parse, verb: int) -> list[int]:
    """The direct objects of a verb, or the subjects of its passive."""
    if passive(parse, verb):
        if parse.child(verb, "nsubjpass") is None and parse.deps[verb] == "acl":
            return resolved(parse, parse.heads[verb])
        found = subjects(parse, verb)
        second = parse.child(verb, "dobj")
        by = parse.child(verb, "agent")
        if second is None or (by is not None and by < second):  # "was trained by A in [B's territory]", as parsed
            return found
        return found + resolved(parse, second)
    own = parse.child(verb, "dobj")
    if own is not None:
        return resolved(parse, own)
    if parse.deps[verb] == "relcl" and parse.child(verb, "nsubj") is not None:
        subject = parse.child(verb, "nsubj")
        if subject is not None and parse.tags[subject] not in RELATIVE:
            return resolved(parse, parse.heads[verb])
    for child in parse.children[verb]:  # "ordered [the paper] to close", parsed as a clause
        if parse.deps[child] == "ccomp" and parse.tags[child] == "VB" and child > verb:
            inner = parse.child(child, "nsubj", "nsubjpass")
            if inner is not None and parse.child(child, "mark") is None:
                return resolved(parse, inner)
    head = parse.heads[verb]
    if parse.deps[head] == "conj" or parse.deps[verb] != "conj" or parse.pos[head] not in VERBAL:
        for child in parse.children[verb]:  # "arrested and deported the men": the object hangs on the last verb
            if parse.deps[child] == "conj" and parse.pos[child] == "VERB" and parse.child(child, "nsubj") is None:
                shared = parse.child(child, "dobj")
                own = any(parse.deps[c] in {"prep", "xcomp", "ccomp"} for c in parse.children[verb])
                if shared is not None and not own:
                    return resolved(parse, shared)
    return []


def resolved(parse: Parse, token: int) -> list[int]:
    """Heads of a noun phrase; a relative pronoun stands for the noun before it."""
    if parse.tags[token] in RELATIVE:
        at = token
        for _ in range(DEEPEST):
            if parse.deps[at] == "relcl":
                noun = parse.heads[at]
                served = parse.heads[parse.heads[noun]]
                if parse.deps[noun] == "pobj" and parse.tags[token] == "WP" and parse.lemmas[served].lower() in AIDES:
                    noun = served
                if parse.deps[noun] == "appos":  # "Norland, a country that …"
                    noun = parse.heads[noun]
                return coordinated(parse, noun)
            if parse.heads[at] == at:
                break
            at = parse.heads[at]
        return []
    return coordinated(parse, token)


def governed(parse: Parse, preposition: int) -> list[int]:
    """What a preposition governs."""
    found: list[int] = []
    for child in parse.children[preposition]:
        if parse.deps[child] == "pobj":
            empty = parse.lowers[child] in EMPTY and parse.lowers[preposition] in {"with", "in"}
            found.extend([] if empty else resolved(parse, child))
        elif parse.deps[child] == "prep":  # "in front of"
            found.extend(governed(parse, child))
        elif parse.deps[child] == "pcomp":
            found.append(child)
    return found


def after(parse: Parse, token: int, preposition: str) -> list[int]:
    """The heads after a preposition that hangs on a predicate, on its object or on its particle."""
    found: list[int] = []
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep in {"prep", "dative"} and parse.lowers[child] == preposition:
            found.extend(governed(parse, child))
        elif dep in CARRIERS and parse.pos[token] in VERBAL and (child > token or dep == "nsubjpass"):
            for inner in parse.children[child]:
                if parse.deps[inner] == "prep" and parse.lowers[inner] == preposition:
                    found.extend(governed(parse, inner))
        elif dep == "prep" and not (
            preposition == "with" and parse.lowers[child] in TOPIC and parse.pos[token] in VERBAL
        ):
            # "a campaign of strikes on B": one level further down
            for noun in parse.children[child]:
                if preposition == "with" and parse.lemmas[noun] in TROUBLES:
                    continue  # "spoke about the situation with refugees"
                for inner in parse.children[noun]:
                    if parse.deps[inner] == "prep" and parse.lowers[inner] == preposition and preposition != "of":
                        found.extend(governed(parse, inner))
    if not found and preposition == "to" and parse.lemmas[token] in GIVING:
        for child in parse.children[token]:  # "is supplying arms, and providing training, to B"
            if parse.deps[child] == "conj" and parse.lemmas[child] in GIVING and parse.child(child, "nsubj") is None:
                return after(parse, child, preposition)
    return found


def datives(parse: Parse, verb: int) -> list[int]:
    """Indirect objects: "gave Syria arms", "were given to Syria"."""
    for child in parse.children[verb]:
        if parse.deps[child] == "dative":
            return governed(parse, child) if parse.pos[child] == "ADP" else resolved(parse, child)
    if passive(parse, verb) and parse.child(verb, "dobj") is not None:
        return subjects(parse, verb)
    return []


def complement(parse: Parse, token: int) -> int | None:
    """The verb of the clause below a predicate: "agreed to [supply]", "a promise to [help]", "accused of [helping]"."""
    for child in parse.children[token]:
        if child > token and parse.deps[child] in {"xcomp", "ccomp", "acl"} and parse.pos[child] in VERBAL | {"ADJ"}:
            return child
    for child in parse.children[token]:
        if child > token and parse.deps[child] == "prep":
            inner = parse.child(child, "pcomp")
            if inner is not None:
                return inner
    for child in parse.children[token]:
        if child > token and parse.deps[child] == "advcl" and parse.tags[child] == "VB":
            return child
    return None


def possessors(parse: Parse, noun: int) -> list[int]:
    """Those before a noun: "Iran's sale", "the Russian invasion", "U.S. sanctions"."""
    found = []
    for child in parse.children[noun]:
        if parse.deps[child] == "poss":
            found.extend(_owner(parse, child))
    for child in parse.children[noun]:
        named = parse.deps[child] in {"amod", "compound", "nmod"} and parse.words[child][:1].isupper()
        if child < noun and named and not half(parse, child):
            found.append(child)
    return found


def half(parse: Parse, token: int) -> bool:
    """Whether a name only is the first half of a word that tells who did something: "a [Norland]-hosted talk"."""
    glued = parse.starts[token + 1 : token + 2] == [parse.starts[token] + len(parse.words[token])]
    return glued and parse.words[token + 1] == "-" and parse.tags[token + 2 : token + 3] in (["VBN"], ["VBD"])


def _owner(parse: Parse, child: int) -> list[int]:
    """A possessor; "whose" stands for the noun before its clause."""
    if parse.tags[child] != "WP$":
        return coordinated(parse, child)
    at = child
    for _ in range(DEEPEST):
        if parse.deps[at] == "relcl":
            return coordinated(parse, parse.heads[at])
        at = parse.heads[at]
    return []


def doers(parse: Parse, noun: int, depth: int = 0) -> list[int]:
    """Who does what a noun says, by its own words or by the verb that it is the object of."""
    own = possessors(parse, noun)
    if own:
        return own
    named = after(parse, noun, "by")
    if named:
        return named
    head = parse.heads[noun]
    if depth <= DEEPEST and head != noun:
        if parse.deps[noun] in {"dobj", "attr"} and parse.pos[head] in VERBAL:
            return agents(parse, head) if passive(parse, head) else subjects(parse, head, depth + 1)
        if parse.deps[noun] == "nsubjpass":
            return agents(parse, head)
    return []


def nested(parse: Parse, token: int) -> list[int]:
    """Nominals inside a noun phrase, nearest first: "the [Iranian] parliament's decision by [deputies]"."""
    found: list[int] = []
    level = [token]
    for _ in range(4):
        below = [
            c
            for t in level
            for c in parse.children[t]
            if parse.deps[c] in {"poss", "amod", "compound", "nmod", "prep", "agent", "pobj", "conj", "appos", "pcomp",
                                 "dobj", "nummod", "acl", "xcomp", "relcl", "dative"}
        ]  # fmt: skip
        found.extend(c for c in below if parse.pos[c] in NOMINAL or parse.words[c][:1].isupper())
        level = below
    return found


def _content(parse: Parse, token: int) -> int | None:
    """The head of what is said below a verb or a noun of saying, wherever it stands."""
    for child in parse.children[token]:
        if parse.deps[child] == "ccomp" or (parse.deps[child] == "acl" and parse.child(child, "mark") is not None):
            return child
    return None


def bound(parse: Parse, token: int) -> list[int]:
    """Whom the clause below says to have a duty: "said that [B] must withdraw"."""
    below = _content(parse, token)
    if below is None:
        return []
    duty = any(parse.deps[c] == "aux" and parse.lowers[c] in DUTIES for c in parse.children[below])
    duty = duty or (parse.lemmas[below] in {"have", "need"} and any(
        parse.deps[c] == "xcomp" and any(parse.lowers[d] == "to" for d in parse.children[c])
        for c in parse.children[below]))  # fmt: skip
    own = parse.child(below, "nsubj", "nsubjpass")
    if own is not None and parse.deps[own] == "nsubjpass" and parse.pos[own] in {"PROPN", "PRON"}:
        return []  # "said that Norland must not be left alone"
    does = parse.lemmas[below] not in BEING or any(parse.lowers[c] in ABLE for c in parse.children[below])
    return resolved(parse, own) if duty and does and own is not None else []


def blamed(parse: Parse, token: int) -> list[int]:
    """Whom the clause below says to be to blame: "said that [B] was responsible", "… that [B]'s raid was a crime"."""
    below = _content(parse, token)
    if below is None or parse.lemmas[below] != "be":
        return []
    own = parse.child(below, "nsubj")
    if own is None:
        return []
    words = BLAMING - {"behind"} if parse.pos[own] == "PRON" else BLAMING  # "says it is behind it"
    if any(parse.lowers[child] in words for child in parse.children[below]):
        return resolved(parse, own)
    wrong = any(parse.deps[c] == "attr" and parse.lemmas[c] in WRONGS for c in parse.children[below])
    return makers(parse, own) if wrong and parse.pos[own] == "NOUN" else []


def makers(parse: Parse, noun: int) -> list[int]:
    """Who made what a noun says: "[Norland]'s offer", "an offer by [Norland]", "an offer made by [Norland]"."""
    found = possessors(parse, noun) + after(parse, noun, "by")
    for child in parse.children[noun]:
        if parse.deps[child] == "acl" and parse.tags[child] == "VBN":
            found += agents(parse, child)
    return found + after(parse, noun, "from")


def within(parse: Parse, noun: int) -> list[int]:
    """Nominals inside a noun phrase without its clauses, nearest first: "the shelling of [the town] in [Sudland]"."""
    found: list[int] = []
    level = [noun]
    for _ in range(4):
        below = [c for t in level for c in parse.children[t] if parse.deps[c] in PHRASAL]
        found.extend(c for c in below if parse.pos[c] in NOMINAL or parse.words[c][:1].isupper())
        level = below
    return found
