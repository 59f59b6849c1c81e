"""The toolbox in lines: a skill each."""

from collections.abc import Mapping

from cbtpain.measures.toolbox import Tool, Toolbox
from cbtpain.screen.output import Output
from cbtpain.screen.practised import practised_line
from cbtpain.words import plan as words
from cbtpain.words.numbers import week_day
from cbtpain.words.practice import SIDE_BY_SIDE, command_for


def say_toolbox(out: Output, box: Toolbox, names: Mapping[str, str]) -> None:
    """``names`` of the skills, by id."""
    close = [one for one in box.used if one.kept_close]
    for title, tools in ((words.KEPT_CLOSE, close), (words.TOOLBOX, [one for one in box.used if not one.kept_close])):
        if tools:
            out.heading(title)
            for tool in tools:
                out.item("" if out.plain else "  ", _line(tool, names))
    if any(one.so_far.tells_means for one in box.used):
        out.say(SIDE_BY_SIDE)
    if box.untried:
        out.say(*([] if out.plain or not box.used else [""]))
        out.say(words.NOT_YET.format(skills=words.NEXT.join(_name(id_, names) for id_ in box.untried)))
    example = next((one.so_far.skill for one in box.used), next(iter(names), ""))
    if example:
        out.say(words.TO_DO.format(command=command_for(example), skill=example))


def _line(tool: Tool, names: Mapping[str, str]) -> str:
    name = _name(tool.so_far.skill, names)
    if not tool.so_far.times:
        return words.NOT_USED.format(skill=name)
    text = practised_line(tool.so_far, name)
    return text if tool.last_on is None else words.LAST.format(text=text, day=week_day(tool.last_on))


def _name(id_: str, names: Mapping[str, str]) -> str:
    return words.NAME_AND_ID.format(name=names[id_], id=id_) if id_ in names else id_
