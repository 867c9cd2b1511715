"""What an indicator must carry before anybody is held to it."""

from __future__ import annotations

from collections.abc import Callable

from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.kpis._framework import KpiFramework
from s92kit.kpis._indicator import Indicator
from s92kit.kpis._measure import MeasureKind, QuantityKind

__all__ = ["RULES", "check_framework"]

POLARITY = Rule("kpis/polarity-stated", "Each indicator says which way is better.", Severity.QUERY)
UNIT = Rule("kpis/unit-stated", "Each indicator says what one of it is.", Severity.QUERY)
FORMULA = Rule("kpis/formula-stated", "Each indicator says how it is worked out.", Severity.QUERY)
TOLERANCE = Rule(
    "kpis/tolerance-stated",
    "Each indicator with a target says how far off it may be.",
    Severity.QUERY,
)
OWNER = Rule("kpis/owner-stated", "Each indicator says which role answers for it.", Severity.QUERY)
FREQUENCY = Rule(
    "kpis/frequency-stated", "Each indicator says how often it is reported.", Severity.QUERY
)
DATA_SOURCE = Rule(
    "kpis/data-source-stated", "Each indicator says where its numbers come from.", Severity.QUERY
)
COMPUTABLE = Rule(
    "kpis/can-be-computed", "Each indicator is defined so that it can be computed.", Severity.QUERY
)
ATTRIBUTION = Rule(
    "kpis/attribution-stated",
    "Each count of activity says whose work it is: the team's, joint or the partnership's.",
    Severity.QUERY,
)


def _attributed(item: Indicator) -> bool:
    """Whether no count of activity mixes the team's work with others'."""
    if item.measure is None or item.measure.kind is MeasureKind.SHARE:
        return True
    counted = item.measure.numerator
    return counted.kind is QuantityKind.RETURNED or len(counted.where.attribution) == 1


_STATED: tuple[tuple[Rule, str, Callable[[Indicator], object]], ...] = (
    (POLARITY, "polarity", lambda item: item.polarity),
    (UNIT, "unit", lambda item: item.unit),
    (FORMULA, "formula", lambda item: item.formula),
    (TOLERANCE, "tolerance", lambda item: item.tolerance or not item.targets),
    (OWNER, "owner", lambda item: item.owner),
    (FREQUENCY, "frequency", lambda item: item.frequency),
    (DATA_SOURCE, "data_source", lambda item: item.data_source),
    (COMPUTABLE, "measure", lambda item: item.measure),
    (ATTRIBUTION, "attribution", _attributed),
)

RULES = tuple(rule for rule, *_ in _STATED)
"""What is checked of each indicator."""


def check_framework(framework: KpiFramework) -> Findings:
    """What each indicator carries, and what it lacks before anybody can be held to it.

    Args:
        framework: The framework; what it inherits is checked where it stands.

    Returns:
        A finding for each rule that an indicator does not keep, and one for each that all keep.

    Source:
        The fields that councils' own indicator tables have: reference, title, unit, polarity,
        owner, frequency, formula, targets, tolerance and data source.
    """
    found: list[Finding] = []
    for rule, key, stated in _STATED:
        lacking = [(at, each) for at, each in enumerate(framework.indicators) if not stated(each)]
        found += [
            rule.not_met(
                f"{each.title} ({each.id}) does not say its {key.replace('_', ' ')}. "
                "Ask its owner, and write it into the document.",
                path=("indicators", at, "measure" if key == "attribution" else key),
            )
            for at, each in lacking
        ]
        if not lacking:
            found.append(rule.met())
    return Findings(found)
