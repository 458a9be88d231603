"""Who a sentence speaks of, remembered for the next ones."""

from itertools import pairwise

from store.parse.discourse.drafts import ChipFound
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Told
from store.parse.frames.compared import COMPARED, INSTEAD, likened, set_beside
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.phrases.chunking import chunks
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import WHOLE, Clause
from store.parse.shapes.tokens import Token
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS

__all__ = ["note_names", "note_objects", "others", "scene_of", "speaker_of"]

_LAW = CLASS["rule"] | CLASS["restriction"]

_OFFICE = CLASS["gov"] | CLASS["person"] | CLASS["org"]
_DEALERS = CLASS["org"] | CLASS["tenant"]
_OFFICES = frozenset(["ministry", "minister", "official", "government", "cabinet", "envoy"])
_BESIDE = frozenset(("", "with", "and"))
"""How somebody stands in a clause who acts in it too, as one of a pair."""
_TITLE = 14
_LATER = frozenset(("adv", "coord"))
_HOUSED = frozenset(("of", "at"))
_FULL_NAME = 2
_LIKE = INSTEAD | {"be", "resemble"}
"""Verbs whose object is what the chips spoken of are set beside."""


def scene_of(told: Told, talk: Discourse) -> Ref | None:
    """The place that a sentence begins with: "In Malaysia, the trade ministry is looking into"."""
    first = told.clauses[0] if told.clauses else None
    if first is None or first.subj is None:
        return None
    ahead = [noun for prep, noun in first.preps if prep == "in" and noun.end <= first.subj.start]
    return next((ref for noun in ahead if (ref := talk.seat(noun)) is not None), None)


def speaker_of(told: Told, g: Grammar, talk: Discourse) -> tuple[Party, ...]:
    """Who says what the sentence tells: "we" and "the start-up" in it may be theirs."""
    for clause in reversed(told.clauses):
        verb = clause.verb
        if verb is None or verb.lemma not in g.reporting or verb.passive or clause.subj is None:
            continue
        if clause.subj.pronoun:
            continue
        if clause.rel in _LATER and clause.quote is None and not clause.subj.refs:
            _ahead_of(clause, told, talk)
        if found := _namesake(clause, talk):
            clause.subj.known_parties = found
        elif not talk.resolve(clause.subj) and clause.subj.cls & _OFFICE:
            clause.subj.known_parties = _of_state(clause, talk)
        for party in talk.resolve(clause.subj):
            actor = g.names.actors.get(party.key)
            if actor is not None and actor.kind not in ("publisher", "collective"):
                return (party,)
            if actor is not None:
                continue
            firm = _works_for(clause.subj, told.words, g) or _works_here(clause.subj, told, g, talk)
            firm = firm or next(iter(_of_state(clause, talk)), None)
            if firm is not None:
                return _introduced(clause.subj, party, firm, talk)
            if _titled_behind(clause.subj, told.words, g) or _of_house(clause.subj):
                talk.people.add(party.key)
                person = party._replace(cls=CLASS["actor"] | CLASS["person"])
                clause.subj.known_parties = (person,)
                return (person,)
    return _still_speaking(told, g, talk)


def _still_speaking(told: Told, g: Grammar, talk: Discourse) -> tuple[Party, ...]:
    """ "We are not, he added": who spoke before goes on."""
    for clause in told.clauses:
        verb, noun = clause.verb, clause.subj
        if verb is None or noun is None or clause.quote is None or verb.lemma not in g.reporting:
            continue
        if noun.pronoun in talk.persons and (found := talk.resolve(noun)):
            return tuple(talk.bodies.get(p.key, p) for p in found[:1])
    return ()


def _ahead_of(clause: Clause, told: Told, talk: Discourse) -> None:
    """ "Qualcomm's shares rose after the company announced it": who the sentence spoke of first."""
    for one in told.clauses:
        if one is clause:
            return
        if one.subj is not None and one.rel in WHOLE:
            talk.note(tuple(talk.owners(one.subj)) or talk.resolve(one.subj), True, True)


def _namesake(clause: Clause, talk: Discourse) -> tuple[Party, ...]:
    """ "The Commerce Department has not done it, a department spokesman said": for that one."""
    noun, told = clause.subj, clause.quote.subj if clause.quote is not None else None
    if noun is None or noun.refs or told is None or not told.refs:
        return ()
    return talk.resolve(told) if told.plain.rpartition(" ")[2] in noun.plain.split() else ()


def _of_state(clause: Clause, talk: Discourse) -> tuple[Party, ...]:
    """ "A ministry official said Malaysia saw": who speaks of what a state does speaks for it."""
    if not _OFFICES & set(clause.subj.plain.split() if clause.subj is not None else ()):
        return ()
    for child in clause.said():
        if child.subj is not None and not child.subj.pronoun:
            states = [p for p in talk.resolve(child.subj) if p.key in talk.governments.values()]
            return tuple(_body_of(p, clause.subj, talk) for p in states[:1])
    return ()


def _body_of(state: Party, noun: Noun | None, talk: Discourse) -> Party:
    """The body of a state that a phrase names ("its commerce ministry"), else the state itself."""
    words = noun.plain.split() if noun is not None else []
    home = talk.g.names.home_of(state.key)
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    key = next((k for pair in pairs if (k := talk.g.offices.get((pair, home)))), state.key)
    return state._replace(key=key, via="inherited")


def _introduced(noun: Noun, party: Party, firm: Party, talk: Discourse) -> tuple[Party, ...]:
    """Somebody whom no table lists speaks for a listed body: remember both."""
    person = party._replace(cls=CLASS["actor"] | CLASS["person"])
    talk.bodies[party.key] = firm
    noun.known_parties = (person,)
    talk.note((firm,), True)
    return (person,)


def _works_for(noun: Noun, words: list[Token], g: Grammar) -> Party | None:
    """The body that stands in a person's title: "X, an executive at Y", "Y's spokesman X"."""
    titles = g.register.context.titles
    if titles & set(noun.plain.split()):
        return next((_body(r) for r in (*noun.owner, *noun.refs) if _body(r) is not None), None)
    behind = [t for t in words if t.start >= noun.end][:_TITLE]
    if len(behind) < 3 or behind[0].low != ",":
        return None
    titled = False
    owner: Party | None = None
    for token, following in pairwise((*behind[1:], behind[-1])):
        if token.tag in ("x", "v", "b", "h"):
            return None
        titled = titled or token.low in titles
        if titled and owner is not None:
            return owner  # "X, Microsoft's vice-president"
        found = _body(token.ref)
        if found is not None and titled:
            return found
        owner = found if found is not None and following.tag == "z" else owner
    return None


def _works_here(noun: Noun, told: Told, g: Grammar, talk: Discourse) -> Party | None:
    """ "X, its president": of the company that the sentence before spoke of."""
    behind = [t for t in told.words if t.start >= noun.end][:3]
    if len(behind) < 3 or behind[0].low != "," or behind[1].low != "its":
        return None
    if not _titled_behind(noun, told.words, g):
        return None
    for seen in talk.candidates():
        firms = [p for p in seen.parties if p.cls & CLASS["company"]]
        if seen.subject and len(firms) == 1 and not firms[0].cls & CLASS["collective"]:
            return firms[0]._replace(via="inherited")
    return None


def _titled_behind(noun: Noun, words: list[Token], g: Grammar) -> bool:
    """ "Amy Lim, its chief executive, said", "Amy Lim, chair of the board, said"."""
    behind = [t for t in words if t.start >= noun.end][:_TITLE]
    if len(behind) < 3 or behind[0].low != ",":
        return False
    for token in behind[1:]:
        if token.low == "," or token.tag in ("x", "v", "b", "h"):
            return False
        if token.low in g.register.context.titles:
            return True
    return False


def _of_house(noun: Noun) -> bool:
    """ "Amy Lim of Kulai Capital said": a name of two words, at a house by its own name."""
    inside = next((one for prep, one in noun.phrases if prep in _HOUSED), None)
    if inside is None or not inside.cap or len(noun.plain.split()) != _FULL_NAME:
        return False
    return not isinstance(inside.head_ref, Ref) or inside.head_ref.kind == "actor"


def _body(ref: object) -> Party | None:
    """The company or authority that a name stands for."""
    if not isinstance(ref, Ref) or ref.kind != "actor" or ref.cls & CLASS["person"]:
        return None
    return Party(ref.key, "inherited", ref.start, ref.end, ref.cls)


def others(clause: Clause, subject: tuple[Party, ...], talk: Discourse) -> None:
    """ "Oracle rents servers to the company": not to itself, but to whom was spoken of before."""
    if not subject:
        return
    talk.acting = frozenset(party.key for party in subject)
    below = [one for one in clause.children if one.rel == "inf" and one.subj is clause.subj]
    for noun in [n for one in (clause, *below) for n in (*one.objs, *(m for _, m in one.preps))]:
        bare = noun.det == "the" and not (noun.refs or noun.owner or noun.of or noun.many)
        if bare and noun.cls & CLASS["org"] and noun.known_parties is None:
            talk.resolve(noun)
    talk.acting = frozenset()


def note_objects(clause: Clause, g: Grammar, talk: Discourse) -> None:
    """Remember who, which chips and whose chips were spoken of."""
    nouns = nouns_of(clause)
    _note_chips(clause, nouns, g, talk)
    for _, noun in nouns:
        if noun.cls & CLASS["chip"]:
            talk.goods = talk.sentence
        if noun.cls & _LAW:
            talk.law = talk.sentence
        for ref in noun.refs:
            if isinstance(ref, Ref) and ref.kind == "place" and not ref.adjective:
                talk.place = (talk.sentence, ref)
    for prep, noun in nouns if clause.subj is None else nouns[1:]:
        unlisted = prep in _BESIDE and noun.cap and not noun.cls and not noun.refs
        if not noun.pronoun and (noun.head_ref is not None or noun.examples or unlisted):
            talk.note(talk.resolve(noun), False)
        elif noun.owner and noun.cls & _DEALERS:
            talk.note(tuple(talk.owners(noun)), False)  # "is ByteDance's largest landlord"
        if noun.refs:
            _note_named(noun, talk)
        if noun.cls & CLASS["chip"] and (noun.owner or noun.refs):
            makers = [
                ref.key
                for ref in (*noun.owner, *noun.refs)
                if isinstance(ref, Ref) and ref.kind == "actor" and ref.key in g.register.vendors
            ]
            if makers:
                talk.vendors = (talk.sentence, makers)


def _note_named(noun: Noun, talk: Discourse) -> None:
    named = [r for r in noun.refs if isinstance(r, Ref) and r.kind == "chip"]
    if named and talk.chips[0] < talk.sentence:
        talk.chips = (talk.sentence, [ChipFound(r.key, r.start, r.end) for r in named], [])


def note_names(words: list[Token], g: Grammar, talk: Discourse) -> None:
    """The names of a line without a verb are what the next lines speak of."""
    for chunk in chunks(words, g):
        if isinstance(chunk, Noun) and chunk.head_ref is not None:
            talk.note(talk.resolve(chunk), True)


def _note_chips(clause: Clause, nouns: list[tuple[str, Noun]], g: Grammar, talk: Discourse) -> None:
    named = [
        (prep, noun, ref)
        for prep, noun in nouns
        if noun.refs or noun.conj
        for one in noun.all()
        for ref in one.refs
        if isinstance(ref, Ref) and ref.kind == "chip"
    ]
    if not named:
        return
    found: dict[str, ChipFound] = {}
    vendors: list[str] = []
    beside = likened(clause)
    like = clause.objs if clause.verb is not None and clause.verb.lemma in _LIKE else []
    if clause.subj is not None and not clause.subj.refs:
        like = []  # "the most popular item was the B200"
    for prep, noun, ref in named:
        if prep in COMPARED or id(noun) in beside or noun in like:
            continue
        if set_beside(noun, talk.text):
            continue
        found.setdefault(ref.key, ChipFound(ref.key, ref.start, ref.end))
        vendor = g.names.vendor(ref.key)
        if vendor and vendor not in vendors:
            vendors.append(vendor)
    if found:
        talk.chips = (talk.sentence, list(found.values()), vendors)
