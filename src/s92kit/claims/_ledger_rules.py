"""What is held against the outcomes of a ledger: one count each, whole parts, days that part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import attrs

from s92kit.claims._double import DOUBLE_CLAIM, double_claims_among
from s92kit.claims._figure import Bound
from s92kit.claims._ledger_entry import LedgerEntry, Standpoint, days_of
from s92kit.claims._outcome import OutcomeClaim
from s92kit.findings import Finding, Rule, Severity, checked
from s92kit.sources import Source

__all__ = ["COUNTS_GIVEN", "DAYS_APART", "ONE_COUNT", "PARTS_STATED", "ledger_findings"]

ONE_COUNT = Rule(
    "claims/one-count",
    "Papers give one count of what a team did over the same days.",
    Severity.ERROR,
)
PARTS_STATED = Rule(
    "claims/parts-stated", "Of a joint outcome, the papers state each team's part.", Severity.QUERY
)
COUNTS_GIVEN = Rule(
    "claims/counts-given",
    "What the team's work is said to have brought about is shown with counts.",
    Severity.QUERY,
)
DAYS_APART = Rule(
    "claims/days-apart",
    "A team's counts of one measure are of days that do not overlap.",
    Severity.NOTE,
)
_ASKED_OF = {Standpoint.JOINT: PARTS_STATED, Standpoint.UNEVALUATED: COUNTS_GIVEN}


def ledger_findings(
    claims: Sequence[OutcomeClaim], entries: Sequence[LedgerEntry]
) -> Iterator[Finding]:
    """What is claimed twice, stated unlike, joint without parts, without counts or without days.

    Args:
        claims: The claims, in order.
        entries: The outcomes that they make, in order.
    """
    yield from double_claims_among(claims)
    yield from _unlike_parts(entries)
    yield from checked(ONE_COUNT, lambda: map(ONE_COUNT.not_met, _unlike(claims)))
    apart = (*map(DAYS_APART.not_met, _overlapping(claims)), *_undated(claims))
    yield from checked(DAYS_APART, lambda: apart)
    for standpoint, rule in _ASKED_OF.items():
        found = [_of_entry(rule, entry) for entry in entries if entry.standpoint is standpoint]
        yield from found or [rule.met()]


def _unlike_parts(entries: Iterable[LedgerEntry]) -> Iterator[Finding]:
    for entry in entries:
        if len({frozenset(claim.parts) for claim in entry.claims if claim.parts}) > 1:
            papers = " and ".join(claim.paper.cited for claim in entry.claims if claim.parts)
            yield DOUBLE_CLAIM.not_met(
                f"{papers} share {entry.claims[0].label} {entry.claims[0].text} by unlike parts. "
                "Ask which hold."
            )


def _of_entry(rule: Rule, entry: LedgerEntry) -> Finding:
    first = entry.claims[0]
    if entry.standpoint is Standpoint.UNEVALUATED:
        finding = rule.not_met(
            f"{first.label}, claimed for {first.claimant} ({first.paper.cited}): unevaluated, "
            f"because {first.uncounted_because}. Give the counts before and after, and those of a "
            "place without the team."
        )
    else:
        whose = " and ".join(credit.claimant for credit in entry.credits)
        finding = rule.undetermined(
            f"{first.label} {first.text} is the work of {whose}, and no paper says how much of it "
            "is the funded team's; it is not to be added to the team's own"
        )
    return attrs.evolve(finding, where=first.id, sources=_papers_of(entry.claims))


def _papers_of(claims: Iterable[OutcomeClaim]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(claim.paper for claim in claims))


def _unlike(claims: Sequence[OutcomeClaim]) -> Iterator[str]:
    for one, other in combinations(claims, 2):
        same_days = one.period == other.period and one.period_in_words == other.period_in_words
        dated = one.period is not None or bool(one.period_in_words)
        if _of_one_team(one, other) and dated and same_days and not _fit(one, other):
            yield (
                f"Of {one.measure} by {one.claimant} over the same days: {one.text} "
                f"({one.paper.cited}); {other.text} ({other.paper.cited}). Ask which holds, and "
                "print neither until then."
            )


def _overlapping(claims: Sequence[OutcomeClaim]) -> Iterator[str]:
    for one, other in combinations(claims, 2):
        if one.period is None or other.period is None or one.outcome == other.outcome:
            continue
        common = one.period.overlap(other.period)
        unlike = one.period == other.period and not _fit(one, other)  # which is told by itself
        if _of_one_team(one, other) and common is not None and not unlike:
            yield (
                f"Of {one.measure} by {one.claimant}, {one.text} is for {one.period} and "
                f"{other.text} for {other.period}: {common} is in both, so they do not add up."
            )


def _fit(one: OutcomeClaim, other: OutcomeClaim) -> bool:
    """Whether one number can be both: *over 200* and 214 can."""
    low, high = sorted((one, other), key=lambda claim: claim.count or Decimal(0))
    if low.count == high.count:
        return len({one.bound, other.bound} & {Bound.OVER, Bound.UNDER}) < 2
    return low.bound is Bound.OVER or high.bound is Bound.UNDER


def _undated(claims: Sequence[OutcomeClaim]) -> Iterator[Finding]:
    """A team's counts of one measure of which nobody can tell whether their days overlap."""
    teams: dict[tuple[str, str, str], list[OutcomeClaim]] = defaultdict(list)
    for claim in claims:
        if claim.count is not None:
            teams[claim.measure, claim.claimant, claim.unit].append(claim)
    for (measure, claimant, _), counted in teams.items():
        told = {each.outcome: each for each in counted}
        if len(told) > 1 and any(each.period is None for each in counted):
            listed = "; ".join(f"{each.text} ({days_of(each)})" for each in told.values())
            finding = DAYS_APART.undetermined(
                f"of {measure} by {claimant} the papers give {listed}. Without first and last days "
                "some may be counted in others, so they are not to be added"
            )
            yield attrs.evolve(finding, where=counted[0].id, sources=_papers_of(counted))


def _of_one_team(one: OutcomeClaim, other: OutcomeClaim) -> bool:
    counted = one.count is not None and other.count is not None
    same = one.measure == other.measure and one.unit is other.unit
    return counted and same and one.claimant == other.claimant
