"""Words and what they tell: verbs, classes of nouns, catenatives, frames of verbs and nouns."""

from store.reference.entries import Entry
from store.vocabulary import EventType, Hedge, Modality, PhraseClass, Route

__all__ = ["Catenative", "Catenatives", "Frame", "Frames", "Nominal", "Nouns", "Silent", "Verbs"]


class WordLists(Entry, frozen=True, kw_only=True):
    """Single words, separated by blanks; compounds separated by bars."""

    plain: str
    noun_first: str
    modifiers: str
    dealings: str
    governed: str
    compounds: str


class Verbs(Entry, frozen=True, kw_only=True):
    """Verb forms that no rule makes, verbs without an event, and words that are nouns first."""

    note: str
    irregular: dict[str, tuple[str, ...]]
    words: WordLists


class NounClass(Entry, frozen=True, kw_only=True):
    """A class of nouns that frames ask for."""

    name: PhraseClass
    note: str
    words: str


class Nouns(Entry, frozen=True, kw_only=True):
    """All classes of nouns; `class` in the file."""

    classes: tuple[NounClass, ...]


class Catenative(Entry, frozen=True, kw_only=True):
    """Verbs and adjectives that take another verb and say how it stands.

    `with_noun` are those that do so with a noun too ("plans a ban").
    """

    name: str
    note: str
    modality: Modality | str = ""
    verbs: str = ""
    adjectives: str = ""
    with_noun: str = ""
    hedge: Hedge = 0
    negative: bool = False
    passive: bool = False


class Catenatives(Entry, frozen=True, kw_only=True):
    """All groups of catenative verbs."""

    group: tuple[Catenative, ...]


class Conditions(Entry, frozen=True, kw_only=True):
    """The company of a verb; see the head of `frames.toml`.

    `negated` holds only where the verb is negated ("does not serve customers in").
    """

    verbs: str
    object: str = ""
    not_object: str = ""
    subject: str = ""
    not_subject: str = ""
    prep: str = ""
    near: str = ""
    negated: bool = False
    note: str = ""


class Frame(Conditions, frozen=True, kw_only=True):
    """What a verb means by its company.

    `child` is the form of clause that must hang on the verb ("inf", "that"); a `negated` frame
    tells its act where the verb is negated, one that `asks` what somebody wants another to do, and
    of what a `sure` one tells no weight makes another act.
    """

    type: EventType
    about: str = ""
    child: str = ""
    asks: bool = False
    sure: bool = False
    agent: str = "subject"
    counterparty: str = ""
    modality: Modality | str = ""
    route: Route | str = ""


class Silent(Conditions, frozen=True, kw_only=True):
    """A verb that by its company tells of no act, and the reason in a word or two.

    What is named in `unless` lifts it.
    """

    reason: str
    unless: str = ""


class NominalVerbs(Entry, frozen=True, kw_only=True):
    """What may be said of an act that a noun tells, by the status it gives the act.

    `telling` announce an act that is their object, `making` carry it out, `planning` prepare it,
    `ending` give it up; what is the object of `linking` has happened beside something else;
    `nouns` are news of an act ("word of the purchase").
    """

    note: str
    ongoing: str
    done: str
    cancelled: str
    planned: str
    told: str
    telling: str
    making: str
    planning: str
    ending: str
    linking: str
    nouns: str


class Nominal(Entry, frozen=True, kw_only=True):
    """A noun that tells an act: where its parties and its object stand, and what it needs.

    `own` are classes that the noun itself has and that do not count as its object.
    """

    type: EventType
    heads: str
    agent: str
    object: str
    needs: str = ""
    own: str = ""
    counterparty: str = ""
    modality: Modality | str = ""
    note: str = ""


class Frames(Entry, frozen=True, kw_only=True):
    """All frames, in order; `absorbing` types swallow the acts told inside their clause."""

    absorbing: str
    frame: tuple[Frame, ...]
    nominal_verbs: NominalVerbs
    nominal: tuple[Nominal, ...]
    silent: tuple[Silent, ...]
