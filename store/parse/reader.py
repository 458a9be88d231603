"""Read a document: sections, sentences, acts, then put together what is one act."""

from collections.abc import Iterator

from store.parse.acts.acts import acts
from store.parse.acts.taken_apart import Cut, taken_apart
from store.parse.acts.unreal import Unreal
from store.parse.discourse.datelines import dateline
from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Passed, Place, Told
from store.parse.lexicon.grammar import Grammar
from store.parse.page.layout import sections
from store.parse.page.sentences import sentences
from store.parse.rules.bound import informed_after
from store.parse.rules.courts import courts
from store.parse.tagging.spans import Stretch, spans_of
from store.parse.telling.listed_next import ListedNext
from store.parse.when.announcing import announced, beside
from store.parse.when.hinges import DatesTold
from store.parse.when.itemised import ItemDates
from store.parse.when.timeline import by_year
from store.parse.words.plain import lowered, straightened
from store.records import Document, Section

__all__ = ["Read", "read"]


class Read:
    """Everything that was found in a document, before it is frozen into claims."""

    __slots__ = ("document", "drafts", "low", "sections", "stretches", "told")

    def __init__(
        self, document: Document, low: str, parts: tuple[Section, ...], stretches: list[Stretch]
    ) -> None:
        """A document with its sections and names."""
        self.document = document
        self.low = low
        self.sections = parts
        self.stretches = stretches
        self.told: list[tuple[Section, Told]] = []
        self.drafts: list[Draft] = []

    def let_go(self) -> None:
        """Cut what ties clauses to each other, so that they go when the reading does."""
        for _, told in self.told:
            for clause in told.clauses:
                clause.cut_off()


def read(document: Document, g: Grammar, passed: list[Passed] | None = None) -> Read:
    """Take `document` apart; what tells no act is added to `passed`, where there is one."""
    text = document.text
    plain = straightened(text)
    low = lowered(plain)
    parts = sections(text, g.page)
    stretches = by_year(text, spans_of(text, low, g, document.published))
    found = Read(document, low, parts, stretches)
    talk = Discourse(g, text)
    dates = DatesTold(text, stretches, document.published)
    items = ItemDates(text)
    unreal = Unreal(low, g)
    listed = ListedNext(text, low)
    cuts = list(_cuts(text, parts, stretches, g))
    waiting = taken_apart(cuts, plain, low, g)
    told = next(waiting, None)
    for paragraph, section in enumerate(parts):
        if section.kind == "furniture":
            continue
        if not talk.local and (where := dateline(text, section.start, stretches)) is not None:
            country = g.names.country_of(where)
            talk.local = country if country in talk.governments else ""
        items.begin(section)
        unreal.begin(section)
        if told is not None and told.place.paragraph == paragraph:
            talk.opens(told.place.number)
        while told is not None and told.place.paragraph == paragraph:
            talk.sentence = told.place.number
            acts(told, low, g, talk, passed)
            announced(told, talk, dates)
            beside(told, dates)
            informed_after(told, talk)
            items.read(told)
            reason = unreal.why(told)
            if reason and told.drafts:
                told.drafts = []
                if passed is not None:
                    passed.append(Passed(told.sentence.start, told.sentence.end, "", reason))
            listed.read(told, items.inside)
            found.told.append((section, told))
            found.drafts += told.drafts
            told = next(waiting, None)
    courts(found.drafts, low, stretches, talk.local, g)
    return found


def _cuts(
    text: str, parts: tuple[Section, ...], stretches: list[Stretch], g: Grammar
) -> Iterator[Cut]:
    """The sentences of a text with the names in them."""
    number = first = 0
    for paragraph, section in enumerate(parts):
        if section.kind == "furniture":
            continue
        for span in sentences(text, section.start, section.end, g.sentences):
            while first < len(stretches) and stretches[first][0] < span.start:
                first += 1
            past = first
            while past < len(stretches) and stretches[past][0] < span.end:
                past += 1
            inside = [one for one in stretches[first:past] if one[1] <= span.end]
            first = past
            number += 1
            headed = section.kind in ("title", "heading")
            yield Cut(span, inside, Place(section.kind, number, paragraph, headed))
