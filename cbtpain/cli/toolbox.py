"""The skills of the course as this person has used them."""

from cbtpain.cli.beside import course_and_names
from cbtpain.cli.services import Services
from cbtpain.course.nearest import nearest
from cbtpain.errors import NotThere
from cbtpain.measures.practice import skills_so_far
from cbtpain.measures.toolbox import toolbox
from cbtpain.screen.toolbox import say_toolbox
from cbtpain.store.fast_practices import logged
from cbtpain.store.settings import KEPT_CLOSE, remember, setting
from cbtpain.words import plan as words


def show_toolbox(services: Services) -> None:
    """Say it. Raises ``StoreFault``."""
    course, names = course_and_names(services)
    log = logged(services.home, course)
    so_far = skills_so_far([one.practice for one in log])
    say_toolbox(services.out(), toolbox(so_far, log, list(names), _kept_close(services)), names)


def change_order(services: Services, keep: str | None, let_go: str | None) -> None:
    """Raises ``NotThere`` and ``StoreFault``."""
    _, names = course_and_names(services)
    close = _kept_close(services)
    for skill in filter(None, (keep, let_go)):
        if skill not in names:
            raise NotThere("no_such_skill", given=skill, nearest=nearest(skill, list(names)))
    wanted = [*close, *([keep] if keep and keep not in close else [])]
    remember(services.home, KEPT_CLOSE, " ".join(skill for skill in wanted if skill != let_go))
    if keep:
        services.out().say(words.NOW_KEPT.format(skill=_named(names[keep]), id=keep))
    if let_go:
        services.out().say(words.LET_GO.format(skill=_named(names[let_go])))


def _kept_close(services: Services) -> list[str]:
    return (setting(services.home, KEPT_CLOSE) or "").split()


def _named(name: str) -> str:
    return name[:1].upper() + name[1:]
