"""The ledger of outcomes: each counted once, whoever claims it and however often it is quoted."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import attrs

from s92kit.activity import Attribution
from s92kit.claims._double import DOUBLE_CLAIM, double_claims_among, is_double_claim
from s92kit.claims._outcome import OutcomeClaim
from s92kit.claims._part import OutcomePart
from s92kit.figures import Unit
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.money import share_out

__all__ = [
    "COUNTS_GIVEN",
    "DAYS_APART",
    "ONE_COUNT",
    "PARTS_STATED",
    "Credit",
    "Ledger",
    "LedgerEntry",
    "Standpoint",
    "ledger",
]

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


class Standpoint(enum.StrEnum):
    """How an outcome stands to those who claim it."""

    CLAIMED = "claimed once"
    QUOTED = "one fact, quoted in several papers"
    SHARED = "shared by stated parts"
    JOINT = "joint, parts not stated"
    DISPUTED = "claimed by more than one"
    UNEVALUATED = "unevaluated"
    """An effect is claimed, and no counts are given."""


@attrs.frozen(kw_only=True)
class Credit:
    """What of an outcome is one claimant's.

    Args:
        claimant: The team or programme.
        count: How many; ``None`` where nobody can tell.
        because: Why nobody can tell, or by which part.
    """

    claimant: str
    count: Decimal | None
    because: str = ""


@attrs.frozen(kw_only=True)
class LedgerEntry:
    """One outcome, counted once.

    Args:
        claims: Each claim of it, in order of paper and claimant.
        standpoint: How it stands to those who claim it.
        credits: What is whose; their counts never sum to more than the outcome.
    """

    claims: tuple[OutcomeClaim, ...]
    standpoint: Standpoint
    credits: tuple[Credit, ...]

    @property
    def measure(self) -> str:
        """What is counted."""
        return self.claims[0].measure

    @property
    def count(self) -> Decimal | None:
        """How many there were, once; ``None`` where there is no count."""
        return self.claims[0].count

    @property
    def days(self) -> str:
        """The days in words."""
        first = self.claims[0]
        return str(first.period) if first.period else first.period_in_words or "days not stated"


@attrs.frozen(kw_only=True)
class Ledger:
    """Every outcome once.

    Args:
        entries: The outcomes, in order of measure, days and claimant.
        findings: What is claimed twice, stated unlike, joint without parts or without counts.
    """

    entries: tuple[LedgerEntry, ...]
    findings: Findings

    def of(self, claimant: str) -> tuple[LedgerEntry, ...]:
        """The outcomes of which something is one claimant's own.

        Args:
            claimant: The team or programme.
        """
        return tuple(
            entry
            for entry in self.entries
            if claimant in {each.claimant for each in entry.credits if each.count is not None}
        )


def ledger(claims: Iterable[OutcomeClaim]) -> Ledger:
    """Every outcome once, with whose it is.

    A figure quoted in two reports is one fact. Where two teams, programmes or funding lines claim
    it, it is nobody's until the papers say whose; where parts are stated, it is shared by them,
    whole counts by largest remainder. What is joint without parts is not the team's own.

    Args:
        claims: The claims, in any order.

    Returns:
        The ledger, the same whatever the order of the claims.

    Examples:
        >>> from s92kit.claims import outcome_claims
        >>> from s92kit.testing import walford
        >>> book = ledger(outcome_claims(walford.s92kit_published_figures()))
        >>> {(entry.measure, str(entry.count), entry.standpoint.value) for entry in book.entries
        ...  if entry.measure == "arrests"}
        {('arrests', '41', 'claimed by more than one')}
    """
    everything = sorted(claims, key=_order)
    entries = tuple(_entry(group) for group in _of_one_outcome(everything))
    return Ledger(entries=entries, findings=Findings(_findings(everything, entries)))


def _order(claim: OutcomeClaim) -> tuple[str, ...]:
    days = f"{claim.period.start}{claim.period.end}" if claim.period else claim.period_in_words
    where = (claim.paper.title, claim.paper.locator, claim.id)
    return (claim.measure, days, claim.text, claim.claimant, claim.funding_line, *where)


def _of_one_outcome(claims: Sequence[OutcomeClaim]) -> Iterator[list[OutcomeClaim]]:
    groups: dict[tuple[object, ...], list[OutcomeClaim]] = defaultdict(list)
    for claim in claims:
        # Two effects without counts are two, however alike their papers put them.
        own = () if claim.count is not None else (claim.id,)
        groups[(*claim.outcome, *own)].append(claim)
    yield from groups.values()


def _entry(group: Sequence[OutcomeClaim]) -> LedgerEntry:
    standpoint = _standpoint(group)
    return LedgerEntry(
        claims=tuple(group), standpoint=standpoint, credits=tuple(_credits(group, standpoint))
    )


def _standpoint(group: Sequence[OutcomeClaim]) -> Standpoint:
    if group[0].count is None:
        return Standpoint.UNEVALUATED
    stated = {frozenset(claim.parts) for claim in group if claim.parts}
    if len(stated) == 1:
        return Standpoint.SHARED
    if stated or any(is_double_claim(one, other) for one, other in combinations(group, 2)):
        return Standpoint.DISPUTED
    if any(claim.attribution in (Attribution.JOINT, Attribution.PARTNERSHIP) for claim in group):
        return Standpoint.JOINT
    return Standpoint.QUOTED if _papers(group) > 1 else Standpoint.CLAIMED


def _papers(group: Sequence[OutcomeClaim]) -> int:
    return len({(claim.paper.title, claim.paper.published_on) for claim in group})


_ASKED_OF = {Standpoint.JOINT: PARTS_STATED, Standpoint.UNEVALUATED: COUNTS_GIVEN}
_UNTIL = {
    Standpoint.DISPUTED: "more than one claims it, and no paper states parts",
    Standpoint.JOINT: "it is joint, and no paper states parts",
}


def _credits(group: Sequence[OutcomeClaim], standpoint: Standpoint) -> Iterator[Credit]:
    if standpoint is Standpoint.SHARED:
        parts = next(claim.parts for claim in group if claim.parts)
        yield from _shared(group[0], parts)
        return
    for claimant in dict.fromkeys(claim.claimant for claim in group):
        if standpoint is Standpoint.UNEVALUATED:
            yield Credit(claimant=claimant, count=None, because=group[0].uncounted_because)
        elif standpoint in _UNTIL:
            yield Credit(claimant=claimant, count=None, because=_UNTIL[standpoint])
        else:
            yield Credit(claimant=claimant, count=group[0].count)


def _shared(claim: OutcomeClaim, parts: Sequence[OutcomePart]) -> Iterator[Credit]:
    count = claim.count or Decimal(0)
    weights = [part.fraction for part in parts]
    smallest = Decimal(1).scaleb(-_places(claim.unit, count))
    shares = share_out(int(count / smallest), weights)
    counts = [share * smallest for share in shares]
    for part, each in zip(parts, counts, strict=True):
        yield Credit(claimant=part.claimant, count=each, because=f"{part.share} of {claim.text}")


def _places(unit: Unit, count: Decimal) -> int:
    """How many decimal places a count is shared to: pence, or those that the count has."""
    exponent = count.normalize().as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    return max(own, 2) if unit is Unit.GBP else own


def _findings(claims: Sequence[OutcomeClaim], entries: Sequence[LedgerEntry]) -> Iterator[Finding]:
    yield from double_claims_among(claims)
    yield from _unlike_parts(entries)
    for rule, pairs in ((ONE_COUNT, _unlike), (DAYS_APART, _overlapping)):
        found = [rule.not_met(message) for message in pairs(claims)]
        yield from found or [rule.met()]
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
    return attrs.evolve(finding, where=first.id, sources=tuple(c.paper for c in entry.claims))


def _unlike(claims: Sequence[OutcomeClaim]) -> Iterator[str]:
    for one, other in combinations(claims, 2):
        same_days = one.period == other.period and one.period_in_words == other.period_in_words
        dated = one.period is not None or bool(one.period_in_words)
        if _of_one_team(one, other) and dated and same_days and one.text != other.text:
            yield (
                f"Of {one.measure} by {one.claimant} over the same days: {one.text} "
                f"({one.paper.cited}); {other.text} ({other.paper.cited}). Ask which holds, and "
                "print neither until then."
            )


def _overlapping(claims: Sequence[OutcomeClaim]) -> Iterator[str]:
    for one, other in combinations(claims, 2):
        if one.period is None or other.period is None or one.period == other.period:
            continue
        common = one.period.overlap(other.period)
        if _of_one_team(one, other) and common is not None:
            yield (
                f"Of {one.measure} by {one.claimant}, {one.text} is for {one.period} and "
                f"{other.text} for {other.period}: {common} is in both, so they do not add up."
            )


def _of_one_team(one: OutcomeClaim, other: OutcomeClaim) -> bool:
    counted = one.count is not None and other.count is not None
    same = one.measure == other.measure and one.unit is other.unit
    return counted and same and one.claimant == other.claimant
