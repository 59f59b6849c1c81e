"""Which country's lines to show, and showing them."""

from cbtpain.cli.services import Services
from cbtpain.course.help_lines import Country, country_named, help_lines
from cbtpain.course.safety import safety
from cbtpain.errors import CbtpainError
from cbtpain.paths import content
from cbtpain.screen import help_now as screen
from cbtpain.store.own_help import CONTACTS, GROUNDING, own_lines
from cbtpain.store.settings import COUNTRY, remember, setting
from cbtpain.words import help_now as words
from cbtpain.words.faults import sentence


def _names(country: Country) -> list[str]:
    return [country.name.casefold(), *(name.casefold() for name in country.also)]


class HelpDesk:
    """The lines and texts, read once."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._out = services.out()
        self._lines = help_lines(content())
        self.safety = safety(content())

    def show(self, named: str | None) -> None:
        self._out.say(*screen.page(self.safety, self._lines, self._country(named), self._own()))

    @property
    def knows_the_country(self) -> bool:
        return self._country(None) is not None

    @property
    def emergency_number(self) -> str:
        country = self._country(None)
        return words.LOCAL_NUMBER if country is None else country.emergency.number

    def show_short(self) -> None:
        """What stands between two questions."""
        self._out.say("", *screen.short(self.safety, self._lines, self._country(None), self._own()), "")

    def show_numbers(self) -> None:
        """The same once more for a country just named: the words were read a moment ago."""
        self._out.say("", *screen.numbers(self.safety, self._lines, self._country(None), self._own()), "")

    def knows(self, named: str) -> bool:
        return self._country(named) is not None

    def show_all(self) -> None:
        self._out.say(*screen.all_lines(self._lines))

    def show_signs(self, named: str | None) -> None:
        self._out.say(*screen.signs(self.safety, self._country(named)))

    def remember(self, named: str) -> None:
        """Keep a known country for next time; that it could not be kept is said, and is no error here."""
        country = self._country(named)
        if country is None:
            return
        try:
            remember(self._services.home, COUNTRY, country.code)
            self._out.say(words.REMEMBERED.format(country=country.name))
        except CbtpainError as fault:
            self._out.say(sentence(fault))

    def _own(self) -> screen.Own:
        """What the person keeps for such moments; nothing, where there is no home to read it in."""
        try:
            home = self._services.home
        except CbtpainError:
            return screen.NOTHING_OWN
        return screen.Own(own_lines(home, CONTACTS), own_lines(home, GROUNDING))

    def _country(self, named: str | None) -> Country | None:
        """The country named, else the one set, else the locale's; None where it has no lines here."""
        if named is not None:
            return self._named(named.strip().casefold())
        return country_named(self._lines, self._set(), self._services.environ)

    def _named(self, text: str) -> Country | None:
        """By its two letters, by its name, or by what people there call it."""
        by_name = {name: country for country in self._lines.countries.values() for name in _names(country)}
        return self._lines.countries.get(text.upper()) or by_name.get(text)

    def _set(self) -> str | None:
        try:
            return setting(self._services.home, COUNTRY)
        except CbtpainError:
            return None
