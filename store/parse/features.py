"""What is seen of a clause when it is weighed which act it tells: one short word a feature.

A feature is a plain property of the clause: its verb, the classes of its subject, objects and
phrases, what governs it, the words in it, and what the frames made of it. `Seen.leans` are the
words that lean to an act (`lexicon/leanings.toml`), as (place, act).
"""

from collections.abc import Mapping

from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.frames import Around, Reading, classes, fires, reading
from store.parse.grammar import CLASS, Grammar
from store.parse.judgement import Seen
from store.parse.nominal import nominals
from store.parse.refer import Discourse
from store.parse.told import Told
from store.parse.weighing import Leaning

__all__ = ["seen"]

_FLAGS = ("passive", "negative", "perfect", "progressive")
_NOBODY: frozenset[str] = frozenset()
_BITS = [(bit, name) for name, bit in CLASS.items() if name not in ("any", "none")]
_HOMES = ("CN", "US")
_MOST = 1 << 14


def _names(prefix: str, value: int, known: dict[tuple[str, int], list[str]] = {}) -> list[str]:  # noqa: B006
    """A feature for each class in `value`."""
    found = known.get((prefix, value))
    if found is None:
        if len(known) >= _MOST:
            known.clear()
        found = known[prefix, value] = [prefix + name for bit, name in _BITS if value & bit]
    return found


def _head(noun: Noun | None) -> str:
    head = noun.head if noun is not None else None
    return "" if head is None or head.tag == "e" else head.lemma or head.low


def _kinds(prefix: str, noun: Noun | None, g: Grammar, talk: Discourse) -> list[str]:
    """A feature for what the parties of a phrase are: kind, roles, home."""
    found: list[str] = []
    for party in talk.resolve(noun):
        actor = g.names.actors.get(party.key)
        if actor is None:
            found.append(f"{prefix}unlisted")
            continue
        found.append(prefix + actor.kind)
        found += [prefix + role for role in actor.roles]
        if actor.hq:
            found.append(f"{prefix}hq-{actor.hq if actor.hq in _HOMES else 'else'}")
    return found


def seen(
    clause: Clause, around: Around, told: Told, made: str, g: Grammar, talk: Discourse
) -> Seen | None:
    """What is seen of `clause`; None where a first look says that there can be no act.

    `made` is the act that the frames found in it, "" if none.
    """
    rule = fires(clause, g, talk, around)
    noun = next(nominals(clause, g, talk, told.place.headline), None)
    outcomes = {
        "fires": rule.frame.type if rule is not None else "",
        "noun": noun.rule.type if noun is not None else "",
        "told": made,
    }
    roles = reading(clause)
    features = dict.fromkeys(_features(clause, roles, around, told, g, talk))
    features |= dict.fromkeys(f"{place}={act or '-'}" for place, act in outcomes.items())
    rows = g.judge.rows(features)
    if not made and not g.judge.looks(rows):
        return None
    leans = _leans(clause, roles, around, told, g)
    leans |= {(place, act) for place, act in outcomes.items() if act}
    return Seen(clause, tuple(features), (*sorted(leans), *_agreeing(leans)), rows)


def _features(
    clause: Clause, roles: Reading, around: Around, told: Told, g: Grammar, talk: Discourse
) -> list[str]:
    verb = clause.verb
    assert verb is not None
    lemma = verb.lemma
    base = lemma.split("_")[0]
    found = ["bias", f"v={lemma}", f"k={verb.kind}/{verb.tense}", f"rel={clause.rel}"]
    if base != lemma:
        found.append(f"vb={base}")
    found += [flag for flag in _FLAGS if getattr(verb, flag)]
    if verb.modal:
        found.append(f"m={verb.modal}")
    if roles.subject is None:
        found.append("s:none")
    else:
        found += _names("s:", classes(roles.subject, talk))
        found += _kinds("sk:", roles.subject, g, talk)
        found += (f"sh={_head(roles.subject)}", f"sp={roles.subject.pronoun}")
    if not roles.objects:
        found.append("o:none")
    for noun in roles.objects:
        found += _names("o:", classes(noun, talk))
        found += _kinds("ok:", noun, g, talk)
        found += [f"ow={word}" for word in noun.plain.split()]
        found.append(f"oh={_head(noun)}")
        if noun.quantity is not None:
            found.append("o#")
        if noun.money:
            found.append("o$")
    for prep, noun in clause.preps:
        found += (f"p={prep}", f"p={prep}={_head(noun)}")
        found += _names(f"p={prep}:", classes(noun, talk))
        if noun.quantity is not None:
            found.append("p#")
        if noun.money:
            found.append("p$")
    _hung(clause, g, talk, found)
    found += (f"clauses={min(3, len(told.clauses))}", f"in={told.place.section}")
    if clause.dates:
        found.append("date")
    words = g.judge.words
    if words is None:
        found += [f"w={word}" for word in around.words]
    else:
        found += [words[word] for word in around.words & words.keys()]
    found += _names("a:", around.classes)
    if lemma in g.reporting:
        found.append("reporting")
    if lemma in g.catenative:
        found.append("catenative")
    return found


def _leans(clause: Clause, roles: Reading, around: Around, told: Told, g: Grammar) -> set[Leaning]:
    """The acts to which the words of a clause lean, with where they stand."""
    verb, words = clause.verb, g.leanings
    assert verb is not None
    base = verb.lemma.split("_")[0]
    rules = (*g.frames.get(verb.lemma, ()), *g.frames.get(base, ()))
    there = [("verb", _phrasal(base, verb.last, told, words))]
    if roles.subject is not None:
        there.append(("subject", _head(roles.subject)))
    there += [("object", _head(noun)) for noun in roles.objects]
    there += [("phrase", _head(noun)) for _, noun in clause.preps]
    there += [("word", word) for word in around.words & words.keys()]
    there += [("idiom", idiom) for idiom in around.idioms(g.idioms)]
    leans = {(place, act) for place, word in there for act in words.get(word, ())}
    return leans | {("frame", rule.frame.type) for rule in rules}


def _phrasal(base: str, last: int, told: Told, words: Mapping[str, object]) -> str:
    """The verb with the words behind it where they are one ("snap up")."""
    found, behind = base, base
    for token in told.words[last + 1 : last + 4]:
        behind = f"{behind}_{token.low}"
        if behind in words:
            found = behind
    return found


def _hung(clause: Clause, g: Grammar, talk: Discourse, found: list[str]) -> None:
    """What governs the clause, what it describes, and what hangs on it."""
    parent = clause.parent
    if parent is not None and parent.verb is not None:
        above = parent.verb.lemma
        found.append(f"gov={above}")
        if above in g.reporting:
            found.append("gov-reports")
        if above in g.catenative:
            found.append("gov-catenative")
    if clause.head_noun is not None:
        found.append(f"hn={_head(clause.head_noun)}")
        found += _names("hn:", clause.head_noun.cls)
    if clause.antecedent is not None:
        found += _names("ant:", classes(clause.antecedent, talk))
    for child in clause.children:
        found.append(f"has={child.rel}")


def _agreeing(leans: set[Leaning]) -> list[Leaning]:
    """Where two places lean to one act, and where a place leans to one act only."""
    acts: dict[str, set[str]] = {}
    for place, act in leans:
        acts.setdefault(place, set()).add(act)
    found = [
        (f"{one}+{two}", act)
        for one, two in (("verb", "object"), ("frame", "verb"), ("word", "object"))
        for act in sorted(acts.get(one, _NOBODY) & acts.get(two, _NOBODY))
    ]
    for place in ("frame", "verb", "object"):
        only = acts.get(place, _NOBODY)
        if len(only) == 1:
            found += [(f"only-{place}", act) for act in only]
    return found
