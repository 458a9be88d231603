"""The compiled lexicon of a reference, made once and kept."""

from dataclasses import dataclass

from store.parse.attribution.voices import Voices
from store.parse.fields.routes import RouteWords
from store.parse.lexicon.grammar import Grammar, compile_grammar
from store.parse.rules.deeds import Deeds
from store.parse.rules.provisions import Seats
from store.parse.rules.rulings import RuleFinder
from store.parse.telling.retelling import RetellingWords
from store.reference.load import Reference

__all__ = ["Ready", "ready"]

_KEPT = 4
_kept: dict[str, "Ready"] = {}


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything compiled that reading needs."""

    grammar: Grammar
    voices: Voices
    routes: RouteWords
    rules: RuleFinder
    deeds: Deeds
    seats: Seats
    retellings: RetellingWords


def ready(reference: Reference) -> Ready:
    """The compiled form of `reference`, by its version."""
    found = _kept.get(reference.version)
    if found is None:
        grammar = compile_grammar(reference.lexicon, reference.names)
        rules = RuleFinder.of(grammar, reference.law)
        found = Ready(
            grammar=grammar,
            voices=Voices.of(grammar),
            routes=RouteWords.of(grammar),
            rules=rules,
            deeds=Deeds.of(grammar, rules),
            seats=Seats.of(reference.law, reference.names),
            retellings=RetellingWords.of(grammar),
        )
        while len(_kept) >= _KEPT:
            del _kept[next(iter(_kept))]
        _kept[reference.version] = found
    return found
