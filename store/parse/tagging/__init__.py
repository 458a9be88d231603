"""Noun, verb or adjective: a tag for each word that may be more than one."""
