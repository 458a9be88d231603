"""What belongs to an act: parties, chips, sums, places, dates, from its clause and what it swallows."""

from collections.abc import Iterable, Iterator

from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.drafts import ChipFound, Draft
from store.parse.frames import Reading, reading
from store.parse.grammar import CLASS, FrameRule, Grammar
from store.parse.refer import Discourse, Party
from store.parse.spans import Ref
from store.records import Site, When
from store.vocabulary import SiteKind

__all__ = ["descend", "fill", "nouns_of", "take"]

_COMPARED = frozenset(
    (
        "than",
        "as",
        "unlike",
        "versus",
        "compared",
        "despite",
        "amid",
        "after",
        "like",
        "rather than",
        "instead of",
        "beyond",
        "against",
    )
)
_MAKES = frozenset(
    (
        "acquire",
        "rent",
        "deploy",
        "restrict",
        "supply",
        "license",
        "smuggle",
        "negotiate",
        "decline",
    )
)
_UNITS_NOT = frozenset(
    "server servers rack racks system systems node nodes cabinet cabinets cluster clusters".split()
)
_HOSTED = (
    CLASS["infra"]
    | CLASS["compute"]
    | CLASS["service"]
    | CLASS["fab"]
    | CLASS["lease"]
    | CLASS["deal"]
)
_OUTLET = frozenset(("publisher",))
_WHERE = frozenset(
    (
        "in",
        "at",
        "inside",
        "within",
        "across",
        "throughout",
        "into",
        "to",
        "near",
        "outside",
        "outside of",
        "from",
        "for",
    )
)


def descend(clause: Clause) -> Iterator[Clause]:
    """The clause and everything that hangs on it as its content, not as an aside."""
    yield clause
    for child in clause.children:
        if child.rel in ("inf", "purpose", "ing", "part", "adjunct", "whether", "that"):
            if child.rel == "that" and child.head_noun is not None:
                continue
            yield from descend(child)


def nouns_of(clause: Clause, subject: bool = True) -> Iterator[tuple[str, Noun]]:
    """The phrases of one clause with their prepositions; "" for subject and objects."""
    if subject and clause.subj is not None and clause.rel not in ("shared",):
        yield "", clause.subj
    for noun in clause.objs:
        yield "", noun
    yield from clause.preps


def _inner(noun: Noun) -> Iterator[Noun]:
    for one in noun.all():
        yield one
        yield from one.examples


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
    draft.agents = _side(rule.frame.agent.split(), roles, clause, talk, g)
    group = list(swallowed)
    draft.counterparties = [
        p
        for p in _side(rule.counterparty, roles, clause, talk, g, first=True)
        if p.key not in {a.key for a in draft.agents}
    ]
    for number, one in enumerate(group):
        compared = one.rel == "part" and one.antecedent is not None
        for prep, noun in nouns_of(one, subject=number == 0 or compared is False):
            if prep in _COMPARED:
                continue
            for inner in _inner(noun):
                take(draft, inner, g)
    _places(draft, group, g)
    dates = [d for one in group for d in one.dates if isinstance(d, When)]
    dates += [
        r
        for one in group
        for _, n in nouns_of(one, False)
        for r in n.refs
        if isinstance(r, When) and n.head is not None
    ]
    draft.when = next((d for d in dates if d.precision != "unknown"), dates[0] if dates else None)
    if draft.type == "develop" and not draft.agents:
        for chip in draft.chips:
            entry = g.names.chips.get(chip.key) or g.names.families.get(chip.key)
            if entry is not None and entry.vendor:
                value = CLASS["company"] | CLASS["actor"]
                draft.agents = [Party(entry.vendor, "maker", chip.start, chip.end, value)]
                break
    if not draft.counterparties or draft.type == "restrict":
        _maker(draft, group, g)


def _side(
    wanted: Iterable[str],
    roles: Reading,
    clause: Clause,
    talk: Discourse,
    g: Grammar,
    first: bool = False,
) -> list[Party]:
    """The parties at the first place of `wanted` that names any."""
    for place in wanted:
        found: list[Party] = []
        if place == "subject":
            found = list(talk.resolve(roles.subject))
        elif place == "object":
            for noun in roles.objects:
                if noun.cls & (CLASS["chip"] | CLASS["sale"]) and noun.head_ref is None:
                    continue
                found += talk.resolve(noun)
        elif place in ("maker", "none"):
            continue
        else:
            for prep, noun in clause.preps:
                if prep == place and noun.cls & ~CLASS["time"] | (1 if noun.cap else 0):
                    if (
                        noun.head_ref is not None
                        and noun.head_ref.kind == "place"
                        and place in ("in", "at", "from", "into", "on", "to")
                    ):
                        continue
                    named = talk.resolve(noun)
                    found += named or _host(noun)
        found = [p for p in found if _party(p, g)]
        if found:
            kept: dict[str, Party] = {}
            for party in found:
                kept.setdefault(party.key, party)
            return list(kept.values())
    return []


def _host(noun: Noun) -> list[Party]:
    """Whose cloud, campus or account it is: the owner of a thing, or the name before it."""
    if not noun.cls & _HOSTED and noun.cls:
        return []
    for ref in (*noun.owner, *noun.refs):
        if isinstance(ref, Ref) and ref.kind == "actor" and ref.cls & CLASS["company"]:
            return [Party(ref.key, "name", ref.start, ref.end, ref.cls)]
    return []


def _party(party: Party, g: Grammar) -> bool:
    actor = g.names.actors.get(party.key)
    return actor is None or actor.kind not in _OUTLET


def take(draft: Draft, noun: Noun, g: Grammar) -> None:
    chips = [r for r in noun.refs if isinstance(r, Ref) and r.kind == "chip"]
    quantity = noun.quantity
    head = noun.head.low if noun.head is not None else ""
    counts = (
        quantity is not None
        and head not in _UNITS_NOT
        and (
            noun.cls & CLASS["chip"]
            or head in ("units", "chips")
            or any(o.cls & CLASS["chip"] for o in noun.of)
        )
    )
    for ref in chips:
        if not any(c.key == ref.key for c in draft.chips):
            draft.chips.append(ChipFound(ref.key, ref.start, ref.end, quantity if counts else None))
    if counts and draft.units is None and quantity is not None and quantity > 1:
        draft.units = quantity
    for money in noun.money:
        if money not in draft.money:
            draft.money.append(money)
    if noun.cls & (
        CLASS["chip"] | CLASS["sale"] | CLASS["purchase"] | CLASS["order"] | CLASS["compute"]
    ):
        for owner in (*noun.owner, *noun.refs):
            if isinstance(owner, Ref) and owner.kind == "actor" and owner.key in g.register.vendors:
                if owner.key not in draft.vendors:
                    draft.vendors.append(owner.key)


def _maker(draft: Draft, group: list[Clause], g: Grammar) -> None:
    """The maker of the chips stands in where the text names no other party."""
    if draft.type not in _MAKES:
        return
    agents = {a.key for a in draft.agents}
    vendors = list(draft.vendors)
    for chip in draft.chips:
        entry = g.names.chips.get(chip.key) or g.names.families.get(chip.key)
        if entry is not None and entry.vendor and entry.vendor not in vendors:
            vendors.append(entry.vendor)
    if draft.type in ("supply", "smuggle", "license", "decline"):
        return
    named = {p.key for p in draft.counterparties}
    if draft.type == "restrict" and any(p.cls & CLASS["company"] for p in draft.counterparties):
        return
    for vendor in vendors:
        if vendor not in agents and vendor not in named:
            draft.counterparties.append(
                Party(vendor, "maker", draft.start, draft.start, CLASS["company"] | CLASS["actor"])
            )


def _places(draft: Draft, group: list[Clause], g: Grammar) -> None:
    seen: set[tuple[str, str]] = {(s.kind, s.place) for s in draft.sites}
    for one in group:
        for prep, noun in nouns_of(one):
            for inner in _inner(noun):
                for ref in inner.refs:
                    if (
                        not isinstance(ref, Ref)
                        or ref.kind != "place"
                        or ref.adjective
                        and ref is not inner.head_ref
                    ):
                        continue
                    if (
                        prep not in _WHERE
                        and ref is not inner.head_ref
                        and not any(ref is o for o in inner.owner)
                    ):
                        continue
                    kind = _site_kind(draft, prep, inner, ref)
                    if kind is None:
                        continue
                    key = (kind, ref.key)
                    if key not in seen:
                        seen.add(key)
                        draft.sites.append(
                            Site(
                                kind=kind,
                                place=ref.key,
                                name=g.names.name("place", ref.key),
                                start=ref.start,
                                end=ref.end,
                            )
                        )


def _site_kind(draft: Draft, prep: str, noun: Noun, ref: Ref) -> SiteKind | None:
    if prep in ("outside", "outside of"):
        return "legal-home"
    if prep in ("to", "into", "for"):
        return (
            "destination"
            if draft.type
            in (
                "restrict",
                "supply",
                "license",
                "smuggle",
                "propose-rule",
                "amend-rule",
                "rescind-rule",
                "decline",
                "prosecute",
                "develop",
            )
            else "chip-site"
            if prep != "for"
            else None
        )
    if prep in ("in", "at", "inside", "within", "across", "throughout", "near"):
        return "chip-site"
    if prep == "" and noun.head_ref is ref and draft.type in ("restrict",):
        return None
    if prep == "from":
        return None
    return None
