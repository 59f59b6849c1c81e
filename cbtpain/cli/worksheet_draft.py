"""A worksheet as a text in an editor: what is written out, what is read back, and drafts that were left."""

from cbtpain.cli.help_now import show_lines
from cbtpain.cli.listening import Listener
from cbtpain.cli.services import Services
from cbtpain.cli.worksheet_find import Filled, Sheets, entry_of
from cbtpain.course.prompt import Form
from cbtpain.errors import Rejected
from cbtpain.play.changes import Changes, changes
from cbtpain.play.form import FormReader, Problem, form_text
from cbtpain.play.paper import marked
from cbtpain.screen.output import Output
from cbtpain.store.drafts import Drafts
from cbtpain.words import worksheet as words
from cbtpain.words.numbers import week_day

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Paper:
    """One filled-in worksheet, as its text stands before anybody changes it."""

    def __init__(self, services: Services, sheets: Sheets, filled: Filled) -> None:
        self._services = services
        self.filled = filled
        self.key = filled.key
        self._play = sheets.play(filled)
        rows = marked(self._play, filled.steps)
        entry = entry_of(filled)
        self.text = form_text(
            rows, words.FORM_HEAD.format(title=filled.title, day=week_day(entry.on), place=entry.place)
        )
        prompts = {prompt.id: prompt for prompt in self._play.session.prompts if prompt.step in filled.steps}
        self._reader = FormReader(rows, prompts, services.clock.now().local_date)
        self._prompts = prompts
        self._before = self._reader.read(self.text).values

    def read(self, text: str) -> tuple[Changes, list[Problem]]:
        """What it changes, and what of it could not be read."""
        read = self._reader.read(text)
        found = changes(self._play, read.values, self._before, within=self.filled.steps)
        problems = [
            *read.problems,
            *(Problem(read.lines.get(id_.removesuffix(".own"), 0), words.DOES_NOT_GO) for id_ in found.refused),
        ]
        return found, sorted(set(problems))

    def answer(self, changed: Changes) -> None:
        """The help lines, where a choice or own words ask for them."""
        listener = Listener(self._services)
        for id_, value in changed.values.items():
            prompt = self._prompts[id_]
            if prompt.form in (Form.LINE, Form.LINES) and isinstance(value, str):
                listener(value)
            chosen = value if isinstance(value, list) else [value]
            if any(option.does == "help-now" for option in prompt.options if option.kept in chosen):
                show_lines(self._services)


def from_bytes(content: bytes) -> str:
    """As text; a byte that is none of UTF-8 stays one that is refused where it stands."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "surrogateescape")


def clear_up(services: Services, out: Output, drafts: Drafts, sheets: Sheets, but: Filled | None = None) -> None:
    """Drafts that an edit left when it was cut off: those with nothing new are removed, the others are told of."""
    kept = drafts.keys()
    if not kept:
        return
    found = sheets.all()
    for key in set(kept) - {one.key for one in found}:
        # Of a session that was dropped since, or of another course: nobody's words are removed unread.
        out.say(words.DRAFT_OF_NONE.format(path=drafts.path(key)))
    for one in found:
        key = one.key
        if key not in kept or (but is not None and key == but.key):
            continue
        try:
            content = drafts.read(key)
        except Rejected:
            content = b"?"
        if content is None or not content.strip() or from_bytes(content) == Paper(services, sheets, one).text:
            drafts.remove(key)
        else:
            out.say(words.OTHER_DRAFT.format(title=one.title, number=one.number))
