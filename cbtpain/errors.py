"""Everything that can go wrong, as kinds with fields.

Lower rooms raise these; ``words.faults`` turns a kind into one sentence, and
``cli.door`` is the only place that prints it. No error carries what a person wrote.
"""

OK = 0
DEFECT = 1
USAGE = 2
CONTENT = 3
STORE = 4
NOT_THERE = 5
INTERRUPTED = 130


class CbtpainError(Exception):
    """A fault with a ``kind`` (a key of ``words.faults``) and the fields its sentence needs."""

    exit_code = DEFECT

    def __init__(self, kind: str, **fields: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.fields = fields


class Rejected(CbtpainError):
    """What was given cannot be accepted; nothing was written."""

    exit_code = USAGE


class NotThere(CbtpainError):
    """A thing that was named, a session or a course, does not exist; nothing was written."""

    exit_code = NOT_THERE


class ContentFault(CbtpainError):
    """A file of the course cannot be read as it stands."""

    exit_code = CONTENT


class StoreFault(CbtpainError):
    """The diary cannot be opened, read or written."""

    exit_code = STORE


class Stopped(BaseException):
    """The person, the terminal or the machine ended the conversation.

    A ``BaseException``, so that no ``except Exception`` on the way can swallow a
    signal. ``exit_code`` is what the shell is told when nothing had been kept;
    ``refused`` tells that the input ended straight after a value that was refused,
    ``kept`` that something was kept before, ``go_on`` the command that goes on there (empty
    where all is done), ``done`` what was done of an exercise that it cut off, still to be kept.
    """

    def __init__(self, *, exit_code: int = OK, end_of_input: bool = False, refused: bool = False) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code
        self.end_of_input = end_of_input
        self.refused = refused
        self.kept = False
        self.go_on = ""
        self.done: dict[str, str | int] | None = None
