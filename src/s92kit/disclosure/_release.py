"""Counts on their way to the public: withheld, rounded, and safe against subtraction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

import attrs

from s92kit.disclosure._policy import DisclosurePolicy
from s92kit.disclosure._protection import Sum, protected
from s92kit.errors import InvalidValueError

__all__ = ["WITHHELD", "Release", "ReleasedCount", "Sum", "percentage_of", "release"]

WITHHELD = "it is withheld, so that nobody can be told from a small count"
"""Why there is no value where a count in it is not printed."""


@attrs.frozen(kw_only=True)
class ReleasedCount:
    """A count as the public sees it; what was withheld is not in it.

    Args:
        text: What is printed.
        value: The number that is printed; ``None`` where it is withheld.
    """

    text: str
    value: int | None


@attrs.frozen(kw_only=True)
class Release:
    """Counts that may be published together.

    Args:
        policy: What was done to them.
        counts: Each count as it is printed, by its name.
        withheld: How many are withheld for being small.
        held_back: How many are withheld, whatever they are, because they would give a small one
            away.
    """

    policy: DisclosurePolicy
    counts: Mapping[str, ReleasedCount] = attrs.field(hash=False)
    withheld: int
    held_back: int

    def __getitem__(self, name: str) -> ReleasedCount:
        return self.counts[name]

    @property
    def rule(self) -> str:
        """What was done to the counts, in words and with where the rule was read."""
        cited = "; ".join(source.cited for source in self.policy.sources)
        return f"{self.policy.title}: {self.policy.in_words} Source: {cited}."


def release(
    counts: Mapping[str, int],
    sums: Iterable[Sum] = (),
    *,
    policy: DisclosurePolicy,
    level: str = "",
    of_no_people: Iterable[str] = (),
    not_printed: Iterable[str] = (),
) -> Release:
    """Counts of people made fit to be published together.

    Small counts are withheld and others rounded, as the policy says. Where what is printed,
    totals included, would still allow a withheld count to be worked out, further counts are held
    back until each withheld one can be at least two different numbers.

    Args:
        counts: How many people, by name.
        sums: Which counts are printed as totals of which others.
        policy: What is done to them.
        level: What the counts are of, such as ``national``, where a policy leaves a level open.
        of_no_people: The names of counts, such as patrols, that give nobody away and are printed
            as they are, unless a small count of people could be told from one.
        not_printed: The names of counts that are printed nowhere and that a reader could work
            out, such as what is left over of a total.

    Returns:
        What may be printed.

    Raises:
        InvalidValueError: For fewer than none, for a total that is not the sum of its parts, and
            for a name that is not among the counts.

    Examples:
        >>> from s92kit.disclosure import default_policy
        >>> wards = {"Abbey": 3, "Mill": 12, "All wards": 15}
        >>> shown = release(wards, [Sum(total="All wards", parts=("Abbey", "Mill"))],
        ...                 policy=default_policy())
        >>> [shown[ward].text for ward in wards]
        ['*', '10', '15']
    """
    sums, exact, unseen = tuple(sums), frozenset(of_no_people), frozenset(not_printed)
    _refuse_wrong(counts, sums, exact | unseen)
    if level and level in policy.open_levels:
        whole = {name: _printed(count) for name, count in counts.items()}
        return Release(policy=policy, counts=whole, withheld=0, held_back=0)
    hidden = protected(counts, sums, policy, of_no_people=exact, not_printed=unseen)
    withheld = hidden.small | hidden.shields | unseen
    shown = {
        name: ReleasedCount(text=policy.mark, value=None)
        if name in withheld
        else _printed(count if name in exact else policy.rounded(count))
        for name, count in counts.items()
    }
    return Release(
        policy=policy,
        counts=shown,
        withheld=len(hidden.small),
        held_back=len(hidden.shields),
    )


def _printed(count: int) -> ReleasedCount:
    return ReleasedCount(text=f"{count:,}", value=count)


def _refuse_wrong(counts: Mapping[str, int], sums: tuple[Sum, ...], named: frozenset[str]) -> None:
    if missing := sorted(named - counts.keys()):
        raise InvalidValueError(
            what="A count by name", given=missing, mend="Give a count of each name."
        )
    for name, count in counts.items():
        if count < 0:
            raise InvalidValueError(what=f"The count {name!r}", given=count, mend="Give 0 or more.")
    for each in sums:
        missing = [name for name in (each.total, *each.parts) if name not in counts]
        if missing:
            raise InvalidValueError(
                what=f"The total {each.total!r}", given=missing, mend="Give a count of each name."
            )
        added = sum(counts[part] for part in each.parts)
        if added != counts[each.total]:
            raise InvalidValueError(
                what=f"The total {each.total!r}",
                given=counts[each.total],
                mend=f"Its parts add up to {added}.",
            )


def percentage_of(part: ReleasedCount, whole: ReleasedCount) -> Decimal | None:
    """A percentage worked out from counts as they are printed, never from those behind them.

    Args:
        part: The part, as printed.
        whole: The whole, as printed.

    Returns:
        The percentage; ``None`` where either is withheld, and of a whole of nought.

    Examples:
        >>> ten, forty = (ReleasedCount(text=str(n), value=n) for n in (10, 40))
        >>> percentage_of(ten, forty)
        Decimal('25')
        >>> percentage_of(ReleasedCount(text="*", value=None), forty) is None
        True
    """
    if part.value is None or not whole.value:
        return None
    return Decimal(100 * part.value) / whole.value
