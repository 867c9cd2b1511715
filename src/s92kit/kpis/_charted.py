"""Control charts of indicators, from the scorecards of periods that follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from s92kit.kpis._cell import Completeness
from s92kit.kpis._control_chart import ControlChart, Observation, control_chart
from s92kit.kpis._indicator import Indicator
from s92kit.kpis._scorecard import Scorecard, ScoreLine

__all__ = ["charted"]

_FEWEST = 2


def charted(cards: Sequence[Scorecard]) -> Iterator[tuple[Indicator, ControlChart]]:
    """A control chart of each indicator that has two values or more.

    A period that the data do not cover to its end is no point, for it would look like a fall.

    Args:
        cards: The scorecards of the whole borough, one a period, in order.
    """
    for lines in zip(*(card.lines for card in cards), strict=True):
        values = [_whole_value(line) for line in lines]
        if sum(value is not None for value in values) < _FEWEST:
            continue
        indicator, target = lines[-1].indicator, lines[-1].target
        observations = [
            Observation(period=line.period, value=value)
            for line, value in zip(lines, values, strict=True)
        ]
        yield (
            indicator,
            control_chart(
                observations,
                label=indicator.title,
                unit=lines[-1].figure.unit,
                polarity=indicator.polarity,
                target=target.value if target else None,
            ),
        )


def _whole_value(line: ScoreLine) -> Decimal | None:
    return None if line.completeness is Completeness.PARTIAL else line.figure.value
