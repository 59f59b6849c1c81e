"""What is said, and told to the shell, when a check-in ends before its end."""

from cbtpain.cli.services import Services
from cbtpain.errors import OK, USAGE, Rejected, Stopped
from cbtpain.words import checkin as words
from cbtpain.words.faults import sentence


def stopped_code(services: Services, stopped: Stopped) -> int:
    """Say that all is kept and how to come back; the exit code.

    Raises ``Rejected("no_input")`` when the input ended before any answer.
    """
    if stopped.refused:
        services.errors.say(sentence(Rejected("no_answer_after_refusal")))
        return USAGE
    if stopped.kept:
        services.out().say(words.PAUSED.format(command=stopped.go_on) if stopped.go_on else words.PAUSED_WHOLE)
        return OK
    if stopped.end_of_input:
        raise Rejected("no_input")
    services.out().say(words.PAUSED_NOTHING)
    return stopped.exit_code
