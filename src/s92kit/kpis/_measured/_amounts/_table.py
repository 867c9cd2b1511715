"""Quantities over stretches of days, group by group, with why any is unknown or partial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

import attrs

from s92kit.activity import InPeriodReturns
from s92kit.kpis._cell import Completeness
from s92kit.kpis._measure import Quantity, QuantityKind
from s92kit.kpis._measured._request import MISSING, ROWS, Cube, CubeRequest, sum_of
from s92kit.kpis._measured._returned import returned_over
from s92kit.periods import Period
from s92kit.tables import Array

__all__ = ["Amount", "Amounts", "Reasons", "groups_in", "lines_of"]

STATES = tuple(Completeness)
_COMPLETE, _PARTIAL, _NOT_STATED = range(3)


class Reasons:
    """Reasons in words, each under a number; 0 is no reason."""

    def __init__(self) -> None:
        self.words = [""]
        self._numbers = {"": 0}

    def number(self, words: str) -> int:
        """The number of a reason, a new one where it is new.

        Args:
            words: The reason.
        """
        if words not in self._numbers:
            self._numbers[words] = len(self.words)
            self.words.append(words)
        return self._numbers[words]

    def both(self, one: Array, other: Array) -> Array:
        """The numbers of two reasons put together, place by place.

        Args:
            one: Numbers of reasons.
            other: Numbers of further reasons.
        """
        import numpy as np

        joined = np.where(one > 0, one, other)
        for at in zip(*np.nonzero((one > 0) & (other > 0) & (one != other)), strict=True):
            joined[at] = self.number(f"{self.words[one[at]]}; {self.words[other[at]]}")
        return joined


@attrs.frozen(kw_only=True, eq=False)
class Amount:
    """A quantity by period and group.

    Args:
        sums: How much, in the column's unit.
        one_is: How many of the column's unit one of the quantity's is.
        unknown: The number of the reason why it is unknown, 0 where it is known.
        partial: The number of the reason why it is partial, 0 where it is whole.
        state: The place of its completeness among all.
    """

    sums: Array
    one_is: int
    unknown: Array
    partial: Array
    state: Array


@attrs.frozen(kw_only=True, eq=False)
class Amounts:
    """The quantities of one borough's rows and returns.

    Args:
        borough: The key of the borough.
        cube: The sums over its rows and others'; ``None`` where there are no rows.
        cuts: The days between which the sums are.
        distinct: What was counted as different, with what came of it.
        groups: The entries of each group.
        by: The columns by which groups are told apart.
        coverage: The days that the rows cover; ``None`` where nobody says.
        returns: What returns say.
        reasons: Every reason.
    """

    borough: str
    cube: Cube | None
    cuts: tuple[date, ...]
    distinct: tuple[tuple[CubeRequest, Cube], ...]
    groups: tuple[tuple[str, ...], ...]
    by: tuple[str, ...]
    coverage: tuple[Period, ...] | None
    returns: InPeriodReturns | None
    reasons: Reasons
    _kept: dict[tuple[Quantity, str], Array] = attrs.field(factory=dict, init=False)
    _states: dict[Period, tuple[int, int, int]] = attrs.field(factory=dict, init=False)

    @cached_property
    def line(self) -> Array:
        """For each line of the cube the number of its group; -1 for another borough's."""
        if self.cube is None:  # pragma: no cover - asked only where there are rows
            raise AssertionError
        return lines_of(self.cube, self.borough, self.by, self.groups)

    def over(self, quantity: Quantity, windows: Sequence[Period | None]) -> Amount:
        """A quantity over stretches of days, group by group.

        Args:
            quantity: What is counted.
            windows: The stretches; ``None`` for none, whose amount is nought.
        """
        import numpy as np

        if quantity.kind is QuantityKind.RETURNED:
            return self._returned(quantity, windows)
        shape = (len(windows), len(self.groups))
        values, rows, missing = np.zeros((3, *shape), dtype="int64")
        unknown, state = np.zeros(shape, dtype="int64"), np.zeros(shape, dtype="int64")
        partial = np.zeros(shape, dtype="int64")
        for at, window in enumerate(windows):
            if window is None:
                continue
            if window not in self._states:
                self._states[window] = self._recorded(window)
            why, short, complete = self._states[window]
            unknown[at], partial[at], state[at] = why, short, complete
            if not why:
                values[at], rows[at], missing[at] = self._in(quantity, window)
        self._tell_missing(quantity, rows, missing, unknown, partial, state)
        return Amount(
            sums=values, one_is=quantity.one_is, unknown=unknown, partial=partial, state=state
        )

    def _in(self, quantity: Quantity, window: Period) -> tuple[Array, Array | int, Array | int]:
        if quantity.kind is QuantityKind.DISTINCT:
            return self._different(quantity, window)
        name = sum_of(quantity)
        values = self._between(quantity, name, window)
        if quantity.kind is not QuantityKind.SUM:
            return values, 0, 0
        missing = self._between(quantity, MISSING + name, window)
        return values, self._between(quantity, ROWS, window), missing

    def _recorded(self, window: Period) -> tuple[int, int, int]:
        """Why a stretch is unknown, why it is partial, and how complete it is."""
        number = self.reasons.number
        if self.cube is None:
            return number("no records of activity are given"), 0, _NOT_STATED
        if self.coverage is None:
            if self._between(Quantity(kind=QuantityKind.RECORDS), ROWS, window).sum():
                return 0, 0, _NOT_STATED
            because = (
                f"nothing is recorded for {window}, and nobody says that these days are covered"
            )
            return number(because), 0, _NOT_STATED
        covered = sum(
            shared.days for each in self.coverage if (shared := each.overlap(window)) is not None
        )
        if not covered:
            return number(f"the data cover no day of {window}"), 0, _NOT_STATED
        if covered < window.days:
            short = f"the data cover {covered} of the {window.days} days of {window}"
            return 0, number(short), _PARTIAL
        return 0, 0, _COMPLETE

    def _between(self, quantity: Quantity, name: str, window: Period) -> Array:
        """A sum over a stretch of days by group: the running sum at its end less its start."""
        import numpy as np

        cube, key = self.cube, (quantity, name)
        if cube is None:  # pragma: no cover - asked only where there are rows
            return np.zeros(len(self.groups), dtype="int64")
        if key not in self._kept:
            meant, sums = self._meant(cube, quantity, name)
            place = cube.stretch[meant] * len(self.groups) + self.line[meant]
            size = (len(self.cuts) - 1) * len(self.groups)
            added = np.bincount(place, weights=sums[meant], minlength=size)
            by_stretch = added.astype("int64").reshape(-1, len(self.groups))
            nought = np.zeros((1, len(self.groups)), dtype="int64")
            self._kept[key] = np.concatenate([nought, by_stretch.cumsum(axis=0)])
        running = self._kept[key]
        first, end = self.cuts.index(window.start), self.cuts.index(window.end)
        difference: Array = running[end] - running[first]
        return difference

    def _meant(self, cube: Cube, quantity: Quantity, name: str) -> tuple[Array, Array]:
        """Which lines of the cube are meant, and the sum that is taken from them."""
        import numpy as np

        meant = self.line >= 0
        if quantity in cube.quantities:
            return meant, cube.sums[f"{name} {cube.quantities.index(quantity)}"]
        for column, entries in quantity.where.conditions:
            fits = np.array([word in entries for word in cube.words[column]], dtype=bool)
            meant &= fits[cube.codes[column]] if len(fits) else False
        return meant, cube.sums[name]

    def _different(self, quantity: Quantity, window: Period) -> tuple[Array, Array, Array]:
        import numpy as np

        request, cube = next(
            (request, cube)
            for request, cube in self.distinct
            if quantity in request.different and request.has(window)
        )
        at, name = cube.quantities.index(quantity), quantity.column
        own = cube.stretch == request.cuts.index(window.start)
        group = lines_of(cube, self.borough, self.by, self.groups)
        own &= group >= 0
        found = np.zeros((3, len(self.groups)), dtype="int64")
        names = (f"{name} {at}", f"{ROWS} {at}", f"{MISSING}{name} {at}")
        for row, each in enumerate(names):
            found[row][group[own]] = cube.sums[each][own]
        return found[0], found[1], found[2]

    def _tell_missing(
        self,
        quantity: Quantity,
        rows: Array,
        missing: Array,
        unknown: Array,
        partial: Array,
        state: Array,
    ) -> None:
        import numpy as np

        column = quantity.column.replace("_", " ").replace("pence", "in pence")
        for at in zip(*np.nonzero(missing), strict=True):
            lacking = f"{missing[at]:,} of {rows[at]:,} records state no {column}"
            if missing[at] == rows[at]:
                unknown[at] = self.reasons.number(
                    f"none of the {rows[at]:,} records states {column}"
                )
                continue
            also = self.reasons.words[partial[at]]
            partial[at] = self.reasons.number(f"{also}; {lacking}" if also else lacking)
            state[at] = _PARTIAL

    def _returned(self, quantity: Quantity, windows: Sequence[Period | None]) -> Amount:
        import numpy as np

        shape = (len(windows), len(self.groups))
        values, unknown = np.zeros(shape, dtype="int64"), np.zeros(shape, dtype="int64")
        for at, window in enumerate(windows):
            if window is None:
                continue
            because = f"returns do not tell {' and '.join(self.by)} apart" if self.by else ""
            count = None
            if not because:
                count, because = returned_over(
                    self.returns, self.borough, quantity.indicator, window
                )
            values[at] = count or 0
            unknown[at] = self.reasons.number(because)
        nothing = np.zeros(shape, dtype="int64")
        return Amount(
            sums=values, one_is=1, unknown=unknown, partial=nothing, state=nothing + _COMPLETE
        )


def lines_of(
    cube: Cube, borough: str, by: Sequence[str], groups: Sequence[tuple[str, ...]]
) -> Array:
    """For each line of a cube the number of its group; -1 for another borough's and for none.

    Args:
        cube: The sums.
        borough: The key of the borough.
        by: The columns by which groups are told apart.
        groups: The groups, in order.
    """
    import numpy as np

    words = cube.words["borough"]
    own = np.array([word == borough for word in words], dtype=bool)[cube.codes["borough"]]
    place = np.zeros(len(cube.stretch), dtype="int64")
    number: dict[int, int] = {}
    size = 1
    for column in by:
        place = place * len(cube.words[column]) + cube.codes[column]
        size *= len(cube.words[column])
    spots: Mapping[str, Mapping[str, int]] = {
        column: {word: at for at, word in enumerate(cube.words[column])} for column in by
    }
    for at, group in enumerate(groups):
        key = 0
        for column, entry in zip(by, group, strict=True):
            spot = spots[column].get(entry)
            if spot is None:
                break
            key = key * len(cube.words[column]) + spot
        else:
            number[key] = at
    known = np.full(max(size, 1), -1, dtype="int64")
    known[list(number)] = list(number.values())
    return np.where(own, known[place] if len(place) else place, -1)


def groups_in(cube: Cube, borough: str, by: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The groups that a borough's rows fall into, in order of their entries.

    Args:
        cube: The sums.
        borough: The key of the borough.
        by: The columns by which groups are told apart.
    """
    import numpy as np

    if not by:
        return ((),)
    words = cube.words["borough"]
    own = np.array([word == borough for word in words], dtype=bool)[cube.codes["borough"]]
    place = np.zeros(int(own.sum()), dtype="int64")
    for column in by:
        place = place * len(cube.words[column]) + cube.codes[column][own]
    found = np.unique(place)
    entries: list[list[str]] = []
    for column in reversed(by):
        found, codes = np.divmod(found, max(len(cube.words[column]), 1))
        entries.insert(0, [cube.words[column][code] for code in codes.tolist()])
    return tuple(sorted(zip(*entries, strict=True)))
