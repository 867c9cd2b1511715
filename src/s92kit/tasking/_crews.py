"""Crews: the rows that hold the visits of one block to the officers who are free in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from s92kit.tasking._opportunity import Opportunity
from s92kit.tasking._shift_blocks import ShiftBlocks

__all__ = ["crew_rows"]


def crew_rows(
    shift: ShiftBlocks, block: int, out: Mapping[int, Opportunity]
) -> Iterator[tuple[int, dict[int, float]]]:
    """What the visits of a block may take at most, and what each takes of it.

    Three officers are a crew of two and one left over, never one crew and a half. So a part of
    the officers, rounded down, also holds for the same part of each crew, rounded down; that
    cuts off plans with parts of visits, and no whole one.

    Args:
        shift: The shift.
        block: The block.
        out: The opportunity of each column that stands for a crew out in it.
    """
    seen = set()
    for part in _parts(max((chance.crew for chance in out.values()), default=1)):
        most = int(part * shift.free(block))
        terms = {column: int(part * chance.crew) for column, chance in out.items()}
        row = (most, tuple((column, taken) for column, taken in terms.items() if taken))
        if row[1] and row not in seen:
            seen.add(row)
            yield most, dict(row[1])
    for at, asked in enumerate(shift.skill_sets):
        held = {column: len(asked & chance.skills) for column, chance in out.items()}
        if any(held.values()):
            yield shift.holders(block, at), {column: n for column, n in held.items() if n}


def _parts(largest: int) -> list[Fraction]:
    parts = {Fraction(a, b) for b in range(1, largest + 1) for a in range(1, b + 1)}
    return sorted(parts, reverse=True)
