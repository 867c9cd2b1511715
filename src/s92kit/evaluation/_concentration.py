"""Concentration: how much of what happened, happened in how little of the ground."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal

from s92kit.errors import InvalidValueError
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.sources import Source

__all__ = ["predictive_accuracy_index", "share_in_top_places"]


def predictive_accuracy_index(
    *,
    events_inside: Decimal,
    events: Decimal,
    area_inside: Decimal,
    area: Decimal,
    sources: tuple[Source, ...] = (),
) -> Figure:
    """The share of events inside as a multiple of the share of ground inside.

    Args:
        events_inside: How many events, or how much harm, lay in the chosen places.
        events: How many there were in all.
        area_inside: How large the chosen places are.
        area: How large the whole is, in the same unit.
        sources: Where they were read.

    Returns:
        The index: 1 where the places hold no more than their share of the ground would.

    Raises:
        InvalidValueError: Where a part is larger than its whole, or a whole holds nothing.

    Source:
        Chainey, S., Tompson, L. and Uhlig, S. (2008), The utility of hotspot mapping for
        predicting spatial patterns of crime, Security Journal 21, 4-28.

    Examples:
        >>> index = predictive_accuracy_index(events_inside=Decimal(41), events=Decimal(100),
        ...                                   area_inside=Decimal("2.6"), area=Decimal(100))
        >>> index.text
        '15.77'
    """
    for part, whole in ((events_inside, events), (area_inside, area)):
        if not 0 <= part <= whole or not whole:
            raise InvalidValueError(
                what="A part of a whole",
                given=f"{part} of {whole}",
                mend="Give a part from 0 to a whole that is above 0.",
            )
    unknown = "" if area_inside else "the chosen places have no ground"
    value = (events_inside / events) / (area_inside / area) if area_inside else None
    return Figure(
        label="Predictive accuracy index",
        value=value,
        unit=Unit.RATIO,
        kind=FigureKind.RATE,
        basis=Basis.DERIVED,
        sources=sources,
        how=(
            f"({plain_number(events_inside)} / {plain_number(events)}) / "
            f"({plain_number(area_inside)} / {plain_number(area)})"
        ),
        unknown_because=unknown,
    )


def share_in_top_places(
    counts: Mapping[str, int | Decimal], *, places: int, top_per_cent: Decimal
) -> Figure:
    """The share of events, or of harm, in the places that have the most.

    Args:
        counts: How much there was at each place that had any.
        places: How many places there are, those without any among them.
        top_per_cent: What part of all places to look at, in per cent; rounded up to a place.

    Returns:
        The share in per cent. Where there are fewer events than places, some places must have
        none, and the share says less than it seems to.

    Raises:
        InvalidValueError: For fewer places than have counts, or a part of none or more than all.

    Source:
        Sherman, L. W., Gartin, P. R. and Buerger, M. E. (1989), Hot spots of predatory crime,
        Criminology 27, 27-56.

    Examples:
        >>> share_in_top_places({"A": 60, "B": 20, "C": 20}, places=20,
        ...                     top_per_cent=Decimal(5)).text
        '60%'
    """
    refuse_part(places, top_per_cent, least=len(counts))
    top = int((places * top_per_cent / 100).to_integral_value(rounding=ROUND_CEILING))
    held, total = _held(counts, top)
    return Figure(
        label=f"Share in the {plain_number(top_per_cent)}% of places with the most",
        value=100 * held / total if total else None,
        unit=Unit.PER_CENT,
        kind=FigureKind.SHARE,
        basis=Basis.DERIVED,
        how=f"{plain_number(held)} of {plain_number(total)} at {top:,} of {places:,} places",
        unknown_because="" if total else "there was none anywhere",
    )


def refuse_part(places: int, top_per_cent: Decimal, *, least: int = 1) -> None:
    """Refuse a number of places that leaves some out, and a part of them that is none.

    Args:
        places: How many places there are.
        top_per_cent: What part of them to look at, in per cent.
        least: How many are known to be there.

    Raises:
        InvalidValueError: For either.
    """
    if places < max(least, 1):
        raise InvalidValueError(
            what="The number of places",
            given=places,
            mend=f"Count the places without any too: {least:,} have some.",
        )
    if not 0 < top_per_cent <= 100:
        raise InvalidValueError(
            what="A part of all places",
            given=str(top_per_cent),
            mend="Give a per cent above 0 and up to 100.",
        )


def _held(counts: Mapping[str, int | Decimal], top: int) -> tuple[Decimal, Decimal]:
    ranked = sorted(map(Decimal, counts.values()), reverse=True)
    return sum(ranked[:top], Decimal(0)), sum(ranked, Decimal(0))
