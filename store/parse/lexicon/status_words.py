"""The verbs and nouns that say how an act stands, as sets; see `status.toml`."""

from dataclasses import dataclass

from store.reference.lexicon_status import Statuses

__all__ = ["StatusWords"]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """One set for each list of the lexicon."""

    ending: frozenset[str]
    proposed: frozenset[str]
    lasting: frozenset[str]
    alleging: frozenset[str]
    allegedly: frozenset[str]
    accusing: frozenset[str]
    demanding: frozenset[str]
    using: frozenset[str]
    suggesting: frozenset[str]
    proving: frozenset[str]
    doubting: frozenset[str]
    open: frozenset[str]
    refusing: frozenset[str]
    wishing: frozenset[str]
    agreed: frozenset[str]
    granting: frozenset[str]
    tabled: frozenset[str]
    held: frozenset[str]
    joining: frozenset[str]
    proceeding: frozenset[str]
    unveiling: frozenset[str]
    retracting: frozenset[str]
    stepping: frozenset[str]
    owning: frozenset[str]
    talking: frozenset[str]
    contracting: frozenset[str]
    estimating: frozenset[str]
    ordering: frozenset[str]
    deciding: frozenset[str]
    trying: frozenset[str]
    seeking_ways: frozenset[str]
    withdrawing: frozenset[str]
    needing: frozenset[str]
    preferring: frozenset[str]
    intending: frozenset[str]
    meaning: frozenset[str]

    @classmethod
    def of(cls, words: Statuses) -> "StatusWords":
        """The lists of `words` as sets."""

        def some(listed: str) -> frozenset[str]:
            return frozenset(listed.split())

        return cls(
            ending=some(words.ending.verbs),
            proposed=some(words.proposed.nouns),
            lasting=some(words.lasting.verbs),
            alleging=some(words.alleging.verbs),
            allegedly=some(words.alleging.adverbs),
            accusing=some(words.accusing.verbs),
            demanding=some(words.demanding.verbs),
            using=some(words.using.verbs),
            suggesting=some(words.suggesting.verbs),
            proving=some(words.proving.verbs),
            doubting=some(words.doubting.verbs),
            open=some(words.open.verbs),
            refusing=some(words.refusing.verbs),
            wishing=some(words.wishing.verbs),
            agreed=some(words.agreed.verbs),
            granting=some(words.granting.verbs),
            tabled=some(words.tabled.verbs),
            held=some(words.held.nouns),
            joining=some(words.joining.verbs),
            proceeding=some(words.proceeding.verbs),
            unveiling=some(words.unveiling.verbs),
            retracting=some(words.retracting.verbs),
            stepping=some(words.stepping.verbs),
            owning=some(words.owning.verbs),
            talking=some(words.talking.verbs),
            contracting=some(words.contracting.verbs),
            estimating=some(words.estimating.verbs),
            ordering=some(words.ordering.verbs),
            deciding=some(words.deciding.nouns),
            trying=some(words.trying.verbs),
            seeking_ways=some(words.seeking_ways.verbs),
            withdrawing=some(words.withdrawing.verbs),
            needing=some(words.needing.verbs),
            preferring=some(words.preferring.verbs),
            intending=some(words.intending.verbs),
            meaning=some(words.meaning.nouns),
        )
