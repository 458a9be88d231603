"""The lexicon of the reference, made ready: forms, classes, frames by verb, cue patterns."""
