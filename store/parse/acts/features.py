"""What is seen of a clause when it is weighed which act it tells: one short word a feature.

A feature is a plain property of the clause: its verb, the classes of its subject, objects and
phrases, what governs it, the words in it, and what the frames made of it. `Seen.leans` are the
words that lean to an act (`lexicon/leanings.toml`), as (place, act).
"""

from collections.abc import Iterable, Mapping

from store.parse.acts.nominal import nominals
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Told
from store.parse.frames.frames import Around, Reading, classes, fires, reading
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.weights.judgement import Seen
from store.parse.weights.weighing import Leaning, Part, Parts
from store.parse.words.word_classes import CLASS

__all__ = ["seen"]

_FLAGS = ("passive", "negative", "perfect", "progressive")
_BITS = [(bit, name) for name, bit in CLASS.items() if name not in ("any", "none")]
_HOMES = ("CN", "US")
_Kind = tuple[str, str, tuple[str, ...]] | None
"""Kind, home and roles of a party; None for one whom no table lists."""


def _names(prefix: str, value: int) -> list[str]:
    """A feature for each class in `value`."""
    return [prefix + name for bit, name in _BITS if value & bit]


def _head(noun: Noun | None) -> str:
    head = noun.head if noun is not None else None
    return "" if head is None or head.tag == "e" else head.lemma or head.low


def seen(
    clause: Clause, around: Around, told: Told, made: str, g: Grammar, talk: Discourse
) -> Seen | None:
    """What is seen of `clause`; None where a first look says that there can be no act.

    `made` is the act that the frames found in it, "" if none.
    """
    rule = fires(clause, g, talk, around)
    noun = next(nominals(clause, g, talk, told.place.headline), None)
    outcomes = (
        ("fires", rule.frame.type if rule is not None else ""),
        ("noun", noun.rule.type if noun is not None else ""),
        ("told", made),
    )
    roles = reading(clause)
    parts = _parts(clause, roles, around, told, g, talk)
    parts.append(g.judge.kinds[_outcomes][(outcomes,)])
    if not made and not g.judge.looks(parts):
        return None
    leans = _leans(clause, roles, around, told, g)
    leans.update([(place, {act}) for place, act in outcomes if act])
    each = [(place, act) for place, acts in leans.items() for act in acts]
    return Seen(clause, Parts(parts), (*sorted(each), *_agreeing(leans)))


def _parts(
    clause: Clause, roles: Reading, around: Around, told: Told, g: Grammar, talk: Discourse
) -> list[Part]:
    """What is seen of a clause, in parts that have no feature in common."""
    verb, kinds = clause.verb, g.judge.kinds
    assert verb is not None
    lemma = verb.lemma
    found = [
        kinds[_verb][lemma, lemma in g.reporting, lemma in g.catenative],
        kinds[_form][verb.kind, verb.tense, verb.modal, clause.rel,
                     min(3, len(told.clauses)), told.place.section, bool(clause.dates),
                     verb.passive, verb.negative, verb.perfect, verb.progressive],
        kinds[_used][lemma, verb.kind, verb.tense, verb.modal, verb.negative, clause.rel,
                     clause.loose],
    ]  # fmt: skip
    subject = roles.subject
    if subject is None:
        found.append(kinds[_nobody][("s",)])
    else:
        value, parties = classes(subject, talk), _kinds((subject,), g, talk)
        found.append(kinds[_subject][value, _head(subject), subject.pronoun, parties])
        if parties:
            found.append(kinds[_acting][parties, clause.rel])
    if not roles.objects:
        found.append(kinds[_nobody][("o",)])
    else:
        things = []
        for noun in roles.objects:
            value = classes(noun, talk)
            talk.resolve(noun)  # may make "all the chips" a pronoun before the next is looked at
            counted, paid = noun.quantity is not None, bool(noun.money)
            things.append((value, _head(noun), counted, paid, noun.plain))
        found.append(kinds[_objects][_kinds(roles.objects, g, talk), *things])
    if clause.preps:
        phrases: dict[str, tuple[tuple[str, int], ...]] = {}
        counted = paid = False
        for prep, noun in clause.preps:
            phrases[prep] = (*phrases.get(prep, ()), (_head(noun), classes(noun, talk)))
            counted = counted or noun.quantity is not None
            paid = paid or bool(noun.money)
        made = kinds[_phrases]
        found += [made[prep, *nouns] for prep, nouns in phrases.items()]
        if counted or paid:
            found.append(kinds[_sums][counted, paid])
    _hung(clause, g, talk, found)
    found += g.judge.of_words(around.words)
    found.append(kinds[_names]["a:", around.classes])
    return found


def _verb(lemma: str, reporting: bool, catenative: bool) -> list[str]:
    found = ["bias", f"v={lemma}"]
    base = lemma.split("_")[0]
    if base != lemma:
        found.append(f"vb={base}")
    if reporting:
        found.append("reporting")
    if catenative:
        found.append("catenative")
    return found


def _form(
    kind: str, tense: str, modal: str, rel: str, clauses: int, section: str, dated: bool,
    *flags: bool,
) -> list[str]:  # fmt: skip
    found = [f"k={kind}/{tense}", f"rel={rel}", f"clauses={clauses}", f"in={section}"]
    found += [name for name, flag in zip(_FLAGS, flags, strict=True) if flag]
    if dated:
        found.append("date")
    if modal:
        found.append(f"m={modal}")
    return found


def _used(
    lemma: str, kind: str, tense: str, modal: str, negative: bool, rel: str, loose: bool
) -> list[str]:
    """The verb with its form and with how its clause hangs on another."""
    found = [f"v={lemma}&{kind}/{tense}", f"v={lemma}&{rel}"]
    if modal:
        found.append(f"v={lemma}&m={modal}")
    if negative:
        found.append(f"v={lemma}&not")
    if rel == "rel":
        found.append(f"loose={loose}")
    return found


def _acting(parties: tuple[_Kind, ...], rel: str) -> list[str]:
    """Who acts with how the clause hangs on another: what an official says is told, not done."""
    return [f"{kind}&{rel}" for kind in dict.fromkeys(_kind("sk:", parties))]


def _nobody(role: str) -> tuple[str]:
    return (f"{role}:none",)


def _subject(value: int, head: str, pronoun: str, kinds: tuple[_Kind, ...]) -> list[str]:
    return [*_names("s:", value), f"sh={head}", f"sp={pronoun}", *_kind("sk:", kinds)]


def _objects(kinds: tuple[_Kind, ...], *things: tuple[int, str, bool, bool, str]) -> list[str]:
    found = _kind("ok:", kinds)
    for value, head, counted, paid, phrase in things:
        found += [*_names("o:", value), f"oh={head}", *[f"ow={word}" for word in phrase.split()]]
        if counted:
            found.append("o#")
        if paid:
            found.append("o$")
    return found


def _hanging(*relations: str) -> list[str]:
    return [f"has={relation}" for relation in relations]


def _phrases(prep: str, *nouns: tuple[str, int]) -> list[str]:
    found = [f"p={prep}"]
    for head, value in nouns:
        found += [f"p={prep}={head}", *_names(f"p={prep}:", value)]
    return found


def _sums(counted: bool, paid: bool) -> list[str]:
    return ["p#"] * counted + ["p$"] * paid


def _outcomes(outcomes: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"{place}={act or '-'}" for place, act in outcomes]


def _kinds(nouns: Iterable[Noun], g: Grammar, talk: Discourse) -> tuple[_Kind, ...]:
    """What the parties of some phrases are."""
    found: list[_Kind] = []
    for noun in nouns:
        for party in talk.resolve(noun):
            actor = g.names.actors.get(party.key)
            found.append((actor.kind, actor.hq, actor.roles) if actor is not None else None)
    return tuple(found)


def _kind(prefix: str, parties: Iterable[_Kind]) -> list[str]:
    found = []
    for party in parties:
        if party is None:
            found.append(f"{prefix}unlisted")
            continue
        kind, home, roles = party
        found.append(prefix + kind)
        found += [prefix + role for role in roles]
        if home:
            found.append(f"{prefix}hq-{home if home in _HOMES else 'else'}")
    return found


def _leans(
    clause: Clause, roles: Reading, around: Around, told: Told, g: Grammar
) -> dict[str, set[str]]:
    """The acts to which the words of a clause lean, by where they stand."""
    verb, leaning = clause.verb, g.leanings.get
    assert verb is not None
    base = verb.lemma.split("_")[0]
    words = around.words & g.leanings.keys()
    idioms = around.idioms(g.idioms)
    return {
        "frame": {act for lemma in (verb.lemma, base) for act in g.framed.get(lemma, ())},
        "verb": set(leaning(_phrasal(base, verb.last, told, g.leanings), ())),
        "subject": set(leaning(_head(roles.subject), ())),
        "object": {act for noun in roles.objects for act in leaning(_head(noun), ())},
        "phrase": {act for _, noun in clause.preps for act in leaning(_head(noun), ())},
        "word": {act for word in words for act in g.leanings[word]},
        "idiom": {act for idiom in idioms for act in leaning(idiom, ())},
    }


def _phrasal(base: str, last: int, told: Told, words: Mapping[str, object]) -> str:
    """The verb with the words behind it where they are one ("snap up")."""
    found, behind = base, base
    for token in told.words[last + 1 : last + 4]:
        behind = f"{behind}_{token.low}"
        if behind in words:
            found = behind
    return found


def _hung(clause: Clause, g: Grammar, talk: Discourse, found: list[Part]) -> None:
    """What governs the clause, what it describes, and what hangs on it."""
    parent, kinds = clause.parent, g.judge.kinds
    if parent is not None and parent.verb is not None:
        above = parent.verb.lemma
        found.append(kinds[_governor][above, above in g.reporting, above in g.catenative])
    if clause.head_noun is not None:
        found.append(kinds[_described][_head(clause.head_noun), clause.head_noun.cls])
    if clause.antecedent is not None:
        found.append(kinds[_names]["ant:", classes(clause.antecedent, talk)])
    if clause.children:
        found.append(kinds[_hanging][tuple([child.rel for child in clause.children])])


def _governor(lemma: str, reports: bool, catenative: bool) -> list[str]:
    found = [f"gov={lemma}"]
    if reports:
        found.append("gov-reports")
    if catenative:
        found.append("gov-catenative")
    return found


def _described(head: str, value: int) -> list[str]:
    return [f"hn={head}", *_names("hn:", value)]


def _agreeing(leans: Mapping[str, set[str]]) -> list[Leaning]:
    """Where two places lean to one act, and where a place leans to one act only."""
    found = [
        (f"{one}+{two}", act)
        for one, two in (("verb", "object"), ("frame", "verb"), ("word", "object"))
        for act in sorted(leans[one] & leans[two])
    ]
    for place in ("frame", "verb", "object"):
        if len(leans[place]) == 1:
            found += [(f"only-{place}", act) for act in leans[place]]
    return found
