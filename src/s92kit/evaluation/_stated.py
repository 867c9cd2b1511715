"""Changes that papers state in per cent: what counts they rest on, or would need."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import attrs

from s92kit.evaluation._counts import Counts
from s92kit.evaluation._design import StatedChange
from s92kit.evaluation._estimate import Estimate
from s92kit.evaluation._power import NeededCounts, counts_needed
from s92kit.evaluation._ratio import rate_ratio
from s92kit.evaluation._words import ratio_in_words
from s92kit.figures import plain_number
from s92kit.findings import Finding, Rule, Severity

__all__ = ["STATED_COUNTS", "StatedResult", "judge_stated"]

STATED_COUNTS = Rule(
    "evaluation/stated-change-counted",
    "A change stated in per cent comes with the counts that make it.",
    Severity.ERROR,
)
_EXAMPLE_BASE = 100


@attrs.frozen(kw_only=True)
class StatedResult:
    """What can be said of a change that somebody stated.

    Args:
        change: The change as it was stated.
        finding: Whether its counts are stated and make it.
        needed: The least counts at which it could be told from chance; ``None`` for no change.
        estimate: The rate ratio of the counts; ``None`` where they are not stated.
        at_hundred: What the change would be worth at 100 before; ``None`` for no change.
        words: The same in sentences that an officer can read.
    """

    change: StatedChange
    finding: Finding
    needed: NeededCounts | None
    estimate: Estimate | None
    at_hundred: Estimate | None
    words: str


def judge_stated(change: StatedChange, *, path: tuple[str | int, ...] = ()) -> StatedResult:
    """What can be said of a change that somebody stated in per cent.

    Args:
        change: The change, with its counts or without.
        path: The way to it inside a document.

    Returns:
        Without counts it is unevaluated, and the counts that it would need are said.

    Examples:
        >>> from datetime import date
        >>> from s92kit.sources import Source
        >>> paper = Source(title="Review", locator="4.2", published_on=date(2019, 3, 4))
        >>> print(judge_stated(StatedChange(title="Call-outs to the market", source=paper,
        ...                                 change_per_cent=Decimal(-55))).words)
        Call-outs to the market, -55%: unevaluated, because the counts before and after are not
        stated. A fall of 55% would need at least 20 before, with 9 after, to be told from chance
        over times of equal length. At 100 before it would be a rate ratio of 0.45 (95% interval
        0.32 to 0.64).
    """
    needed = at_hundred = estimate = None
    if change.change_per_cent:
        needed = counts_needed(change.change_per_cent)
        at_hundred = _at(_EXAMPLE_BASE, change)
    counts = None
    if change.before is not None and change.after is not None:
        counts = Counts(before=change.before, after=change.after)
        estimate = rate_ratio(counts, of=change.title, sources=(change.source,))
    finding = attrs.evolve(_finding(change, counts), sources=(change.source,), path=path)
    said = f"{change.title}, {plain_number(change.change_per_cent)}%"
    words = [f"{said}: {estimate.words}" if estimate else f"{said}: {_unevaluated(change)}"]
    if estimate is not None:
        words.append("That is so for times of equal length; the days are not stated.")
    if estimate is None and needed is not None:
        words.append(needed.words)
    if estimate is None and at_hundred is not None:
        words.append(_in_words(at_hundred))
    return StatedResult(
        change=change,
        finding=finding,
        needed=needed,
        estimate=estimate,
        at_hundred=at_hundred,
        words=" ".join(words),
    )


def _at(base: int, change: StatedChange) -> Estimate:
    after = base * (1 + change.change_per_cent / 100)
    rounded = int(after.to_integral_value(rounding=ROUND_HALF_UP))
    return rate_ratio(Counts(before=base, after=rounded), of=change.title)


def _in_words(estimate: Estimate) -> str:
    ratio = ratio_in_words("a rate ratio", estimate.figure, estimate.interval)
    return f"At {_EXAMPLE_BASE} before it would be {ratio}."


def _unevaluated(change: StatedChange) -> str:
    return f"unevaluated, because {_lacking(change)}."


def _lacking(change: StatedChange) -> str:
    lacking = [name for name in ("before", "after") if getattr(change, name) is None]
    if len(lacking) == 2:
        return "the counts before and after are not stated"
    return f"the count {lacking[0]} is not stated"


def _finding(change: StatedChange, counts: Counts | None) -> Finding:
    said = f"{change.title}, {plain_number(change.change_per_cent)}%"
    if counts is None:
        return STATED_COUNTS.undetermined(f"of {said}, {_lacking(change)}")
    true = counts.change_per_cent
    if true is None:
        return STATED_COUNTS.not_met(f"{said}: from none before there is no change in per cent.")
    if abs(true - change.change_per_cent) > _half_a_place(change.change_per_cent):
        return STATED_COUNTS.not_met(
            f"{said}: {counts.before:,} before and {counts.after:,} after are "
            f"{plain_number(true)}%. Correct the one or the other."
        )
    return STATED_COUNTS.met(f"{said}: {counts.before:,} before and {counts.after:,} after.")


def _half_a_place(stated: Decimal) -> Decimal:
    exponent = stated.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
