"""Whether boroughs mean the same by a theme, so that their counts may be set side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Findings, Outcome, Rule, Severity
from s92kit.periods import format_day
from s92kit.priorities._crosswalk import known_framework, title_of
from s92kit.priorities._framework import Priority, PriorityFramework
from s92kit.priorities._mapping import Relation, ThemeMapping
from s92kit.sources import Source
from s92kit.themes import Theme

__all__ = [
    "TERMS_MEET",
    "THEME_ALIKE",
    "THEME_IN_ONE_PLACE",
    "THEME_NAMED",
    "comparable",
    "defined_alike",
]

THEME_NAMED = Rule(
    "priorities/theme-named",
    "Each borough has a priority of its own for the theme.",
    Severity.ERROR,
)
THEME_ALIKE = Rule(
    "priorities/theme-alike", "Each borough means the same by the theme.", Severity.ERROR
)
THEME_IN_ONE_PLACE = Rule(
    "priorities/theme-in-one-place",
    "Each borough records the theme under one priority alone.",
    Severity.ERROR,
)
TERMS_MEET = Rule(
    "priorities/terms-meet",
    "The borough's framework is in force on the day that is asked about.",
    Severity.QUERY,
)
_DEFINING = frozenset(rule.code for rule in (THEME_NAMED, THEME_ALIKE, THEME_IN_ONE_PLACE))


@attrs.frozen(kw_only=True)
class _Words:
    """A priority and one way in which it stands to the theme."""

    priority: Priority
    mapping: ThemeMapping

    @property
    def told(self) -> str:
        kind = self.mapping.relation or "not known to be the same or not"
        why = self.mapping.loss or self.mapping.relation_unknown_because
        title = title_of(self.priority, self.mapping.strand)
        return f"{title!r} ({kind}{f': {why}' if why else ''})".replace(".)", ")")


def comparable(
    theme: Theme,
    frameworks: Sequence[PriorityFramework],
    *,
    on: date | None = None,
    known_on: date | None = None,
) -> Findings:
    """Whether two or more boroughs mean the same by a theme.

    Nothing is taken to be the same because it has the same name: each mapping says how the
    borough's words stand to the theme, and two that are not *same* are never counts of one thing.

    Args:
        theme: The theme.
        frameworks: The frameworks of at least two boroughs; of several of one borough, those
            count that are in force on the day.
        on: The day; ``None`` for whatever days the frameworks are for.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        Findings borough by borough, each with what it rests on.

    Raises:
        InvalidValueError: Where there are not two boroughs to compare.

    Examples:
        >>> from s92kit.testing import walford
        >>> here = walford.s92kit_priorities()[0]
        >>> there = attrs.evolve(here, id="eastford/plan")
        >>> [finding.outcome.value for finding in comparable(Theme.ASB, [here, there])][:2]
        ['met', 'met']
        >>> alike = comparable(Theme.VIOLENCE, [here, there])
        >>> defined_alike(alike)
        False
    """
    boroughs = list(dict.fromkeys(framework.borough for framework in frameworks))
    if len(boroughs) < 2:
        raise InvalidValueError(
            what="The boroughs to compare",
            given=boroughs,
            mend="Give the frameworks of two or more.",
        )
    found: list[Finding] = []
    for key in boroughs:
        own = [framework for framework in frameworks if framework.borough == key]
        answers = [*_terms(own, on), *_of_borough(theme, _in_force(own, on), on, known_on)]
        found += [attrs.evolve(answer, where=key) for answer in answers]
    return Findings(found)


def defined_alike(findings: Findings) -> bool:
    """Whether the findings of a comparison let counts of the theme be compared.

    Args:
        findings: What :func:`comparable` found.
    """
    defining = [finding for finding in findings if finding.code in _DEFINING]
    return bool(defining) and all(finding.outcome is Outcome.MET for finding in defining)


def _in_force(own: Sequence[PriorityFramework], on: date | None) -> list[PriorityFramework]:
    return [each for each in own if on is None or each.in_force(on) is not False]


def _terms(own: Sequence[PriorityFramework], on: date | None) -> Iterator[Finding]:
    if on is None:
        return
    answers = [each.in_force(on) for each in own]
    if any(answers):
        yield TERMS_MEET.met()
    elif None in answers:
        unknown = next(each for each in own if each.period is None)
        yield TERMS_MEET.undetermined(f"of {unknown.title!r}: {unknown.period_unknown_because}")
    else:
        terms = "; ".join(f"{each.title!r} is for {each.period}" for each in own)
        yield TERMS_MEET.not_met(f"None is in force on {format_day(on)}: {terms}.")


def _of_borough(
    theme: Theme, own: Sequence[PriorityFramework], on: date | None, known_on: date | None
) -> Iterator[Finding]:
    known = [known_framework(each, on=on, known_on=known_on) for each in own]
    words = [
        _Words(priority=priority, mapping=mapping)
        for framework in known
        for priority in framework.priorities
        for mapping in priority.themes
        if mapping.theme is theme
    ]
    if not words:
        yield _not_named(theme, known)
        return
    priorities = list(dict.fromkeys(each.priority.title for each in words))
    yield _resting(THEME_NAMED.met(f"The theme {theme} is in {_listed(priorities)}."), words)
    yield _resting(_alike(theme, words), words)
    yield _resting(_one_place(theme, priorities), words)


def _not_named(theme: Theme, known: Sequence[PriorityFramework]) -> Finding:
    incomplete = [each.incomplete_because for each in known if each.incomplete_because]
    if not known:
        return THEME_NAMED.undetermined("the borough has no framework that is known for the day")
    if incomplete:
        return THEME_NAMED.undetermined(incomplete[0])
    if not any(priority.themes for each in known for priority in each.priorities):
        return THEME_NAMED.undetermined("no paper that was known maps its priorities to themes")
    titles = _listed([priority.title for each in known for priority in each.priorities])
    return THEME_NAMED.not_met(f"None of its priorities is mapped to {theme}: {titles}.")


def _alike(theme: Theme, words: Sequence[_Words]) -> Finding:
    told = "; ".join(each.told for each in words)
    if any(each.mapping.relation is None for each in words):
        because = next(
            each.mapping.relation_unknown_because for each in words if each.mapping.relation is None
        )
        return THEME_ALIKE.undetermined(because)
    if all(each.mapping.relation is Relation.SAME for each in words):
        return THEME_ALIKE.met(f"The theme {theme} is what it calls {told}.")
    return THEME_ALIKE.not_met(
        f"Its words are not the theme {theme}: {told}. Compare nothing but what both count alike, "
        "or show each count with its words."
    )


def _one_place(theme: Theme, priorities: Sequence[str]) -> Finding:
    if len(priorities) == 1:
        return THEME_IN_ONE_PLACE.met(f"The theme {theme} is under {_listed(priorities)} alone.")
    return THEME_IN_ONE_PLACE.not_met(
        f"Work on {theme} is recorded under {_listed(priorities)}, so that the count of one of "
        "them is too low and that of another holds more than its own."
    )


def _resting(finding: Finding, words: Sequence[_Words]) -> Finding:
    sources: dict[Source, None] = {}
    for each in words:
        sources.update(dict.fromkeys(each.mapping.sources))
    return attrs.evolve(finding, sources=(*finding.sources, *sources))


def _listed(titles: Sequence[str]) -> str:
    quoted = [repr(title) for title in titles]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
