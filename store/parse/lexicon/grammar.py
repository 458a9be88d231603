"""The lexicon made ready for reading: word forms, classes as bits, frames by verb, cue patterns.

Built once for a reference and kept; everything here is read only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from store.parse.calendar.dates import DateReader
from store.parse.lexicon.denial_words import DenialWords
from store.parse.lexicon.entries import entries
from store.parse.lexicon.members import members_of
from store.parse.lexicon.noun_classes import NounClasses
from store.parse.lexicon.status_words import StatusWords
from store.parse.names.amounts import Amounts
from store.parse.names.mentions import Register
from store.parse.page.layout import Page
from store.parse.page.sentences import SentenceWords
from store.parse.weights.judgement import Judge
from store.parse.weights.weighing import Weighing
from store.parse.words.lexemes import Lexemes
from store.parse.words.scans import led
from store.parse.words.word_classes import CLASS, bits
from store.parse.words.words import verb_forms
from store.reference.lexicon import Lexicon, phrases
from store.reference.lexicon_attribution import ChargeWords
from store.reference.lexicon_frames import Catenative, Frame, Nominal, Silent
from store.reference.lexicon_names import Description
from store.reference.names import Names

__all__ = ["FrameRule", "Grammar", "compile_grammar"]


@dataclass(frozen=True, slots=True)
class FrameRule:
    """A frame with its classes as bits."""

    frame: Frame
    object: int
    not_object: int
    subject: int
    not_subject: int
    preps: tuple[tuple[str, int], ...]
    near: int
    near_words: frozenset[str]
    about: int
    about_words: frozenset[str]
    counterparty: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """When a verb tells of no act, as the conditions of a frame, and what lifts that."""

    rule: FrameRule
    reason: str
    unless: int
    unless_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that the reader looks up."""

    lexemes: Lexemes
    nouns: dict[str, int]
    classes: NounClasses
    frames: dict[str, tuple[FrameRule, ...]]
    framed: dict[str, tuple[str, ...]]
    """The acts that the frames of a verb tell."""
    silences: dict[str, tuple[Silence, ...]]
    particles: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    catenative: dict[str, tuple[Catenative, ...]]
    adjective: dict[str, Catenative]
    nominals: dict[str, Nominal]
    compounds: dict[str, frozenset[str]]
    modifiers: frozenset[str]
    dealings: frozenset[str]
    governed: dict[str, frozenset[str]]
    absorbing: frozenset[str]
    asking: frozenset[str]
    """Verbs by which one asks another to act."""
    reporting: frozenset[str]
    denial: DenialWords
    no_comment: re.Pattern[str]
    off_topic: re.Pattern[str]
    advice: re.Pattern[str]
    supposing: re.Pattern[str]
    charge: re.Pattern[str]
    status: StatusWords
    leanings: dict[str, tuple[str, ...]]
    idioms: dict[str, tuple[tuple[str, ...], ...]]
    likely: dict[str, FrameRule]
    telling_nouns: frozenset[str]
    """Nouns that only tell of an act ("news of the purchase")."""
    judge: Judge
    modalities: Weighing
    parties: Weighing
    route_weighing: Weighing
    again: Weighing
    things: dict[str, Weighing]
    page: Page
    sentences: SentenceWords
    amounts: Amounts
    dates: DateReader
    register: Register
    governments: dict[str, str]
    states: frozenset[str]
    """The government of each country."""
    descriptions: dict[str, Description]
    offices: dict[tuple[str, str], str]
    alone: dict[str, str]
    """Words for an authority → whose they are where no country is told ("the internet regulator")."""  # noqa: E501
    persons: frozenset[str]
    """Pronouns that stand for a person."""
    lexicon: Lexicon
    names: Names
    groups: dict[str, str]
    group_heads: frozenset[str]
    """The last words of what members of groups are called."""
    peoples: dict[str, str]
    nationals: frozenset[str]
    """What several people of a country are called ("Singaporeans")."""
    stand_ins: dict[str, tuple[tuple[str, int], ...]]
    """Who may stand in an act of a type, with his classes."""


_NATIONAL = "national-government"


def _class_words(lexicon: Lexicon) -> dict[str, int]:
    nouns: dict[str, int] = {}
    for group in lexicon.nouns.classes:
        for phrase in phrases(group.words):
            nouns[phrase] = nouns.get(phrase, 0) | CLASS[group.name]
    return nouns


def _rule(frame: Frame) -> FrameRule:
    return FrameRule(
        frame=frame,
        object=bits(frame.object),
        not_object=bits(frame.not_object),
        subject=bits(frame.subject),
        not_subject=bits(frame.not_subject),
        preps=tuple(
            (prep.replace("_", " "), CLASS.get(name, 0))
            for prep, _, name in (p.partition(":") for p in frame.prep.split())
        ),
        near=bits(frame.near),
        near_words=_plain(frame.near),
        about=bits(frame.about),
        about_words=_plain(frame.about),
        counterparty=tuple(frame.counterparty.split()),
    )


def _plain(near: str) -> frozenset[str]:
    """The words of a condition that are no classes."""
    return frozenset(word for word in near.split() if word not in CLASS)


def _silences(entries: Iterable[Silent]) -> dict[str, tuple[Silence, ...]]:
    """What tells no act, by verb."""
    found: dict[str, tuple[Silence, ...]] = {}
    for one in entries:
        frame = Frame(
            type="state", verbs=one.verbs, object=one.object, not_object=one.not_object,
            subject=one.subject, not_subject=one.not_subject, prep=one.prep, near=one.near,
            negated=one.negated,
        )  # fmt: skip
        made = Silence(_rule(frame), one.reason, bits(one.unless), _plain(one.unless))
        for verb in one.verbs.split():
            found[verb] = (*found.get(verb, ()), made)
    return found


def _frame_rules(
    frames: Iterable[Frame],
) -> tuple[dict[str, list[FrameRule]], dict[str, list[tuple[tuple[str, ...], str]]]]:
    rules: dict[str, list[FrameRule]] = {}
    particles: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for frame in frames:
        rule = _rule(frame)
        for verb in frame.verbs.split():
            base, *rest = verb.split("_")
            rules.setdefault(verb, []).append(rule)
            if rest:
                entry = (tuple(rest), verb)
                known = particles.setdefault(base, [])
                if entry not in known:
                    known.append(entry)
    for known in particles.values():
        known.sort(key=lambda e: -len(e[0]))
    return rules, particles


def compile_grammar(lexicon: Lexicon, names: Names) -> Grammar:
    """Make `lexicon` and `names` ready."""
    rules, particles = _frame_rules(lexicon.frames.frame)
    catenative: dict[str, list[Catenative]] = {}
    adjective: dict[str, Catenative] = {}
    for group in lexicon.catenatives.group:
        for verb in group.verbs.split():
            catenative.setdefault(verb, []).append(group)
            base, *rest = verb.split("_")
            if rest and (tuple(rest), verb) not in particles.setdefault(base, []):
                particles[base].append((tuple(rest), verb))
        for word in group.adjectives.split():
            adjective.setdefault(word, group)
    groups = members_of(names, lexicon.descriptions.members.of)
    spoken = lexicon.frames.nominal_verbs
    status = lexicon.status
    hung = f"{spoken.ongoing} {spoken.done} {spoken.cancelled} {spoken.planned}"
    hung += f" {status.ending.verbs} {status.proceeding.verbs}"
    for verb in f"{hung} {lexicon.cues.denial.verbs}".split():
        base, *rest = verb.split("_")
        if rest and base != "be" and (tuple(rest), verb) not in particles.setdefault(base, []):
            particles[base].append((tuple(rest), verb))
    reporting = {v.replace("_", " ").split()[0] for v in lexicon.cues.reporting.verbs.split()}
    denial = DenialWords.of(lexicon.cues.denial)
    lemmas = {v.split("_")[0] for v in rules} | {v.split("_")[0] for v in catenative}
    lemmas |= reporting | {v.split("_")[0] for v in denial.verbs}
    lemmas |= set(lexicon.verbs.words.plain.split())
    forms = verb_forms(sorted(lemmas - {"be"}), lexicon.verbs.irregular)
    nouns = _class_words(lexicon)
    return Grammar(
        lexemes=Lexemes(
            entries(forms, nouns, set(lexicon.verbs.words.noun_first.split())),
            frozenset(
                one for one in phrases(lexicon.organisations.person.titles) if one.endswith(".")
            ),
        ),
        nouns=nouns,
        classes=NounClasses(
            nouns, CLASS["sale"] | CLASS["purchase"] | CLASS["order"], kept=CLASS["chip"]
        ),
        frames={verb: tuple(found) for verb, found in rules.items()},
        framed={
            verb: tuple(sorted({rule.frame.type for rule in found}))
            for verb, found in rules.items()
        },
        silences=_silences(lexicon.frames.silent),
        particles={verb: tuple(found) for verb, found in particles.items()},
        catenative={verb: tuple(found) for verb, found in catenative.items()},
        adjective=adjective,
        nominals={h: n for n in reversed(lexicon.frames.nominal) for h in n.heads.split()},
        compounds=_compounds(lexicon.verbs.words.compounds),
        modifiers=frozenset(lexicon.verbs.words.modifiers.split()),
        dealings=frozenset(lexicon.verbs.words.dealings.split()),
        governed=_governed(lexicon.verbs.words.governed),
        absorbing=frozenset(lexicon.frames.absorbing.split()),
        asking=frozenset(
            verb for one in lexicon.frames.frame if one.asks for verb in one.verbs.split()
        ),
        reporting=frozenset(reporting),
        denial=denial,
        no_comment=_phrase_pattern(lexicon.cues.reporting.no_comment),
        off_topic=_phrase_pattern(lexicon.cues.off_topic.words),
        advice=_phrase_pattern(lexicon.cues.unreal.advice),
        supposing=_phrase_pattern(lexicon.cues.unreal.supposing),
        status=StatusWords.of(lexicon.status),
        charge=_charges(lexicon.attribution.charge),
        leanings=_leanings(lexicon),
        idioms=_idioms(_leanings(lexicon)),
        likely=_likely(lexicon),
        telling_nouns=frozenset(lexicon.frames.nominal_verbs.nouns.split()),
        judge=Judge(lexicon.act_weights),
        modalities=Weighing(lexicon.modality_weights),
        parties=Weighing(lexicon.party_weights),
        route_weighing=Weighing(lexicon.route_weights),
        again=Weighing(lexicon.again_weights),
        things={
            "chip": Weighing(lexicon.chip_weights),
            "place": Weighing(lexicon.place_weights),
        },
        page=Page.of(lexicon.furniture),
        sentences=SentenceWords.of(lexicon.sentences),
        amounts=Amounts.of(lexicon.money),
        dates=DateReader.of(lexicon.dates),
        register=Register.of(names, lexicon.organisations),
        governments={a.hq: a.id for a in names.actors.values() if _NATIONAL in a.roles},
        states=frozenset(a.id for a in names.actors.values() if _NATIONAL in a.roles),
        descriptions={
            head: one for one in lexicon.descriptions.description for head in phrases(one.heads)
        },
        offices={
            (head, one.country): one.actor
            for one in lexicon.descriptions.office
            for head in phrases(one.heads)
        },
        alone={
            head: one.country for one in lexicon.descriptions.office for head in phrases(one.alone)
        },
        persons=frozenset(phrases(lexicon.descriptions.pronoun.person)),
        lexicon=lexicon,
        names=names,
        groups=groups,
        group_heads=frozenset(label.rsplit(" ", 1)[-1] for label in groups),
        peoples=lexicon.descriptions.peoples.of,
        nationals=frozenset(f"{d}s" for c in names.countries.values() for d in c.demonyms),
        stand_ins=_stand_ins(lexicon, names),
    )


def _leanings(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The acts that a word leans to."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(lexicon.leanings.against.split(), ("none",))
    for one in lexicon.leanings.leaning:
        for word in one.words.split():
            found[word] = (*found.get(word, ()), one.type)
    return found


def _idioms(words: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """What stands behind the first word of a fixed phrase, by that word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for word in words:
        first, *rest = word.split("_")
        if rest:
            found[first] = (*found.get(first, ()), tuple(rest))
    return found


def _likely(lexicon: Lexicon) -> dict[str, FrameRule]:
    """A frame without conditions for each act: where its parties usually stand."""
    return {
        one.type: FrameRule(
            Frame(type=one.type, verbs="", agent=one.agent, counterparty=one.counterparty),
            *(0, 0, 0, 0, (), 0, frozenset(), 0, frozenset(), tuple(one.counterparty.split())),
        )
        for one in lexicon.leanings.leaning
    }


def _stand_ins(lexicon: Lexicon, names: Names) -> dict[str, tuple[tuple[str, int], ...]]:
    """Who may stand in each type of act, with his classes."""
    group = CLASS["collective"] | CLASS["company"] | CLASS["actor"]
    body = CLASS["gov"] | CLASS["actor"]
    return {
        act: tuple(
            (key, group if names.actors[key].kind == "collective" else body)
            for key in phrases(keys)
            if key in names.actors
        )
        for act, keys in lexicon.descriptions.stand_ins.of.items()
    }


def _governed(words: str) -> dict[str, frozenset[str]]:
    """The prepositions of verbs by verb ("point_to")."""
    found: dict[str, set[str]] = {}
    for verb, _, prep in (word.partition("_") for word in words.split()):
        found.setdefault(verb, set()).add(prep)
    return {verb: frozenset(preps) for verb, preps in found.items()}


def _compounds(words: str) -> dict[str, frozenset[str]]:
    """Second words of compounds by their first."""
    found: dict[str, set[str]] = {}
    for phrase in phrases(words):
        first, second = phrase.split(" ", 1)
        found.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}


def _charges(words: ChargeWords) -> re.Pattern[str]:
    """Papers and people that accuse, with what makes them speak."""
    papers, verbs = _any(words.papers), _any(words.verbs)
    return re.compile(
        rf"(?<!\w)(?:(?:{_any(words.leads)}) (?:an? |the )?(?:[\w-]+ ){{0,2}}?(?:{papers})"
        rf"|(?:{papers}|{_any(words.accusers)}) (?:also )?(?:{verbs}))(?!\w)"
    )


def _phrase_pattern(words: str) -> re.Pattern[str]:
    found = sorted(phrases(words), key=len, reverse=True)
    return re.compile(led(map(re.escape, found), r"\w") + r"(?!\w)")


def _any(words: str) -> str:
    """An alternation of all phrases of a list, the longest first."""
    return "|".join(re.escape(w) for w in sorted(phrases(words), key=len, reverse=True))
