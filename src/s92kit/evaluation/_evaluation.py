"""Evaluations: what a design's counts say, or why they say nothing."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.evaluation._concentration import share_in_top_places
from s92kit.evaluation._counted import counted_from, counts_of
from s92kit.evaluation._design import Design, Locations
from s92kit.evaluation._dosage import Dosage, dosage
from s92kit.evaluation._e_test import e_test, in_reach_of_e_test
from s92kit.evaluation._estimate import Estimate
from s92kit.evaluation._estimating import (
    design_dispersion,
    displacement_in,
    estimates_of,
    smallest_fall_in,
)
from s92kit.evaluation._harm_change import HarmChange, harm_change
from s92kit.evaluation._harm_document import harm_tables
from s92kit.evaluation._incident import IncidentLog
from s92kit.evaluation._near_repeat import NearRepeat, near_repeat
from s92kit.evaluation._power import SmallestFall
from s92kit.evaluation._quotient import Displacement
from s92kit.evaluation._rules import check_design
from s92kit.evaluation._rules_areas import check_areas
from s92kit.evaluation._rules_data import check_incidents
from s92kit.evaluation._stated import StatedResult, judge_stated
from s92kit.evaluation._verdict import judged_change, judged_effect
from s92kit.figures import Figure
from s92kit.findings import Finding, Findings, Outcome

__all__ = ["Evaluation", "evaluate"]


@attrs.frozen(kw_only=True)
class Evaluation:
    """What a design's counts say.

    Args:
        design: The design, its areas counted.
        change: Whether something changed by more than chance; not determined where unevaluated,
            ``None`` where the design has no area.
        effect: Whether it did so beside a comparison area; the same.
        estimates: Before and after, and where there is a comparison area the ratio of the two
            changes and the weighted displacement difference; none where the change is
            unevaluated, so that nobody quotes what was refused.
        p_value: The E-test of before and after; ``None`` where there are no estimates, and for
            more than a million.
        smallest_fall: What fall could have been seen; ``None`` without a count before.
        displacement: What became of the area around; ``None`` without one, or estimates.
        harm: The harm before and after; ``None`` where the design gives no offences.
        top_places: The share in the places with the most; ``None`` where it was not asked, or
            places are not exact.
        near_repeat: Near repeats; the same.
        dosage: Patrols planned and delivered; ``None`` where none are given.
        stated: What can be said of changes that papers state.
        findings: Every answer, the guardrails first.
    """

    design: Design
    change: Finding | None
    effect: Finding | None
    estimates: tuple[Estimate, ...]
    p_value: Decimal | None
    smallest_fall: SmallestFall | None
    displacement: Displacement | None
    harm: HarmChange | None
    top_places: Figure | None
    near_repeat: NearRepeat | None
    dosage: Dosage | None
    stated: tuple[StatedResult, ...]
    findings: Findings

    @property
    def unevaluated(self) -> bool:
        """Whether anything that was asked could not be told from the counts."""
        asked = (self.change, self.effect, *(each.finding for each in self.stated))
        return any(each is not None and each.outcome is Outcome.UNDETERMINED for each in asked)


def evaluate(design: Design, log: IncidentLog | None = None) -> Evaluation:
    """What a design's counts say, or why they say nothing.

    Args:
        design: The design.
        log: The incidents, for areas that list places and for questions asked of incidents.

    Returns:
        Each estimate that the counts allow, with the findings of every rule. An effect is told
        only with counts, days, an interval and a comparison area, and is else unevaluated.

    Examples:
        >>> from s92kit.evaluation import StudyArea
        >>> from s92kit.periods import financial_year
        >>> result = evaluate(Design(id="walford/market-2019", title="Did calls fall?",
        ...     measure="calls", action="Patrols.", before=financial_year(2018),
        ...     after=financial_year(2019),
        ...     treated=StudyArea(title="The market", before=60, after=45)))
        >>> str(result.change.outcome), str(result.effect.outcome)
        ('not met', 'cannot be determined')
    """
    counted = counted_from(design, log) if log is not None else design
    dispersion = design_dispersion(counted)
    found = [
        *check_design(counted, dispersion),
        *(check_areas(design) if design.treated is not None else ()),
        *check_incidents(design, log),
    ]
    treated, estimates = counts_of(counted, "treated"), estimates_of(counted, dispersion)
    stated = tuple(
        judge_stated(each, path=("stated_changes", at))
        for at, each in enumerate(counted.stated_changes)
    )
    p_value = e_test(treated) if treated is not None and in_reach_of_e_test(treated) else None
    change = effect = None
    if counted.treated is not None:
        change = judged_change(estimates, found, p_value)
        effect = judged_effect(counted, estimates, found)
    verdicts = [each for each in (change, effect) if each is not None]
    told = change is not None and change.outcome is not Outcome.UNDETERMINED
    return Evaluation(
        design=counted,
        change=change,
        effect=effect,
        estimates=estimates if told else (),
        p_value=p_value if told else None,
        smallest_fall=smallest_fall_in(counted, dispersion),
        displacement=displacement_in(counted) if told else None,
        harm=harm_change(counted, harm_tables()),
        top_places=_top_places(counted, log),
        near_repeat=_near_repeat(counted, log),
        dosage=_dosage(counted),
        stated=stated,
        findings=Findings([*found, *(each.finding for each in stated), *verdicts]),
    )


def _top_places(design: Design, log: IncidentLog | None) -> Figure | None:
    asked = design.top_places
    if asked is None or log is None or design.locations is Locations.SNAPPED:
        return None
    return share_in_top_places(log.places, places=asked.places, top_per_cent=asked.top_per_cent)


def _near_repeat(design: Design, log: IncidentLog | None) -> NearRepeat | None:
    asked = design.near_repeat
    if asked is None or log is None or design.locations is Locations.SNAPPED:
        return None
    return near_repeat(
        log.points,
        metres=asked.metres,
        days=asked.days,
        shuffles=asked.shuffles,
        seed=asked.seed,
    )


def _dosage(design: Design) -> Dosage | None:
    asked = design.patrols
    if asked is None or asked.delivered is None:
        return None
    return dosage(asked.plan, asked.delivered, days=asked.days)
