"""Which printed counts add up to which others, so that none can be worked out by subtraction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from s92kit.disclosure import Sum
from s92kit.kpis._cell import Group
from s92kit.kpis._measure import Quantity, QuantityKind
from s92kit.periods import Period

__all__ = ["Counted", "sums_among"]


@attrs.frozen(kw_only=True)
class Counted:
    """One count: of what, over which days, in which group.

    Args:
        quantity: What was counted.
        period: The days.
        group: The ward or other group; empty for the whole borough.
    """

    quantity: Quantity
    period: Period
    group: Group = ()


def sums_among(counts: Mapping[Counted, int], names: Mapping[Counted, str]) -> _Sums:
    """Every way in which counts hold each other: by days, by group, and by what is counted.

    Where the parts that are printed do not make up the whole, what is left over is a count too,
    since a reader can work it out.

    Args:
        counts: The counts that are to be printed.
        names: The name of each.

    Returns:
        The sums, and the counts of what is left over by names of their own.
    """
    sums = _Sums(counts=counts, names=names)
    for whole in counts:
        for parts in (_by_days(whole, counts), _by_group(whole, counts)):
            sums.add(whole, parts)
        for family in _families(whole, counts):
            sums.add(whole, family)
    return sums


@attrs.define(kw_only=True)
class _Sums:
    """Sums as they are found, and what is left over in each."""

    counts: Mapping[Counted, int]
    names: Mapping[Counted, str]
    sums: list[Sum] = attrs.field(factory=list)
    left_over: dict[str, int] = attrs.field(factory=dict)

    def add(self, whole: Counted, parts: Iterable[Counted]) -> None:
        """A whole and parts that hold nothing twice; a whole that its parts exceed is none."""
        found = tuple(parts)
        rest = self.counts[whole] - sum(self.counts[part] for part in found)
        if not found or rest < 0:
            return
        given = [self.names[part] for part in found]
        if rest or not _tile(whole, found):
            name = f"left over {len(self.sums)}"
            self.left_over[name] = rest
            given.append(name)
        self.sums.append(Sum(total=self.names[whole], parts=tuple(given)))


def _tile(whole: Counted, parts: tuple[Counted, ...]) -> bool:
    """Whether parts make up all the days, or all the groups, of a whole."""
    if any(part.quantity != whole.quantity for part in parts):
        return False
    if parts[0].group != whole.group:
        return True
    return sum(part.period.days for part in parts) == whole.period.days


def _by_days(whole: Counted, counts: Mapping[Counted, int]) -> list[Counted]:
    """The longest stretches of days within the whole's that do not overlap."""
    if not whole.quantity.additive:
        return []
    inside = [
        each
        for each in counts
        if (each.quantity, each.group) == (whole.quantity, whole.group)
        and each.period != whole.period
        and whole.period.covers(each.period)
    ]
    found: list[Counted] = []
    for each in sorted(inside, key=lambda each: (-each.period.days, each.period)):
        if not any(each.period.overlap(other.period) for other in found):
            found.append(each)
    return found


def _by_group(whole: Counted, counts: Mapping[Counted, int]) -> list[Counted]:
    if whole.group or not whole.quantity.additive:
        return []
    return [
        each
        for each in counts
        if each.group and (each.quantity, each.period) == (whole.quantity, whole.period)
    ]


def _families(whole: Counted, counts: Mapping[Counted, int]) -> list[list[Counted]]:
    """Narrower things counted among the whole's, in families that share nothing."""
    families: list[list[Counted]] = []
    for each in counts:
        same = (each.period, each.group) == (whole.period, whole.group)
        if not same or not _narrower(each.quantity, whole.quantity):
            continue
        for family in families:
            if all(_apart(each.quantity, other.quantity) for other in family):
                family.append(each)
                break
        else:
            families.append([each])
    return families


def _narrower(one: Quantity, other: Quantity) -> bool:
    """Whether every row that counts for one counts for the other too."""
    like = (one.kind, one.column) == (other.kind, other.column)
    if one == other or not like or not one.additive or one.kind is QuantityKind.RETURNED:
        return False
    mine = dict(one.where.conditions)
    return all(
        mine.get(name, entries | {""}) <= entries for name, entries in other.where.conditions
    )


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether no row counts for both."""
    mine, theirs = dict(one.where.conditions), dict(other.where.conditions)
    return any(mine[name].isdisjoint(theirs[name]) for name in mine.keys() & theirs.keys())
