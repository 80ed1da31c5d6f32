"""Misuse of the program, as exceptions of one family; ``cli`` prints each as one line.

    QuotebankError            exit status 1
    ├── SourceError           a source cannot be read at all (missing, binary, unreadable)
    ├── BankError             the database cannot be used
    │   ├── NotABank          the file is no quotebank database
    │   ├── OldBank           made by another version; the message names the command to run
    │   └── BankBusy          another process is writing
    └── QueryError            the question cannot be answered (SQL, search syntax, unknown id)

Bad data inside a source is no exception but a ``model.Problem``.
"""


class QuotebankError(Exception):
    """One line for the user that names the file, line or argument."""


class SourceError(QuotebankError):
    """A source cannot be read at all."""


class BankError(QuotebankError):
    """The database cannot be used."""


class NotABank(BankError):
    """The file exists and is no quotebank database."""


class OldBank(BankError):
    """The database was made by another version of the schema."""


class BankBusy(BankError):
    """Another process is writing to the database."""


class QueryError(QuotebankError):
    """The question cannot be answered."""
