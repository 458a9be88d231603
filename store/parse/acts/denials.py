"""Denials: what somebody says is not so, with or without a verb of denying."""

from store.parse.acts.sayings import of_outlook
from store.parse.acts.statements import CLAIMS, DOMAIN, Spoken, filled, heard
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.gather import descend, nouns_of
from store.parse.fields.roles import owners_of
from store.parse.frames.frames import Around, classes, fires
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import Span

__all__ = ["answered", "denial", "denies", "denies_all"]

_NONE = frozenset(["no", "none"])
_POSSIBLE = frozenset(["can", "may", "might", "could", "would", "will"])
_ANSWERED = 2
_TOLD = frozenset(["hear", "receive", "inform", "notify", "tell", "ask", "find", "see"])
_VIEWS = frozenset(["see", "have", "take", "make", "get", "know", "expect"])
_FORESEEING = frozenset(
    ["expect", "anticipate", "foresee", "forecast", "believe", "think", "assume", "count_on"]
)
_CONTRASTS = ("lawfully", "legally", ", not ", ", and no ", " and no ", " rather than ")
_WORD = 24
"""Letters behind a verb that hold the next word."""
_TALKS = CLASS["talks"] | CLASS["plan"]
_LET_PASS = frozenset(("objection", "comment", "doubt", "problem", "choice", "preference"))
_THERE = frozenset(["exist", "be", "take_place", "happen", "occur"])
_FOUND = frozenset(["find", "discover", "detect", "see", "uncover", "establish", "identify"])
_NOBODY = frozenset(("nobody", "no one", "none", "one"))
_MEASURES = word_set("decision listing designation move ban curbs sanctions restrictions measures")
"""Whoever calls one of these groundless opposes it."""
_BEARING = frozenset(["have", "contain", "include", "carry", "hide", "hold", "come_with"])
_HOW = frozenset(["why", "how"])
_DEALING = frozenset(
    ["acquire", "rent", "supply", "build", "deploy", "smuggle", "develop", "negotiate", "invest"]
)


def denial(clause: Clause, g: Grammar, talk: Discourse, low: str, sentence: Span) -> Spoken | None:
    """How to fill a denied `state` from `clause`, None if it denies nothing."""
    verb = clause.verb
    assert verb is not None
    words, lemma = g.denial, verb.lemma
    denying = lemma in words.verbs
    told = denying or lemma in words.calling or lemma in g.reporting
    if not told and not (clause.objs and _of_evidence(clause, g)):
        return None
    speakers = heard(clause, g, talk, low, sentence, aside=denying)
    if denying and not verb.negative and _denied(clause, speakers, g, talk):
        return filled(clause, speakers, "denied", g)
    if denying or not speakers:
        return None
    if lemma in words.calling and words.false.search(low, verb.end, sentence.end):
        measure = any(n.head is not None and n.head.low in _MEASURES for n in clause.objs)
        return None if measure else filled(clause, speakers, "denied", g)
    official = all(p.cls & CLASS["gov"] for p in speakers)
    if _of_evidence(clause, g) and _own(clause, talk) and not official:
        return filled(clause, speakers, "denied", g)
    if lemma in g.reporting:
        contrary = words.contrary.search(low, *sentence) is not None
        how = [one for one in clause.children if one.rel == "whether" and one.sub in _HOW]
        for child in (*clause.said(), *how):
            if denies(child, speakers, g, talk, low, contrary):
                return filled(clause, speakers, "denied", g)
    return None


def answered(clause: Clause, g: Grammar, talk: Discourse) -> list[Clause]:
    """What a denial swallows: all that hangs on it but what the speaker says that he obeys."""
    found, waiting = [], [clause]
    said = [one for one in clause.children if one.rel == "that"]
    while waiting:
        one = waiting.pop()
        if len(said) > 1 and one in said and _obeys(one, g, talk):
            continue
        if clause.quote is not None and one.parent is clause and one.head_noun is not None:
            continue  # "it is false, Dell said of a report that it would buy"
        found.append(one)
        waiting += one.children
    return found


def _obeys(clause: Clause, g: Grammar, talk: Discourse) -> bool:
    rule = fires(clause, g, talk, Around(descend(clause), [], talk))
    return rule is not None and rule.frame.type == "comply"


def _denied(clause: Clause, speakers: list[Party], g: Grammar, talk: Discourse) -> bool:
    """Whether there is something to deny: a claim, a clause, or what was told just before."""
    verb = clause.verb
    assert verb is not None
    if verb.passive and clause.subj is not None and clause.subj.pronoun == "it" and not speakers:
        return False  # "it is disputed": by nobody in particular
    if not speakers:  # "he denied that": said by somebody, whoever it is
        said = any(c.rel == "that" for c in clause.children)
        return said and clause.subj is not None and bool(clause.subj.pronoun) and not verb.modal
    if clause.children or denies_all(clause, g):
        return True
    if clause.objs:
        return any(_about(n, talk) or _idea(n, g) for n in clause.objs)
    return _answers({p.key for p in speakers}, talk)


def denies_all(clause: Clause, g: Grammar) -> bool:
    """ "Which the start-up denies": the aside denies what stands before it."""
    verb, noun = clause.verb, clause.antecedent
    if verb is None or clause.rel != "rel" or verb.lemma not in g.denial.verbs:
        return False
    return clause.subj is not None and clause.subj is not noun


def _of_evidence(clause: Clause, g: Grammar) -> bool:
    """ "Has seen no evidence", "is not aware"."""
    verb = clause.verb
    assert verb is not None
    for noun in clause.objs:
        if g.denial.is_evidence(noun):
            return verb.negative or noun.det in _NONE
    return False


def _own(clause: Clause, talk: Discourse) -> bool:
    """Whether a speaker speaks of himself: "we", or who says so in the same sentence."""
    spoken = {p.key for p in talk.speaker}
    mine = {p.key for p in talk.resolve(clause.subj)}
    return bool(mine & spoken) or (
        clause.subj is not None and clause.subj.pronoun == "we" and bool(mine)
    )


def _idea(noun: Noun, g: Grammar) -> bool:
    return noun.head is not None and noun.head.low in g.denial.ideas


def _about(noun: Noun, talk: Discourse) -> bool:
    return bool(classes(noun, talk) & (CLAIMS | DOMAIN))


def denies(
    child: Clause, speakers: list[Party], g: Grammar, talk: Discourse, low: str, contrary: bool
) -> bool:
    """Whether the speaker says that something did not happen or is not so."""
    verb = child.verb
    assert verb is not None
    start, end = child.span()
    if g.denial.false.search(low, start, max(end + 20, start)) and verb.lemma == "be":
        return True
    if child.subj is not None and child.subj.det in _NONE and verb.lemma in _THERE:
        return g.denial.is_evidence(child.subj)
    if _nobody_did(child, g):
        return True
    if verb.lemma == "be" and any(_no_talks(n) for n in child.objs):
        return child.subj is None or child.subj.pronoun == "there"
    if _lawful(child, speakers, g, talk, low):
        return True
    none = any(n.det in _NONE or n.plain in _NONE or n.pronoun in _NONE for n in child.objs)
    none = none or (verb.lemma not in _VIEWS and any(_nothing(n) for n in child.objs))
    following = low[verb.end : verb.end + _WORD].split()
    none = none or following[:1] == ["neither"]
    if verb.lemma == "be" and child.subj is None and _none_at_all(following):
        return not verb.modal  # "replied that there were none": of what was asked about
    if not (verb.negative or none) or verb.modal in _POSSIBLE or _withheld(child, g):
        return False
    if verb.lemma == "be" and following and following[0] in g.denial.doubting:
        return False  # "was not sure Beijing would allow it"
    if contrary or (_of_evidence(child, g) and not _officials(child, speakers, talk)):
        return True
    if verb.lemma in _FORESEEING or of_outlook(child):
        return False  # "it did not expect the change to matter"
    told_of = {p.key for p in talk.resolve(child.subj)}
    if told_of & _selves(speakers, talk) and _unaware(child):
        return True
    own = _firms_of(speakers, talk) if verb.negative else {p.key for p in speakers}
    same = told_of & own or _of_one_state(child, speakers, talk)
    if verb.lemma in _BEARING and not verb.modal and _made_by(child, speakers, talk):
        return True
    if same and child.objs and verb.lemma == "be" and not (child.adj or verb.modal):
        return True
    if same and _answers(same, talk):
        return True
    done = verb.tense == "past" or verb.perfect or verb.progressive
    near = 0
    if same and verb.lemma == "do" and child.objs:
        return verb.negative != (none or any(_nothing(n) for n in child.objs))
    if same and not verb.modal and _deals(child, g, talk):
        return True
    for one in descend(child):
        for _, noun in nouns_of(one):
            near |= classes(noun, talk)
    return bool(same) and done and bool(near & DOMAIN)


def _none_at_all(following: list[str]) -> bool:
    """Whether "none" stands behind the verb, and nothing that says of what."""
    if not following or following[0].rstrip(".,;") != "none":
        return False
    return following[0] != "none" or following[1:2] in ([], ["and"], ["but"])


def _of_one_state(child: Clause, speakers: list[Party], talk: Discourse) -> set[str]:
    """ "Washington has not barred it, a Commerce official said": who speaks for that state."""
    told_of = talk.resolve(child.subj)
    if not all(p.cls & CLASS["gov"] for p in (*told_of, *speakers)):
        return set()
    homes = {talk.g.names.home_of(p.key) for p in speakers} - {""}
    return {p.key for p in told_of if talk.g.names.home_of(p.key) in homes}


def _nobody_did(clause: Clause, g: Grammar) -> bool:
    """ "No diversion was ever found", "nobody had told it": what was not seen, or not heard of."""
    verb, noun = clause.verb, clause.subj
    if verb is None or noun is None or verb.negative or verb.modal:
        return False
    if not (verb.tense == "past" or verb.perfect):
        return False
    if verb.passive:
        return verb.lemma in _FOUND and noun.det in _NONE and g.denial.is_evidence(noun)
    none = noun.plain == "nobody" or (noun.det in _NONE and noun.plain in _NOBODY)
    return none and verb.lemma in _TOLD and bool(clause.objs)


def _no_talks(noun: Noun) -> bool:
    """ "There are no active discussions", "it had no plans"."""
    return noun.det in _NONE and bool(noun.cls & _TALKS)


def _made_by(clause: Clause, speakers: list[Party], talk: Discourse) -> bool:
    """ "Its chips do not contain": what somebody says that his own goods are without."""
    noun = clause.subj
    if noun is None or not clause.objs or not noun.cls & (CLASS["chip"] | CLASS["compute"]):
        return False
    owners = owners_of(noun) or talk.owner(noun)
    return bool({p.key for p in owners} & _selves(speakers, talk))


def _lawful(clause: Clause, speakers: list[Party], g: Grammar, talk: Discourse, low: str) -> bool:
    """ "Said that its client used H800 chips, not H100s": a firm clears another."""
    while clause.verb is not None and clause.verb.lemma in g.status.proving and clause.said():
        clause = clause.said()[-1]
    verb = clause.verb
    if verb is None or verb.negative or verb.modal or not (verb.tense == "past" or verb.perfect):
        return False
    if _DEALING.isdisjoint(g.framed.get(verb.lemma, ())) or not clause.objs:
        return False
    told_of = {p.key for p in talk.resolve(clause.subj)}
    firms = all(p.cls & CLASS["company"] and not p.cls & CLASS["gov"] for p in speakers)
    if not firms or not told_of or told_of & _selves(speakers, talk):
        return False
    start, end = clause.span()
    words = low[start:end]
    return any(one in words for one in _CONTRASTS)


def _withheld(clause: Clause, g: Grammar) -> bool:
    """ "Has not disclosed who", "has no objection to it": what somebody keeps back or lets pass."""
    verb = clause.verb
    assert verb is not None
    if verb.negative and verb.lemma in g.reporting:
        return verb.lemma not in _TOLD
    return any(noun.head is not None and noun.head.lemma in _LET_PASS for noun in clause.objs)


def _officials(clause: Clause, speakers: list[Party], talk: Discourse) -> bool:
    """ "The officials have no proof, it said": who has found none is not who says so."""
    noun = clause.subj
    if noun is None or not noun.cls & (CLASS["gov"] | CLASS["person"]):
        return False
    return not {p.key for p in talk.resolve(noun)} & _selves(speakers, talk)


def _selves(speakers: list[Party], talk: Discourse) -> set[str]:
    """Those who speak, and the houses for which they do."""
    actors = talk.g.names.actors
    keys = {p.key for p in speakers}
    return keys | {house for key in keys if key in actors for house in actors[key].affiliation}


def _firms_of(speakers: list[Party], talk: Discourse) -> set[str]:
    """Those who speak, and their companies: "Huang said Nvidia was not in talks"."""
    actors = talk.g.names.actors
    houses = _selves(speakers, talk)
    keys = {p.key for p in speakers}
    return keys | {key for key in houses if key in actors and actors[key].kind == "company"}


def _unaware(clause: Clause) -> bool:
    """ "Had not heard of it", "has received no notice": a firm that was told nothing."""
    verb = clause.verb
    assert verb is not None
    return verb.perfect and not verb.modal and verb.lemma in _TOLD


def _nothing(noun: Noun) -> bool:
    return noun.plain.startswith("nothing")


def _deals(child: Clause, g: Grammar, talk: Discourse) -> bool:
    """ "Does not sell to", "has bought none": of what is dealt in, if it is not turned down."""
    verb = child.verb
    assert verb is not None
    if verb.lemma in g.catenative or verb.lemma in _VIEWS:
        return False
    rule = fires(child, g, talk, Around(descend(child), [], talk))
    if rule is not None:
        return rule.frame.type in _DEALING and not rule.frame.negated
    known = any(one.frame.type in _DEALING for one in g.frames.get(verb.lemma, ()))
    return known and (verb.perfect or verb.tense == "past")


def _answers(speakers: set[str], talk: Discourse) -> bool:
    """Whether those who speak were just said to do what they now say they do not."""
    last = talk.deal
    near = last is not None and talk.sentence - last.number <= _ANSWERED
    return near and bool(speakers & {p.key for p in last.agents})
