"""Words of closed classes by tag, and adjectives that no suffix gives away."""

__all__ = ["ADJECTIVES", "CLOSED"]

CLOSED = {
    "d": "the a an this these those some any no each every another all several many few more most such certain "
         "its his her their our your my both either neither much other whatever which-d",
    "p": "of in on at by for from with about into over under between through during against among amid amidst via "
         "across toward towards upon within without onto per beyond despite except like unlike near outside inside "
         "behind beside besides throughout following including regarding concerning alongside versus out up down off "
         "aboard above below beneath around past pending given plus than",
    "c": "and or but nor & plus-c yet",
    "s": "because although though while whereas if unless whether when whenever once until till since before after as so "
         "lest where why how",
    "r": "which who whom whose",
    "t": "that",
    "o": "to",
    "m": "will would can could may might shall should must 'll ought cannot can't won't wouldn't couldn't shouldn't mustn't "
         "won’t can’t couldn’t wouldn’t shouldn’t mightn’t",
    "b": "be is are was were been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t",
    "h": "have has had having haven't hasn't hadn't haven’t hasn’t hadn’t",
    "q": "do does did don't doesn't didn't don’t doesn’t didn’t",
    "g": "not never",
    "w": "it they he she we i you them him us-w me itself themselves himself herself everyone someone anyone nobody who-w "
         "one nothing something",
    "a": "also now then already still just only even recently currently previously earlier later soon often reportedly "
         "allegedly instead rather too very quite almost nearly further furthermore however therefore thus meanwhile moreover "
         "additionally again away back here there together once-a never-a ever yet-a always sometimes perhaps maybe indeed "
         "likewise nonetheless nevertheless otherwise else far well least long today-a alone abroad overseas offshore "
         "ahead apart aside forward formally officially effectively",
}
ADJECTIVES = ["first", "second", "third", "fourth", "fifth", "new", "advanced", "major", "large", "big", "small", "key", "top", "leading", "former", "senior", "powerful", "high-end", "cutting-edge", "chinese-made", "domestic", "foreign", "local", "global", "international", "national", "federal", "american", "us-made", "illegal", "critical", "sensitive", "certain", "significant", "substantial", "additional", "high", "low", "long", "short", "recent", "late", "early", "own", "other", "same", "different", "main", "public", "private", "joint", "next", "last", "previous", "latest", "current", "potential", "possible", "likely", "unlikely", "able", "unable", "set", "poised", "due", "ready", "willing", "subject", "free", "similar", "available", "independent", "central", "strategic", "military", "commercial", "industrial", "technical", "financial", "economic", "legal", "regulatory", "political", "digital", "artificial", "top-tier", "state-owned", "state-run", "state-backed", "state-linked", "state-funded", "third-party", "offshore", "overseas", "best", "biggest", "largest", "smaller", "larger", "bigger", "older", "newer", "stricter", "tougher", "strict", "tough", "broad", "broader", "wider", "sweeping", "aggressive", "strong", "close", "closer", "less", "full", "formal", "official", "unnamed", "unidentified", "anonymous", "familiar", "responsible", "based", "total", "annual", "entire", "open", "non-us", "us-", "based", "unclear", "eager", "keen", "interested", "bound", "confident", "busy"]
