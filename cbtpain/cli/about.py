"""``cbtpain about``: version, where the data is, what is not known, limits, licences, sources."""

import typer

from cbtpain.cli.services import Services


def about(context: typer.Context) -> None:
    # YAML and the texts cost about 13 ms, which the other commands do without.
    from cbtpain.course.about import about as paragraphs
    from cbtpain.course.about import sources
    from cbtpain.paths import content
    from cbtpain.screen.about import page

    services: Services = context.obj
    root = content()
    services.out().say(*page(paragraphs(root), sources(root), str(services.home)))
