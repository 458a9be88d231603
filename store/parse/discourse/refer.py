"""Who a phrase stands for: names, owners, descriptions, pronouns, surnames.

What cannot be resolved stays empty.
"""

from typing import Any

from store.parse.discourse.groups import at_home, firms_here, group_of, nearer, some_of
from store.parse.discourse.memory import Memory, Party
from store.parse.discourse.named_bodies import (
    VOICES,
    authority_named,
    body_of,
    land_of,
    office_here,
    own_office,
    owner_of,
    pair_of,
    spokesman,
)
from store.parse.discourse.pronouns import stood_for
from store.parse.discourse.unlisted import unlisted
from store.parse.shapes.chunks import Noun
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.parse.words.words import singular, word_set
from store.vocabulary import Via

__all__ = ["Discourse"]

_OFFICIAL = word_set(
    """
    official officials minister regulator regulators authority authorities government prosecutor
    prosecutors lawmaker lawmakers administration ministry department senator president customs
    police legislator legislators agency agencies secretary parliament watchdog court officer
    officers state spokesperson spokesman spokeswoman leaders leadership premier policymakers
    policymaker office force prosecution
    """
)
_LAWMAKERS = frozenset(["senator", "congressman", "congresswoman", "lawmaker", "representative"])
_ONE_WORD = 12
_MISSIONS = frozenset(["embassy", "consulate", "ambassador", "mission"])
_WORKING = _OFFICIAL | word_set(
    """
    spokesperson spokesman spokeswoman representative executive board unit subsidiary arm affiliate
    division lawyer agent inspector investigator
    """
)
_AT_HOUSE = frozenset(("for", "at", "of", "from", "with"))
_NOT_ITSELF = word_set(
    """
    rival competitor supplier customer client lawyer attorney partner investor shareholder
    critic neighbour neighbor user buyer reseller distributor share stock chip product
    market vendor
    """
)
_SOME = frozenset(("some", "several", "many", "most", "few", "one", "others"))
_NICKNAMES = frozenset('"“‘')
"""What stands around the name by which friends call somebody."""
_BARE = 10
"""Letters up to which a number stands alone: "the two", not "the two executives"."""
_REPORTING = (" reported", " first reported", " has reported", " wrote")
"""Behind the name of whoever only brings the news."""
_NEAR = 7
_FAR = 40
_BANDS = frozenset(("group", "coalition", "alliance", "string", "series", "club", "bloc"))
_JOINT = frozenset(("venture", "joint-venture", "consortium", "alliance", "partnership", "tie-up"))
_JOINING = frozenset(("of", "between", "by", "among"))
_NUMBERED = (["two"], ["three"], ["four"], ["pair"], ["duo"], ["trio"])
_GROUP = CLASS["org"] | CLASS["person"]
_BODY = _GROUP | CLASS["gov"]
_FIRMS = CLASS["collective"] | CLASS["company"] | CLASS["actor"]


class Discourse(Memory):
    """What was said so far about whom, and whom a phrase means by that."""

    def owner(self, noun: Noun) -> tuple[Party, ...]:
        """Whose thing it is: "its training run", "the carrier's site"."""
        if not noun.owner_word or noun.owner:
            return ()
        for prep, inside in noun.phrases:
            if prep == "'s":
                return self.resolve(inside)
        return stood_for(noun, self)

    def resolve(self, noun: Noun | None) -> tuple[Party, ...]:
        """The actors that a phrase stands for, members of a list included."""
        if noun is None:
            return ()
        if noun.known_parties is None:
            noun.known_parties = self._resolved(noun)
        found: tuple[Party, ...] = noun.known_parties
        return found

    def _resolved(self, noun: Noun) -> tuple[Party, ...]:
        if noun.examples:
            found = [p for one in noun.examples for p in self._one(one)]
            if found:
                return _unique(found)
        found = []
        for one in noun.all():
            found += self.resolve(one) if one is not noun and one.examples else self._one(one)
        return _unique(found)

    def _one(self, noun: Noun) -> tuple[Party, ...]:
        ref = noun.head_ref
        if ref is not None and isinstance(ref, Ref):
            if ref.cls & CLASS["collective"]:
                ref = at_home(ref, noun, self.g)
            people = ref.adjective and noun.det == "the" and noun.end - ref.start <= _ONE_WORD
            return self._named(ref._replace(adjective=False) if people else ref)
        if noun.pronoun in _SOME and noun.of:
            return some_of(self.resolve(noun.of[0]), noun, self)
        if noun.pronoun:
            return stood_for(noun, self)
        head = noun.head
        if head is None:
            return ()
        short = noun.det == "the" and len(noun.plain) < _BARE
        numbered = short and noun.plain.split()[-1:] in _NUMBERED
        if numbered and (several := self._several(noun, head.low)):
            return several
        if numbered or (noun.det in ("all", "both") and head.tag in "ju"):
            noun.pronoun = "they"
            return stood_for(noun, self)
        low = singular(head.low)
        if noun.definite and low in self.groups and not noun.refs:
            return self._several(noun, low)
        if low in self.lands and noun.det == "the" and (land := land_of(noun, low, self)):
            return land
        if low in _NOT_ITSELF and (noun.owner or noun.refs or noun.owner_word):
            return ()
        if (low in _JOINT and not noun.refs) or (low in _BANDS and noun.of):
            inside = (*noun.of, *(one for prep, one in noun.phrases if prep in _JOINING))
            return tuple(party for one in inside for party in self.resolve(one))
        if low in _WORKING and not noun.owner and not noun.refs and noun.phrases:
            found = self._house(noun)
            if found:
                return found
        if low in VOICES and not noun.owner and not noun.refs:
            return spokesman(noun, self)
        if found := owner_of(noun, low, self):
            return found
        if noun.owner and noun.cls & _BODY:
            owner = noun.owner[0]
            if isinstance(owner, Ref):
                return self._of_ref(owner, low, noun, "description")
        if noun.refs and noun.cls & _BODY:
            for one in reversed(noun.refs):
                if isinstance(one, Ref) and one.kind == "actor" and not self._of_town(one, noun):
                    return (Party(one.key, "description", noun.start, noun.end, one.cls),)
            for one in noun.refs:
                if isinstance(one, Ref) and one.kind == "place":
                    found = self._of_ref(one, low, noun, "description")
                    if found:
                        return found
        if low in _OFFICIAL or pair_of(noun, low) in self.labels:
            for prep, inner in noun.phrases:
                place = self.seat(inner)
                if prep in ("in", "of") and place is not None:
                    found = self._of_ref(place, low, noun, "description")
                    if found:
                        return found
        if noun.cls & CLASS["gov"] and not noun.owner and not noun.refs:
            there = self.here if low in _OFFICIAL and not noun.owner_word else None
            if there is not None and (found := self._of_ref(there, low, noun, "description")):
                return found
            office = office_here(noun, low, self)
            if office:
                return office
        if noun.cls & CLASS["gov"] and noun.owner_word and not noun.refs:
            office = own_office(noun, low, self)
            if office:
                return office
        firms = firms_here(noun, self)
        if firms is not None:
            return (firms,)
        if noun.owner_word in self.persons and noun.cls & CLASS["org"] and not noun.many:
            return self.firm()  # "Lisa Su said her company would"
        if (noun.definite and not noun.owner_word and noun.cls & _GROUP) or (
            low in self.descriptions and noun.det in ("the", "this", "these", "those", "both")
        ):
            return (
                self._described(noun)
                or self._group_default(low, noun.plain)
                or (self.firm() if noun.cls & CLASS["org"] and not noun.many else ())
            )
        if noun.cls & _GROUP and self._group_default(low, noun.plain):
            return self._group_default(low, noun.plain)
        if noun.owner_word in ("its", "their", "his", "her") and noun.cls & CLASS["person"]:
            return stood_for(noun, self)
        if noun.cls & _GROUP and not noun.definite:
            group = group_of(noun, self.g, homed=True)
            if group is not None:
                return (group,)
        if noun.cap and not noun.cls and noun.end - noun.start > 2:
            first = next((r for r in noun.refs if isinstance(r, Ref) and r.kind == "actor"), None)
            if first is not None and first.start == noun.start and not first.adjective:
                return (Party(first.key, "name", noun.start, noun.end, first.cls),)
            title = singular(noun.plain.split()[0]) if " " in noun.plain else ""
            if title in _LAWMAKERS and (found := self._group_default(title)):
                return found  # "Senators Cole and Ames", whom no table lists: their chamber
            return unlisted(noun, self)
        return ()

    def _house(self, noun: Noun) -> tuple[Party, ...]:
        """ "Officials at the Commerce Department", "a unit of Tencent": the house they are of."""
        for prep, inside in noun.phrases:
            ref = inside.head_ref
            if prep in _AT_HOUSE and isinstance(ref, Ref) and ref.kind == "actor":
                houses = [one for one in inside.all() if isinstance(one.head_ref, Ref)]
                found = [p for one in houses for p in self._one(one)]
                return tuple(p._replace(via="description") for p in found)
            if prep in _AT_HOUSE and inside.definite and inside.cls & CLASS["org"]:
                return self.resolve(inside)
        return ()

    def _named(self, ref: Ref) -> tuple[Party, ...]:
        if ref.kind == "actor":
            if ref.key.startswith("~") and ref.cls & CLASS["gov"]:
                key = authority_named(ref, self)
                return (Party(key or ref.key, "description" if key else "name", *ref[2:5]),)
            if ref.key.startswith("~") and ref.cls & CLASS["person"]:
                self.named.setdefault(self.text[ref.start : ref.end].split()[-1], ref.key)
                self.people.add(ref.key)
            if ref.cls & CLASS["collective"]:
                ref = nearer(ref, self)
            if ref.cls & CLASS["person"] and (other := self._namesake(ref)):
                return (Party(other, "alias", ref.start, ref.end, ref.cls),)
            return (Party(ref.key, "name", ref.start, ref.end, ref.cls),)
        if ref.kind == "place" and not ref.adjective:
            country = self.g.names.country_of(ref.key)
            government = self.governments.get(country, "")
            if government and ref.key == country:
                return (Party(government, "alias", ref.start, ref.end, ref.cls),)
        if ref.kind == "place" and ref.adjective and ref.key == "US":
            return (Party(self.governments.get("US", ""), "alias", ref.start, ref.end, ref.cls),)
        return ()

    def _namesake(self, ref: Ref) -> str:
        """Somebody whom the text itself introduced, where a bare surname may be a listed one."""
        printed = self.text[ref.start : ref.end]
        return "" if " " in printed else self.named.get(printed, "")

    def _group_default(self, low: str, plain: str = "") -> tuple[Party, ...]:
        """ "Lawmakers": of the United States unless the text says otherwise."""
        default = self.g.lexicon.descriptions.default
        key = default.get(" ".join(plain.split()[-2:])) or default.get(low, "")
        if not key or key not in self.g.names.actors:
            return ()
        return (Party(key, "description", 0, 0, CLASS["gov"] | CLASS["actor"]),)

    def _of_town(self, ref: Ref, noun: Noun) -> bool:
        """ "A Taipei firm": the capital says where it is at home, not that it is the state."""
        firm = noun.cls & CLASS["org"] and not noun.cls & (CLASS["gov"] | CLASS["person"])
        return ref.key in self.g.states and bool(firm)

    def _of_ref(self, ref: Ref, head: str, noun: Noun, via: Via) -> tuple[Party, ...]:
        if ref.kind == "actor":
            body = body_of(noun, head, self._seated(ref), self)
            return (Party(body or ref.key, via, noun.start, noun.end, ref.cls),)
        if ref.kind == "place":
            country = self.g.names.country_of(ref.key)
            body = body_of(noun, head, country, self)
            if body:
                value = CLASS["gov"] | CLASS["actor"]
                return (Party(body, via, noun.start, noun.end, value),)
            if (head in _OFFICIAL or head in _MISSIONS) and country in self.governments:
                value = CLASS["gov"] | CLASS["actor"]
                return (Party(self.governments[country], via, noun.start, noun.end, value),)
            if noun.many and (found := group_of(noun, self.g, homed=True)) is not None:
                return (found._replace(via=via),)
            if noun.many and noun.cls & CLASS["org"]:
                group = self.g.lexicon.descriptions.companies.of.get(country, "")
                if group in self.g.names.actors:
                    return (Party(group, via, noun.start, noun.end, _FIRMS),)
            if noun.definite and noun.cls & _GROUP:
                return self._described(noun, home=country)
        return ()

    def seat(self, noun: Noun) -> Ref | None:
        """The place that a phrase names, if by a capital that stands for its government."""
        ref = noun.head_ref
        if not isinstance(ref, Ref) or ref.kind == "place":
            return ref if isinstance(ref, Ref) else None
        home = self._seated(ref)
        return ref._replace(kind="place", key=home) if home else None

    def _seated(self, ref: Ref) -> str:
        """The country whose government a name stands for ("Beijing's commerce ministry")."""
        actor = self.g.names.actors.get(ref.key)
        home = actor.hq if actor is not None and ref.cls & CLASS["gov"] else ""
        return home if self.governments.get(home) == ref.key else ""

    def _several(self, noun: Noun, word: str) -> tuple[Party, ...]:
        """ "The duo", "the latter": all or one of those named together last."""
        wanted = self.groups[word]
        for parties in (*(seen.parties for seen in self.wider()), *self.people_told(_NEAR)):
            count = len(parties)
            if count < 2 or (wanted > 0 and count != wanted):
                continue
            chosen = parties if wanted > 0 else (parties[wanted],)
            return tuple(
                p._replace(via="description", start=noun.start, end=noun.end) for p in chosen
            )
        return ()

    def _described(self, noun: Noun, home: str = "") -> tuple[Party, ...]:
        low = noun.plain
        words = low.split()
        rule = None
        if noun.cls & CLASS["person"] and self._house(noun):
            return ()  # "the CEO of Anthropic" is not the person named last
        for length in (3, 2, 1):
            key = (
                " ".join((*words[-length:-1], singular(words[-1]))) if len(words) >= length else ""
            )
            rule = self.descriptions.get(key) or rule
            if rule is not None:
                break
        if rule is None:
            return ()
        for word in words[:-1]:
            base = word.removesuffix("-based").removesuffix("-headquartered")
            home = home or self.homes.get(base, "")
        for ref in noun.refs:
            if isinstance(ref, Ref) and ref.kind == "place":
                home = home or self.g.names.country_of(ref.key)
            elif isinstance(ref, Ref) and ref.kind == "actor" and ref.key in self.g.names.actors:
                home = home or self.g.names.actors[ref.key].hq
        home = home or rule.home
        many = noun.many or (noun.det in ("both", "these", "those") and noun.many)
        named = self.g.names.actors
        for seen in self.wider(_FAR if rule.home else _NEAR):
            if (
                many
                and len(seen.parties) < 2
                and not any(p.cls & CLASS["collective"] for p in seen.parties)
            ):
                continue
            if not seen.parties or (not many and len(seen.parties) > 1):
                continue
            for party in seen.parties:
                if party.key in self.acting:
                    continue
                actor = named.get(party.key)
                if actor is None and self.text.startswith(_REPORTING, party.end):
                    continue  # "Corvane reported": an outlet that no table has
                unlisted = "person" if party.cls & CLASS["person"] else "company"
                kind = actor.kind if actor is not None else unlisted
                if kind == "collective":
                    kind = "company" if many else "collective"
                if kind not in rule.kinds:
                    continue
                if home and actor is not None and actor.hq and actor.hq != home:
                    continue
                if rule.abroad and actor is not None and actor.hq == rule.abroad:
                    continue
                if rule.roles and actor is not None and not set(rule.roles) & set(actor.roles):
                    continue
                if actor is not None and not set(rule.never).isdisjoint(actor.roles):
                    continue
                if many:
                    return tuple(
                        p._replace(via="description", start=noun.start, end=noun.end)
                        for p in seen.parties
                    )
                return (party._replace(via="description", start=noun.start, end=noun.end),)
        return ()


def _unique(found: Any) -> tuple[Party, ...]:
    kept: dict[str, Party] = {}
    for party in found:
        if party.key:
            kept.setdefault(party.key, party)
    return tuple(kept.values())
