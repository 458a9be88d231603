"""What speaks for the route of an act: who stands where, the chips, the words, the acts beside it.

One short word a feature; the weights that were learned for them may correct the route that the
grammar gives (`second_look.goes_by`).
"""

from collections.abc import Iterable, Sequence

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.fields.routes import RouteHits
from store.parse.lexicon.grammar import Grammar
from store.parse.words.word_classes import CLASS

__all__ = ["route_evidence"]

_NAMED = ("infra", "compute", "chip", "lease", "access", "smuggling", "fab", "sale")
_NEAR = 2
"""Acts before and behind that are looked at, where somebody takes part in both."""


def route_evidence(
    number: int,
    drafts: Sequence[Draft],
    hits: RouteHits,
    g: Grammar,
) -> tuple[str, ...]:
    """What speaks for the route of the act `number`."""
    draft = drafts[number]
    act, said = draft.type, draft.route or "none"
    agents = _homes(draft.agents, g)
    others = _homes((p for p in draft.counterparties if p.via != "maker"), g)
    chips = _chips(draft, g)
    sites = _sites(draft, g)
    found = ["bias", f"t={act}", f"said={said}", f"{act}={said}", f"m={draft.modality}/{said}"]
    found += [f"a={agents}/{act}", f"c={others}/{act}", f"ch={chips}/{act}", f"s={sites}/{act}"]
    found += [
        f"{act}/a={agents}/c={others}", f"{act}/a={agents}/ch={chips}",
        f"{act}/a={agents}/s={sites}", f"{act}/c={others}/ch={chips}",
        f"{act}/c={others}/s={sites}",
        f"{act}/ch={chips}/s={sites}", f"{act}/a={agents}/c={others}/ch={chips}/s={sites}",
        f"ch={chips}/{said}", f"s={sites}/{said}", f"a={agents}/{said}/{act}",
    ]  # fmt: skip
    own = hits.within(draft.start, draft.end)
    around = hits.within(*draft.sentence)
    for name in hits.told:
        if name in own:
            found += [f"own={name}", f"own={name}/{act}", f"own={name}/{said}"]
        elif name in around:
            found += [f"near={name}", f"near={name}/{act}"]
    found += [f"text={name}/{act}" for name in hits.told]
    if "cloud" in hits.low[draft.start : draft.end]:
        found += ["cloud", f"cloud/{act}"]
    found += [f"has={name}/{act}" for name in _NAMED if draft.classes & CLASS[name]]
    if draft.own_chips:
        found.append(f"own-chips/{act}")
    for step in (*range(-_NEAR, 0), *range(1, _NEAR + 1)):
        if 0 <= number + step < len(drafts):
            other = drafts[number + step]
            if other.keys() & draft.keys():
                side, way = "before" if step < 0 else "behind", other.route or "none"
                found += [f"{side}={way}", f"{side}={way}/{act}"]
    return tuple(dict.fromkeys(found))


def _homes(parties: Iterable[Party], g: Grammar) -> str:
    """Where parties are at home, and whether they lend computing."""
    found = set()
    for party in parties:
        actor = g.names.actors.get(party.key)
        if actor is None:
            found.add("new")
            continue
        home = actor.hq if actor.hq in ("CN", "US", "") else "else"
        kind = "gov" if party.cls & CLASS["gov"] else "cloud" if "cloud" in actor.roles else ""
        found.add(f"{home}{kind}")
    return "+".join(sorted(found)[:3])


def _chips(draft: Draft, g: Grammar) -> str:
    """Whose make the chips are, and whether they are cut down for China."""
    makers = {maker for chip in draft.chips if (maker := g.names.vendor(chip.key))}
    makers = makers or set(draft.vendors)
    homes = {g.names.actors[key].hq for key in makers if key in g.names.actors}
    entries = [g.names.chips[c.key] for c in draft.chips if c.key in g.names.chips]
    cut = any(one.designed_for_china for one in entries)
    return "+".join(sorted(homes)) + ("-cut" if cut else "")


def _sites(draft: Draft, g: Grammar) -> str:
    found = set()
    for site in draft.sites:
        country = g.names.country_of(site.place)
        found.add(f"{site.kind}-{country if country in ('CN', 'US') else 'else'}")
    return "+".join(sorted(found)[:2])
