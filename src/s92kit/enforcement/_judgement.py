"""What became of each rule when an enforcement log was held against it, with exact counts."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.enforcement._log import EnforcementLog
from s92kit.findings import Finding, Findings, Outcome, Rule
from s92kit.tables import Array

__all__ = ["JudgedLog", "RowFinding", "RuleResult"]


@attrs.frozen(kw_only=True)
class RowFinding:
    """The answer of one rule for one row.

    Args:
        code: The rule's code.
        outcome: Not met, or cannot be determined.
        cell: The cell to look at, such as ``log.csv!E14``.
        message: What was found, or why nobody can tell.
        mend: What to do about it; empty where nobody can tell.
    """

    code: str
    outcome: Outcome
    cell: str
    message: str
    mend: str = ""


@attrs.frozen(kw_only=True, eq=False)
class RuleResult:
    """The answers of one rule for every row that it asks anything of.

    Args:
        rule: The rule.
        asked: How many rows it asks something of.
        not_met_rows: The places, among the rows judged, of those that break it.
        unknown_rows: The places of those of which nobody can tell.
        examples: The first few of both, with their cells.
    """

    rule: Rule
    asked: int
    not_met_rows: Array
    unknown_rows: Array
    examples: tuple[RowFinding, ...]

    @property
    def not_met(self) -> int:
        """How many rows break the rule."""
        return len(self.not_met_rows)

    @property
    def undetermined(self) -> int:
        """Of how many rows nobody can tell."""
        return len(self.unknown_rows)

    @property
    def met(self) -> int:
        """How many rows keep to the rule."""
        return self.asked - self.not_met - self.undetermined

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rule found: rows that break it, rows that nobody can tell, or that it is met.

        Nothing where the rule asks nothing of any row: that is no pass.
        """
        found = []
        if self.not_met:
            found.append(self.rule.not_met(self._told(Outcome.NOT_MET, self.not_met)))
        if self.undetermined:
            told = self._told(Outcome.UNDETERMINED, self.undetermined)
            found.append(attrs.evolve(self.rule.undetermined("."), message=told))
        if self.asked and not found:
            found.append(self.rule.met(f"{self.rule.title} {self.asked:,} asked."))
        return tuple(found)

    def _told(self, outcome: Outcome, count: int) -> str:
        first = [each for each in self.examples if each.outcome is outcome]
        told = " ".join(
            f"{each.cell}: {_ended(each.message)} {each.mend}".rstrip() for each in first
        )
        rows = "1 row" if count == 1 else f"{count:,} rows"
        verb = "breaks" if count == 1 else "break"
        said = f"{verb} this" if outcome is Outcome.NOT_MET else "cannot be determined"
        more = f" The first {len(first)}:" if count > len(first) else ""
        return f"{self.rule.title} {rows} of {self.asked:,} {said}.{more} {told}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


@attrs.frozen(kw_only=True, eq=False)
class JudgedLog:
    """An enforcement log held against orders and the law.

    Args:
        log: The rows that were judged.
        on: The day from which it was looked at.
        known_on: The day whose knowledge of the orders and the law counts; ``None`` for
            everything recorded.
        results: The answers of each rule, in the order of the rules.
    """

    log: EnforcementLog
    on: date
    known_on: date | None
    results: tuple[RuleResult, ...]

    def of(self, rule: Rule) -> RuleResult:
        """The answers of one rule.

        Args:
            rule: One of ``RULES``.
        """
        return next(result for result in self.results if result.rule is rule)

    @property
    def findings(self) -> Findings:
        """One finding for each rule and outcome, with exact counts and the first few cells."""
        return Findings(
            attrs.evolve(finding, where=_first_cell(result, finding.outcome))
            for result in self.results
            for finding in result.findings
        )


def _first_cell(result: RuleResult, outcome: Outcome) -> str:
    return next((each.cell for each in result.examples if each.outcome is outcome), "every row")
