"""A borough's own kind of paper: its name, and the function that builds it."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from s92kit.errors import InvalidValueError
from s92kit.reports._context import ReportContext
from s92kit.reports._paper import Paper
from s92kit.reports._words import says_something

__all__ = ["ReportFormat"]

_ID = re.compile(r"[a-z][a-z0-9]*/[a-z0-9]+(-[a-z0-9]+)*")


@attrs.frozen(kw_only=True)
class ReportFormat:
    """How a borough's papers of one kind are built.

    Args:
        id: The borough's key and a name, such as ``walford/scheme-report``.
        title: What the borough calls such a paper.
        build: Gives the paper for a context; it reads no file and no clock.

    Raises:
        InvalidValueError: For an id of another form, a blank title, or what cannot be called.

    Examples:
        >>> from s92kit.reports import Paper, Paragraph, Section
        >>> def scheme_report(context: ReportContext) -> Paper:
        ...     purpose = Section(title="Purpose", blocks=[Paragraph("To note the scheme.")])
        ...     return Paper(title=f"Officers for {context.borough.name}", sections=[purpose],
        ...                  made_with=context.made_with, known_on=context.known_on)
        >>> form = ReportFormat(id="walford/scheme-report", title="Scheme report",
        ...                     build=scheme_report)
    """

    id: str
    title: str = attrs.field(validator=says_something("The title of a report format"))
    build: Callable[[ReportContext], Paper]

    def __attrs_post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise InvalidValueError(
                what="The id of a report format",
                given=self.id,
                mend="Write the borough's key and a name, such as 'walford/scheme-report'.",
            )
        if not callable(self.build):
            raise InvalidValueError(
                what=f"What builds a paper of the format {self.id!r}",
                given=self.build,
                mend="Give the function itself, which takes a ReportContext.",
            )
