"""The errors that a person can act on, one root for all of them.

What may not live here: recovery, printing, anything that imports another room. `cli` catches `CitemanError` once and
turns it into one line on stderr and an exit code; inner rooms only raise.
"""


class CitemanError(Exception):
    """Something could not be done; the message says what, where, and what to do about it."""

    exit_code = 1


class UsageError(CitemanError):
    """The request itself makes no sense (an unknown format, two options that exclude each other)."""

    exit_code = 2


class SourceError(CitemanError):
    """A file that was given cannot be read as what it should be; the message begins with its name."""


class LibraryError(CitemanError):
    """The library cannot be opened or written: foreign, newer than this program, read-only, locked."""


class OutputError(CitemanError):
    """A result cannot be written where it was asked for."""


class ServiceUnavailableError(CitemanError):
    """A service (Crossref, a registration agency) did not answer as it should; try again later."""

    exit_code = 3
