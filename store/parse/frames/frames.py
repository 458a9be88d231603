"""Which frame of a verb fires in a clause: classes of subject, object and phrases around it."""

from collections.abc import Mapping
from typing import NamedTuple

from store.parse.discourse.refer import Discourse
from store.parse.lexicon.grammar import FrameRule, Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.shapes.tokens import Token
from store.parse.words.kinds import SAYING
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = [
    "Around", "Reading", "classes", "extent", "fires", "holds", "nouns_of", "only_ought",
    "reading", "recall", "words_of",
]  # fmt: skip

_TRANSPARENT = CLASS["quantity"] | CLASS["access"] | CLASS["money"] | CLASS["sale"]
_NONE, _ANY, _PRONOUN = CLASS["none"], CLASS["any"], CLASS["pronoun"]
_GROUP = CLASS["org"] | CLASS["person"]
_BY = ("by",)
_DOERS = CLASS["gov"] | CLASS["actor"] | CLASS["company"]
_FAR = 1 << 60
_OUGHT = frozenset(("should", "ought"))
_ACTORS = CLASS["actor"] | CLASS["org"] | CLASS["gov"]


class Reading(NamedTuple):
    """Subject and objects of a clause with the passive undone."""

    subject: Noun | None
    objects: tuple[Noun, ...]
    passive: bool


def reading(clause: Clause) -> Reading:
    """Undo the passive: its subject is the object, its by-phrase the subject."""
    if clause.known_roles is None:
        clause.known_roles = _reading(clause)
    found: Reading = clause.known_roles
    return found


def _reading(clause: Clause) -> Reading:
    verb = clause.verb
    assert verb is not None
    if verb.passive:
        agent = None
        for prep, noun in clause.preps:
            if prep in _BY and noun.cls & ~CLASS["time"] | (1 if noun.cap else 0):
                agent = noun
                break
        if agent is None:
            agent = next(
                (n for c in _below(clause) for p, n in c.preps if p == "by" and n.cls & _ACTORS),
                None,
            )
        objects = tuple(n for n in (clause.subj, *clause.objs) if n is not None)
        return Reading(agent, objects, True)
    return Reading(clause.subj, tuple(clause.objs), False)


def _below(clause: Clause) -> list[Clause]:
    """What hangs on a verb, and not on its subject: "the H20, made by Nvidia, was banned"."""
    return [c for c in clause.children if c.antecedent is None or c.antecedent is not clause.subj]


def recall(clause: Clause, talk: Discourse) -> None:
    """Let "it" and "them" as objects stand for the chips or the rule spoken of last."""
    for noun in clause.objs:
        if noun.pronoun not in _THINGS:
            continue
        value = classes(noun, talk)
        if talk.goods >= talk.sentence - 1:
            value |= CLASS["chip"]
        if talk.law >= talk.sentence - 1:
            value |= CLASS["rule"]
        noun.known_classes = value


def classes(noun: Noun | None, talk: Discourse) -> int:
    """The classes of a phrase, members, amounts' contents and antecedents included."""
    if noun is None:
        return 0
    if noun.known_classes >= 0:
        return noun.known_classes
    noun.known_classes = value = _classes(noun, talk)
    return value


def _classes(noun: Noun, talk: Discourse) -> int:
    value = 0
    for one in noun.all():
        value |= one.cls
        if one.cls & _TRANSPARENT or (one.head is not None and one.head.low in _OF_HEADS):
            for inner in one.of:
                value |= classes(inner, talk)
        if one.cls & CLASS["plan"] or (one.head is not None and one.head.low in _OUTLOOKS):
            for prep, inner in one.phrases:
                if prep in ("for", "of"):
                    value |= classes(inner, talk)
        if one.quantity is not None or one.pronoun in _SOME:
            for inner in one.of:
                value |= classes(inner, talk)
        counts = (
            one.quantity
            or one.pronoun in _COUNTED
            or (one.plain in _UNITS if one.definite else one.plain in _MANY)
        )
        if counts and talk.spoke_of_chips(one):
            value |= CLASS["chip"]
        for example in one.examples:
            value |= example.cls
        if one.money:
            value |= CLASS["money"]
        if one.head is not None and one.head.low in _LETTERS:
            for prep, inner in one.phrases:
                if prep in ("from", "by", "of"):
                    value |= classes(inner, talk) & CLASS["gov"]
        if (
            one.pronoun in ("it", "this", "these", "they")
            and talk.rule_sentence >= talk.sentence - 1
        ):
            value |= CLASS["rule"]
        elif (
            one.pronoun
            or (one.cls & _GROUP and (one.definite or one.refs or one.phrases))
            or (not one.cls and one.definite and one.head and one.head.low in talk.groups)
        ):
            for party in talk.resolve(one):
                value |= party.cls
        if one.cap and not one.cls:
            value |= CLASS["actor"] | CLASS["company"] | CLASS["org"]
        if one.cls & CLASS["org"] and one.many:
            value |= CLASS["company"]
        for ref in one.refs:
            if getattr(ref, "kind", "") == "chip" and not one.cls & (
                CLASS["rule"] | CLASS["restriction"] | CLASS["licence"] | CLASS["compute"]
            ):
                value |= CLASS["chip"]
    return value


_OUTLOOKS = frozenset(("forecast", "guidance", "outlook", "target"))  # of what is to be spent
_THINGS = frozenset(("it", "them", "this", "these", "those", "both"))
_SOME = word_set("all some most many several few each one both more half none any neither")
_GOODS = CLASS["chip"] | CLASS["compute"]
_TRADING = word_set(
    """
    buy purchase order import procure acquire obtain receive sell resell ship export supply
    deliver send smuggle divert seize confiscate impound intercept rent lease
    """
)
_COUNTED = frozenset(("them", "these", "those", "some", "one", "more", "most", "all", "many"))
_LETTERS = frozenset(("letter", "letters", "notice", "note", "memo", "circular"))
_UNITS = frozenset(("units", "pieces", "part", "parts", "version", "versions"))
_MANY = frozenset(("million", "thousands", "hundreds", "dozens", "tens"))
_OF_HEADS = word_set(
    """
    worth number numbers series range thousands tens dozens hundreds millions lot variety batch
    majority most some part quantity quantities set kind type version versions stock rack racks
    unit units pieces amount amounts half third access use one many more supply supplies
    stockpile stocks stockpiles inventory inventories cluster clusters remainder balance
    generation line list package round last equivalent whole entirety rest bulk testbed bank
    fleet ton tons bunch handful pair trio load loads pile hoard cache pool consignment
    consignments shipment shipments container containers pallet pallets crate crates truckload
    truckloads portion chunk phase stage block wing section instalment tranche first second
    """
)


class Around:
    """What stands in a clause and in all that hangs on it, looked up only when a frame asks."""

    __slots__ = ("_classes", "_words", "fired", "group", "talk", "tokens")

    def __init__(self, group: "list[Clause]", tokens: "list[Token]", talk: Discourse) -> None:
        """A group of clauses, the words of its sentence, and what was said before."""
        self.group = group
        self.tokens = tokens
        self.talk = talk
        self._classes = -1
        self._words: frozenset[str] | None = None
        self.fired: tuple[FrameRule | None] | None = None
        """The frame that fires in the clause at the head of the group, once it was asked for."""

    @property
    def classes(self) -> int:
        """The classes of every phrase and name in the group."""
        if self._classes < 0:
            value = 0
            for one in self.group:
                for _, noun in nouns_of(one):
                    value |= classes(noun, self.talk)
                    for ref in noun.refs:
                        value |= getattr(ref, "cls", 0)
            self._classes = value
        return self._classes

    @property
    def words(self) -> frozenset[str]:
        """The words of the group, as printed and as lemmas."""
        if self._words is None:
            self._words = words_of(self.group, self.tokens)
        return self._words

    def idioms(self, known: Mapping[str, tuple[tuple[str, ...], ...]]) -> list[str]:
        """The fixed phrases of the group ("pull the plug" as `pull_the_plug`).

        `known` are the words behind the first one, by the first one.
        """
        found: list[str] = []
        if known.keys().isdisjoint(self.words):
            return found
        for token in _spoken(self.group, self.tokens):
            if token.lemma in known or token.low in known:
                first = token.lemma if token.lemma in known else token.low
                n = self.tokens.index(token)
                following = self.tokens[n + 1 : n + 2]
                heads = {following[0].low, following[0].lemma} if following else ()
                for rest in known[first]:
                    if rest[0] not in heads:
                        continue
                    behind = self.tokens[n + 1 : n + 1 + len(rest)]
                    if len(behind) == len(rest) and all(
                        word in (t.low, t.lemma) for word, t in zip(rest, behind, strict=True)
                    ):
                        found.append("_".join((first, *rest)))
        return found


def words_of(group: "list[Clause]", tokens: "list[Token]") -> frozenset[str]:
    """The words of a group of clauses, as printed and as lemmas; `tokens` are its sentence's."""
    clause = group[0]
    own = group is clause.known_below and bool(tokens)
    if own and clause.known_words is not None:
        return clause.known_words
    inside = _spoken(group, tokens)
    found = frozenset([t.low for t in inside] + [t.lemma for t in inside])
    if own:
        clause.known_words = found
    return found


def _spoken(group: "list[Clause]", tokens: "list[Token]") -> "list[Token]":
    """The words of a group of clauses in their order."""
    start, end = extent(group)
    return [t for t in tokens if start <= t.start < end]


def extent(group: "list[Clause]") -> tuple[int, int]:
    """Start and end of a group of clauses; (0, 0) if it has no words."""
    first, last = _FAR, 0
    for one in group:
        start, end = one.span()
        if start < first and start < end:
            first = start
        if end > last:
            last = end
    return (first, last) if first < _FAR else (0, 0)


def nouns_of(clause: Clause, subject: bool = True) -> list[tuple[str, Noun]]:
    """The phrases of one clause with their prepositions; "" for subject and objects."""
    found = clause.known_nouns
    if found is None:
        found = [("", noun) for noun in clause.objs]
        if clause.subj is not None:
            found.insert(0, ("", clause.subj))
        found += clause.preps
        clause.known_nouns = found
    return found if subject or clause.subj is None else found[1:]


def fires(clause: Clause, g: Grammar, talk: Discourse, around: Around) -> FrameRule | None:
    """The first frame of the clause's verb whose conditions hold, None if none does."""
    if around.group[0] is not clause:
        return _fires(clause, g, talk, around)
    if around.fired is None:
        around.fired = (_fires(clause, g, talk, around),)
    return around.fired[0]


def only_ought(clause: Clause, act: str) -> bool:
    """ "Congress should pass it": what somebody ought to do is not done; that it is said may be."""
    above = clause.parent if clause.rel == "inf" and clause.subj is not None else None
    if above is not None and above.subj is not clause.subj:
        above = None
    verbs = (one.verb for one in (clause, above) if one is not None and one.verb is not None)
    return act not in SAYING and any(verb.modal in _OUGHT for verb in verbs)


def holds(rule: FrameRule, clause: Clause, talk: Discourse, around: Around) -> bool:
    """Whether the conditions of `rule` hold in a clause."""
    return _first((rule,), clause, talk, around) is not None


def _fires(clause: Clause, g: Grammar, talk: Discourse, around: Around) -> FrameRule | None:
    verb = clause.verb
    assert verb is not None
    rules = g.frames.get(verb.lemma)
    rule = _first(rules, clause, talk, around) if rules else None
    return None if rule is not None and only_ought(clause, rule.frame.type) else rule


def _first(
    rules: tuple[FrameRule, ...], clause: Clause, talk: Discourse, around: Around
) -> FrameRule | None:
    verb = clause.verb
    assert verb is not None
    roles = reading(clause)
    subject = classes(roles.subject, talk)
    objects = 0
    for noun in roles.objects:
        objects |= classes(noun, talk)
    if objects & CLASS["money"] and verb.lemma in _TRADING:
        objects |= _worth(clause, talk)
    known = objects | _ANY if roles.objects else _NONE
    for rule in rules:
        wanted = rule.object
        if wanted and not wanted & known:
            continue
        if _holds(rule, roles, subject, objects, clause, talk, around):
            return rule
    return None


def _worth(clause: Clause, talk: Discourse) -> int:
    """ "Seized $50 million in chips": what a sum of goods is made of."""
    value = 0
    for prep, noun in clause.preps:
        if prep in ("in", "of"):
            value |= classes(noun, talk) & _GOODS
    return value


def _holds(
    rule: FrameRule,
    roles: Reading,
    subject: int,
    objects: int,
    clause: Clause,
    talk: Discourse,
    around: Around,
) -> bool:
    """Whether everything holds that a rule asks for beside its objects."""
    if rule.frame.negated and not (clause.verb is not None and clause.verb.negative):
        return False
    if rule.not_object and objects & rule.not_object:
        return False
    if rule.subject:
        if roles.subject is None:
            if not rule.subject & _NONE and not roles.passive:
                return False
            if (
                not rule.subject & _NONE
                and roles.passive
                and rule.subject & _GROUP == 0
                and not rule.subject & _DOERS
            ):
                return False
        elif not subject & rule.subject:
            return False
    if rule.not_subject and subject & rule.not_subject:
        return False
    if rule.frame.child and not _governs(clause, rule.frame.child):
        return False
    if rule.preps and not _phrase(clause, rule.preps, talk):
        return False
    return _near(rule.near, rule.near_words, around) and _near(rule.about, rule.about_words, around)


def _governs(clause: Clause, forms: str) -> bool:
    """Whether a clause of one of some forms hangs on the verb, or is what it is said to say."""
    if clause.quote is not None and "that" in forms:
        return True
    return any(c.rel in forms or (c.rel == "purpose" and "inf" in forms) for c in clause.children)


def _near(kinds: int, words: frozenset[str], around: Around) -> bool:
    """Whether one of some classes or words stands in the clause, if any is asked for."""
    if kinds and around.classes & kinds:
        return True
    if words and around.words & words:
        return True
    return not (kinds or words)


def _phrase(clause: Clause, wanted: tuple[tuple[str, int], ...], talk: Discourse) -> bool:
    """Whether one of the phrases that a frame asks for stands in the clause."""
    for prep, noun in clause.preps:
        for known, kinds in wanted:
            if prep == known and (kinds & _ANY or classes(noun, talk) & kinds):
                return True
    return False
