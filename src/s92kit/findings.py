"""Findings: the answers of checks, each met, not met, or not determined with the reason."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import attrs

from s92kit.sources import Source

__all__ = ["Finding", "Findings", "Outcome", "Rule", "Severity", "checked"]


class Outcome(enum.StrEnum):
    """The three answers that a check can give."""

    MET = "met"
    NOT_MET = "not met"
    UNDETERMINED = "cannot be determined"


class Severity(enum.StrEnum):
    """What to do about a rule that is not met."""

    ERROR = "error"
    """Must be mended."""
    QUERY = "query"
    """Please confirm: it may be right."""
    NOTE = "note"
    """For the reader to know."""


@attrs.frozen(kw_only=True)
class Finding:
    """The answer of one check.

    Args:
        code: The stable name of the rule, such as ``agreements/posts-within-term``.
        outcome: Met, not met, or cannot be determined.
        severity: What to do about it where it is not met.
        message: What was found, what was expected and how to mend it, in plain words.
        where: The file and line, cell or id that it is about.
        path: The way to it inside the document; empty where it is about the whole.
        sources: What the rule, or the facts it was held against, rest on.
    """

    code: str
    outcome: Outcome
    severity: Severity
    message: str
    where: str = ""
    path: tuple[str | int, ...] = ()
    sources: tuple[Source, ...] = ()


@attrs.frozen
class Rule:
    """A thing that can be checked, with the code and severity that each of its answers bears.

    Args:
        code: The stable name, ``room/words-with-hyphens``; never used again for another rule.
        title: What is so where the rule is met.
        severity: What to do about it where it is not met.
        sources: What the rule rests on.

    Examples:
        >>> rule = Rule("agreements/payee", "The grant is paid to MOPAC.", Severity.ERROR)
        >>> rule.not_met("The payee is the Met; write MOPAC.").outcome
        <Outcome.NOT_MET: 'not met'>
    """

    code: str
    title: str
    severity: Severity
    sources: tuple[Source, ...] = ()

    def met(self, message: str = "", *, path: tuple[str | int, ...] = ()) -> Finding:
        """The rule holds.

        Args:
            message: What was found; the rule's title where nothing more is said.
            path: The way to what was checked, inside the document.
        """
        return self._answer(Outcome.MET, message or self.title, path)

    def not_met(self, message: str, *, path: tuple[str | int, ...] = ()) -> Finding:
        """The rule does not hold.

        Args:
            message: What was found, what was expected and how to mend it.
            path: The way to the fault inside the document.
        """
        return self._answer(Outcome.NOT_MET, message, path)

    def undetermined(self, because: str, *, path: tuple[str | int, ...] = ()) -> Finding:
        """Nobody can tell, for the reason given.

        Args:
            because: The reason, to follow the word *because*.
            path: The way to what was checked, inside the document.
        """
        return self._answer(Outcome.UNDETERMINED, f"{self.title} {_cannot_tell(because)}", path)

    def _answer(self, outcome: Outcome, message: str, path: tuple[str | int, ...]) -> Finding:
        return Finding(
            code=self.code,
            outcome=outcome,
            severity=self.severity,
            message=message,
            path=path,
            sources=self.sources,
        )


def _cannot_tell(because: str) -> str:
    return f"This cannot be determined, because {because.rstrip('.')}."


def _in_order(items: Iterable[Finding]) -> tuple[Finding, ...]:
    # A bare `tuple` as the converter would hide from type checkers what it holds.
    return tuple(items)


@attrs.frozen
class Findings:
    """Every answer of a set of checks, in order, none left out.

    Args:
        items: The findings.
    """

    items: tuple[Finding, ...] = attrs.field(default=(), converter=_in_order)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __add__(self, other: Findings) -> Findings:
        return Findings(self.items + other.items)

    @property
    def not_met(self) -> Findings:
        """The findings of rules that do not hold."""
        return self.of(Outcome.NOT_MET)

    @property
    def undetermined(self) -> Findings:
        """The findings that nobody can tell."""
        return self.of(Outcome.UNDETERMINED)

    @property
    def errors(self) -> Findings:
        """The findings that must be mended."""
        return Findings(item for item in self.not_met if item.severity is Severity.ERROR)

    def of(self, outcome: Outcome) -> Findings:
        """The findings of one outcome.

        Args:
            outcome: The outcome to keep.
        """
        return Findings(item for item in self.items if item.outcome is outcome)

    def located(self, where: Callable[[tuple[str | int, ...]], str]) -> Findings:
        """The same findings, each with the place that its path leads to.

        Args:
            where: Gives the file and line for a path.
        """
        return Findings(
            item if item.where else attrs.evolve(item, where=where(item.path))
            for item in self.items
        )

    def of_subject(self, subject: str) -> Findings:
        """The same findings, each with the id of what it is about as its place.

        Args:
            subject: The id, such as that of an agreement.
        """
        return self.located(lambda _: subject)

    def summary(self) -> str:
        """How many answers of each outcome there are, in one line."""
        counts = Counter(item.outcome for item in self.items)
        parts = [f"{counts[outcome]} {outcome}" for outcome in Outcome]
        return f"{len(self.items)} checked: {', '.join(parts)}"


def checked(rule: Rule, check: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
    """The findings of one check; a check that fails to run is undetermined, never a pass.

    Args:
        rule: The rule that is checked.
        check: Gives the findings; an empty answer means the rule is met.

    Returns:
        What the check found, up to where it failed if it did.

    Examples:
        >>> rule = Rule("agreements/payee", "The grant is paid to MOPAC.", Severity.ERROR)
        >>> [finding.outcome.value for finding in checked(rule, lambda: [])]
        ['met']
        >>> [finding.outcome.value for finding in checked(rule, lambda: [1 / 0])]
        ['cannot be determined']
    """
    found: list[Finding] = []
    try:
        for finding in check():
            found.append(finding)  # noqa: PERF402 - one by one, to keep those before a fault
    except Exception as fault:  # noqa: BLE001 - whatever broke the check, it is not a pass
        because = f"the check could not be carried out: {str(fault) or type(fault).__name__}"
        found.append(rule.undetermined(because))
    return tuple(found) or (rule.met(),)
