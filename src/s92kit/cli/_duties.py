"""Duties on the command line: files of them, each with the agreement that paid for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from s92kit.delivery import Delivery
    from s92kit.periods import Period
    from s92kit.plugins import Catalogue

__all__ = ["deliveries_of", "duties_option"]


class _DutiesOf(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4 alone
    """The id of an agreement and a file of its duties."""

    name = "AGREEMENT=FILE"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """The id and the file, or a usage error that says how to write them."""
        agreement, _, file = value.partition("=")
        if not agreement or not file:
            self.fail("Write the agreement and its file: walford/team=duties.csv.", param, ctx)
        return agreement, Path(file)


duties_option = click.option(
    "--duties",
    multiple=True,
    type=_DutiesOf(),
    help="An agreement and a CSV file or workbook of its duties; may be given more than once.",
)


def deliveries_of(
    catalogue: Catalogue,
    duties: tuple[tuple[str, Path], ...],
    *,
    day_first: bool,
    known_on: date | None,
    period: Period | None = None,
) -> tuple[Delivery, ...]:
    """What was delivered of each agreement of which duties are given, all its files together.

    Args:
        catalogue: What the plugins give.
        duties: The id of an agreement and a file, pair by pair.
        day_first: Whether days written 03/04/2019 mean the third of April.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        period: The days; ``None`` for those from the first duty to the last.
    """
    if not duties:
        return ()
    from s92kit.delivery import delivered, read_duties
    from s92kit.rates import london_rates

    files: dict[str, list[Path]] = {}
    for agreement, file in duties:
        files.setdefault(agreement, []).append(file)
    return tuple(
        delivered(
            catalogue.agreement(agreement),
            read_duties(own, day_first=day_first),
            period,
            london_rates(),
            known_on,
        )
        for agreement, own in files.items()
    )
