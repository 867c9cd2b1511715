"""What the owners of indicators say of a period, and whether it is about what was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from s92kit.errors import closest_to
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.periods import Period

__all__ = [
    "COMMENTARY_OF_INDICATOR",
    "COMMENTARY_OF_PERIOD",
    "COMMENTARY_ONCE",
    "Commentary",
    "check_commentary",
]

COMMENTARY_OF_INDICATOR = Rule(
    "kpis/commentary-of-indicator",
    "What is said is said of an indicator of the framework.",
    Severity.ERROR,
)
COMMENTARY_OF_PERIOD = Rule(
    "kpis/commentary-of-period",
    "What is said is said of a period that is shown.",
    Severity.QUERY,
)
COMMENTARY_ONCE = Rule(
    "kpis/commentary-once", "Of one indicator and period one thing is said.", Severity.ERROR
)


@attrs.frozen(kw_only=True)
class Commentary:
    """What the owner of an indicator says of a period of the whole borough.

    Args:
        indicator: The id of the indicator.
        period: The days.
        text: What happened, and why.
        corrective_action: What will be done; empty where nothing is said.
        written_by: The role of whoever says it, never a name; empty where nobody says.
    """

    indicator: str
    period: Period
    text: str = ""
    corrective_action: str = ""
    written_by: str = ""


def check_commentary(
    commentary: Iterable[Commentary], indicators: Iterable[str], periods: Iterable[Period]
) -> Findings:
    """What is said of no indicator, of no period that is shown, or of the same one twice.

    Args:
        commentary: What owners say.
        indicators: The ids of the indicators that there are.
        periods: The periods that are shown.
    """
    said, known, shown = tuple(commentary), tuple(indicators), tuple(periods)
    times = Counter((each.indicator, each.period) for each in said)
    return Findings(
        attrs.evolve(finding, where=each.indicator)
        for each in dict.fromkeys(said)
        for finding in _of(each, known, shown, times[each.indicator, each.period])
    )


def _of(
    said: Commentary, known: tuple[str, ...], shown: tuple[Period, ...], times: int
) -> Iterator[Finding]:
    if said.indicator not in known:
        yield COMMENTARY_OF_INDICATOR.not_met(
            f"There is no indicator {said.indicator!r}, so that what is said of it is not "
            f"printed. {closest_to(said.indicator, known)}"
        )
    elif said.period not in shown:
        listed = "; ".join(map(str, shown))
        yield COMMENTARY_OF_PERIOD.not_met(
            f"It is said of {said.period}, which is not shown, and so it is not printed. Shown: "
            f"{listed}."
        )
    elif times > 1:
        yield COMMENTARY_ONCE.not_met(
            f"Of {said.period} it says {times} things; the last is printed. Make one of them."
        )
    else:
        yield COMMENTARY_OF_PERIOD.met()
