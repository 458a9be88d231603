"""Parts of a rule: duties ("must"), bans ("may not"), leaves that end on a day ("may … until")."""

import re
from typing import Literal, NamedTuple

from store.parse.discourse.refer import Discourse
from store.parse.frames.frames import Around, classes
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import singular, word_set
from store.records import When

__all__ = ["Provision", "barred", "capped", "lacking", "laid_on", "provision", "required"]

_MATTER = (
    CLASS["chip"] | CLASS["compute"] | CLASS["licence"] | CLASS["infra"] | CLASS["tech"]
    | CLASS["restriction"] | CLASS["access"] | CLASS["information"] | CLASS["tool"] | CLASS["fab"]
    | CLASS["sale"] | CLASS["purchase"] | CLASS["model"] | CLASS["probe"]
)  # fmt: skip
_LAW = CLASS["rule"] | CLASS["law"]
_BODIES = CLASS["org"] | CLASS["person"] | CLASS["company"] | CLASS["collective"]
_REQUIRED = frozenset(("require", "oblige", "force", "compel", "obligate", "bind"))
_FORBIDDING = frozenset(("may", "must", "can", "can not", "shall", "could"))
_COMING = frozenset(("would", "will", "'d", "'ll", "’d", "’ll"))
_WOULD = frozenset(("would", "'d", "’d"))
_ALLOWING = frozenset(("may", "can"))
_SAYING = word_set(
    """
    say tell comment confirm be know believe think see afford wait rule expect count
    """
)
_UNDER_LAW = frozenset(("applicant", "exporter", "reexporter", "importer", "licensee"))
"""Who is so called by a rule, named or not."""
_GOODS = CLASS["sale"] | CLASS["chip"] | CLASS["quantity"]
_KEEPING = frozenset(("meet", "satisfy", "fulfil", "fulfill"))
_CONDITIONS = word_set(
    "requirement requirements condition conditions criteria standards safeguards"
)
_PARTS_OF_LAW = frozenset(("rule", "order", "provision", "provisions", "section", "amendment"))
_LACKING = frozenset(("without", "for want of", "for lack of"))
_AT_MOST = re.compile(r"\b(?:only|no more than|at most|limited (?:number|quantity|amount))\b")
_WORD = len(" through ")
_TERMS = ("until", "till", "through", "up to")


class Provision(NamedTuple):
    """What a clause tells of a rule, and how that stands."""

    type: Literal["restrict", "license"]
    modality: Literal["proposed", "ongoing", "done"]


def provision(clause: Clause, around: Around, talk: Discourse) -> Provision | None:
    """The part of a rule that a clause tells, None if it tells none."""
    verb = clause.verb
    assert verb is not None
    if clause.rel == "rel":
        return None
    if verb.negative or _nobody(clause):
        return Provision("restrict", "ongoing") if _banned(clause, around, talk) else None
    named = any(prep in ("under", "by") and noun.cls & _LAW for prep, noun in clause.preps)
    if _to_seek(clause, talk):
        return Provision("restrict", "proposed" if verb.modal in _WOULD else "ongoing")
    if _bound(clause) and _on_terms(clause) and talk.issuer is not None:
        return Provision("restrict", "proposed" if verb.modal in _WOULD else "ongoing")
    ruled = talk.of_rules() or _under_law(clause)
    if not (named or (ruled and around.classes & _MATTER)):
        return None
    if _bound(clause):
        return Provision("restrict", "proposed" if verb.modal in _WOULD else "ongoing")
    allowed = verb.modal in _ALLOWING and verb.lemma not in _SAYING and _until(clause, talk)
    if not (allowed and _governed(clause, talk)):
        return None
    return Provision("license", "ongoing" if _on_notice(clause) else "done")


def _governed(clause: Clause, talk: Discourse) -> bool:
    """Whether firms or goods are told of, which a rule may let go on."""
    firm = any(p.cls & CLASS["company"] for p in talk.resolve(clause.subj))
    return firm or bool(classes(clause.subj, talk) & _GOODS)


def _bound(clause: Clause) -> bool:
    """ "Must", "is required to", "would have to"."""
    verb = clause.verb
    assert verb is not None
    if verb.modal in ("must", "shall") or (verb.passive and verb.lemma in _REQUIRED):
        return True
    child = next((c for c in clause.children if c.rel == "inf"), None)
    return verb.lemma in ("need", "have") and child is not None and verb.modal in _COMING


def _to_seek(clause: Clause, talk: Discourse) -> bool:
    """ "Will have to seek a licence", "must ask for a permit"."""
    if not _bound(clause):
        return False
    below = [clause, *(c for c in clause.children if c.rel == "inf")]
    sought = [n for c in below for n in (*c.objs, *(m for p, m in c.preps if p == "for"))]
    return any(classes(n, talk) & CLASS["licence"] for n in sought)


def _on_terms(clause: Clause) -> bool:
    """ "Both firms have to meet strict security requirements": what leave depends on."""
    verb, noun = clause.verb, clause.subj
    if verb is None or verb.lemma not in _KEEPING or noun is None or not noun.cls & _BODIES:
        return False
    return any(n.head is not None and n.head.low in _CONDITIONS for n in clause.objs)


def _banned(clause: Clause, around: Around, talk: Discourse) -> bool:
    """ "May not … without a licence"; "may not", where a rule is spoken of."""
    verb = clause.verb
    assert verb is not None
    if verb.modal not in _FORBIDDING or verb.perfect or verb.lemma in _SAYING:
        return False
    if barred(clause, talk):
        return True
    if verb.modal not in ("may", "must", "shall") or not talk.of_rules():
        return False
    if classes(clause.subj, talk) & _GOODS:
        return True
    named = clause.subj is not None and clause.subj.head_ref is not None
    bodies = classes(clause.subj, talk) & _BODIES and not named
    return bool(bodies) and bool(around.classes & _MATTER)


def barred(clause: Clause, talk: Discourse) -> bool:
    """ "Without a licence", "without obtaining one": what cannot be done so needs one."""
    lacked = [noun for prep, noun in clause.preps if prep in _LACKING]
    lacked += [n for c in clause.children if c.via_prep in _LACKING for n in c.objs]
    return any(classes(noun, talk) & CLASS["licence"] for noun in lacked)


def capped(clause: Clause, talk: Discourse) -> bool:
    """ "May import only a limited number", "can buy no more than 50,000": leave that is a limit."""
    verb = clause.verb
    assert verb is not None
    return any(
        noun.cls & _GOODS or noun.of
        for noun in clause.objs
        if _AT_MOST.search(talk.text, verb.end, noun.end)
    )


def required(clause: Clause) -> bool:
    """ "Requires suppliers to obtain a licence": who must ask for leave is bound."""
    parent = clause.parent
    if clause.rel != "inf" or parent is None or parent.verb is None:
        return False
    return parent.verb.lemma in _REQUIRED and not parent.verb.negative


def laid_on(clause: Clause | None) -> bool:
    """ "The rule imposes new duties on cloud providers": whom a rule binds who is not named."""
    if clause is None or clause.verb is None or clause.verb.passive or clause.subj is None:
        return False
    if not (clause.subj.cls & _LAW or clause.subj.plain in _PARTS_OF_LAW):
        return False
    bodies = any(prep == "on" and noun.cls & _BODIES for prep, noun in clause.preps)
    return bodies or any(child.rel in ("inf", "purpose") for child in clause.children)


def lacking(clause: Clause, talk: Discourse) -> bool:
    """ "Cannot train models without thousands of GPUs": what is missing is no permit."""
    return any(p == "without" for p, _ in clause.preps) and not barred(clause, talk)


def _nobody(clause: Clause) -> bool:
    noun = clause.subj
    return noun is not None and (noun.det == "no" or noun.plain in ("nothing", "none", "nobody"))


def _under_law(clause: Clause) -> bool:
    """ "Applicants must show": who applies or exports has duties under a rule."""
    noun = clause.subj
    return noun is not None and noun.head is not None and singular(noun.head.low) in _UNDER_LAW


def _until(clause: Clause, talk: Discourse) -> bool:
    """ "Until September", "until further notice": a leave that ends."""
    dates = (d for one in _with_infinitives(clause) for d in one.dates if isinstance(d, When))
    return any(_ends(d, talk) for d in dates) or _on_notice(clause)


def _ends(date: When, talk: Discourse) -> bool:
    """Whether "until" stands in a date or before it."""
    before = talk.text[max(0, date.start - _WORD) : date.start].lower().rstrip()
    return date.phrase.lower().startswith(_TERMS) or before.endswith(_TERMS)


def _on_notice(clause: Clause) -> bool:
    phrases = (phrase for one in _with_infinitives(clause) for phrase in one.preps)
    return any(prep in _TERMS and noun.plain == "notice" for prep, noun in phrases)


def _with_infinitives(clause: Clause) -> list[Clause]:
    return [clause, *(child for child in clause.children if child.rel == "inf")]
