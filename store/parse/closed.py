"""Words and fixed phrases of closed classes by tag, and adjectives that no suffix gives away."""

__all__ = ["ADJECTIVES", "CLOSED", "PHRASES"]

CLOSED = {
    "d": "the a an this these those some any no each every another all several many few more most such certain "  # noqa: E501
    "its his her their our your my both either neither much other whatever which-d",
    "p": "of in on at by for from with about into over under between through during against among amid amidst via "  # noqa: E501
    "across toward towards upon within without onto per beyond despite except like unlike near outside inside "  # noqa: E501
    "behind beside besides throughout following including involving regarding concerning alongside versus out up down off "  # noqa: E501
    "aboard above below beneath around past pending given plus than",
    "c": "and or but nor & plus-c yet",
    "s": "because although though while whereas if unless whether when whenever once until till since before after as so "  # noqa: E501
    "lest where why how",
    "r": "which who whom whose",
    "t": "that",
    "o": "to",
    "m": "will would can could may might shall should must 'll ’ll 'd ’d ought cannot can't won't wouldn't couldn't shouldn't mustn't "  # noqa: E501
    "won’t can’t couldn’t wouldn’t shouldn’t mightn’t",
    "b": "be is are was were been being am 're ’re 'm ’m isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t",  # noqa: E501
    "h": "have has had having 've ’ve haven't hasn't hadn't haven’t hasn’t hadn’t",
    "q": "do does did don't doesn't didn't don’t doesn’t didn’t",
    "g": "not never",
    "w": "it they he she we i you them him us-w me itself themselves himself herself everyone someone anyone nobody who-w "  # noqa: E501
    "one nothing something",
    "a": "also now then already still just only even recently currently previously earlier later soon often reportedly "  # noqa: E501
    "allegedly instead rather too very quite almost nearly further furthermore however therefore thus meanwhile moreover "  # noqa: E501
    "additionally again away back here there together once-a never-a ever yet-a always sometimes perhaps maybe indeed "  # noqa: E501
    "likewise nonetheless nevertheless otherwise else far well least long today-a alone abroad overseas offshore "  # noqa: E501
    "ahead apart aside forward formally officially effectively "
    "outright anew afresh anyway upfront elsewhere nearby anywhere somewhere everywhere nowhere "
    "altogether twice overnight onshore worldwide nationwide thereby thereafter hitherto "
    "henceforth halfway beforehand afterwards afterward alike onward onwards ashore",
}
PHRASES = {
    "from now on": "a", "from then on": "a", "since then": "a", "so far": "a", "in the meantime": "a", "by contrast": "a",  # noqa: E501
    "such as": "p", "as well as": "c", "according to": "p", "in order to": "o", "due to": "p", "because of": "p",  # noqa: E501
    "instead of": "p", "rather than": "p", "as part of": "p", "in addition to": "p", "prior to": "p", "out of": "p",  # noqa: E501
    "ahead of": "p", "outside of": "p", "inside of": "p", "even though": "s", "even as": "s", "so that": "s", "more than": "a",  # noqa: E501
    "at least": "a", "up to": "a", "as many as": "a", "as much as": "a", "less than": "a", "fewer than": "a",  # noqa: E501
    "no longer": "g", "no more than": "a", "no less than": "a", "no fewer than": "a", "as of": "p", "thanks to": "p", "in response to": "p", "on behalf of": "p",  # noqa: E501
    "as a result": "a", "for example": "a", "for instance": "a", "in particular": "a", "at the same time": "a",  # noqa: E501
    "in terms of": "p", "in exchange for": "p", "in return for": "p", "a number of": "d", "in addition": "a",  # noqa: E501
    "on condition that": "s", "on the condition that": "s", "as long as": "s", "each other": "w", "next to": "p", "in line with": "p",  # noqa: E501
    "subject to": "p", "owing to": "p", "away from": "p", "along with": "p", "together with": "p", "cutting edge": "j",  # noqa: E501
    "once more": "a", "once again": "a", "as early as": "a", "as late as": "a", "as soon as": "s",
}  # fmt: skip
"""Several words that are read as one, with its tag."""

ADJECTIVES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "new",
    "advanced",
    "major",
    "large",
    "big",
    "small",
    "key",
    "top",
    "leading",
    "former",
    "senior",
    "powerful",
    "high-end",
    "cutting-edge",
    "chinese-made",
    "domestic",
    "foreign",
    "local",
    "global",
    "international",
    "national",
    "federal",
    "american",
    "us-made",
    "illegal",
    "critical",
    "sensitive",
    "certain",
    "significant",
    "substantial",
    "additional",
    "high",
    "low",
    "long",
    "short",
    "recent",
    "late",
    "early",
    "own",
    "other",
    "same",
    "different",
    "main",
    "public",
    "private",
    "joint",
    "next",
    "last",
    "previous",
    "latest",
    "current",
    "potential",
    "possible",
    "likely",
    "unlikely",
    "able",
    "unable",
    "set",
    "poised",
    "due",
    "ready",
    "willing",
    "subject",
    "free",
    "similar",
    "available",
    "independent",
    "central",
    "strategic",
    "military",
    "commercial",
    "industrial",
    "technical",
    "financial",
    "economic",
    "legal",
    "regulatory",
    "political",
    "digital",
    "artificial",
    "top-tier",
    "state-owned",
    "state-run",
    "state-backed",
    "state-linked",
    "state-funded",
    "third-party",
    "offshore",
    "overseas",
    "best",
    "biggest",
    "largest",
    "smaller",
    "larger",
    "bigger",
    "older",
    "newer",
    "stricter",
    "tougher",
    "strict",
    "tough",
    "broad",
    "broader",
    "wider",
    "sweeping",
    "aggressive",
    "strong",
    "close",
    "closer",
    "less",
    "full",
    "formal",
    "official",
    "unnamed",
    "unidentified",
    "anonymous",
    "familiar",
    "responsible",
    "based",
    "total",
    "annual",
    "entire",
    "open",
    "non-us",
    "us-",
    "based",
    "unclear",
    "eager",
    "keen",
    "interested",
    "bound",
    "confident",
    "busy",
]
