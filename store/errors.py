"""Errors that a user can cause and put right."""


class Refused(Exception):
    """Something was refused; the message is one clear line: what, where, what to do.

    Commands print it to stderr and end with status 2.
    """
