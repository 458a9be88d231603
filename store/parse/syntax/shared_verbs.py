"""What a coordinated verb shares with the one before it: subject, auxiliary, passive."""

from store.parse.shapes.chunks import Mark, Verb
from store.parse.shapes.clauses import Clause
from store.parse.syntax.clause_stack import ClauseStack
from store.parse.words.word_classes import CLASS
from store.parse.words.words import BASE, PART, PAST, THIRD

__all__ = ["share_auxiliary", "share_passive", "share_perfect", "sharer"]

_ORG = CLASS["org"] | CLASS["person"]
_ACTOR = CLASS["actor"]


_WITH = frozenset(["charge", "equip", "fit", "fill", "load", "supply", "provide", "threaten"])
"""What is done with a thing to somebody: "was arrested and charged with"."""
_INNER = frozenset(("that", "rel", "adv", "whether"))
_SAID = frozenset(("that", "whether"))
_ON = frozenset(("and", "but", "then"))
_STILL = frozenset(("yet", "so far", "actually", "formally", "immediately"))
_NEVER = frozenset(("not", "never"))
_SAYING = frozenset(
    [
        "vow", "press", "pledge", "promise", "urge", "call_on", "call_for", "ask", "accuse",
        "insist", "reject", "defend", "refuse", "decline", "demand", "disclose",
    ]
)  # fmt: skip
"""What a speaker does besides saying something."""


def sharer(state: ClauseStack, verb: Verb) -> Clause | None:
    """The clause whose subject a coordinated verb shares."""
    passed: Clause | None = None
    for clause in reversed(state.stack):
        if clause.verb is None or not clause.verb.is_finite or clause.subj is None:
            continue
        said = clause.rel == "that" and clause.verb.modal and verb.tense == "past"
        if said and not verb.modal and not clause.subj.cls & (_ORG | _ACTOR):
            # "said it would hurt and urged": who said it urged
            passed = passed or clause
            continue
        if _in_passing(state, clause):
            passed = passed or clause
            continue
        if _taken_up(state, clause, verb):
            # ", saying the US keeps abusing them, and called on it": the tense tells whose verb
            passed = passed or clause
            continue
        if _differs(clause.verb, verb):
            # "question why Nvidia sells it and urge": the number tells whose verb it is
            passed = passed or clause
            continue
        return clause
    return passed


def _in_passing(state: ClauseStack, clause: Clause) -> bool:
    """ "…, people said, and": who says so between commas does not do what follows."""
    if clause.rel != "coord" or clause.parent is not None or clause.objs or clause.children:
        return False
    verb = clause.verb
    said = verb is not None and verb.lemma in state.g.reporting
    return said and bool(state.conj) and state.comma and not clause.sub


def _taken_up(state: ClauseStack, clause: Clause, verb: Verb) -> bool:
    """Whether the verb goes on with a clause further out, behind what was said or explained.

    Its form is that of the outer verb and not that of the inner one; or both are sayings and what
    was said is of nobody who could say anything.
    """
    outer = _outer(state, clause)
    if outer is None or clause.verb is None or outer.verb is None or state.conj not in _ON:
        return False
    if _form(verb) != _form(outer.verb):
        return False
    apart = _form(clause.verb) != _form(verb)
    if state.comma and apart:
        return True
    token = verb.token
    if clause.verb.perfect and not state.comma and token is not None and token.forms & PART:
        return False  # "had bought chips and found ways": both are in the perfect
    said = verb.lemma in state.g.reporting or verb.lemma in _SAYING
    speaks = outer.verb.lemma in state.g.reporting
    if clause.rel not in _SAID or not (said and speaks):
        return False
    voiceless = clause.subj is not None and not clause.subj.cls & (_ORG | _ACTOR)
    return apart or voiceless or state.comma


def _outer(state: ClauseStack, clause: Clause) -> Clause | None:
    """The next finite clause with a subject further out than one that only says or explains."""
    if clause.rel not in _INNER:
        return None
    at = next((n for n, one in enumerate(state.stack) if one is clause), 0)
    for one in reversed(state.stack[:at]):
        if one.verb is not None and one.verb.is_finite and one.subj is not None:
            return one if one.subj is not clause.subj else None
    return None


def _form(verb: Verb) -> tuple[str, bool, bool]:
    """Tense, whether in the perfect, whether with a modal verb."""
    return verb.tense, verb.perfect, bool(verb.modal)


def _differs(first: Verb, second: Verb) -> bool:
    """Whether one verb in the present is in the singular and the other in the plural."""
    one, other = _number(first), _number(second)
    return bool(one and other and one != other)


def _number(verb: Verb) -> int:
    """THIRD or BASE for a verb in the present, 0 where its form does not say."""
    token = verb.token
    if token is None or verb.modal or verb.first != verb.last or verb.tense != "pres":
        return 0
    forms = token.forms
    return forms & (THIRD | BASE) if not forms & PAST else 0


def share_passive(state: ClauseStack, first: Verb, second: Verb, i: int) -> None:
    """ "Were repackaged and sent to": a participle without an object shares the passive."""
    token = second.token
    single = second.last - second.first == second.lemma.count("_")
    alone = token is not None and single and bool(token.forms & PART)
    if not (first.passive and alone) or second.tense != "past":
        return
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    ends = following is None or (isinstance(following, Mark) and following.tag in "xy,")
    behind = (
        isinstance(following, Mark)
        and following.tag in "pkc"
        and (following.low != "with" or second.lemma in _WITH)
    )
    if ends or behind:
        second.passive, second.perfect = True, first.perfect
        if first.modal:
            second.modal, second.tense = first.modal, first.tense


def share_perfect(state: ClauseStack, first: Verb, second: Verb, i: int) -> None:
    """ "Has weighed, but not adopted, a rule": the participle denied is in the perfect too."""
    token = second.token
    if token is None or second.first != second.last or not token.forms & PART:
        return
    at = i - 1
    while at > 0 and _word(state, at) in _STILL:
        at -= 1
    if second.tense == "past" and _word(state, at) in _NEVER:
        second.negative, second.perfect = True, first.perfect


def _word(state: ClauseStack, i: int) -> str:
    chunk = state.found[i]
    return chunk.low if isinstance(chunk, Mark) else ""


def share_auxiliary(first: Verb, second: Verb, conj: str) -> None:
    """ "Will buy and rent", "could change or be shelved": a bare form takes the first one's auxiliary."""  # noqa: E501
    token = second.token
    bare = token is not None and second.first == second.last and token.forms & BASE
    bare = bare or (second.passive and second.kind == "finite" and not second.tense)
    if not bare or not (first.modal or first.negative) or first.perfect or first.progressive:
        return
    second.modal, second.tense = first.modal, first.tense
    if conj in ("or", "nor"):
        second.negative = first.negative
