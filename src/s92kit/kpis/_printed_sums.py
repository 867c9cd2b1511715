"""Which printed counts add up to which others, so that none can be worked out by subtraction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import permutations

import attrs

from s92kit.disclosure import Sum
from s92kit.kpis._cell import Group
from s92kit.kpis._measure import Quantity, QuantityKind
from s92kit.kpis._printed_days import days_between
from s92kit.periods import Period

__all__ = ["Counted", "Rows", "counted", "sums_among"]

_KINDS = (QuantityKind.DISTINCT, QuantityKind.RECORDS, QuantityKind.THINGS)
"""Each is no more than the next of the same rows: different cases, records, things."""
_Conditions = frozenset[tuple[str, frozenset[str]]]


@attrs.frozen(kw_only=True, cache_hash=True)
class Rows:
    """What of which rows is counted; the rows of a ward are alike however they were asked for.

    Args:
        kind: What of the rows is counted.
        column: For a distinct count the column.
        indicator: For what is returned, the indicator in the returns.
        conditions: Each column that is named, with the entries that are meant.
    """

    kind: QuantityKind
    column: str
    indicator: str
    conditions: _Conditions

    @property
    def additive(self) -> bool:
        """Whether the counts of rows apart from each other add up; different cases do not."""
        return self.kind is not QuantityKind.DISTINCT


@attrs.frozen(kw_only=True, cache_hash=True)
class Counted:
    """One count: of which rows, over which days.

    Args:
        rows: What was counted.
        period: The days.
    """

    rows: Rows
    period: Period


def counted(quantity: Quantity, period: Period, group: Group) -> Counted:
    """The count of a quantity in a group, whichever of the two names a ward.

    Args:
        quantity: What was counted.
        period: The days.
        group: The ward or other group; empty for the whole borough.
    """
    named = dict(quantity.where.conditions)
    for column, entry in group:
        named[column] = named.get(column, frozenset({entry})) & {entry}
    rows = Rows(
        kind=quantity.kind,
        column=quantity.column,
        indicator=quantity.indicator,
        conditions=frozenset(named.items()),
    )
    return Counted(rows=rows, period=period)


def sums_among(
    counts: Mapping[Counted, int], names: Mapping[Counted, str], people: Iterable[Rows]
) -> _Sums:
    """Every way in which counts hold each other: by days, by group, and by what is counted.

    Where the parts that are printed do not make up the whole, what is left over is a count too,
    since a reader can work it out.

    Args:
        counts: The counts that are to be printed.
        names: The name of each.
        people: Those rows that are of people; what holds none of them needs no sum.

    Returns:
        The sums, and the counts of what is left over by names of their own.
    """
    sums = _Sums(counts=dict(counts), names=dict(names), people=set(people))
    for rows, windows in _by_rows(counts).items():
        if rows in people:
            sums.add_days(windows)
    for part, whole in _differences(counts):
        sums.add_difference(part, whole)
    by_period: dict[Period, list[Counted]] = {}
    for each in sums.counts:
        by_period.setdefault(each.period, []).append(each)
    for whole in sums.counts:
        inside = [
            each
            for each in _inside(whole, sums.counts, by_period)
            if each.rows != whole.rows or not sums.hang_together(each, whole)
        ]
        alike = [each for each in inside if each.rows.additive]
        different = [each for each in inside if not each.rows.additive]
        for family in (*_families(whole, alike), *_families(whole, different)):
            if any(each.rows in sums.people for each in (whole, *family)):
                sums.add(whole, family)
    return sums


@attrs.define(kw_only=True)
class _Sums:
    """Sums as they are found, what is left over in each, and which of that is of no people."""

    counts: dict[Counted, int]
    names: dict[Counted, str]
    people: set[Rows]
    sums: list[Sum] = attrs.field(factory=list)
    left_over: dict[str, int] = attrs.field(factory=dict)
    of_no_people: list[str] = attrs.field(factory=list)
    _first_day: dict[Counted, date] = attrs.field(factory=dict)

    def hang_together(self, one: Counted, other: Counted) -> bool:
        """Whether the days of one can be told from those of the other already."""
        return one in self._first_day and self._first_day[one] == self._first_day.get(other)

    def add(self, whole: Counted, parts: Sequence[Counted]) -> None:
        """A whole and parts that hold nothing twice."""
        if whole.rows.additive:
            self._add(whole, parts)
            return
        # Of different cases no part has more than the whole, nor the whole than all its parts.
        for part in parts:
            self._add(whole, [part])
        added = sum(self.counts[part] for part in parts)
        again = added - self.counts[whole]
        if len(parts) > 1 and again >= 0:
            total = self._unseen(added, secret=False)
            twice = [self._unseen(again, secret=False)] if again else []
            self.sums.append(Sum(total=total, parts=tuple(self.names[part] for part in parts)))
            self.sums.append(Sum(total=total, parts=(self.names[whole], *twice)))

    def _add(self, whole: Counted, parts: Sequence[Counted]) -> None:
        """A whole with its parts and what is left over; one that its parts exceed is none."""
        rest = self.counts[whole] - sum(self.counts[part] for part in parts)
        if rest < 0:
            return
        given = [self.names[part] for part in parts]
        # Parts that are all there is may be known to be so; then there is no rest to hide behind.
        given += [self._unseen(rest, secret=whole.rows in self.people)] if rest else []
        self.sums.append(Sum(total=self.names[whole], parts=tuple(given)))

    def add_difference(self, part: Counted, whole: Counted) -> None:
        """What counts for a whole and not for a part, which other wholes may hold too."""
        rest = _difference(part, whole)
        count = self.counts[whole] - self.counts[part]
        if rest in self.counts or count < 0:
            return
        secret = whole.rows in self.people
        self.counts[rest], self.names[rest] = count, self._unseen(count, secret=secret)
        if secret:
            self.people.add(rest.rows)

    def add_days(self, windows: Sequence[Counted]) -> None:
        """The days between all first and last days of stretches that hang together."""
        at = {each.period: each for each in windows}
        name_of = {period: self.names[each] for period, each in at.items()}
        for between in days_between({period: self.counts[each] for period, each in at.items()}):
            for stretch, count in between.items():
                if stretch not in name_of:
                    name_of[stretch] = self._unseen(count, secret=True)
            days = {day for stretch in between for day in (stretch.start, stretch.end)}
            for whole, each in at.items():
                if not {whole.start, whole.end} <= days:
                    continue
                self._first_day[each] = min(days)
                parts = tuple(name_of[part] for part in between if whole.covers(part))
                if len(parts) > 1:
                    self.sums.append(Sum(total=name_of[whole], parts=parts))

    def _unseen(self, count: int, *, secret: bool) -> str:
        name = f"left over {len(self.left_over)}"
        self.left_over[name] = count
        if not secret:
            self.of_no_people.append(name)
        return name


def _differences(counts: Mapping[Counted, int]) -> Iterator[tuple[Counted, Counted]]:
    """Parts and wholes that name entries of one column, of which the whole has more."""
    alike: dict[tuple[str, tuple[object, ...]], list[Counted]] = {}
    for each in counts:
        rows = each.rows
        for name, entries in rows.conditions if rows.additive else ():
            others = rows.conditions - {(name, entries)}
            key = (rows.kind, rows.indicator, each.period, others)
            alike.setdefault((name, key), []).append(each)
    for (name, _), found in alike.items():
        for part, whole in permutations(found, 2):
            if dict(part.rows.conditions)[name] < dict(whole.rows.conditions)[name]:
                yield part, whole


def _difference(part: Counted, whole: Counted) -> Counted:
    ((name, fewer),) = part.rows.conditions - whole.rows.conditions
    ((_, more),) = whole.rows.conditions - part.rows.conditions
    conditions = (whole.rows.conditions - {(name, more)}) | {(name, more - fewer)}
    return attrs.evolve(whole, rows=attrs.evolve(whole.rows, conditions=conditions))


def _by_rows(counts: Iterable[Counted]) -> dict[Rows, list[Counted]]:
    found: dict[Rows, list[Counted]] = {}
    for each in counts:
        if each.rows.additive:
            found.setdefault(each.rows, []).append(each)
    return found


def _inside(
    whole: Counted, counts: Mapping[Counted, int], by_period: Mapping[Period, Sequence[Counted]]
) -> Iterator[Counted]:
    """What is counted within the whole, but for what a count between the two holds anyway."""
    for period, others in by_period.items():
        if not whole.period.covers(period):
            continue
        for each in others:
            if each == whole or not _narrower(each.rows, whole.rows):
                continue
            between = (
                Counted(rows=whole.rows, period=period),
                Counted(rows=each.rows, period=whole.period),
            )
            if not any(other in counts and other not in (each, whole) for other in between):
                yield each


def _families(whole: Counted, inside: Sequence[Counted]) -> list[list[Counted]]:
    """Families that share nothing, each as large as it can be, first of those of one sort."""
    families: list[list[Counted]] = []
    sorts = {each: _sort(each, whole) for each in inside}
    for each in inside:
        for family in families:
            alike = sorts[each] == sorts[family[0]]
            if alike and all(_apart(each, other) for other in family):
                family.append(each)
                break
        else:
            families.append([each])
    for family in families:
        for each in inside:
            if all(_apart(each, other) for other in family):
                family.append(each)
    return families


def _sort(part: Counted, whole: Counted) -> tuple[object, ...]:
    """In what a part is narrower than the whole: in days, in a column, in what is counted."""
    columns = {name for name, _ in part.rows.conditions ^ whole.rows.conditions}
    same_days = part.period == whole.period
    return (frozenset(columns), same_days, part.rows.kind, part.rows.column)


def _narrower(one: Rows, other: Rows) -> bool:
    """Whether whatever counts for one counts for the other too."""
    like = (one.kind, one.column, one.indicator) == (other.kind, other.column, other.indicator)
    ranked = one.kind in _KINDS and other.kind in _KINDS
    fewer = ranked and _KINDS.index(one.kind) < _KINDS.index(other.kind)
    if not like and not fewer:
        return False
    mine = dict(one.conditions)
    return all(mine.get(name, entries | {""}) <= entries for name, entries in other.conditions)


def _apart(one: Counted, other: Counted) -> bool:
    """Whether no row counts for both."""
    if one.rows.kind != other.rows.kind or one.rows.column != other.rows.column:
        return False
    if not one.period.overlap(other.period):
        return True
    mine, theirs = dict(one.rows.conditions), dict(other.rows.conditions)
    return any(mine[name].isdisjoint(theirs[name]) for name in mine.keys() & theirs.keys())
