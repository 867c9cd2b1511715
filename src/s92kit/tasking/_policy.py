"""Policies: how a borough scores requests, and what an allocation has to keep to."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import attrs

from s92kit.errors import InvalidValueError, closest_to
from s92kit.sources import Source

__all__ = [
    "Assumption",
    "Forum",
    "FromData",
    "MatrixPart",
    "PriorityBand",
    "Returns",
    "SingleCrewing",
    "TaskingPolicy",
    "UnknownParts",
]

_DAY = 24 * 60


class FromData(enum.StrEnum):
    """What a part of the matrix is worked out from, where it is not filled in by hand."""

    AGE = "age"
    """Days since the request was raised."""
    REPEATS = "repeats"
    """Earlier requests for a like place and problem."""
    DEMAND = "demand"
    """Incidents or calls counted at the place."""


class UnknownParts(enum.StrEnum):
    """What becomes of a score of which a part cannot be determined."""

    UNDETERMINED = "cannot be determined"
    """The whole score cannot be determined either."""
    COUNTED_AS_NONE = "counted as none"
    """The part counts no points, and says so."""


@attrs.frozen(kw_only=True)
class Returns:
    """How much a minute is worth, by how much a request already has; it never grows.

    Args:
        to_least: The worth of each minute up to the least.
        to_wanted: The worth of each minute above that, up to what is wanted.
        to_most: The worth of each minute above that, up to the most.

    Raises:
        InvalidValueError: Where a later minute would be worth more, or one nothing.
    """

    to_least: Decimal = Decimal(1)
    to_wanted: Decimal = Decimal("0.6")
    to_most: Decimal = Decimal("0.25")

    def __attrs_post_init__(self) -> None:
        if not self.to_least >= self.to_wanted >= self.to_most > 0:
            raise InvalidValueError(
                what="What a minute is worth",
                given=f"{self.to_least}, {self.to_wanted}, {self.to_most}",
                mend="Let it fall, or stay, from least to wanted to most, and stay above 0.",
            )


@attrs.frozen(kw_only=True)
class PriorityBand:
    """The least and the most of a team's time that a priority gets in a cycle.

    Args:
        priority: The id of the priority.
        floor_share: The least share of the capacity, from 0 to 1.
        cap_share: The largest share of the capacity, from 0 to 1.
    """

    priority: str
    floor_share: Decimal = Decimal(0)
    cap_share: Decimal = Decimal(1)

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.floor_share <= self.cap_share <= 1:
            raise InvalidValueError(
                what=f"The band of {self.priority!r}",
                given=f"{self.floor_share} to {self.cap_share}",
                mend="Give shares from 0 to 1, the floor no higher than the cap.",
            )


@attrs.frozen(kw_only=True)
class SingleCrewing:
    """The hours in which nobody goes alone.

    Args:
        starts: The first minute after midnight, such as 1320 for 22:00.
        ends: The minute after the last, which may lie on the next day: 1800 for 06:00.
        crew: How many officers go together then, at least.
    """

    starts: int
    ends: int
    crew: int = 2


@attrs.frozen(kw_only=True)
class MatrixPart:
    """One line of the matrix by which requests are scored.

    Args:
        id: A name for it within the matrix.
        title: What it asks.
        most_points: The highest number of points.
        weight: What each point counts.
        from_data: What it is worked out from; ``None`` where it is filled in by hand.
        steps: For a part from data, the number at which each further point begins.
        assumed: Whether it is an assumption and not the borough's own.

    Raises:
        InvalidValueError: Where there are no points, or steps that do not rise, or not one each.

    Examples:
        >>> age = MatrixPart(id="age", title="How old is it?", most_points=3,
        ...                  from_data=FromData.AGE, steps=(7, 14, 28))
        >>> age.points_at(6), age.points_at(14), age.points_at(100)
        (0, 2, 3)
    """

    id: str
    title: str
    most_points: int
    weight: int = 1
    from_data: FromData | None = None
    steps: tuple[int, ...] = ()
    assumed: bool = False

    def __attrs_post_init__(self) -> None:
        if self.most_points < 1 or self.weight < 1:
            raise InvalidValueError(
                what=f"The part {self.id!r} of the matrix",
                given=f"{self.most_points} points of weight {self.weight}",
                mend="Give at least one point, and a weight of one or more.",
            )
        wanted = self.most_points if self.from_data else 0
        if len(self.steps) != wanted or list(self.steps) != sorted(set(self.steps)):
            raise InvalidValueError(
                what=f"The steps of the part {self.id!r}",
                given=self.steps,
                mend=f"Give {wanted} rising numbers, one for each point that data can give.",
            )

    def points_at(self, number: int) -> int:
        """The points for a number from data.

        Args:
            number: Days, requests or incidents.
        """
        return sum(number >= step for step in self.steps)


@attrs.frozen(kw_only=True)
class Forum:
    """A meeting or body from which requests come.

    Args:
        id: A name for it.
        title: What it is called.
        meets: How often, in words; empty where not recorded.
        sources: Where it was read; none for a forum that is assumed.
    """

    id: str
    title: str
    meets: str = ""
    sources: tuple[Source, ...] = ()


@attrs.frozen(kw_only=True)
class Assumption:
    """Something in a policy that no paper says.

    Args:
        about: The attribute of the policy that it is about, such as ``matrix``.
        text: What is assumed, and why.
        sources: What it leans on; none for plain supposition.
    """

    about: str
    text: str
    sources: tuple[Source, ...] = ()


@attrs.frozen(kw_only=True)
class TaskingPolicy:
    """How one borough allocates its team's time.

    Args:
        id: The borough's key and a name, such as ``walford/tasking``.
        title: What it is called.
        cycle_days: How many days a cycle has.
        sources: Where it was read.
        block_minutes: The smallest piece of time that is given out; shifts and windows are cut to
            whole blocks.
        matrix: The lines by which requests are scored.
        forums: Where requests come from.
        bands: Floors and caps of priorities.
        returns: How much a minute is worth.
        single_crewing: The hours in which nobody goes alone; ``None`` for no such rule.
        rest_minutes: The shortest rest between two shifts; ``None`` where no rule is stated, and
            then none is enforced.
        longest_shift_minutes: The longest shift; ``None`` where no rule is stated.
        fair_cycles: Over how many cycles, this one included, wards are held against each other.
        unknown_parts: What becomes of a score of which a part cannot be determined.
        assumptions: What in it is assumed and not the borough's own.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: For a cycle, block or rest that cannot be, a name used twice, floors
            above the whole, or an assumption about nothing in the policy.
    """

    id: str
    title: str
    cycle_days: int
    sources: tuple[Source, ...]
    block_minutes: int = 60
    matrix: tuple[MatrixPart, ...] = ()
    forums: tuple[Forum, ...] = ()
    bands: tuple[PriorityBand, ...] = ()
    returns: Returns = Returns()
    single_crewing: SingleCrewing | None = None
    rest_minutes: int | None = None
    longest_shift_minutes: int | None = None
    fair_cycles: int = 3
    unknown_parts: UnknownParts = UnknownParts.UNDETERMINED
    assumptions: tuple[Assumption, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        for wrong, given, mend in self._faults():
            if wrong:
                raise InvalidValueError(what=f"The policy {self.id!r}", given=given, mend=mend)

    def part(self, id: str) -> MatrixPart | None:  # noqa: A002 - the field's own word
        """The part of the matrix with an id; ``None`` where there is none.

        Args:
            id: The id of the part.
        """
        return next((part for part in self.matrix if part.id == id), None)

    def assumed(self, about: str) -> bool:
        """Whether an attribute of it is assumed, in whole or in part.

        Args:
            about: The attribute.
        """
        return any(each.about == about for each in self.assumptions)

    def _faults(self) -> Iterator[tuple[bool, object, str]]:
        yield self.cycle_days < 1, f"a cycle of {self.cycle_days} days", "Give a day at least."
        yield (
            not 1 <= self.block_minutes <= _DAY,
            f"blocks of {self.block_minutes} minutes",
            "Give from 1 to 1440 minutes.",
        )
        for minutes in (self.rest_minutes, self.longest_shift_minutes):
            yield (
                minutes is not None and not 1 <= minutes <= _DAY,
                f"a rest or longest shift of {minutes} minutes",
                "Give from 1 to 1440 minutes, or leave it out where no rule is stated.",
            )
        yield self.fair_cycles < 1, f"{self.fair_cycles} cycles", "Count this cycle at least."
        names = (
            Counter(part.id for part in self.matrix),
            Counter(forum.id for forum in self.forums),
            Counter(band.priority for band in self.bands),
        )
        for twice in (name for counter in names for name, count in counter.items() if count > 1):
            yield True, f"{twice!r} twice", "Give each part, forum and priority once."
        floors = sum((band.floor_share for band in self.bands), Decimal(0))
        yield floors > 1, f"floors of {floors} in all", "Keep them within the whole."
        fields = [field.name for field in attrs.fields(TaskingPolicy)]
        for each in self.assumptions:
            yield each.about not in fields, each.about, closest_to(each.about, fields)
