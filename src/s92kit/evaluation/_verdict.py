"""Verdicts: whether something changed, and whether it did so beside a comparison area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from s92kit.evaluation._design import Design
from s92kit.evaluation._estimate import Estimate
from s92kit.evaluation._rules import STOP_CHANGE, STOP_EFFECT
from s92kit.evaluation._rules_data import STOP_DATA
from s92kit.findings import Finding, Outcome, Rule, Severity
from s92kit.intervals import Confidence

__all__ = ["CHANGE", "EFFECT", "judged_change", "judged_effect"]

CHANGE = Rule("evaluation/change", "The change is larger than chance alone makes.", Severity.NOTE)
EFFECT = Rule(
    "evaluation/effect",
    "The area did otherwise than the comparison area by more than chance alone makes.",
    Severity.NOTE,
)


def judged_change(
    estimates: Sequence[Estimate], found: Iterable[Finding], p_value: Decimal | None
) -> Finding:
    """Whether something changed, or why nobody can tell.

    Args:
        estimates: The estimates, before and after first.
        found: The findings of the guardrails.
        p_value: The E-test of before and after.
    """
    stops = _stops(found, (*STOP_CHANGE, *STOP_DATA))
    if not stops and estimates and estimates[0].interval is None and p_value is not None:
        return _by_p_value(estimates[0], p_value)
    return _answer(CHANGE, estimates[:1], stops)


def _by_p_value(estimate: Estimate, p_value: Decimal) -> Finding:
    # From none before there is no ratio, and so no interval; the E-test needs neither.
    words = f"{estimate.words} The E-test gives p = {p_value:.4f}"
    if p_value <= 2 * Confidence.P95.tail:
        return CHANGE.met(f"{words}: the change is larger than chance alone makes.")
    return CHANGE.not_met(f"{words}: the change may be chance.")


def judged_effect(
    design: Design, estimates: Sequence[Estimate], found: Iterable[Finding]
) -> Finding:
    """Whether it changed otherwise than the comparison area, or why nobody can tell.

    Args:
        design: The design.
        estimates: The estimates, the ratio of the two changes second.
        found: The findings of the guardrails.
    """
    stops = _stops(found, (*STOP_EFFECT, *STOP_DATA))
    answer = _answer(EFFECT, estimates[1:2], stops)
    if answer.outcome is not Outcome.MET:
        return answer
    value = estimates[1].figure.value
    if value is None or value > 1:
        return EFFECT.met(f"{answer.message} There were more, not fewer, than it foretold.")
    return EFFECT.met(
        f"{answer.message} That is what one would see had it been made by this: "
        f"{design.action.rstrip('.')}. Whether anything else came to the one area and not to the "
        "other, the counts do not say."
    )


def _answer(rule: Rule, estimates: Sequence[Estimate], stops: list[str]) -> Finding:
    if stops:
        return rule.undetermined("; ".join(stops))
    (estimate,) = estimates  # whatever would leave none has stopped it above
    if estimate.outcome is Outcome.MET:
        return rule.met(estimate.words)
    if estimate.outcome is Outcome.NOT_MET:
        return rule.not_met(estimate.words)
    return rule.undetermined(f"a count is 0. {estimate.words}")


def _stops(found: Iterable[Finding], rules: tuple[Rule, ...]) -> list[str]:
    codes = {rule.code for rule in rules}
    stopping = [item for item in found if item.code in codes and item.outcome is not Outcome.MET]
    reasons = (_reason(item.message) for item in stopping if not _only_unknown(item))
    return list(dict.fromkeys(reasons))


def _reason(message: str) -> str:
    _, unknown, because = message.partition(" This cannot be determined, because ")
    return because.rstrip(".") if unknown else message[:1].lower() + message[1:].rstrip(".")


def _only_unknown(item: Finding) -> bool:
    # Most designs are silent on recording; that is told, and stops nobody from reading the counts.
    return item.code == "evaluation/same-recording" and item.outcome is Outcome.UNDETERMINED
