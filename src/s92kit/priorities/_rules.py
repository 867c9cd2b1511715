"""The rules that a priority framework is held against."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from s92kit.findings import Finding, Findings, Rule, Severity, checked
from s92kit.priorities._evidence import Evidence, EvidenceCount
from s92kit.priorities._framework import PriorityFramework

__all__ = ["APPROVED_BEFORE_END", "EVIDENCE_ADDS_UP", "EVIDENCE_BEARS", "check_framework"]

EVIDENCE_ADDS_UP = Rule(
    "priorities/evidence-adds-up",
    "Each share that evidence states is its count of the responses.",
    Severity.ERROR,
)
EVIDENCE_BEARS = Rule(
    "priorities/evidence-bears",
    "Evidence bears on priorities of its own framework.",
    Severity.ERROR,
)
APPROVED_BEFORE_END = Rule(
    "priorities/approved-before-end",
    "Each approval is earlier than the end of the framework's days.",
    Severity.QUERY,
)


def check_framework(framework: PriorityFramework) -> Findings:
    """A framework held against every rule.

    Args:
        framework: The framework.

    Returns:
        A finding for each rule at least.

    Examples:
        >>> from s92kit.testing import walford
        >>> check_framework(walford.s92kit_priorities()[0]).summary()
        '4 checked: 4 met, 0 not met, 0 cannot be determined'
    """
    return Findings(
        (
            *checked(EVIDENCE_ADDS_UP, lambda: _adds_up(framework)),
            *checked(EVIDENCE_BEARS, lambda: _bears(framework)),
            *checked(APPROVED_BEFORE_END, lambda: _approved(framework)),
        )
    )


def _adds_up(framework: PriorityFramework) -> Iterator[Finding]:
    for at, evidence in enumerate(framework.evidence):
        for number, counted in enumerate(evidence.counts):
            path = ("evidence", at, "counts", number)
            if (more := _more_than_all(evidence, counted)) is not None:
                yield EVIDENCE_ADDS_UP.not_met(f"{more}. Ask which is right.", path=path)
            elif counted.share is not None:
                yield _share(evidence, counted, path)


def _more_than_all(evidence: Evidence, counted: EvidenceCount) -> str | None:
    whole, share = evidence.responses, counted.share
    if counted.count is not None and whole is not None and counted.count > whole:
        return f"{counted.label}: {counted.count:,} are more than all {whole:,} responses"
    if share is not None and share > 100:
        return f"{counted.label}: {share}% is more than all"
    return None


def _share(evidence: Evidence, counted: EvidenceCount, path: tuple[str | int, ...]) -> Finding:
    if counted.count is None or not evidence.responses:
        missing = "count" if counted.count is None else "number of responses"
        because = f"of {counted.label!r} the papers print no {missing}"
        return EVIDENCE_ADDS_UP.undetermined(because, path=path)
    stated = counted.share or Decimal(0)
    exact = Decimal(counted.count) * 100 / evidence.responses
    sum_shown = f"{counted.label}: {counted.count:,} of {evidence.responses:,}"
    if abs(exact - stated) * 2 <= counted.share_to_nearest:
        return EVIDENCE_ADDS_UP.met(f"{sum_shown} is the stated {stated}%.", path=path)
    message = f"{sum_shown} is {exact:.2f}%, and {stated}% is stated. Ask which is right."
    return EVIDENCE_ADDS_UP.not_met(message, path=path)


def _bears(framework: PriorityFramework) -> Iterator[Finding]:
    known = {priority.id for priority in framework.priorities}
    for at, evidence in enumerate(framework.evidence):
        for number, counted in enumerate(evidence.counts):
            for named in counted.bears_on:
                if named not in known:
                    yield EVIDENCE_BEARS.not_met(
                        f"{counted.label!r} bears on {named!r}, which the framework does not have.",
                        path=("evidence", at, "counts", number, "bears_on"),
                    )


def _approved(framework: PriorityFramework) -> Iterator[Finding]:
    for at, approval in enumerate(framework.approvals):
        path = ("approvals", at)
        if approval.approved_on is None or framework.period is None:
            missing = "approval" if approval.approved_on is None else "framework's term"
            because = f"the papers give no day for the {missing}"
            yield APPROVED_BEFORE_END.undetermined(because, path=path)
        elif approval.approved_on >= framework.period.end:
            yield APPROVED_BEFORE_END.not_met(
                f"{approval.body} approved it after {framework.period} had ended.", path=path
            )
