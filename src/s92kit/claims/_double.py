"""Outcomes that two papers, teams or funding lines each claim as theirs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from s92kit.claims._figure import PublishedFigure
from s92kit.claims._outcome import OutcomeClaim, outcome_claims
from s92kit.findings import Finding, Findings, Rule, Severity

__all__ = ["DOUBLE_CLAIM", "double_claims_among", "find_double_claims", "is_double_claim"]

DOUBLE_CLAIM = Rule("claims/double-claim", "Each outcome is claimed once.", Severity.ERROR)


def find_double_claims(figures: Sequence[PublishedFigure]) -> Findings:
    """The outcomes that are credited to two teams, programmes or budgets with the same number.

    Two figures make a double claim where they count the same measure over the same days, print
    the same number, and credit it to different teams or claim it for different funding lines,
    unless the parts of each are stated. Each pair of papers is one finding.

    Args:
        figures: The published figures; those without a measure and a credit claim nothing.

    Returns:
        A finding for each pair of papers that claim the same outcomes; one that is met where
        there is no such pair.
    """
    return double_claims_among(outcome_claims(figures))


def double_claims_among(claims: Sequence[OutcomeClaim]) -> Findings:
    """The outcomes that are claimed more than once, by pairs of papers.

    Args:
        claims: The claims; those without a count are of no outcome that could be claimed twice.

    Returns:
        A finding for each pair of papers; one that is met where there is none.
    """
    pairs: dict[tuple[str, ...], list[OutcomeClaim]] = {}
    for one, other in combinations(claims, 2):
        if is_double_claim(one, other):
            # Whichever stands first in the list, the two papers make one pair.
            first, second = sorted((one, other), key=_claimant)
            pairs.setdefault((*_claimant(first), *_claimant(second)), []).append(first)
    found = [_finding(key, outcomes) for key, outcomes in pairs.items()]
    return Findings(found or [DOUBLE_CLAIM.met()])


def is_double_claim(first: OutcomeClaim, second: OutcomeClaim) -> bool:
    """Whether two claims are of one outcome and not of one claimant and budget.

    Args:
        first: A claim.
        second: Another.

    Returns:
        False too where the outcome is shared by parts that are stated.
    """
    return (
        first.count is not None
        and first.outcome == second.outcome
        and (first.claimant != second.claimant or _other_budget(first, second))
        and not (first.parts or second.parts)
    )


def _other_budget(first: OutcomeClaim, second: OutcomeClaim) -> bool:
    """Two named budgets that are not one; a paper that names none does not claim for another."""
    named = {first.funding_line, second.funding_line}
    return len(named) == 2 and "" not in named


def _claimant(claim: OutcomeClaim) -> tuple[str, str, str]:
    return claim.paper.title, claim.claimant, claim.funding_line


def _finding(key: tuple[str, ...], outcomes: list[OutcomeClaim]) -> Finding:
    first, first_team, first_line, second, second_team, second_line = key
    listed = ", ".join(f"{outcome.label} {outcome.text}" for outcome in outcomes)
    same = f"the same {len(outcomes)} outcomes" if len(outcomes) > 1 else "the same outcome"
    return DOUBLE_CLAIM.not_met(
        f"{first} credits {first_team}{_for(first_line)}, and {second} credits "
        f"{second_team}{_for(second_line)}, with {same}: {listed}. "
        "Say whose each is, or share it by stated parts."
    )


def _for(funding_line: str) -> str:
    return f" for {funding_line}" if funding_line else ""
