"""The harm of a design: added up before and after, and against the comparison area."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from s92kit.errors import UnknownNameError
from s92kit.evaluation._counts import Counts
from s92kit.evaluation._design import Design, HarmDesign, HarmGroup, TwoCounts
from s92kit.evaluation._estimate import Estimate
from s92kit.evaluation._harm import FoundByPolice, HarmCount, HarmTable, harm_of
from s92kit.evaluation._weighted import FourAreas, weighted_harm_difference
from s92kit.figures import Figure

__all__ = ["HarmChange", "harm_change"]


@attrs.frozen(kw_only=True)
class HarmChange:
    """The harm before and after.

    Args:
        before: The harm where something was done, before.
        after: The same after.
        control_before: The harm of the comparison area before; ``None`` without one.
        control_after: The same after.
        difference: How much less there was than the comparison area foretold; ``None`` without
            counts of both for each group, or without the days.
    """

    before: Figure
    after: Figure
    control_before: Figure | None
    control_after: Figure | None
    difference: Estimate | None


def harm_change(design: Design, tables: Mapping[str, HarmTable]) -> HarmChange | None:
    """The harm of a design's offences.

    Args:
        design: The design.
        tables: The tables of weights by id.

    Returns:
        The harm; ``None`` where the design gives no offences.

    Raises:
        UnknownNameError: For a table or group that is not there.
    """
    asked = design.harm
    if asked is None:
        return None
    if asked.weights not in tables:
        raise UnknownNameError(what="table of harm weights", name=asked.weights, known=tables)
    table = tables[asked.weights]
    compared = all(group.control is not None for group in asked.groups)
    return HarmChange(
        before=_harm(asked, table, lambda group: group.treated.before),
        after=_harm(asked, table, lambda group: group.treated.after),
        control_before=_harm(asked, table, lambda group: _of(group).before) if compared else None,
        control_after=_harm(asked, table, lambda group: _of(group).after) if compared else None,
        difference=_difference(design, asked, table) if compared else None,
    )


def _of(group: HarmGroup) -> TwoCounts:
    return group.control or group.treated


def _harm(asked: HarmDesign, table: HarmTable, count: Callable[[HarmGroup], int]) -> Figure:
    found = 0 if asked.found_left_out else None
    return harm_of(
        (
            HarmCount(group=group.group, count=count(group), found_by_police=found)
            for group in asked.groups
        ),
        table,
    )


def _difference(design: Design, asked: HarmDesign, table: HarmTable) -> Estimate | None:
    if design.before is None or design.after is None:
        return None
    days = {"before_days": design.before.days, "after_days": design.after.days}
    kinds = []
    for group in asked.groups:
        weight = table.weight_of(group.group)
        if weight is None:
            return None
        if weight.found_by_police is not FoundByPolice.ALWAYS:
            treated, control = group.treated, _of(group)
            kinds.append(
                FourAreas(
                    treated=Counts(before=treated.before, after=treated.after, **days),
                    control=Counts(before=control.before, after=control.after, **days),
                    weight=weight.weight,
                )
            )
    return weighted_harm_difference(kinds, of=f"{table.unit}", sources=(table.source,))
