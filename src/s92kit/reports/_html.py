"""A paper as one web page that needs nothing else: no network, no script, no further file."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import TYPE_CHECKING

from s92kit.reports._layout import lay_out
from s92kit.reports._paper import Paper

if TYPE_CHECKING:
    import jinja2

__all__ = ["html_of"]


def html_of(paper: Paper) -> str:
    """The paper as a web page, with every character of its text escaped."""
    return _template().render(paper=lay_out(paper))


@functools.cache
def _template() -> jinja2.Template:
    import jinja2  # here, because it takes longer to load than the rest of the room together

    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    source = files("s92kit.reports").joinpath("_paper.html.jinja").read_text(encoding="utf-8")
    return environment.from_string(source)
