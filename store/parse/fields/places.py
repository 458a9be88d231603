"""Where the chips of an act are or would be, where it bars them from, where a party is at home."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.fields.feared import feared, forestalled
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.shapes.tokens import Token
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.parse.words.words import singular, word_set
from store.records import Site
from store.vocabulary import SiteKind

__all__ = ["inner", "meant", "places", "there", "usual_kind"]

_IN = frozenset(("in", "at", "inside", "within", "across", "throughout", "near", "around"))
_TO = frozenset(("to", "into", "for", "bound for", "destined for", "headed for"))
_LIKE = frozenset(("like", "such as", "including"))
_THROUGH = frozenset(("through", "via", "by way of"))
_OUTSIDE = frozenset(("outside", "outside of", "beyond"))
_BOUND_FOR = word_set(
    """
    restrict supply license smuggle propose-rule amend-rule rescind-rule issue-rule decline
    prosecute develop
    """
)
_AT_HOME = frozenset(["investigate", "prosecute", "warn", "oppose", "state", "comply"])
"""Acts whose own place is that of a court or an office, not of chips."""
_COUNTRY = frozenset(["country", "nation", "kingdom", "city-state", "state", "island"])
_PEOPLE = CLASS["org"] | CLASS["person"] | CLASS["gov"]
_SITES = CLASS["infra"] | CLASS["compute"] | CLASS["fab"] | CLASS["chip"]
_GROUND = CLASS["infra"] | CLASS["compute"] | CLASS["fab"]
_LAW = CLASS["rule"] | CLASS["restriction"]
_REACH = (
    CLASS["access"] | CLASS["ability"] | CLASS["purchase"] | CLASS["order"] | CLASS["model"]
    | CLASS["tech"]
)  # fmt: skip
_BUYING = word_set(
    """
    customer client buyer user company firm giant startup group entity university market
    purchaser importer developer lab end-user business military reseller operator
    """
)
_BRANCHES = frozenset(("subsidiary", "unit", "arm", "affiliate", "branch"))
"""What a firm has in a country to do there what it does."""
_FLOWS = word_set("volume sale export shipment delivery business market order")
_ISLANDS = word_set("island isle peninsula archipelago")
_EDGES = word_set("edge outskirts outside suburb suburbs north south east west heart centre center")
_SEIZING = word_set("seize confiscate intercept detain impound hold stop find discover uncover")
_HOSTS = word_set("operator provider")
_CHARGED = frozenset(("ing", "inf", "that"))
_MOVED = word_set("ship export send smuggle sell move transport divert deliver resell supply")
_CHINA = "CN"

_RECENT = 2

Put = Callable[[SiteKind, Ref], None]


def inner(noun: Noun) -> Iterator[Noun]:
    """A phrase, those coordinated with it, and their examples."""
    for one in noun.all():
        yield one
        yield from one.examples


def places(draft: Draft, group: Iterable[Clause], g: Grammar, talk: Discourse) -> None:
    """Put the places that the clauses of an act name into `draft`."""
    seen: set[tuple[str, str]] = {(s.kind, s.place) for s in draft.sites}

    def put(kind: SiteKind, ref: Ref) -> None:
        if (kind, ref.key) not in seen:
            seen.add((kind, ref.key))
            name = g.names.name("place", ref.key)
            draft.sites.append(
                Site(kind=kind, place=ref.key, name=name, start=ref.start, end=ref.end)
            )

    for one in group:
        if draft.type == "license" and feared(one):
            continue
        if forestalled(one) and any(site.kind == "destination" for site in draft.sites):
            continue
        homes: set[int] | None = None
        grounds: set[int] = set()
        for prep, noun in nouns_of(one):
            for phrase in inner(noun):
                for part, place in ((prep, phrase), *_aside(phrase), *_near(phrase)):
                    if not _placing(place):
                        continue
                    if homes is None:
                        homes, grounds = _homes(one, draft), _grounds(one)
                    if id(place) in homes:
                        continue
                    if draft.type == "build" and not part and any(noun is o for o in one.objs):
                        part = "in"  # "has picked Johor for its campus"
                    court = draft.type in _AT_HOME and id(place) not in grounds
                    court = court and draft.lemma not in _SEIZING
                    if part in _TO and _charged_with_moving(draft, one):
                        _put_there(place, put)
                    _named(draft, part, place, court, put, g, talk)
                _described(draft, prep, phrase, put, g, talk)


def there(draft: Draft, clause: Clause, words: list[Token], g: Grammar, talk: Discourse) -> None:
    """ "No plans to ship it there": behind a verb the place that was spoken of last."""
    at, last = talk.place
    verb = clause.verb
    if draft.sites or verb is None or last is None or at < talk.sentence - _RECENT:
        return
    for token in words:
        if token.start < verb.end or token.low != "there":
            continue
        if token.tag == "a" and last.start < token.start:
            kind = _kind(draft, "to" if draft.type in _BOUND_FOR else "in", last, g)
            name = g.names.name("place", last.key)
            site = Site(
                kind=kind or "chip-site", place=last.key, name=name, start=last.start, end=last.end
            )
            draft.sites.append(site)
        return


def _charged_with_moving(draft: Draft, clause: Clause) -> bool:
    """ "Charged with illegally shipping them to China": where they went, not a court."""
    verb = clause.verb
    moved = verb is not None and clause.rel in _CHARGED and verb.lemma in _MOVED
    return draft.type == "prosecute" and moved and any(n.cls & _GOODS for _, n in nouns_of(clause))


def _put_there(noun: Noun, put: Put) -> None:
    ref = noun.head_ref
    if isinstance(ref, Ref) and ref.kind == "place" and not ref.adjective:
        put("destination", ref)


def _placing(noun: Noun) -> bool:
    """Whether a phrase may name a place, or mean the last one ("the country")."""
    return bool(noun.refs) or (noun.head is not None and noun.head.low in _COUNTRY)


def _near(noun: Noun) -> Sequence[tuple[str, Noun]]:
    """ "On the edge of Abu Dhabi"."""
    if noun.head is None or noun.head.low not in _EDGES:
        return ()
    return [("near", inside) for prep, inside in noun.phrases if prep == "of"]


def _grounds(clause: Clause) -> set[int]:
    """The phrases that stand right behind a site or chips ("halls in Johor")."""
    return {
        id(inside)
        for _, noun in nouns_of(clause)
        for one in noun.all()
        if one.cls & _SITES
        for _, inside in one.phrases
    }


def _homes(clause: Clause, draft: Draft) -> set[int]:
    """The phrases that say where somebody is at home who is no party ("a banker in Riyadh")."""
    if draft.type in _AT_HOME:
        return set()
    known = {p.start for p in (*draft.agents, *draft.counterparties) if p.via != "maker"}
    found: set[int] = set()
    for prep, noun in nouns_of(clause):
        for one in noun.all():
            low = singular(one.head.low) if one.head is not None else ""
            people = one.cls & _PEOPLE and not one.cls & _SITES
            named = {one.start, *(example.start for example in one.examples)}
            if not people or named & known or one.head_ref is not None:
                continue
            if low in _HOSTS or prep in _TO or (prep in ("by", "from") and low in _BUYING):
                continue
            if draft.type == "restrict" and low in _BUYING:
                continue
            if draft.type == "acquire" and low in _BRANCHES and prep in _THROUGH:
                continue
            found.update(id(place) for _, inside in one.phrases for place in inside.all())
    return found


def _aside(noun: Noun) -> Sequence[tuple[str, Noun]]:
    if not noun.aside:
        return ()
    return [
        (noun.aside[i - 1].low, chunk)  # type: ignore[union-attr]
        for i, chunk in enumerate(noun.aside)
        if i and isinstance(chunk, Noun) and getattr(noun.aside[i - 1], "tag", "") == "p"
    ]


def _named(
    draft: Draft, prep: str, noun: Noun, court: bool, put: Put, g: Grammar, talk: Discourse
) -> None:
    """A place behind a preposition, or the owner of a site ("Malaysia's data centres").

    Of an inquiry or a trial the place is where the authority is, not where chips are: `court`.
    """
    low = noun.head.low if noun.head is not None else ""
    if prep == "on" and low in _ISLANDS:
        prep = "in"
    for ref in noun.refs:
        if not isinstance(ref, Ref) or ref.kind != "place":
            continue
        head = ref is noun.head_ref or low in _ISLANDS
        owner = not head and any(ref is o for o in noun.owner)
        if ref.adjective and not (head and ref.key == "US"):  # noqa: SIM102
            if not (ref.key == "US" and noun.cls == 0 and prep in ("in", "within")):
                continue
        if owner and noun.cls & _GROUND:
            kind: SiteKind | None = "chip-site"
        elif owner or not (head or not noun.cls & _PEOPLE):
            continue
        else:
            kind = _kind(draft, prep, ref, g)
        if kind == "chip-site" and court:
            kind = "legal-home" if prep in _IN else None
        if kind is not None:
            talk.place = (talk.sentence, ref)
            put(kind, ref)
    if low in _COUNTRY and noun.det == "the" and not noun.refs:
        at, last = talk.place
        if last is not None and at >= talk.sentence - _RECENT:
            kind = _kind(draft, prep, last, g)
            if kind is not None:
                put(kind, last)


def _kind(draft: Draft, prep: str, ref: Ref, g: Grammar) -> SiteKind | None:
    if prep in _OUTSIDE:
        # outside a country is elsewhere, outside a town is near it
        return "legal-home" if g.names.country_of(ref.key) in ("", ref.key) else "chip-site"
    if prep in _THROUGH:
        return "chip-site" if draft.type == "smuggle" else None
    if prep in _TO or prep in _LIKE:
        if draft.type == "prosecute":
            return None
        if draft.type in _BOUND_FOR:
            return "destination"
        return "chip-site" if prep in ("to", "into") else None
    return "chip-site" if prep in _IN or (prep == "from" and draft.type == "rent") else None


def usual_kind(draft: Draft) -> SiteKind:
    """What the place of an act is, where no word says it: where chips go to, or where they are."""
    return "destination" if draft.type in _BOUND_FOR else "chip-site"


def _described(draft: Draft, prep: str, noun: Noun, put: Put, g: Grammar, talk: Discourse) -> None:
    """A place told by an adjective or an owner: "Malaysian halls", "China's access"."""
    low = singular(noun.head.low) if noun.head is not None else ""
    if not noun.refs and not noun.owner:
        at, last = talk.place
        if last is None or noun.owner_word not in _COUNTRY or at < talk.sentence - _RECENT:
            return
        if _goes_to(draft, prep, noun, last, g, owned=True):
            put("destination", last)  # "the country's purchases"
        return
    branch = draft.type in ("acquire", "rent", "deploy") and low in _BRANCHES
    for ref in (*noun.owner, *noun.refs):
        if not isinstance(ref, Ref):
            continue
        if ref.kind == "place" and ref is not noun.head_ref:
            ground = noun.cls & _GROUND and not noun.cls & (_PEOPLE | _LAW)
            abroad = branch and ref.adjective and ref.key not in ("US", _CHINA)
            if abroad or ground:
                put("chip-site", ref)
            elif _goes_to(draft, prep, noun, ref, g):
                put("destination", ref)
        elif ref.kind == "actor" and ref.cls & CLASS["collective"]:
            group = g.names.actors.get(ref.key)
            if group is not None and group.hq == _CHINA and _goes_to(draft, prep, noun, ref, g):
                put("destination", ref._replace(kind="place", key=_CHINA))


def _goes_to(
    draft: Draft, prep: str, noun: Noun, ref: Ref, g: Grammar, owned: bool = False
) -> bool:
    """Whether chips go, or are kept from going, to the home of those of whom a phrase speaks."""
    if draft.type == "supply":
        return prep in _TO and (bool(noun.cls & _PEOPLE) or ref.kind == "actor")
    if draft.type not in ("restrict", "license"):
        return False
    if ref.kind == "place" and g.names.country_of(ref.key) == "US":
        return False
    low = singular(noun.head.low) if noun.head is not None else ""
    if ref.kind == "place" and not ref.adjective and low in _FLOWS:
        return True
    bought = bool(noun.cls & _REACH) and (owned or any(ref is o for o in noun.owner))
    if draft.type == "license":
        return prep in _TO and (low in _BUYING or ref.kind == "actor")
    return bought or low in _BUYING or ref.kind == "actor"


_MARKET = frozenset(("downgraded-chip", "domestic-chip", "direct-export"))
_HOSTED = frozenset(("rent", "negotiate", "decline"))
_LASTING = frozenset(("done", "ongoing", "planned", "cancelled"))
_GOODS = CLASS["chip"] | CLASS["sale"] | CLASS["compute"]


def meant(draft: Draft, told: list[Ref], g: Grammar) -> None:
    """The country that an act without a place means: `told` is where the text names China itself.

    Chips that a Chinese firm buys to have them go there; export rules of the United States bar
    chips from there, and the country's own rules bind data centres there.
    """
    if draft.negative or any(s.kind != "legal-home" for s in draft.sites):
        return
    if draft.type in ("deploy", "build") or draft.type in _HOSTED:
        _at_home(draft, g)
    if draft.type in ("acquire", "deploy"):
        _buyers(draft, g)
    if draft.sites or not (told or draft.agents):
        return
    homes = {g.names.home_of(p.key) for p in draft.agents}
    own = homes == {_CHINA} and bool(draft.classes & (_GOODS | CLASS["infra"]))
    if own and draft.type in ("restrict", "license"):
        _put_home(draft, _CHINA, g)
    if draft.sites or not told:
        return
    if draft.type == "smuggle":
        kind: SiteKind = "destination"
        fits = True
    elif draft.type in ("acquire", "supply"):
        if draft.route not in _MARKET or any(s.kind == "legal-home" for s in draft.sites):
            return
        buyers = draft.agents if draft.type == "acquire" else draft.counterparties
        kind = "chip-site" if draft.type == "acquire" else "destination"
        fits = any(g.names.home_of(p.key) == _CHINA for p in buyers)
    elif draft.type in ("restrict", "license", "issue-rule"):
        kind = "chip-site" if own else "destination"
        fits = own or (homes == {"US"} and draft.type != "issue-rule" and _barred(draft, g))
    else:
        return
    if fits:
        near = min(told, key=lambda ref: abs(ref.start - draft.start))
        name = g.names.name("place", near.key)
        draft.sites.append(Site(kind=kind, place=_CHINA, name=name, start=near.start, end=near.end))


def _buyers(draft: Draft, g: Grammar) -> None:
    """Whoever buys or runs chips in a third country has them there, unless the text says where."""
    if draft.sites:
        return
    homes = dict.fromkeys(g.names.home_of(p.key) for p in draft.agents)
    homes.pop("", None)
    states = all(p.key in g.states for p in draft.agents)  # each buys for itself
    if len(homes) != 1 and not states:
        return
    if all(home in g.names.countries and home not in ("US", _CHINA) for home in homes):
        for home in homes:
            _put_home(draft, home, g)


def _put_home(draft: Draft, home: str, g: Grammar) -> None:
    """The chips are in `home`, where one of those who act is at home."""
    agent = next(party for party in draft.agents if g.names.home_of(party.key) == home)
    name = g.names.name("place", home)
    site = Site(kind="chip-site", place=home, name=name, start=agent.start, end=agent.end)
    draft.sites.append(site)


def _at_home(draft: Draft, g: Grammar) -> None:
    """What a state sets up stands in it; clouds "of the US" rent out what stands there."""
    hosted = draft.type in _HOSTED
    for party in (*draft.agents, *draft.counterparties):
        actor = g.names.actors.get(party.key)
        if actor is None or party.via == "maker":
            continue
        state = not hosted and party in draft.agents and "national-government" in actor.roles
        cloud = hosted and actor.kind == "collective" and "cloud" in actor.roles
        if (state or cloud) and actor.hq in g.names.countries and actor.hq != _CHINA:
            name = g.names.name("place", actor.hq)
            start, end = party.start, party.end
            site = Site(kind="chip-site", place=actor.hq, name=name, start=start, end=end)
            draft.sites.append(site)
            return


def _barred(draft: Draft, g: Grammar) -> bool:
    """Whether an American rule is about chips of American make on their way out."""
    if draft.type == "restrict" and any(
        g.names.home_of(p.key) == "US" and p.cls & CLASS["company"] for p in draft.counterparties
    ):
        return True
    if draft.modality not in _LASTING or not draft.chips:
        return False
    others = {g.names.home_of(p.key) for p in draft.counterparties}
    return others <= {"US", _CHINA, ""}
