"""What belongs to an act: chips, sums, places, dates, from its clause and what it swallows."""

import re
from collections.abc import Container, Iterable

from store.parse.discourse.drafts import ChipFound, Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.designers import designer, of_the_maker
from store.parse.fields.home_made import home_made
from store.parse.fields.landlords import landlord
from store.parse.fields.own_units import own_units
from store.parse.fields.places import inner, places
from store.parse.fields.roles import maker, parties_at, with_company
from store.parse.fields.same_chips import same_chips, with_those
from store.parse.fields.timing import act_date
from store.parse.frames.compared import COMPARED, INSTEAD, likened, likeness, models, set_beside
from store.parse.frames.frames import nouns_of, reading
from store.parse.lexicon.grammar import FrameRule, Grammar
from store.parse.modality.supposed import without_undone
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = [
    "costs",
    "descend",
    "fill",
    "nouns_of",
    "partners_anew",
    "take",
]

_UNITS_NOT = word_set(
    """
    machine machines box boxes
    server servers rack racks system systems node nodes cabinet cabinets cluster clusters
    kind kinds type types version versions model models batch batches lot lots pallets pallet
    customers companies firms entities people men users countries wafer wafers
    """
)
_LAW = CLASS["rule"] | CLASS["restriction"]
_CHIPS = CLASS["chip"] | CLASS["sale"] | CLASS["purchase"] | CLASS["order"] | CLASS["compute"]
_DEALS = CLASS["deal"] | CLASS["talks"] | CLASS["lease"] | CLASS["order"]
_DEALT = frozenset(("acquire", "rent", "supply", "develop", "build", "deploy"))
_BESIDES = frozenset(("in addition to", "on top of"))
_TOTALLING = word_set("bring take lift push raise")
_PARTS = frozenset(("including", "of which"))
_BAIL = frozenset(("bond", "bail"))
"""What somebody is let go on, which is no sum of his case."""
_MEASURED = re.compile(
    r"(?i)(?:less|more|lower|higher|smaller|larger|bigger) than the |for a total of |to a total of "
)
_BACK = 24
"""Characters before a sum that may say that it is another, which this one is measured by."""
_STRONG = re.compile(r"(\d[\d,]*)-(?:card|gpu|chip|processor|accelerator)\b")
_THEM = frozenset(("them", "these", "those"))
_BETWEEN = frozenset(("supply", "acquire", "rent"))
_RECENT = 3
_HOSTING = CLASS["company"] | CLASS["infra"] | CLASS["compute"] | CLASS["org"]
_KEEPING = word_set(
    """
    run operate host house hold own keep place install pass want seek ask need plan build lease
    """
)
_SETTING_UP = frozenset(("build", "plan"))
_RAISING = word_set("borrow raise spend pay commit invest put_up set_aside earmark allocate")
_COSTING = frozenset(("cost", "require", "total"))
_ASKING = frozenset(["ask", "tell", "want", "order", "request", "commission", "instruct", "hire"])
_ABOUT_BANS = frozenset(("restrict", "amend-rule", "rescind-rule", "issue-rule", "propose-rule"))
_CONTENT = frozenset(("inf", "purpose", "ing", "part", "adjunct", "whether", "that"))
_PIECES = frozenset(("pieces", "units"))
_FEW = 9
"""Chips up to which a number counts models, where none change hands: "two new chips"."""
_MOVED = frozenset(("acquire", "supply", "rent", "deploy", "smuggle", "license", "prosecute"))
_MOST = 60
"""Clauses in one act; more stand in no sentence that people write."""


def descend(clause: Clause) -> list[Clause]:
    """The clause and everything that hangs on it as its content, not as an aside."""
    if clause.known_below is None:
        clause.known_below = _descend(clause)
    return clause.known_below


def _descend(clause: Clause) -> list[Clause]:
    found: list[Clause] = []
    waiting = [clause]
    while waiting and len(found) < _MOST:
        one = waiting.pop()
        found.append(one)
        if one.children:
            waiting += [child for child in reversed(one.children) if _content(child)]
    return found


def _content(child: Clause) -> bool:
    if child.rel in _CONTENT:
        return child.rel != "that" or child.head_noun is None
    told = child.antecedent if child.rel == "rel" else None
    return told is not None and bool(told.cls & _LAW)


def fill(
    draft: Draft,
    rule: FrameRule,
    clause: Clause,
    swallowed: Iterable[Clause],
    g: Grammar,
    talk: Discourse,
) -> None:
    """Put the parties and facts of `clause`, and of the clauses it swallows, into `draft`."""
    roles = reading(clause)
    group = without_undone(swallowed)
    draft.centre = talk.chips[0], tuple([chip.key for chip in talk.chips[1]])
    draft.agents = parties_at(rule.frame.agent.split(), roles, clause, group, draft, talk, g)
    agents = {a.key for a in draft.agents}
    others = parties_at(rule.counterparty, roles, clause, group, draft, talk, g)
    draft.counterparties = [p for p in others if p.key not in agents] or [
        p for p in _partners(clause, draft, talk) if p.key not in agents
    ]
    for noun in _funds(clause):
        take(draft, noun, g)
    for number, one in enumerate(group):
        whole = number == 0 or not (one.rel == "part" and one.antecedent is not None)
        instead = one.verb is not None and one.verb.lemma in INSTEAD and number > 0
        beside = likened(one)
        totals = one.verb is not None and one.verb.lemma in _TOTALLING and _adds_up(one)
        former, made_after = _former(one), models(one)
        for prep, noun in nouns_of(one, subject=whole):
            if prep in COMPARED or (instead and not noun.money) or id(noun) in beside:
                continue
            if number and totals and prep in ("", "to"):
                continue  # "bringing its total to $165 billion"
            if noun.money and (prep in _BESIDES or (draft.money and prep in _PARTS)):
                continue
            if noun.money and prep in ("on", "after") and noun.head and noun.head.low in _BAIL:
                continue
            if noun.money and _MEASURED.search(
                talk.text, max(0, noun.money[0].start - _BACK), noun.money[0].start
            ):
                continue
            if draft.type not in _ABOUT_BANS and set_beside(noun, talk.text):
                continue
            for one_noun in inner(noun):
                if draft.chips and (id(one_noun) in made_after or likeness(one_noun)):
                    continue
                if not (draft.money and id(one_noun) in former):
                    take(draft, one_noun, g)
    added = _of_hosts(group)
    if draft.type in ("rent", "acquire"):
        draft.added = [one for one in added if not _built_by_another(one)]
    if not draft.chips:
        for one in added:
            for _, noun in nouns_of(one, subject=False):
                take(draft, noun, g)
    if not draft.money and (draft.type in _DEALT or draft.type == "license"):
        for noun in _priced(group):
            take(draft, noun, g)
    if draft.units is None and (draft.type in _DEALT or draft.type == "negotiate"):
        told = [n for o in clause.objs for n in (o, *(o.of if o.cls & CLASS["compute"] else ()))]
        bare = (n for n in told if _plain_count(n) and talk.spoke_of_chips(n))
        draft.units = next((noun.quantity for noun in bare if noun.quantity), None)
    if not draft.chips and not draft.vendors:
        draft.home_made = _home_made(draft, clause, g, talk)
        draft.own_chips = draft.home_made or _own_chips(clause)
        if not draft.own_chips:
            same_chips(draft, group, g, talk)
    elif draft.chips:
        with_those(draft, clause, talk)
    places(draft, group, g, talk)
    if not draft.sites:
        places(draft, added, g, talk)
    draft.when = act_date(clause, group, draft.type, talk.text)
    if draft.type in _BETWEEN and not draft.counterparties:
        _same_partner(draft, group, talk)
    if not draft.agents and of_the_maker(draft, clause):
        designer(draft, g)
    landlord(draft, clause, talk)
    own_units(draft, clause)
    maker(draft, g, talk)
    with_company(draft, g)
    named = [c.key for c in draft.chips]
    if named:
        talk.chips = (talk.sentence, list(draft.chips), list(draft.vendors))
    families = {f for key in named for f in g.names.families_of(key)}
    draft.chips = [c for c in draft.chips if c.key not in families]


def partners_anew(
    draft: Draft, clause: Clause, group: list[Clause], g: Grammar, talk: Discourse
) -> None:
    """Look for the other party where acts of the type that `draft` has become name it."""
    if any(p.via != "maker" for p in draft.counterparties):
        return
    where = g.likely[draft.type].counterparty
    others = parties_at(where, reading(clause), clause, group, draft, talk, g)
    agents = {a.key for a in draft.agents}
    draft.counterparties = [p for p in others if p.key not in agents] or draft.counterparties


def _adds_up(clause: Clause) -> bool:
    """ "Bringing its commitments to $165 billion": what several acts come to, not this one."""
    return clause.rel == "adjunct" and any(
        prep == "to" and (noun.money or noun.quantity) for prep, noun in clause.preps
    )


def _former(clause: Clause) -> set[int]:
    """Sums that others have grown from: "160 billion yuan, up from 150 billion"."""
    return {
        id(noun)
        for prep, inside in nouns_of(clause)
        for behind, noun in ((prep, inside), *inside.phrases)
        if behind.endswith("from") and noun.money
    }


def _priced(group: list[Clause]) -> list[Noun]:
    """What that costs which is built or bought: "a campus that will cost $39 billion"."""
    beside = [child for one in group for child in one.children if child.rel == "rel"]
    above = [
        one.parent
        for one in group
        if one.rel == "rel" and one.parent is not None and one.antecedent is one.parent.subj
    ]
    like = [  # "used 1,000 chips and cost $4 million"
        child
        for one in group[:1]
        if one.parent is not None and one.subj is not None
        for child in one.parent.children
        if child is not one and child.subj is one.subj
    ]
    return [
        noun
        for one in (*beside, *above, *like)
        if costs(one)
        for noun in one.objs[-1:]
        if len(one.objs) == 1
        or (one.antecedent is not None and one.antecedent.cls & (_DEALS | CLASS["purchase"]))
    ]


def _plain_count(noun: Noun) -> bool:
    """ "Meta bought 224,000", "30,000 pieces": a number and nothing else."""
    bare = not noun.plain.strip("0123456789,") and not noun.definite  # "the 960" is a model
    return bool(noun.quantity) and (noun.plain in _PIECES or bare)


def costs(clause: Clause, costing: Container[str] = _COSTING) -> bool:
    """ "That will cost $39 billion", "that would be worth more than $2 billion"."""
    verb = clause.verb
    if verb is None or verb.lemma in costing:
        return verb is not None
    return verb.lemma == "be" and any(one.plain.startswith("worth") for one in clause.objs)


def _same_partner(draft: Draft, group: list[Clause], talk: Discourse) -> None:
    """ "It will deliver all of the chips": to those to whom it sold them."""
    last = talk.deals.get(draft.type)
    back = any(
        n.definite and n.cls & CLASS["chip"] and not n.refs
        for one in group
        for _, noun in nouns_of(one, False)
        for n in (noun, *noun.of)
    )
    if last is None or not back or talk.sentence - last.number > _RECENT:
        return
    if {p.key for p in draft.agents} == {p.key for p in last.agents}:
        draft.counterparties = [
            p._replace(via="inherited") for p in last.counterparties if p.via != "maker"
        ]


def _of_hosts(group: list[Clause]) -> list[Clause]:
    """What is added of a host or a site: "from Nebius, which runs the H200s in Finland"."""
    return [
        inside
        for one in group
        for child in one.children
        if child.rel == "rel"
        and child not in group
        and child.antecedent is not None
        and child.antecedent.cls & _HOSTING
        and child.verb is not None
        and child.verb.lemma in _KEEPING
        for inside in descend(child)
    ]


def _built_by_another(clause: Clause) -> bool:
    """ "Will rent a campus that Khazna is building": what the host does is news of its own."""
    verb, builder = clause.verb, clause.subj
    if verb is None or verb.lemma not in _SETTING_UP or builder is clause.antecedent:
        return False
    return builder is not None and (builder.head_ref is not None or bool(builder.pronoun))


def _funds(clause: Clause) -> list[Noun]:
    """ "Will borrow $1 billion to build", "a $1 billion deal to rent": the sum for what is done."""
    parent, deal = clause.parent, clause.head_noun
    if deal is not None and deal.cls & (_DEALS | CLASS["plan"]) and clause.rel == "inf":
        return [deal]
    if parent is None or parent.verb is None or clause.rel not in ("inf", "purpose"):
        return []
    return [o for o in parent.objs if o.money] if parent.verb.lemma in _RAISING else []


def _own_chips(clause: Clause) -> bool:
    """ "Alibaba applied its chips": chips of one's own make."""
    nouns = [noun for prep, noun in nouns_of(clause, False) if prep in ("", "on", "with", "to")]
    return any(n.owner_word in ("its", "their") and n.cls & CLASS["chip"] for n in nouns)


def _home_made(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> bool:
    """Whether an act is about domestic chips where those named last are a foreign maker's."""
    homes = {g.names.home_of(g.names.vendor(chip.key)) for chip in talk.chips[1]}
    return draft.type in _DEALT and homes != {"CN"} and home_made(clause)


def _partners(clause: Clause, draft: Draft, talk: Discourse) -> list[Party]:
    """ "A deal with Oracle to rent", "it asked TSMC to make": whom the clause above names.

    Who the deal is with, or who asks for it, is the other party of what it is for.
    """
    parent = clause.parent
    if parent is None or clause.rel not in ("inf", "purpose") or draft.type not in _DEALT:
        return []
    asks = parent.verb is not None and parent.verb.lemma in _ASKING
    if asks and clause.subj is not None and clause.subj is not parent.subj:
        return [party for party in talk.resolve(parent.subj) if party.cls & CLASS["company"]]
    if not any(o.cls & _DEALS for o in parent.objs) and not any(
        n.cls & _DEALS for _, n in parent.preps
    ):
        return []
    return [
        party
        for prep, noun in parent.preps
        if prep == "with"
        for party in talk.resolve(noun)
        if party.cls & CLASS["company"]
    ]


def _by_maker(draft: Draft, g: Grammar) -> bool:
    """Whether a maker deals: "two chips" of his are two kinds."""
    return any(party.key in g.register.vendors for party in draft.agents)


def take(draft: Draft, noun: Noun, g: Grammar) -> None:
    """Put the chips, counts and sums of one phrase into `draft`."""
    chips = [r for r in noun.refs if isinstance(r, Ref) and r.kind == "chip"]
    quantity = noun.quantity
    if quantity is None and (strong := _STRONG.search(noun.plain)) is not None:
        draft.units = draft.units or int(strong[1].replace(",", ""))
    head = noun.head.low if noun.head is not None else ""
    counts = (
        quantity is not None
        and head not in _UNITS_NOT
        and (
            bool(noun.cls & CLASS["chip"])
            or head in ("units", "chips", "of")
            or bool(chips)
            or any(o.cls & CLASS["chip"] or o.pronoun in _THEM for o in noun.of)
        )
    )
    for ref in chips:
        if not any(c.key == ref.key for c in draft.chips):
            number = quantity if counts else None
            draft.chips.append(ChipFound(ref.key, ref.start, ref.end, number))
    kinds = draft.type == "supply" and _by_maker(draft, g)
    few = 1 if draft.type in _MOVED and not kinds else _FEW
    if counts and draft.units is None and quantity is not None and quantity > few:
        draft.units = quantity if draft.type != "list-entity" else None
    for money in noun.money:
        if money not in draft.money:
            draft.money.append(money)
    if noun.cls & _CHIPS:
        makers = [
            r for p, n in noun.phrases if p in ("from", "by") for m in n.all() for r in m.refs
        ]
        for owner in (*noun.owner, *noun.refs, *makers):
            if isinstance(owner, Ref) and owner.kind == "actor" and owner.key in g.register.vendors:  # noqa: SIM102
                if owner.key not in draft.vendors:
                    draft.vendors.append(owner.key)
