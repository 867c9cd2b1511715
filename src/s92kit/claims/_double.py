"""Outcomes that two papers, teams or funding lines each claim as theirs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from s92kit.claims._figure import PublishedFigure
from s92kit.findings import Finding, Findings, Rule, Severity

__all__ = ["DOUBLE_CLAIM", "find_double_claims"]

DOUBLE_CLAIM = Rule("claims/double-claim", "Each outcome is claimed once.", Severity.ERROR)


def find_double_claims(figures: Sequence[PublishedFigure]) -> Findings:
    """The outcomes that are credited to two teams or programmes with the same number.

    Two figures make a double claim where they count the same measure over the same days, print
    the same number, and credit it to different teams. Each pair of papers is one finding.

    Args:
        figures: The published figures; those without a measure and a credit claim nothing.

    Returns:
        A finding for each pair of papers that claim the same outcomes; one that is met where
        there is no such pair.
    """
    claims = [figure for figure in figures if figure.measure and figure.credited_to]
    pairs: dict[tuple[str, str, str, str], list[PublishedFigure]] = {}
    for one, other in combinations(claims, 2):
        if _same_outcome(one, other):
            # Whichever stands first in the list, the two papers make one pair.
            first, second = sorted((one, other), key=_claimant)
            pairs.setdefault((*_claimant(first), *_claimant(second)), []).append(first)
    found = [_finding(key, outcomes) for key, outcomes in pairs.items()]
    return Findings(found or [DOUBLE_CLAIM.met()])


def _claimant(figure: PublishedFigure) -> tuple[str, str]:
    return figure.source.title, figure.credited_to


def _same_outcome(first: PublishedFigure, second: PublishedFigure) -> bool:
    return (
        first.measure == second.measure
        and first.value == second.value
        and first.unit is second.unit
        and first.period == second.period
        and first.period_in_words == second.period_in_words
        and first.credited_to != second.credited_to
    )


def _finding(key: tuple[str, str, str, str], outcomes: list[PublishedFigure]) -> Finding:
    first, first_team, second, second_team = key
    listed = ", ".join(f"{outcome.label} {outcome.figure.text}" for outcome in outcomes)
    same = f"the same {len(outcomes)} outcomes" if len(outcomes) > 1 else "the same outcome"
    return DOUBLE_CLAIM.not_met(
        f"{first} credits {first_team}, and {second} credits {second_team}, with {same}: {listed}. "
        "Say whose each is, or share it by stated parts."
    )
