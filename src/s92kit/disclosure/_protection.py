"""Which counts must be withheld so that none of the small ones can be worked out from the rest.

A withheld count is safe where a second set of counts, in which it is another number, would be
printed in just the same way. Such a set is looked for by moving the count by one and mending each
sum that no longer adds up. Where none is found, more is withheld: so a count may be withheld
without need, and never printed against it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import attrs

from s92kit.disclosure._policy import DisclosurePolicy

__all__ = ["Protection", "Sum", "protected"]

_PATIENCE = 1000
_MOST_MOVES = (1, 2, 3, 4, 6, 8, 12, 20)
"""How many other counts may move: few are tried first, since most witnesses are small."""


@attrs.frozen(kw_only=True)
class Sum:
    """A total that is printed beside its parts.

    Args:
        total: The name of the total.
        parts: The names of all that it is the sum of.
    """

    total: str
    parts: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Protection:
    """Which counts are not printed.

    Args:
        small: Those that are small.
        shields: Those that are withheld whatever they are, so that no small one is given away;
            a reader cannot tell them from the small ones, and some may be small.
    """

    small: frozenset[str]
    shields: frozenset[str]


def protected(
    counts: Mapping[str, int],
    sums: tuple[Sum, ...],
    policy: DisclosurePolicy,
    *,
    of_no_people: Container[str] = (),
    not_printed: Container[str] = (),
) -> Protection:
    """The names of all counts to withhold.

    Args:
        counts: The counts by name.
        sums: The totals that are printed, each the sum of its parts.
        policy: Which counts are small.
        of_no_people: The names of counts that are printed as they are, unless that would give a
            small one away.
        not_printed: The names of counts that are printed nowhere, but could be worked out.
    """
    table = _Published(counts, sums, policy, of_no_people, not_printed)
    waiting = [
        name for name in counts if policy.withholds(counts[name]) and name not in of_no_people
    ]
    while waiting:
        # What is withheld further only widens what the others can be: those found safe stay so.
        name = waiting[-1]
        if table.can_differ(name) or not table.shield(name):
            waiting.pop()
    return Protection(small=table.small, shields=table.shields)


class _Published:
    """Counts as a reader sees them, and what each could be for all that the reader knows."""

    def __init__(
        self,
        counts: Mapping[str, int],
        sums: tuple[Sum, ...],
        policy: DisclosurePolicy,
        of_no_people: Container[str],
        not_printed: Container[str],
    ) -> None:
        self._counts = counts
        self._sums = sums
        self._policy = policy
        self._exact = frozenset(name for name in counts if name in of_no_people)
        self._unseen = frozenset(name for name in counts if name in not_printed)
        self.weights: dict[str, list[tuple[int, int]]] = {name: [] for name in counts}
        for at, each in enumerate(sums):
            self.weights[each.total].append((at, 1))
            for part in each.parts:
                self.weights[part].append((at, -1))
        self._widest = max(map(len, self.weights.values()), default=0)
        self.small = frozenset(
            name
            for name, count in counts.items()
            if policy.withholds(count) and name not in self._exact | self._unseen
        )
        self.shields: frozenset[str] = frozenset()

    def can_differ(self, name: str) -> bool:
        """Whether a set of counts is found in which this one is another and the print the same."""
        return any(
            self._may_be(name, self._counts[name] + step) and self._found(name, step)
            for step in (1, -1)
        )

    def shield(self, name: str) -> bool:
        """Withhold one more count, one that helps to give this one away, if any is left."""
        more = next(self._givers_away(name), None)
        self.shields |= frozenset(() if more is None else (more,))
        return more is not None

    def _may_be(self, name: str, count: int) -> bool:
        if name in self.shields or name in self._unseen:
            return count >= 0
        if name in self.small:
            return self._policy.withholds(count)
        if name in self._exact:
            return False
        least, most = self._policy.could_be(self._policy.rounded(self._counts[name]))
        return least <= count <= most

    def _found(self, name: str, step: int) -> bool:
        """Whether moving one count by a step can be mended by moving few others, or more."""
        patience = [_PATIENCE]
        return any(self._mended(_Moves(self, name, step), most, patience) for most in _MOST_MOVES)

    def _mended(self, moves: _Moves, left: int, patience: list[int]) -> bool:
        """Whether the sums can be made to add up by moving so many counts more by one."""
        patience[0] -= 1
        if not moves.short:
            return True
        needed = sum(map(abs, moves.short.values()))
        if patience[0] < 0 or left * self._widest < needed:
            return False
        for name, step in self._mends(moves):
            moves.take(name, step)
            if self._mended(moves, left - 1, patience):
                return True
            moves.take_back(name, step)
        return False

    def _mends(self, moves: _Moves) -> list[tuple[str, int]]:
        """What would mend the shortest sum that is wrong: what leaves least wrong comes first."""
        at = min(moves.short, key=lambda each: (len(self._sums[each].parts), each))
        step = 1 if moves.short[at] > 0 else -1
        each = self._sums[at]
        able = [
            (name, way)
            for name, way in ((each.total, -step), *((part, step) for part in each.parts))
            if name not in moves.moved and self._may_be(name, self._counts[name] + way)
        ]
        return sorted(able, key=lambda move: moves.left_wrong(*move))

    def _givers_away(self, name: str) -> Iterator[str]:
        """What could be withheld for a count, the least loss first, from near to far."""
        near, seen = {name}, {name}
        while near:
            around = {
                other
                for one in near
                for at, _ in self.weights[one]
                for other in (self._sums[at].total, *self._sums[at].parts)
            } - seen
            free = around - self.shields - self._unseen - self._exact
            yield from sorted(free - self.small, key=self._loss)
            yield from sorted(free & self.small, key=self._loss, reverse=True)
            seen |= around
            near = around
        # What is of no people is no secret, and is held back only where nothing else is left.
        yield from sorted(seen & self._exact - self.shields, key=self._loss)

    def _loss(self, name: str) -> tuple[bool, bool, int, str]:
        """How much a reader loses: parts before totals, and noughts, which tell little, last."""
        count = self._counts[name]
        is_total = any(each.total == name for each in self._sums)
        return (count == 0, is_total, count, name)


class _Moves:
    """Counts moved by one, and by how much each sum is short of its total since."""

    def __init__(self, table: _Published, name: str, step: int) -> None:
        self._weights = table.weights
        self.moved: set[str] = set()
        self.short: dict[int, int] = {}
        self.take(name, step)

    def take(self, name: str, step: int) -> None:
        """Move a count."""
        self.moved.add(name)
        self._shift(name, step)

    def take_back(self, name: str, step: int) -> None:
        """Undo the move of a count."""
        self.moved.discard(name)
        self._shift(name, -step)

    def left_wrong(self, name: str, step: int) -> int:
        """By how much the sums would be further from adding up after a move."""
        weights = self._weights[name]
        short = self.short
        return sum(
            abs(short.get(at, 0) + sign * step) - abs(short.get(at, 0)) for at, sign in weights
        )

    def _shift(self, name: str, step: int) -> None:
        for at, sign in self._weights[name]:
            short = self.short.pop(at, 0) + sign * step
            if short:
                self.short[at] = short
