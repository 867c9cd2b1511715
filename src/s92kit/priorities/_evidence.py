"""Evidence for priorities: what a consultation or an assessment counted, as sourced values."""

from __future__ import annotations

import enum
from decimal import Decimal

import attrs

from s92kit.errors import InvalidValueError
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["Evidence", "EvidenceCount", "EvidenceKind"]


class EvidenceKind(enum.StrEnum):
    """Where the evidence for a priority comes from."""

    CONSULTATION = "consultation"
    STRATEGIC_ASSESSMENT = "strategic assessment"


@attrs.frozen(kw_only=True)
class EvidenceCount:
    """One thing that was counted.

    Args:
        label: What it is the count of, in words.
        source: Where it was read.
        count: How many; ``None`` where the paper gives the share alone.
        share: What part of the whole the paper says that is, in per cent; ``None`` where it
            does not say.
        share_to_nearest: How coarsely the paper prints the share.
        bears_on: The ids of the priorities that it bears on, as the papers say.

    Raises:
        InvalidValueError: Where there is neither a count nor a share.
    """

    label: str
    source: Source
    count: int | None = None
    share: Decimal | None = None
    share_to_nearest: Decimal = Decimal("0.01")
    bears_on: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.count is None and self.share is None:
            raise InvalidValueError(
                what=f"The evidence {self.label!r}",
                given="neither a count nor a share",
                mend="Give what the paper prints: the count, the share, or both.",
            )


@attrs.frozen(kw_only=True)
class Evidence:
    """What priorities rest on: a consultation or a strategic assessment.

    Args:
        id: The borough's key and a name, such as ``walford/consultation-2018``.
        kind: Where it comes from.
        title: What the paper calls it.
        sources: Where it was read.
        period: The days on which it was carried out; ``None`` where the paper gives none.
        responses: The whole that shares are of; ``None`` where there is none.
        counts: What was counted, in the paper's order.
        note: What a reader should know of it.
    """

    id: str
    kind: EvidenceKind
    title: str
    sources: tuple[Source, ...]
    period: Period | None = None
    responses: int | None = None
    counts: tuple[EvidenceCount, ...] = ()
    note: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The responses, and each count and share, as figures with their sources."""
        whole = (self._figure("Responses", self.responses, self.sources),)
        return tuple(
            figure
            for group in (whole, *map(self._of, self.counts))
            for figure in group
            if figure is not None
        )

    def _of(self, counted: EvidenceCount) -> tuple[Figure | None, Figure | None]:
        sources = (counted.source,)
        share = counted.share
        return (
            self._figure(counted.label, counted.count, sources),
            None
            if share is None
            else Figure(
                label=f"{counted.label}, share",
                value=share,
                unit=Unit.PER_CENT,
                kind=FigureKind.SHARE,
                basis=Basis.PUBLISHED,
                period=self.period,
                sources=sources,
            ),
        )

    def _figure(self, label: str, count: int | None, sources: tuple[Source, ...]) -> Figure | None:
        if count is None:
            return None
        return Figure(
            label=label,
            value=Decimal(count),
            unit=Unit.COUNT,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.PUBLISHED,
            period=self.period,
            sources=sources,
        )
