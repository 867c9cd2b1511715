"""Designs: what was done, where and when, and what its effect is to be read from."""

from __future__ import annotations

import enum
from decimal import Decimal

import attrs

from s92kit.errors import InvalidValueError
from s92kit.evaluation._concentration import refuse_part
from s92kit.evaluation._dosage import PatrolPlan, VisitTotals, refuse_days
from s92kit.evaluation._near_repeat import refuse_bands
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = [
    "Design",
    "HarmDesign",
    "HarmGroup",
    "Locations",
    "NearRepeatDesign",
    "PatrolDesign",
    "Recording",
    "StatedChange",
    "StudyArea",
    "TopPlaces",
    "TwoCounts",
]

_ONE = Decimal(1)


class Locations(enum.StrEnum):
    """How exact the places of incidents are."""

    EXACT = "exact"
    """Where they happened, as the police or council recorded it."""
    SNAPPED = "snapped"
    """Moved to the nearest of a list of points, as published police data are."""


@attrs.frozen(kw_only=True)
class StudyArea:
    """An area and what was counted in it.

    Args:
        title: What it is called.
        before: The count before; ``None`` where nobody stated it.
        after: The count after; ``None`` where nobody stated it.
        before_months: The counts of the months before, in order, where they are known.
        after_months: The counts of the months after.
        places: The references of its places in the table of incidents, to count them by.
        size: How large it is beside the other areas, where counts are to be weighed by that.

    Raises:
        InvalidValueError: For a count below 0, months that do not add up to the count stated, and
            counts and places together.
    """

    title: str
    before: int | None = None
    after: int | None = None
    before_months: tuple[int, ...] = ()
    after_months: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    size: Decimal = _ONE

    def __attrs_post_init__(self) -> None:
        for name in ("before", "after"):
            total, months = getattr(self, name), getattr(self, f"{name}_months")
            if self.places and (total is not None or months):
                raise InvalidValueError(
                    what=f"The count {name} of {self.title}",
                    given=total if total is not None else list(months),
                    mend="Its places are counted from the table; leave its counts out.",
                )
            if total is not None and months and sum(months) != total:
                raise InvalidValueError(
                    what=f"The count {name} of {self.title}",
                    given=total,
                    mend=f"Its months add up to {sum(months):,}; correct the one or the other.",
                )
        if min((*self.before_months, *self.after_months, self.before or 0, self.after or 0)) < 0:
            raise InvalidValueError(
                what=f"A count of {self.title}", given="less than 0", mend="Give 0 or more."
            )

    @property
    def counts(self) -> tuple[int | None, int | None]:
        """The counts before and after; those of the months where only they are stated."""
        before = self.before if not self.before_months else sum(self.before_months)
        after = self.after if not self.after_months else sum(self.after_months)
        return before, after


@attrs.frozen(kw_only=True)
class Recording:
    """Whether what is counted was recorded alike before and after.

    Args:
        changed: Whether the way of recording changed.
        note: What changed, or how one knows that nothing did.
        alike_in_control: Whether the comparison area saw the same change.
    """

    changed: bool
    note: str = ""
    alike_in_control: bool = False


@attrs.frozen(kw_only=True)
class TwoCounts:
    """A count before and after.

    Args:
        before: How many before.
        after: How many after.

    Raises:
        InvalidValueError: For less than none.
    """

    before: int
    after: int

    def __attrs_post_init__(self) -> None:
        if min(self.before, self.after) < 0:
            raise InvalidValueError(
                what="A count", given=min(self.before, self.after), mend="Give 0 or more."
            )


@attrs.frozen(kw_only=True)
class HarmGroup:
    """What was counted of one group of offences.

    Args:
        group: The group, as the table of weights names it.
        treated: The counts where something was done.
        control: The counts of the comparison area.
    """

    group: str
    treated: TwoCounts
    control: TwoCounts | None = None


@attrs.frozen(kw_only=True)
class HarmDesign:
    """Offences to be added up by harm.

    Args:
        weights: The id of the table of weights.
        groups: The counts by group.
        found_left_out: Whether offences found by looking, such as weapons found by a search or
            shoplifting seen by a guard, are left out of the counts already.
    """

    weights: str
    groups: tuple[HarmGroup, ...]
    found_left_out: bool = False


@attrs.frozen(kw_only=True)
class TopPlaces:
    """A question about how much lies in the places that have the most.

    Args:
        places: How many places there are, those without an incident among them.
        top_per_cent: What part of them to look at.

    Raises:
        InvalidValueError: For no places, and a part of none or of more than all.
    """

    places: int
    top_per_cent: Decimal

    def __attrs_post_init__(self) -> None:
        refuse_part(self.places, self.top_per_cent)


@attrs.frozen(kw_only=True)
class NearRepeatDesign:
    """A question about near repeats, asked of the table of incidents.

    Args:
        metres: The upper ends of the bands of distance.
        days: The upper ends of the bands of time.
        shuffles: How many times the days are shuffled.
        seed: What the shuffles begin from.

    Raises:
        InvalidValueError: For bands that do not rise, or no shuffle.
    """

    metres: tuple[int, ...] = (0, 100, 200, 400)
    days: tuple[int, ...] = (7, 14)
    shuffles: int = 999
    seed: int = 1

    def __attrs_post_init__(self) -> None:
        refuse_bands(self.metres, self.days, self.shuffles)


@attrs.frozen(kw_only=True)
class PatrolDesign:
    """The patrols that were planned, and those that the area got.

    Args:
        plan: What was planned for each day.
        days: For how many days the plan ran.
        delivered: What was delivered; ``None`` where nobody stated it.

    Raises:
        InvalidValueError: For no day, or more days with a visit than the plan ran for.
    """

    plan: PatrolPlan
    days: int
    delivered: VisitTotals | None = None

    def __attrs_post_init__(self) -> None:
        refuse_days(self.days, self.delivered)


@attrs.frozen(kw_only=True)
class StatedChange:
    """A change that somebody stated in per cent.

    Args:
        title: What is said to have changed, such as *Call-outs to the market*.
        change_per_cent: By how much; below 0 for a fall.
        before: The count before, where it is stated.
        after: The count after, where it is stated.
        source: Where it is stated.

    Raises:
        InvalidValueError: For a fall of more than all.
    """

    title: str
    change_per_cent: Decimal
    source: Source
    before: int | None = None
    after: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.change_per_cent < -100:
            raise InvalidValueError(
                what=f"The change of {self.title}",
                given=f"{self.change_per_cent}%",
                mend="Nothing falls by more than 100%.",
            )


@attrs.frozen(kw_only=True)
class Design:
    """What was done, where and when, and what is counted.

    Args:
        id: The borough's key, a stroke and a name.
        title: The question, as a reader would ask it.
        measure: What is counted, such as *calls about anti-social behaviour*.
        action: What was done.
        counts_effort: Whether it counts what the police did, such as arrests, and so grows with
            their effort.
        counts_people: Whether small counts may give somebody away; taken to be so unless said.
        before: The days before.
        after: The days after.
        treated: The area in which it was done.
        control: An area like it in which it was not done.
        displacement: The area around the treated one.
        displacement_control: An area like that, around the comparison area.
        recording: Whether recording changed.
        locations: How exact the places of incidents are.
        coverage: The days that a table of incidents covers in whole.
        harm: Offences to be added up by harm.
        top_places: A question about concentration.
        near_repeat: A question about near repeats.
        patrols: Patrols planned and delivered.
        stated_changes: Changes that papers state in per cent.
        source: Where the counts were read.
        remarks: What else a reader should know.

    Raises:
        InvalidValueError: Where the days after do not follow those before.
    """

    id: str
    title: str
    measure: str
    action: str
    counts_effort: bool = False
    counts_people: bool = True
    before: Period | None = None
    after: Period | None = None
    treated: StudyArea | None = None
    control: StudyArea | None = None
    displacement: StudyArea | None = None
    displacement_control: StudyArea | None = None
    recording: Recording | None = None
    locations: Locations | None = None
    coverage: Period | None = None
    harm: HarmDesign | None = None
    top_places: TopPlaces | None = None
    near_repeat: NearRepeatDesign | None = None
    patrols: PatrolDesign | None = None
    stated_changes: tuple[StatedChange, ...] = ()
    source: Source | None = None
    remarks: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.before and self.after and self.after.start < self.before.end:
            raise InvalidValueError(
                what="The first day after",
                given=self.after.first_day.isoformat(),
                mend=f"The days before run to {self.before.last_day.isoformat()}; days that are "
                "in both would be counted twice.",
            )

    @property
    def of(self) -> str:
        """What is counted, to begin a sentence with."""
        return self.measure[:1].upper() + self.measure[1:]

    @property
    def areas(self) -> dict[str, StudyArea]:
        """The areas that there are, each by the name of its part in the design."""
        named = ("treated", "control", "displacement", "displacement_control")
        return {name: area for name in named if (area := getattr(self, name)) is not None}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the counts were read, if it is stated."""
        return () if self.source is None else (self.source,)
