"""The parties of an act: by the places that a frame names, by owners, hosts and makers."""

from collections.abc import Iterable

from store.parse.discourse.drafts import Draft
from store.parse.discourse.groups import group_of
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.beside_act import beside_act, promised
from store.parse.frames.frames import Reading
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import DEALT
from store.parse.words.word_classes import CLASS
from store.parse.words.words import singular, word_set

__all__ = [
    "doer",
    "maker",
    "owners_of",
    "parties_at",
    "turned_over",
    "with_company",
    "without_maker",
]

_MADE = frozenset(["acquire", "rent", "deploy", "restrict", "license", "invest", "negotiate"])
_BOUND = frozenset(("restrict", "license"))
_OWNED = frozenset(
    ["investigate", "prosecute", "warn", "oppose", "restrict", "license", "propose-rule"]
)
_OWNING = _OWNED | {"decline"}
_HOSTED = (
    CLASS["infra"] | CLASS["compute"] | CLASS["service"] | CLASS["fab"] | CLASS["lease"]
    | CLASS["deal"] | CLASS["access"]
)  # fmt: skip
_OWNED_THINGS = CLASS["model"] | CLASS["infra"] | CLASS["fab"]
_UNITS = word_set(
    """
    subsidiary subsidiaries unit units arm affiliate affiliates division divisions engineers
    """
)
_RUNNING = word_set(
    """
    provide offer operate run own host manage supply sell lease
    """
)
_UNNAMED = DEALT | {"smuggle", "restrict", "license", "investigate", "warn", "comply"}
_NEAR = 200
"""Characters before a sentence in which a maker is still the one spoken of."""
_RECENT = 2
_OWN_WORDS = frozenset(("state", "oppose"))
_SAID = frozenset(("state", "oppose", "warn", "comply"))
_GIVEN = frozenset(("to", "from", "with", "by"))
_ASKED = CLASS["application"] | CLASS["request"]
_FIGURES = frozenset(("outlook", "guidance", "forecast", "projection"))
_LETTERS = CLASS["rule"] | CLASS["information"] | CLASS["restriction"]
_TO_FIRMS = frozenset(["restrict", "license", "supply", "acquire", "rent"])
_AT = frozenset(("at", "in", "inside"))
_LENDING = frozenset(("cloud", "data-centre"))
_TENANTS = frozenset(("tenant", "customer", "client", "user", "subscriber", "lessee", "renter"))
_WHOSE = frozenset(("from", "of", "by", "at"))
_STANDING = frozenset(("executive", "official"))
_WHERE = frozenset(("in", "at", "from", "into", "on", "to", "through", "via"))
_THING = CLASS["chip"] | CLASS["sale"] | CLASS["compute"] | CLASS["infra"]


def parties_at(
    places: Iterable[str],
    roles: Reading,
    clause: Clause,
    group: list[Clause],
    draft: Draft,
    talk: Discourse,
    g: Grammar,
) -> list[Party]:
    """The parties at the first of `places` that names any."""
    for place in places:
        found = _at(place, roles, clause, group, draft, talk, g)
        kept: dict[str, Party] = {}
        for party in found:
            if not g.names.is_publisher(party.key):
                kept.setdefault(party.key, party)
        if kept:
            return list(kept.values())
    return []


def _at(
    place: str,
    roles: Reading,
    clause: Clause,
    group: list[Clause],
    draft: Draft,
    talk: Discourse,
    g: Grammar,
) -> list[Party]:
    found: list[Party] = []
    if place in ("maker", "none"):
        return found
    if place == "host":
        return _hosts(group, talk, g)
    if place == "subject":
        found = list(talk.resolve(roles.subject))
        if not found and roles.subject is not None and roles.subject.cls & _LETTERS:
            senders = [n for p, n in roles.subject.phrases if p in ("from", "by")]
            found = [p for n in senders for p in talk.resolve(n) if p.cls & CLASS["gov"]]
        if not found and roles.subject is not None and draft.type in ("smuggle", "supply"):
            found = _movers(roles.subject, g)
            if found:
                return found
        if not found and roles.subject is not None and _owned(roles.subject):
            whose = [p for inner in roles.subject.of for p in talk.resolve(inner)]
            return owners_of(roles.subject) or whose or list(talk.owner(roles.subject))
        return found
    if place == "told":
        doers = [one.subj for one in clause.said()]
        return [p for noun in doers for p in talk.resolve(noun) if p.cls & CLASS["gov"]]
    if place == "object":
        asked = [noun for child in promised(clause, draft) for noun in child.objs]
        for noun in (*(roles.objects or _let(clause)), *asked):
            if draft.type == "restrict" and noun.cls & _ASKED:
                found += owners_of(noun) or _planned_by(noun, talk)  # whose request is refused
            if noun.cls & _THING and noun.head_ref is None:
                if draft.type in _OWNED or draft.type == "rent":
                    found += [] if draft.type == "restrict" else owners_of(noun)
                if draft.type == "license":
                    found += _planned_by(noun, talk)
                continue
            found += talk.resolve(noun) or (owners_of(noun) if draft.type in _OWNING else [])
            if draft.type == "license":
                found += _given(noun) or ([] if found else _planned_by(noun, talk))
            if not found:
                found += _unnamed(noun, draft, g)
        return found
    speech = draft.type == "warn"
    for prep, noun in beside_act(clause, place, draft):
        if prep != place or not (noun.cls & ~CLASS["time"] or noun.cap):
            continue
        ref = noun.head_ref
        where = place in _WHERE or (place == "for" and draft.type in DEALT)
        if ref is not None and ref.kind == "place" and where and not speech:
            continue
        named = list(talk.resolve(noun))
        if not named and noun.head is not None and noun.head.low in _UNITS:
            named = [p for inside in noun.of for p in talk.resolve(inside)]
        if not named and (noun.cls & _HOSTED or not noun.cls):
            named = _named_in(noun)
        if not named and draft.type in _OWNED:
            named = owners_of(noun) or _homes(noun, talk)
        found += named or (_unnamed(noun, draft, g) if place in _GIVEN else [])
    return found


def _hosts(group: list[Clause], talk: Discourse, g: Grammar) -> list[Party]:
    """Whose site, cloud or servers are used: owners, those they are "of", who runs or owns them."""
    found: list[Party] = []
    for one in group:
        for prep, noun in (*(("", o) for o in one.objs), *one.preps):
            if noun.cls & _HOSTED or (prep in _AT and noun.owner):
                found += _named_in(noun)
            tenant = noun.head is not None and singular(noun.head.low) in _TENANTS
            if tenant or noun.cls & (_HOSTED | _THING):
                inside = [n for p, n in noun.phrases if p in _WHOSE]
                found += [p for n in (*noun.of, *inside) for p in talk.resolve(n)]
                found += owners_of(noun)
        if one.rel == "part" and one.verb is not None and one.verb.lemma in _RUNNING:
            found += [p for prep, n in one.preps if prep == "by" for p in talk.resolve(n)]
    return [p for p in found if p.cls & CLASS["company"] and not _only_makes(p.key, g)]


def _planned_by(noun: Noun, talk: Discourse) -> list[Party]:
    """Whose project is approved: "six projects by TikTok"."""
    inside = [n for prep, n in noun.phrases if prep in ("of", "by", "from")]
    parties = [p for n in (*noun.of, *inside) for p in talk.resolve(n)]
    return [p for p in parties if p.cls & CLASS["company"]]


def _given(noun: Noun) -> list[Party]:
    """ "Gave Baidu and Tencent approval": the last of those named stands before what they get."""
    return [
        Party(ref.key, "name", ref.start, ref.end, ref.cls)
        for one in noun.all()
        if one.cls & CLASS["licence"]
        for ref in one.refs
        if isinstance(ref, Ref) and ref.kind == "actor" and ref.cls & CLASS["company"]
    ]


def _only_makes(key: str, g: Grammar) -> bool:
    """Whether somebody makes chips and lends none."""
    actor = g.names.actors.get(key)
    lends = actor is not None and not _LENDING.isdisjoint(actor.roles)
    return key in g.register.vendors and not lends


def _let(clause: Clause) -> list[Noun]:
    """ "The US would let Nvidia ship": whom one lets do something."""
    return [
        child.subj
        for child in clause.children
        if child.rel == "inf" and child.subj is not None and child.subj is not clause.subj
    ]


def _unnamed(noun: Noun, draft: Draft, g: Grammar) -> list[Party]:
    """ "A data centre operator in Malaysia": one of a group that has no name."""
    if draft.type not in _UNNAMED or noun.definite or noun.pronoun or noun.head is None:
        return []
    if not noun.cls & (CLASS["org"] | CLASS["person"] | CLASS["infra"]):
        return []
    if draft.type in _BOUND and not noun.many:
        return []
    found = group_of(noun, g, homed=False)
    return [found] if found is not None else []


def _movers(noun: Noun, g: Grammar) -> list[Party]:
    """ "The ring", "a broker in Jurong": who moves goods on the sly, as the group they are of."""
    if noun.pronoun or not noun.cls & (CLASS["smuggler"] | CLASS["person"] | CLASS["org"]):
        return []
    found = group_of(noun, g, homed=False)
    return [found] if found is not None else []


def _owned(noun: Noun) -> bool:
    """Whether what the phrase does is done by its owner: a model, a site, a unit, an outlook."""
    head = noun.head.low if noun.head is not None else ""
    return bool(noun.cls & _OWNED_THINGS) or head in _UNITS or head in _FIGURES


def _named_in(noun: Noun) -> list[Party]:
    """Whose cloud, campus or account it is: the owner of a thing, or the name before it."""
    for ref in (*noun.owner, *noun.refs):
        if isinstance(ref, Ref) and ref.kind == "actor" and ref.cls & CLASS["company"]:
            return [Party(ref.key, "name", ref.start, ref.end, ref.cls)]
    return []


def owners_of(noun: Noun) -> list[Party]:
    """The named owners of a thing ("ByteDance's data centres")."""
    found = []
    for one in noun.all():
        for ref in one.owner:
            if isinstance(ref, Ref) and ref.kind == "actor":
                found.append(Party(ref.key, "name", ref.start, ref.end, ref.cls))  # noqa: PERF401
    return found


def _homes(noun: Noun, talk: Discourse) -> list[Party]:
    """The state whose rules or subsidies are meant ("U.S. chip subsidies")."""
    if not noun.cls & (CLASS["rule"] | CLASS["restriction"] | CLASS["investment"]):
        return []
    for ref in noun.refs:
        if isinstance(ref, Ref) and ref.kind == "place":
            key = talk.governments.get(talk.g.names.country_of(ref.key), "")
            if key:
                value = CLASS["gov"] | CLASS["actor"]
                return [Party(key, "description", ref.start, ref.end, value)]
    return []


def maker(draft: Draft, g: Grammar, talk: Discourse) -> None:
    """The maker of the chips stands in where the text names no other party."""
    if draft.type not in _MADE or draft.own_chips:
        return
    if draft.type in _BOUND:
        if any(p.cls & CLASS["company"] for p in draft.counterparties):
            return
        if draft.type == "license" and (
            draft.counterparties or not all(p.cls & CLASS["gov"] for p in draft.agents)
        ):
            return
        homes = {g.names.actors[p.key].hq for p in draft.agents if p.key in g.names.actors}
        if draft.type == "license" and "CN" in homes:
            return
    elif draft.counterparties:
        return
    vendors = list(draft.vendors)
    told = talk.text[max(0, draft.sentence.start - _NEAR) : draft.sentence.end]
    for chip in draft.chips:
        vendor = g.names.vendor(chip.key)
        if not vendor or vendor in vendors:
            continue
        if draft.type not in _BOUND or _told_in(told, vendor, g):
            vendors.append(vendor)
    if (
        not vendors
        and draft.type in ("acquire", "rent", "deploy")
        and draft.classes & CLASS["chip"]
    ):
        vendors = talk.recent_vendors()
    kin = {p.key for p in (*draft.agents, *draft.counterparties)}
    for key in list(kin):
        kin.update(g.names.ancestors(key))
    for vendor in vendors:
        if vendor in kin or any(a in kin for a in g.names.ancestors(vendor)):
            continue
        value = CLASS["company"] | CLASS["actor"]
        draft.counterparties.append(Party(vendor, "maker", draft.start, draft.start, value))


def _told_in(sentence: str, vendor: str, g: Grammar) -> bool:
    """Whether a sentence names a maker, and not only as the one who says it."""
    _, name, behind = sentence.partition(g.names.actors[vendor].name)
    following = behind.split(maxsplit=1)[0] if behind.strip() else ""
    says = {following, following.removesuffix("d"), following.removesuffix("ed")} & g.reporting
    return bool(name) and not says and following != "said"


def without_maker(draft: Draft) -> None:
    """Take the maker out of an act in which he does not stand in."""
    if draft.type not in _MADE:
        draft.counterparties = [p for p in draft.counterparties if p.via != "maker"]


def turned_over(draft: Draft, act: str) -> None:
    """Let giver and taker change sides where an act read as given is one of taking, or other way.

    "Gave it access to the chips" is renting by whom it is given. A seller who may or may not sell
    has the leave or the ban of somebody else.
    """
    firms = [p for p in draft.agents if p.cls & CLASS["company"] and not p.cls & CLASS["gov"]]
    if act in _BOUND and draft.type in ("supply", "acquire") and firms == draft.agents:
        draft.agents, draft.counterparties = [], firms
        return
    sides = [{"supply"}, {"acquire", "rent"}]
    across = any(draft.type in one and act in other for one, other in (sides, sides[::-1]))
    others = [p for p in draft.counterparties if p.via != "maker"]
    if across and others and draft.agents:
        draft.agents, draft.counterparties = others, draft.agents


def doer(draft: Draft, clause: Clause, last: Draft | None, g: Grammar, talk: Discourse) -> None:
    """Who says a statement, or does what a clause without a doer tells.

    That is who is told of above, or who made the deal of this kind (`last`) just told of.
    """
    near = last is not None and talk.sentence - last.number <= _RECENT
    if not draft.agents and last is not None and near and not _names_one(clause):
        draft.agents = [p._replace(via="inherited") for p in last.agents]
        if all(p.via == "maker" for p in draft.counterparties):
            draft.counterparties = [p._replace(via="inherited") for p in last.counterparties]
    verb = clause.verb
    said = draft.type in _SAID
    if draft.agents or verb is None or not (said or (clause.subj is None and not verb.passive)):
        return
    line = [clause]
    while (parent := line[-1].parent) is not None:
        line.append(parent)
    if said:
        line.sort(key=lambda c: c.verb is None or c.verb.lemma not in g.reporting)
    for above in line:
        found = [p for p in talk.resolve(above.subj) if not g.names.is_publisher(p.key)]
        if found and (said or above is not clause):
            draft.agents = [p._replace(via="inherited") for p in found]
            break
    if not draft.agents and said:
        draft.agents = [p._replace(via="inherited") for p in talk.speaker]
    known = {p.key for p in draft.agents}
    draft.counterparties = [p for p in draft.counterparties if p.key not in known]
    with_company(draft, g)


def _names_one(clause: Clause) -> bool:
    """Whether a clause names or describes a party or a place of its own beside what is dealt in."""
    nouns = [n for n in (clause.subj, *(inside for _, inside in clause.preps)) if n is not None]
    return any(n.det == "such" for n in nouns) or any(
        isinstance(r, Ref) and r.kind != "chip" for n in nouns for r in (*n.refs, *n.owner)
    )


def with_company(draft: Draft, g: Grammar) -> None:
    """Who runs a company or holds an office acts for it too."""
    draft.counterparties = [_firm_of(party, draft, g) for party in draft.counterparties]
    for party in tuple(draft.agents):
        actor = g.names.actors.get(party.key)
        if actor is None or actor.kind != "person" or not _STANDING & set(actor.roles):
            continue
        for company in actor.affiliation:
            listed = g.names.actors.get(company)
            if listed is None or (draft.type in _OWN_WORDS and listed.kind == "government-body"):
                continue  # what an official says he says himself
            if company not in {p.key for p in draft.agents}:
                value = party.cls & ~CLASS["person"] | CLASS["actor"]
                draft.agents.append(Party(company, "inherited", party.start, party.end, value))


def _firm_of(party: Party, draft: Draft, g: Grammar) -> Party:
    """Who grants, sells or rules to the head of a company does so to the company."""
    actor = g.names.actors.get(party.key)
    if draft.type not in _TO_FIRMS or actor is None or "executive" not in actor.roles:
        return party
    firms = [a for a in actor.affiliation if a in g.names.actors]
    value = party.cls & ~CLASS["person"] | CLASS["actor"]
    return Party(firms[0], "inherited", party.start, party.end, value) if firms else party
