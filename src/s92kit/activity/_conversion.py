"""What a borough's own log came to in the shared columns, and what was lost on the way."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

import attrs

from s92kit.activity._format import ActivityFormat, Meaning, code_key
from s92kit.activity._log import ActivityLog
from s92kit.sources import Source
from s92kit.tables import ProblemGroup, Problems

__all__ = ["CodeCount", "Conversion", "ConversionSummary", "Loss", "LossKind", "joined"]

_T = TypeVar("_T")


class LossKind(enum.StrEnum):
    """How a mapping loses something."""

    MERGED = "several codes become one"
    SPLIT = "one code stands for several"
    CHANGED = "a code changes its meaning"
    SHIFTED = "the words do not mean quite the same"


@attrs.frozen(kw_only=True)
class CodeCount:
    """How many rows bear a code in one of its meanings, or in none.

    Args:
        column: The header of the column that it stands in.
        code: The code, as the log has it.
        rows: How many accepted rows bear it.
        first_day: The first day on which it stands.
        last_day: The last.
        meaning: What it means on those days; ``None`` where the format does not map it.
        known_on_other_days: Whether a code that is not mapped on these days is on others.
    """

    column: str
    code: str
    rows: int
    first_day: date
    last_day: date
    meaning: Meaning | None = None
    known_on_other_days: bool = False


@attrs.frozen(kw_only=True)
class Loss:
    """Something that the shared columns no longer tell.

    Args:
        kind: How it is lost.
        column: The header of the column of the codes.
        codes: The codes.
        becomes: What they become.
        rows: How many accepted rows it is about.
        note: The loss in words.
        sources: What that rests on.
    """

    kind: LossKind
    column: str
    codes: tuple[str, ...]
    becomes: str
    rows: int
    note: str
    sources: tuple[Source, ...] = ()


@attrs.frozen(kw_only=True)
class ConversionSummary:
    """What became of the rows and codes of a log; rows in are rows accepted and set aside.

    Args:
        format: What the log was read by.
        rows_in: Rows that were read.
        rows_accepted: Rows in the shared columns.
        codes: How many of those bear each code, in each of its meanings.
        problems: What is wrong with rows, grouped, with exact counts and the first examples.
    """

    format: ActivityFormat
    rows_in: int
    rows_accepted: int
    codes: tuple[CodeCount, ...]
    problems: tuple[ProblemGroup, ...] = ()

    @property
    def rows_set_aside(self) -> int:
        """Rows with a problem that leaves them out."""
        return self.rows_in - self.rows_accepted

    @property
    def unmapped(self) -> tuple[CodeCount, ...]:
        """The codes that the format does not map, those of most rows first."""
        codes = (code for code in self.codes if code.meaning is None)
        return tuple(sorted(codes, key=lambda code: (-code.rows, code.column, code.code)))

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What the mapping loses of the rows that were read, by column."""
        mapped = [code for code in self.codes if code.meaning is not None]
        return tuple(
            loss
            for column in self.format.code_columns
            for losses in (_stated, _merged, _changed)
            for loss in losses([code for code in mapped if code.column == column])
        )


@attrs.frozen(kw_only=True, eq=False)
class Conversion:
    """A borough's own log in the shared columns.

    A row under a code that is not mapped is accepted, of the kind *not mapped*, with the code
    beside it.

    Args:
        records: The rows in the shared columns.
        summary: What became of every row and code.
    """

    records: ActivityLog
    summary: ConversionSummary

    @property
    def unmapped(self) -> tuple[CodeCount, ...]:
        """The codes that the format does not map, those of most rows first."""
        return self.summary.unmapped

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What the mapping loses of the rows that were read, by column."""
        return self.summary.losses

    @property
    def problems(self) -> Problems:
        """What is wrong, cell by cell of the log."""
        return self.records.problems


def joined(summaries: Sequence[ConversionSummary]) -> ConversionSummary:
    """The summary of a log that was converted in pieces, as if it had been converted at once.

    Args:
        summaries: Those of its pieces, at least one, all by one format.
    """
    codes = [code for summary in summaries for code in summary.codes]
    groups = _grouped(codes, lambda code: (code.column, code_key(code.code), code.meaning))
    return attrs.evolve(
        summaries[0],
        rows_in=sum(each.rows_in for each in summaries),
        rows_accepted=sum(each.rows_accepted for each in summaries),
        codes=tuple(
            attrs.evolve(
                group[0],
                rows=sum(code.rows for code in group),
                first_day=min(code.first_day for code in group),
                last_day=max(code.last_day for code in group),
            )
            for group in groups
        ),
        problems=_problems([each for summary in summaries for each in summary.problems]),
    )


def _problems(parts: Sequence[ProblemGroup]) -> tuple[ProblemGroup, ...]:
    groups = _grouped(parts, lambda part: (part.rule, part.header))
    return tuple(
        attrs.evolve(
            group[0],
            count=sum(part.count for part in group),
            examples=tuple(example for part in group for example in part.examples)[
                : max(len(part.examples) for part in group)
            ],
        )
        for group in groups
    )


def _stated(codes: Sequence[CodeCount]) -> Iterator[Loss]:
    for code in codes:
        meaning = code.meaning
        if meaning is None or not meaning.loss:
            continue
        yield Loss(
            kind=LossKind.SPLIT if meaning.may_also_be else LossKind.SHIFTED,
            column=code.column,
            codes=(code.code,),
            becomes=_becomes(meaning),
            rows=code.rows,
            note=_stated_note(meaning),
            sources=meaning.sources,
        )


def _stated_note(meaning: Meaning) -> str:
    if not meaning.may_also_be:
        return meaning.loss
    return f"{meaning.loss} It may also be: {', '.join(meaning.may_also_be)}."


def _merged(codes: Sequence[CodeCount]) -> Iterator[Loss]:
    for group in _grouped(codes, lambda code: code.meaning.gives if code.meaning else ()):
        names = tuple(dict.fromkeys(code.code for code in group))
        if len(names) > 1 and group[0].meaning is not None:
            yield Loss(
                kind=LossKind.MERGED,
                column=group[0].column,
                codes=names,
                becomes=_becomes(group[0].meaning),
                rows=sum(code.rows for code in group),
                note=f"{len(names)} codes are no longer told apart, but by local_code.",
            )


def _changed(codes: Sequence[CodeCount]) -> Iterator[Loss]:
    for group in _grouped(codes, lambda code: code_key(code.code)):
        meanings = [code.meaning for code in group if code.meaning is not None]
        if len(meanings) > 1:
            said = "; ".join(f"{each.span}: {_becomes(each)}" for each in meanings)
            yield Loss(
                kind=LossKind.CHANGED,
                column=group[0].column,
                codes=(group[0].code,),
                becomes=" | ".join(map(_becomes, meanings)),
                rows=sum(code.rows for code in group),
                note=f"Rows before and after the change are not of one series. {said}.",
            )


def _becomes(meaning: Meaning) -> str:
    return ", ".join(f"{name} {value}" for name, value in meaning.gives)


def _grouped(items: Iterable[_T], key: Callable[[_T], object]) -> list[list[_T]]:
    groups: dict[object, list[_T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return list(groups.values())
