"""What is seen of a clause when it is weighed which act it tells: one short word a feature.

A feature is a plain property of the clause: its verb, the classes of its subject, objects and
phrases, what governs it, the words in it, and what the frames made of it. `Seen.leans` are the
words that lean to an act (`lexicon/leanings.toml`), as (place, act).
"""

from collections.abc import Mapping

from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.frames import Around, classes, fires, reading
from store.parse.grammar import CLASS, Grammar
from store.parse.judgement import Seen
from store.parse.nominal import nominals
from store.parse.refer import Discourse
from store.parse.told import Told
from store.parse.weighing import Leaning

__all__ = ["seen"]

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


def _kinds(noun: Noun | None, g: Grammar, talk: Discourse) -> set[str]:
    """What the parties of a phrase are: kind, roles, home."""
    kinds: set[str] = set()
    for party in talk.resolve(noun):
        actor = g.names.actors.get(party.key)
        if actor is None:
            kinds.add("unlisted")
            continue
        kinds.add(actor.kind)
        kinds.update(actor.roles)
        if actor.hq:
            kinds.add("hq-" + (actor.hq if actor.hq in _HOMES else "else"))
    return kinds


def seen(
    clause: Clause, around: Around, told: Told, made: str, g: Grammar, talk: Discourse
) -> Seen:
    """The features of `clause`; `made` is the act that the frames found in it, "" if none."""
    verb = clause.verb
    assert verb is not None
    found: list[str] = []
    leans: dict[Leaning, None] = {}
    words = g.leanings

    def lean(place: str, word: str) -> None:
        for act in words.get(word, ()):
            leans[place, act] = None

    lemma = verb.lemma
    base = lemma.split("_")[0]
    found += ("bias", f"v={lemma}", f"k={verb.kind}/{verb.tense}", f"rel={clause.rel}")
    if base != lemma:
        found.append(f"vb={base}")
    for flag in ("passive", "negative", "perfect", "progressive"):
        if getattr(verb, flag):
            found.append(flag)
    if verb.modal:
        found.append(f"m={verb.modal}")
    for rule in (*g.frames.get(lemma, ()), *g.frames.get(base, ())):
        leans["frame", rule.frame.type] = None
    lean("verb", _phrasal(base, verb.last, told, words))
    roles = reading(clause)
    if roles.subject is None:
        found.append("s:none")
    else:
        found += _names("s:", classes(roles.subject, talk))
        found += [f"sk:{kind}" for kind in _kinds(roles.subject, g, talk)]
        head = _head(roles.subject)
        found += (f"sh={head}", f"sp={roles.subject.pronoun}")
        lean("subject", head)
    if not roles.objects:
        found.append("o:none")
    for noun in roles.objects:
        found += _names("o:", classes(noun, talk))
        found += [f"ok:{kind}" for kind in _kinds(noun, g, talk)]
        found += [f"ow={word}" for word in noun.plain.split()]
        head = _head(noun)
        found.append(f"oh={head}")
        lean("object", head)
        if noun.quantity is not None:
            found.append("o#")
        if noun.money:
            found.append("o$")
    for prep, noun in clause.preps:
        head = _head(noun)
        found += (f"p={prep}", f"p={prep}={head}")
        found += _names(f"p={prep}:", classes(noun, talk))
        lean("phrase", head)
        if noun.quantity is not None:
            found.append("p#")
        if noun.money:
            found.append("p$")
    _hung(clause, g, talk, found)
    found += (f"clauses={min(3, len(told.clauses))}", f"in={told.place.section}")
    if clause.dates:
        found.append("date")
    if g.judge.words is None:
        found += [f"w={word}" for word in around.words]
    else:
        found += [g.judge.words[word] for word in around.words & g.judge.words.keys()]
    for word in around.words & words.keys():
        lean("word", word)
    found += _names("a:", around.classes)
    if lemma in g.reporting:
        found.append("reporting")
    if lemma in g.catenative:
        found.append("catenative")
    rule_ = fires(clause, g, talk, around)
    noun_ = next(nominals(clause, g, talk, told.place.headline), None)
    outcomes = (
        ("fires", rule_.frame.type if rule_ is not None else ""),
        ("noun", noun_.rule.type if noun_ is not None else ""),
        ("told", made),
    )
    for place, act in outcomes:
        if act:
            leans[place, act] = None
        found.append(f"{place}={act}" if act else f"{place}=-")
    _agree(leans)
    return Seen(clause, tuple(dict.fromkeys(found)), tuple(leans))


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


def _agree(leans: dict[Leaning, None]) -> None:
    """Add where two places lean to one act, and where a place leans to one act only."""
    there = set(leans)
    for one, two, both in (
        ("verb", "object", "verb+object"),
        ("frame", "verb", "frame+verb"),
        ("word", "object", "word+object"),
    ):
        for place, act in there:
            if place == one and (two, act) in there:
                leans[both, act] = None
    for place, only in (
        ("frame", "only-frame"),
        ("verb", "only-verb"),
        ("object", "only-object"),
    ):
        acts = [act for at, act in there if at == place]
        if len(acts) == 1:
            leans[only, acts[0]] = None
