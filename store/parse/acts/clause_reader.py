"""What one clause tells: an act of its verb, of a noun, by weight alone, or a statement."""

from store.parse.acts.commanded import commanded, let_by
from store.parse.acts.denials import answered, denial, denies_all
from store.parse.acts.embedded import (
    apart,
    beside,
    charged_with,
    core,
    framed_below,
    sent_on,
    told_below,
)
from store.parse.acts.features import seen
from store.parse.acts.further import covers, goes_on, in_force, sums_up, terms_of
from store.parse.acts.illicit import no_goods
from store.parse.acts.in_passing import habit, setting
from store.parse.acts.matter import foreign
from store.parse.acts.misheard import heard
from store.parse.acts.nominal import as_worded, nominals
from store.parse.acts.opinions import opinion
from store.parse.acts.quoted import unbarred
from store.parse.acts.sayings import as_said
from store.parse.acts.silences import hushed, spared
from store.parse.acts.statements import Spoken, said
from store.parse.acts.turn import by_state, retyped, turn
from store.parse.acts.worth import (
    FINAL,
    activity,
    general,
    modality_of,
    needs,
    note_cues,
    stands_anew,
    unworthy,
)
from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Told
from store.parse.fields.gather import descend, fill, nouns_of, partners_anew, take
from store.parse.fields.heirs import heir
from store.parse.fields.places import there
from store.parse.fields.roles import doer, turned_over, without_maker
from store.parse.fields.timing import act_date
from store.parse.frames.frames import Around, extent, fires, only_ought, recall
from store.parse.frames.relatives import same_goods, tells
from store.parse.lexicon.grammar import FrameRule, Grammar
from store.parse.modality.status import status
from store.parse.rules.duties import barred, provision
from store.parse.rules.issuers import issued
from store.parse.shapes.clauses import Clause
from store.parse.telling.sequels import dropped
from store.parse.weights.judgement import Judgement, Seen
from store.parse.weights.weighing import Weighed
from store.parse.words.kinds import DEALING, ENFORCING, REFUSING, RULES, RULES_AND_LISTS, SAYING
from store.parse.words.word_classes import CLASS
from store.records import Cue

__all__ = ["ClauseReader"]

_MAKING = frozenset(("propose-rule", "issue-rule", "amend-rule"))
_ANYBODY = frozenset(("everyone", "everybody", "nobody", "anyone", "anybody", "someone", "you"))
_CONDITIONS = ("condition", "ability")


class ClauseReader:
    """Reads the clauses of one sentence in order; `taken` are those that an act has swallowed."""

    def __init__(self, told: Told, g: Grammar, talk: Discourse, low: str) -> None:
        """Nothing read yet of the sentence `told`; `low` is the whole text in small letters."""
        self.told = told
        self.g = g
        self.talk = talk
        self.low = low
        self.taken: set[int] = set()

    def clause(self, clause: Clause) -> str:
        """Read one clause by the frames, then weigh whether they read it well.

        Returns why it tells no act, "" if it does or has nothing that could.
        """
        before = len(self.told.drafts)
        around = Around(self.group(clause), self.told.words, self.talk)
        if reason := sums_up(clause, self.talk) or hushed(clause, self.g, self.talk, around):
            return "" if goes_on(clause, around.group, self.g, self.talk) else reason
        reason = self.read(clause, around)
        if self.g.judge.silent:
            return reason
        return self.weigh(clause, around, self.told.drafts[before:], reason)

    def group(self, clause: Clause) -> list[Clause]:
        """The clause and what hangs on it; what it is said to say as far as that told no act."""
        found = descend(clause)
        if clause.quote is None:
            return found
        if self.told.drafts or id(clause.quote) in self.taken:
            clause.quote = None
            return found
        return found + descend(clause.quote)

    def weigh(self, clause: Clause, around: Around, made: list[Draft], reason: str) -> str:
        """Tell an act that no frame knows, or think again about one that a frame made."""
        found = seen(clause, around, self.told, made[0].type if made else "", self.g, self.talk)
        if found is None:
            return reason
        for draft in made:
            draft.seen = found
        judged, least = heard(self.g.judge.judge(found), clause, around, self.g), self.g.judge.least
        if made:
            made[0].likely = judged.any
            sure = bool(made[0].frame and made[0].frame.sure)
            needed = "" if sure else needs(made[0])
            if needed and judged.any < least[needed]:
                self.told.drafts.remove(made[0])
                return "weighed too lightly"
            bought = judged.act == "invest" and bool(made[0].chips)  # money for chips buys them
            sure |= judged.act == "smuggle" and no_goods(clause)
            kept = bought or sure or judged.act in (made[0].type, made[0].spent)
            if judged.chance >= least["change"] and not kept:
                made[0].weighed.append(self.verdict(judged, found, made[0].type))
                stands_anew(made[0], clause, judged.act, self.g, self.told.place.headline)
                turned_over(made[0], judged.act)
                retyped(made[0], judged.act, self.g, self.talk)
                without_maker(made[0])
                partners_anew(made[0], clause, around.group, self.g, self.talk)
                if not made[0].agents and made[0].type in RULES:
                    issued(made[0], clause, self.g, self.talk)
                as_said(made[0], clause, self.g)
        elif reason not in FINAL and (
            judged.chance >= least[beside(clause, reason, self.told.drafts)]
            and not opinion(clause, self.g, self.low, self.told.sentence.end)
            and not only_ought(clause, judged.act)
            and not told_below(clause, self.told.clauses, around, self.g, self.talk)
            and (judged.chance >= least["trust"] or not framed_below(around, self.g, self.talk))
        ):
            content = core(clause, self.g, judged.act)
            if content is not clause:
                if id(content) in self.taken:
                    return reason
                around = Around(descend(content), self.told.words, self.talk)
            trusted = judged.chance >= least["trust"]
            likely = self.g.likely[judged.act]
            last = self.talk.deals.get(judged.act)
            reason = self.framed(content, likely, around.group, around, trusted)
            for draft in self.told.drafts[-1:]:
                if draft.clause is content:
                    doer(draft, content, last, self.g, self.talk)
                    draft.seen, draft.likely = found, judged.any
                    as_worded(draft, content, self.g)
                    if draft.type == "decline":
                        draft.negative = False  # "provides no service"
                    if draft.type in SAYING:
                        draft.start, draft.end = self.extent(around.group)
                    draft.weighed.append(self.verdict(judged, found, ""))
        return reason

    def verdict(self, judged: Judgement, found: Seen, before: str) -> Weighed:
        """What the weights say of a clause, for those who ask why."""
        return Weighed("type", before, judged.act, judged.chance, found.parts, found.leans)

    def read(self, clause: Clause, around: Around) -> str:
        """Read one clause: by its verb, as a statement, or as a noun that tells an act."""
        if not tells(clause, self.talk) and not denies_all(clause, self.g):
            return "" if goes_on(clause, [clause], self.g, self.talk) else "aside"
        if opinion(clause, self.g, self.low, self.told.sentence.end):
            return "opinion"
        if activity(clause):
            return "names an activity"
        anybody = clause.subj is not None and clause.subj.pronoun in _ANYBODY
        if anybody and not barred(clause, self.talk):
            return "generic"
        recall(clause, self.talk)
        group = around.group
        denied = denial(clause, self.g, self.talk, self.low, self.told.sentence)
        rule = None if self.named(clause) else fires(clause, self.g, self.talk, around)
        if denied and (rule is None or rule.frame.type != "restrict" or not clause.objs):
            self.stated(clause, group, around, denied)
            return ""
        if rule is None:
            return self.other(clause, group, around)
        protest = rule.frame.type in ("oppose", "prosecute") and bool(rule.frame.child)
        assert clause.verb is not None
        protest |= rule.frame.type == "restrict" and clause.verb.lemma in REFUSING
        if not protest and told_below(clause, self.told.clauses, around, self.g, self.talk):
            return ""
        return self.framed(
            clause, rule, apart(clause, rule, group, self.told.words, self.g, self.talk), around
        )

    def named(self, clause: Clause) -> bool:
        """ "Tencent's lease was announced": the noun tells the act, and whose it is."""
        verb, noun = clause.verb, clause.subj
        if verb is None or noun is None or not verb.passive or not noun.owner:
            return False
        if verb.lemma not in self.g.reporting:
            return False
        headline = self.told.place.headline
        return any(True for _ in nominals(clause, self.g, self.talk, headline))

    def extent(self, group: list[Clause]) -> tuple[int, int]:
        """Start and end of a group of clauses, inside the sentence and never empty."""
        sentence = self.told.sentence
        start, end = extent(group)
        if end <= start:
            return sentence.start, sentence.end
        return max(start, sentence.start), max(min(end, sentence.end), start + 1)

    def framed(
        self,
        clause: Clause,
        rule: FrameRule,
        group: list[Clause],
        around: Around,
        trusted: bool = False,
    ) -> str:
        """Make the act that a frame tells; returns why not where it only weighs or comments.

        An act that is `trusted` needs no party and no object to be told.
        """
        state = status(clause, rule.frame.type, self.g, self.told.place.headline)
        if state.skip in _CONDITIONS:
            return state.skip
        swallows = rule.frame.type in self.g.absorbing
        start, end = self.extent(group if swallows else [clause])
        draft = self.draft(rule.frame.type, start, end, clause, around.classes)
        draft.frame = rule.frame
        fill(draft, rule, clause, group if swallows else [clause], self.g, self.talk)
        if draft.type not in SAYING:
            there(draft, clause, self.told.words, self.g, self.talk)
        if draft.type in ("restrict", "license") and self.talk.chips[0] >= self.talk.sentence - 1:
            draft.classes |= CLASS["chip"]
        draft.modality = modality_of(rule, state, clause)  # type: ignore[assignment]
        if clause.head_noun is not None and clause.head_noun.plain.endswith("refusal"):
            draft.type, draft.modality = "decline", "done"
        draft.negative = state.negative != rule.frame.negated
        if rule.frame.modality == "cancelled" and clause.verb is not None and clause.verb.negative:
            draft.modality, draft.negative = "ongoing", False  # "has not closed its inquiry"
        draft.hedge = state.hedge
        draft.route = rule.frame.route
        note_cues(draft, clause)
        self.charged(draft)
        if draft.type in DEALING and not draft.agents:
            heir(draft, self.talk)
        commanded(draft, clause, self.talk)
        let_by(draft, clause, self.talk)
        denied = draft.negative
        turn(draft, clause, self.g, self.talk)
        if denied and not draft.negative:
            draft.spent = rule.frame.type
        if draft.type in RULES:
            draft.off_topic = self.g.off_topic.search(self.low, start, end) is not None
        if spared(draft.type, clause, draft.negative):
            return "nobody is gone after"
        if clause.rel == "adv" and (draft.negative or setting(draft, clause)):
            return "setting of another act"
        if not trusted and clause.rel == "rel" and (habit(draft, clause) or same_goods(clause)):
            return "habit"
        verb = clause.verb
        beside = verb is not None and verb.kind == "ing" and clause.rel != "inf"
        if verb is not None and beside and not verb.perfect and not draft.agents:
            alone = draft.type == "smuggle" or draft.type in RULES_AND_LISTS | ENFORCING
            if not alone or clause.subj is None:
                return "no party"
        unsaid = draft.type == "state" and not draft.agents  # "Su said the outlook assumes none"
        if draft.type in SAYING and (unsaid or not rule.frame.verbs):
            doer(draft, clause, None, self.g, self.talk)
        reason = unworthy(draft, state, trusted)
        if not reason and general(clause) and not barred(clause, self.talk):
            reason = "generic"
        if not reason and foreign(draft, self.told, self.g):
            reason = "another matter"
        if not reason and draft.type == "issue-rule" and in_force(clause, self.talk):
            reason = "told before"
        if reason:
            if draft.type == "warn" or unbarred(draft, clause, self.told.clauses):
                self.taken.update(id(one) for one in group)
            return f"{draft.type}: {reason}"
        if swallows:
            self.taken.update(id(one) for one in group)
        if terms_of(draft, clause, self.told.drafts):
            return ""
        self.taken.update(id(one) for one in draft.added)
        if draft.type in ENFORCING:
            charges = [c for c in clause.children if charged_with(c)]
            self.taken.update(id(one) for c in charges for one in _below(c))
        if draft.type in RULES_AND_LISTS:
            self.talk.decided = self.talk.sentence
        if draft.type in RULES:
            self.talk.ruled = self.talk.sentence
            if draft.type in _MAKING:
                self.talk.rule_sentence = self.talk.sentence
            if draft.agents and draft.agents[0].cls & CLASS["gov"]:
                self.talk.ruler(draft.agents[0]._replace(via="inherited"))
        self.talk.note_deal(draft)
        self.told.drafts.append(draft)
        return ""

    def charged(self, draft: Draft) -> None:
        """Shipments that a charge sheet tells, without naming the shipper, are alleged smuggling."""  # noqa: E501
        if draft.type != "supply" or draft.agents or draft.modality not in ("done", "ongoing"):
            return
        if not sent_on(draft, self.told.drafts):  # noqa: SIM102
            if self.g.charge.search(self.low, *self.told.sentence):
                draft.type, draft.modality = "smuggle", "alleged"

    def other(self, clause: Clause, group: list[Clause], around: Around) -> str:
        """A clause whose verb has no frame: a noun may tell an act, or somebody a statement."""
        denied = clause.verb is not None and clause.verb.lemma in self.g.denial.verbs
        if not denied and goes_on(clause, group, self.g, self.talk):
            return "told before" if covers(clause) else ""
        if not denied and self.nouns(clause, around):
            return ""
        if self.duty(clause, group, around) or dropped(clause, self.talk, self.told.drafts):
            return ""
        spoken = said(clause, self.g, self.talk, self.low, self.told.sentence)
        if spoken is not None:
            self.stated(clause, group, around, spoken)
            return ""
        assert clause.verb is not None
        known = self.g.framed.get(clause.verb.lemma)
        return f"no frame fits: {', '.join(known)}" if known else ""

    def stated(self, clause: Clause, group: list[Clause], around: Around, spoken: Spoken) -> None:
        """Make the statement that somebody gives; what it denies is no act of its own."""
        start, end = self.extent(group)
        draft = self.draft("state", start, end, clause, around.classes)
        spoken(draft)
        if any(id(one) in self.taken for one in group):
            return
        self.told.drafts.append(draft)
        if draft.modality == "denied":
            self.taken.update(id(one) for one in answered(clause, self.g, self.talk))

    def nouns(self, clause: Clause, around: Around) -> bool:
        """Make the acts that the nouns of a clause tell; whether one tells what the clause says."""
        place: tuple[int, int] | None = None
        told = False
        for act in nominals(clause, self.g, self.talk, self.told.place.headline):
            start, end = place = place or self.extent([clause])
            draft = self.draft(act.rule.type, start, end, clause, around.classes)
            draft.modality, draft.negative, draft.hedge = act.modality, act.negative, act.hedge
            draft.loose = act.loose
            act.fill(draft)
            if not act.loose:
                self.taken.update(id(one) for c in act.content for one in _below(c))
            if draft.type == "list-entity" and draft.agents and not by_state(draft):
                continue  # "scrapped the listing of its cloud arm"
            if not draft.chips and self.g.off_topic.search(self.low, start, end):
                continue
            if draft.keys() or draft.chips or draft.units or draft.type in RULES_AND_LISTS:
                self.told.drafts.append(draft)
                told = told or not act.loose
        return told

    def duty(self, clause: Clause, group: list[Clause], around: Around) -> bool:
        """ "Operators must", "nobody may": a duty, ban or leave that is a part of a rule."""
        part = provision(clause, around, self.talk)
        if part is None:
            return False
        start, end = self.extent(group)
        draft = self.draft(part.type, start, end, clause, around.classes)
        draft.modality, draft.sure = part.modality, part.type == "license"
        draft.counterparties = list(self.talk.resolve(clause.subj))
        for one in group:
            for _, noun in nouns_of(one):
                take(draft, noun, self.g)
        issued(draft, clause, self.g, self.talk)
        draft.when = act_date(clause, group, draft.type, self.talk.text)
        self.taken.update(id(one) for one in group)
        self.talk.ruled = self.talk.sentence
        self.told.drafts.append(draft)
        return True

    def draft(self, kind: str, start: int, end: int, clause: Clause, near: int) -> Draft:
        """A draft of an act that `clause` tells, with nothing but its place and its verb."""
        verb = clause.verb
        assert verb is not None
        place = self.told.place
        found = Draft(
            type=kind,  # type: ignore[arg-type]
            start=start,
            end=end,
            sentence=self.told.sentence,
            number=place.number,
            paragraph=place.paragraph,
            section=place.section,
            clause=clause,
            lemma=verb.lemma,
            classes=near,
        )
        found.cues.append(Cue("frame", verb.start, verb.end))
        return found


def _below(clause: Clause) -> list[Clause]:
    found = [clause]
    for child in clause.children:
        found += _below(child)
    return found
