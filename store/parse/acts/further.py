"""Facts that a later clause tells of a deal told before: its sum, day, chips, place, partner."""

from dataclasses import replace

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.fields.gather import costs, take
from store.parse.fields.places import inner, places
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import Span, When

__all__ = ["covers", "goes_on", "in_force", "sums_up", "terms_of"]

_DEALS = word_set(
    """
    contract deal agreement order orders purchase purchases lease arrangement transaction investment
    project rental tender tenders
    """
)
_DATED = word_set(
    """
    sign ink agree seal conclude strike reach close begin start take_effect date fulfil fulfill
    """
)
_COVERING = word_set("cover include involve comprise encompass")
_HOLDING_GOODS = _COVERING | {"contain", "consist_of", "be_made_up_of"}
_CARGO = word_set(
    "shipment shipments consignment consignments delivery deliveries cargo purchases exports"
)
_TOTALLING = _COVERING | {"add", "add_up", "amount", "total", "come", "come_to"}
_ORDERED = frozenset(("order", "orders", "purchase", "purchases"))
_RUNNING = frozenset(["sign", "ink", "begin", "start", "take_effect"])
_HALF = ("between ", "Between ")
_MEASURES = word_set("measure measures rules requirement requirements curbs")
_HOLDING = word_set(
    "take_effect come_into_force go_into_effect enter_into_force come_into_effect go_into_force"
)
_LAWS = CLASS["rule"] | CLASS["restriction"]
_GOODS = word_set("hardware equipment servers systems machines racks gear cluster boards kit")
_BUILT = word_set("facility site campus centre center complex building hall park development")
_WITH_SUMS = frozenset(("acquire", "supply", "rent", "build", "invest"))
_SOLD = frozenset(("sales", "shipments", "deliveries"))
"""What tells of sales is no further word on a deal: "sales of the H20 were $50 million"."""
_COSTING = word_set("cost value price estimate")
_NEAR = 3
_AGREED = CLASS["deal"] | CLASS["lease"] | CLASS["order"] | CLASS["purchase"]


def goes_on(clause: Clause, group: list[Clause], g: Grammar, talk: Discourse) -> bool:
    """Whether a clause without an act of its own goes on with the last deal, and fill that in."""
    last, verb = _told_of(clause, talk), clause.verb
    carried = _cargo(clause)
    last = talk.moved if carried else last
    if last is None or verb is None or verb.negative or last.negative:
        return False
    if talk.sentence - last.number > _NEAR:
        return False
    if not (carried or _of_deal(clause) or _of_chips(clause, last) or _priced(clause, last, talk)):
        return False
    more = Draft(
        type=last.type,
        start=last.start,
        end=last.end,
        sentence=last.sentence,
        number=last.number,
        paragraph=last.paragraph,
        section=last.section,
        agents=last.agents,
        counterparties=last.counterparties,
    )
    for one in group:
        for noun in [one_noun for _, whole in nouns_of(one) for one_noun in inner(whole)]:
            take(more, noun, g)
    places(more, group, g, talk)
    when = _day(clause, last)
    if when is not None and talk.text.endswith(_HALF, 0, when.start):
        when = None  # "between 20 November, three days after the rules, and 28 February"
    gained = _fill(last, more, when)
    if gained:
        last.also.append(Span(*clause.span()))
    return gained


def terms_of(draft: Draft, clause: Clause, drafts: list[Draft]) -> bool:
    """ "A contract that gives it 4,000 chips": terms of the deal told above, and fill them in."""
    noun = clause.antecedent
    if noun is None or clause.subj is not noun or not noun.cls & _AGREED:
        return False
    told = [one for one in drafts if one.clause is clause.parent and one.type == draft.type]
    if not told or told[-1].negative or draft.negative:
        return False
    _fill(told[-1], draft, draft.when)
    told[-1].also.append(Span(*clause.span()))
    return True


def in_force(clause: Clause, talk: Discourse) -> bool:
    """ "The rule takes effect on Monday", "the measure issued in May": of a rule told before."""
    verb, noun = clause.verb, clause.subj
    if verb is None or noun is None:
        return False
    aside = clause.rel == "part" and talk.ruled >= talk.sentence - 1 and not clause.dates
    if talk.rule_sentence < 0 and not aside:
        return False
    spoken = noun.head is not None and noun.head.low in _MEASURES and noun.plain == noun.head.low
    spoken |= aside and bool(noun.cls & _LAWS)  # "the order, handed down orally"
    if verb.lemma not in _HOLDING and not spoken:
        return False
    return noun.definite and not (noun.refs or noun.owner or noun.owner_word)


def covers(clause: Clause) -> bool:
    """ "It covers 10,000 chips": what a deal does that somebody does not."""
    subject, verb = clause.subj, clause.verb
    if subject is None or subject.pronoun != "it" or verb is None or verb.lemma not in _COVERING:
        return False
    return any(noun.cls & CLASS["chip"] for noun in clause.objs)


def _cargo(clause: Clause) -> bool:
    """ "The shipments included H100s": what was in those that were just told."""
    noun, verb = clause.subj, clause.verb
    if noun is None or noun.head is None or verb is None or verb.lemma not in _HOLDING_GOODS:
        return False
    named = noun.refs or noun.owner or noun.phrases
    back = noun.head.low in _CARGO and noun.definite and not named
    return back and any(one.cls & CLASS["chip"] for one in clause.objs)


def sums_up(clause: Clause, talk: Discourse) -> str:
    """Why a clause tells no order of its own: "the orders add up to 100,000 cards"."""
    noun, verb, last = clause.subj, clause.verb, talk.deals.get("acquire")
    if noun is None or verb is None or last is None or verb.lemma not in _TOTALLING:
        return ""
    bought = noun.definite and noun.plain in _ORDERED and talk.decided < last.number
    return "told before" if bought else ""


def _told_of(clause: Clause, talk: Discourse) -> Draft | None:
    """The deal spoken of: an order is one to buy, else it is the last of any kind."""
    noun = clause.subj
    words = {noun.owner_word, *noun.plain.split()} if noun is not None else set()
    ordered = not words.isdisjoint(("order", "orders"))
    found: Draft | None = talk.deals.get("acquire") if ordered else talk.deal
    return found


def _fill(last: Draft, more: Draft, when: When | None) -> bool:
    gained = False
    if more.money and not last.money:
        last.money, gained = list(more.money), True
    same = not last.chips or {c.key for c in more.chips} & {c.key for c in last.chips}
    if more.units and not last.units and (same or not more.chips):
        last.units, gained = more.units, True
    if more.chips and not last.chips:
        last.chips, gained = list(more.chips), True
    if more.sites and not last.sites:
        last.sites, gained = list(more.sites), True
    if when is not None and (last.when is None or not (last.when.first or last.when.last)):
        last.when, gained = when, True
    return gained


def _of_deal(clause: Clause) -> bool:
    """Whether "the contract", "the two-year deal" is what a clause speaks of."""
    if covers(clause):
        return True
    nouns = [clause.subj, clause.antecedent]
    nouns += [noun for prep, noun in clause.preps if prep in ("under", "of")]
    return any(n is not None and _deal(n) for n in nouns)


def _deal(noun: Noun) -> bool:
    words = {*noun.plain.split(), noun.owner_word}
    words |= {inside.head.low for _, inside in noun.phrases if inside.head is not None}
    return noun.definite and not noun.refs and not noun.money and bool(words & _DEALS)


def _of_chips(clause: Clause, last: Draft) -> bool:
    """Whether "the chips", "some 3,400 of the accelerators" are those of the deal."""
    noun = clause.subj
    if noun is None or not last.chips or (noun.head is not None and noun.head.low in _SOLD):
        return False
    goods = [noun, *noun.of]
    back = any(n.definite and n.cls & CLASS["chip"] and not n.owner for n in goods)
    named = {getattr(r, "key", "") for n in goods for r in n.refs}
    return back and not named - {c.key for c in last.chips}


def _priced(clause: Clause, last: Draft, talk: Discourse) -> bool:
    """ "The hardware would cost $2 billion", "it is worth as much": what was just dealt in."""
    noun = clause.subj
    if noun is None or talk.sentence - last.number > 1:
        return False
    if noun.refs or noun.owner or noun.owner_word or noun.money:
        return False
    goods = _BUILT if last.type in ("build", "invest") else _GOODS
    if last.type not in _WITH_SUMS:
        return False
    named = noun.definite and noun.head is not None and noun.head.low in goods
    named = named and last.type != "rent"
    if not named and noun.pronoun != "it":
        return False
    return costs(clause, _COSTING)


def _day(clause: Clause, last: Draft) -> When | None:
    verb = clause.verb
    if verb is None or verb.lemma not in _DATED:
        return None
    when = next((d for d in clause.dates if isinstance(d, When) and d.first), None)
    if when is not None and last.modality == "ongoing" and verb.lemma in _RUNNING:
        return replace(when, last="")
    return when
