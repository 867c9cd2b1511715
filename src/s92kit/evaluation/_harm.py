"""Harm: offences added up by how much each counts, without those that the police went to find."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.sources import Source

__all__ = ["FoundByPolice", "HarmCount", "HarmTable", "HarmWeight", "WithoutWeight", "harm_of"]


class FoundByPolice(enum.StrEnum):
    """How often an offence is recorded because the police, or a shop's guard, looked for it."""

    ALWAYS = "always"
    """It measures the looking, and is left out."""
    SOMETIMES = "sometimes"
    """Those that are known to have been looked for are left out."""
    SELDOM = "seldom"
    """It is recorded because somebody was harmed."""


@attrs.frozen(kw_only=True)
class HarmWeight:
    """How much one offence of a group counts.

    Args:
        group: The group of offences.
        weight: How much one counts, above 0.
        found_by_police: How often it is recorded because somebody looked.
        source: Where it was read, if not where the table's others were.

    Raises:
        InvalidValueError: For a weight that is not above 0.
    """

    group: str
    weight: Decimal
    found_by_police: FoundByPolice = FoundByPolice.SELDOM
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        if self.weight <= 0:
            raise InvalidValueError(
                what=f"The weight of {self.group}", given=self.weight, mend="Give one above 0."
            )


@attrs.frozen(kw_only=True)
class WithoutWeight:
    """A group that a table has no weight for.

    Args:
        group: The group.
        because: Why it has none.
    """

    group: str
    because: str


@attrs.frozen(kw_only=True)
class HarmTable:
    """The weights of one edition of an index of harm.

    Args:
        id: Its name in designs.
        title: What the index is called.
        edition: Which edition it is.
        unit: What one of a weight is.
        recorded_on: The day on which the weights were recorded.
        source: Where they were read.
        weights: The weights.
        without: The groups that it has no weight for.
        note: What a reader should know.

    Raises:
        InvalidValueError: Where one group stands in it twice.
    """

    id: str
    title: str
    edition: str
    unit: str
    recorded_on: date
    source: Source
    weights: tuple[HarmWeight, ...]
    without: tuple[WithoutWeight, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        groups = self.groups
        twice = sorted({group for group in groups if groups.count(group) > 1})
        if twice:
            raise InvalidValueError(
                what=f"A group of {self.id}", given=twice[0], mend="Name each group once."
            )

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that it names, those without a weight last."""
        return (
            *(item.group for item in self.weights),
            *(item.group for item in self.without),
        )

    def weight_of(self, group: str) -> HarmWeight | None:
        """The weight of a group; ``None`` for a group that the index has none for.

        Args:
            group: The group, as the table names it.

        Raises:
            UnknownNameError: For a group that the table does not name.
        """
        for item in self.weights:
            if item.group == group:
                return item
        if self.why_without(group):
            return None
        raise UnknownNameError(what=f"group in {self.id}", name=group, known=self.groups)

    def why_without(self, group: str) -> str:
        """Why a group has no weight; empty where it has one.

        Args:
            group: The group, as the table names it.
        """
        return next((item.because for item in self.without if item.group == group), "")


@attrs.frozen(kw_only=True)
class HarmCount:
    """Offences of a group.

    Args:
        group: The group, as the table of weights names it.
        count: How many.
        found_by_police: How many of them are known to have been recorded because somebody looked,
            such as weapons found by a search; ``None`` where that was not recorded.

    Raises:
        InvalidValueError: For less than none, or more that were looked for than there were.
    """

    group: str
    count: int
    found_by_police: int | None = None

    def __attrs_post_init__(self) -> None:
        if not 0 <= (self.found_by_police or 0) <= self.count:
            raise InvalidValueError(
                what=f"The count of {self.group}",
                given=f"{self.found_by_police} of {self.count}",
                mend="Give 0 or more, of which as many or fewer were looked for.",
            )


def harm_of(counts: Iterable[HarmCount], table: HarmTable) -> Figure:
    """The harm of offences, by the weights of a table.

    Args:
        counts: The offences, by group.
        table: The weights.

    Returns:
        The sum of the counts, each times its weight. Offences that are always found by looking are
        left out, and so are those known to have been; where a group is sometimes found by looking
        and nobody recorded how many were, an assumption says that all were counted. Not
        determined where a group has no weight.

    Raises:
        UnknownNameError: For a group that the table does not name.

    Source:
        Sherman, L., Neyroud, P. W. and Neyroud, E. (2016), The Cambridge Crime Harm Index,
        Policing 10, 171-183.

    Examples:
        >>> from s92kit.evaluation import harm_tables
        >>> counts = [HarmCount(group="robbery", count=3),
        ...           HarmCount(group="violence without injury", count=5),
        ...           HarmCount(group="shoplifting", count=20, found_by_police=0),
        ...           HarmCount(group="theft from the person", count=8),
        ...           HarmCount(group="drug possession", count=40)]
        >>> harm = harm_of(counts, harm_tables()["cchi-2026"])
        >>> harm.text, harm.how
        ('1,181', '3 × 365 + 5 × 10 + 20 × 1 + 8 × 2; left out as found by police: 40 drug
        possession')
    """
    every = tuple(counts)
    weights = {item.group: table.weight_of(item.group) for item in every}
    kept = [(item, _kept(item, weights[item.group])) for item in every]
    unknown = [
        f"{table.title} has no weight for {item.group}: {table.why_without(item.group)}"
        for item, _ in kept
        if weights[item.group] is None
    ]
    value = sum((count * weight.weight for _, (count, weight) in kept if weight), Decimal(0))
    return Figure(
        label=f"Harm by the {table.title} ({table.edition}), in {table.unit}",
        value=None if unknown else value,
        unit=Unit.COUNT,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.DERIVED,
        sources=_sources(table, weights.values()),
        how=_how(kept),
        assumptions=tuple(_assumptions(every, weights)),
        unknown_because="; ".join(unknown),
    )


_Kept = tuple[int, HarmWeight | None]


def _kept(item: HarmCount, weight: HarmWeight | None) -> _Kept:
    if weight is not None and weight.found_by_police is FoundByPolice.ALWAYS:
        return 0, weight
    return item.count - (item.found_by_police or 0), weight


def _how(kept: list[tuple[HarmCount, _Kept]]) -> str:
    terms = [
        f"{count:,} × {plain_number(weight.weight)}"
        for _, (count, weight) in kept
        if weight is not None and count
    ]
    gone = [
        f"{item.count - count:,} {item.group}" for item, (count, _) in kept if count < item.count
    ]
    left_out = f"left out as found by police: {', '.join(gone)}" if gone else ""
    return "; ".join(filter(None, (" + ".join(terms), left_out)))


def _assumptions(
    counts: tuple[HarmCount, ...], weights: dict[str, HarmWeight | None]
) -> Iterable[str]:
    for item in counts:
        weight = weights[item.group]
        if (
            weight is not None
            and weight.found_by_police is FoundByPolice.SOMETIMES
            and item.found_by_police is None
            and item.count
        ):
            yield f"None of {item.count:,} {item.group} is taken to have been found by looking."


def _sources(table: HarmTable, weights: Iterable[HarmWeight | None]) -> tuple[Source, ...]:
    own = [item.source for item in weights if item is not None and item.source is not None]
    return tuple(dict.fromkeys((table.source, *own)))
