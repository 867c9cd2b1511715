"""What the team did: a section for each priority, and what its shares and counts add up to."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.claims import Agreeing, Bound, Reconciliation
from s92kit.priorities import Priority
from s92kit.reports import (
    Block,
    Bullets,
    Column,
    Missing,
    Note,
    NoteKind,
    Paragraph,
    Part,
    Section,
    Table,
    as_printed,
    begun_small,
    rounded,
    when,
)
from s92kit_brent._review import Review

__all__ = ["performance", "priorities"]


def priorities(review: Review) -> Section:
    """A part for each priority."""
    parts = [_priority(priority, review) for priority in review.priorities]
    if not parts:
        missing = review.context.not_recorded("the priorities and what was done for them")
        return Section(title="Work on each priority", blocks=[missing])
    lead = Paragraph(
        "The shares are the review's own: averages of the quarters to date, by its own coding of "
        "activity. They are shares of what was recorded, not of hours."
    )
    return Section(title="Work on each priority", blocks=[lead], sections=parts)


def _priority(priority: Priority, review: Review) -> Section:
    items = review.of_priority(priority)
    share = review.share_of(priority)
    counts = [item for item in items if item is not share]
    return Section(
        title=priority.title,
        blocks=(*_share(share), *_counts(counts), *_coding(priority), *_care(items)),
    )


def _share(share: Reconciliation | None) -> Iterator[Block]:
    if share is None:
        yield Missing(what="the share of activity", because="the review prints none")
        return
    words = as_printed(share.published)
    yield Paragraph(["Share of the team's activity: ", *words, f" ({when(share.published)})."])


def _counts(counts: list[Reconciliation]) -> Iterator[Block]:
    if not counts:
        yield Missing(what="a count of what was done", because="the review prints none")
        return
    yield Bullets(
        [
            (f"{item.published.label}: ", *as_printed(item.published), f" ({when(item.published)})")
            for item in counts
        ]
    )


def _coding(priority: Priority) -> Iterator[Block]:
    if priority.includes:
        yield Paragraph(f"The review puts here: {_listed(priority.includes)}.")
    if priority.addressed_elsewhere:
        listed = _listed(priority.addressed_elsewhere)
        yield Note(
            words=f"Work on this priority is also recorded elsewhere: {listed}. "
            "Its own share is therefore too low, and those of the others too high.",
            kind=NoteKind.WARNING,
        )
    if priority.note:
        yield Paragraph(priority.note)


def _listed(items: tuple[str, ...]) -> str:
    return "; ".join(map(begun_small, items))


def _care(items: tuple[Reconciliation, ...]) -> Iterator[Block]:
    """What has to be known before the figures of a priority are quoted."""
    remarks: dict[str, list[str]] = {}
    for item in items:
        if item.published.remark and item.outcome is not Agreeing.DIFFERS:
            remarks.setdefault(item.published.remark, []).append(item.published.label)
    said: list[tuple[Part, ...]] = [
        (f"{'; '.join(labels)}. {remark}",) for remark, labels in remarks.items()
    ]
    said += [
        (f"{item.published.label}. Its other figures make it ", item.computed, f". {_remark(item)}")
        for item in items
        if item.outcome is Agreeing.DIFFERS
    ]
    if said:
        yield Paragraph("Before quoting these figures:")
        yield Bullets(said)


def _remark(item: Reconciliation) -> str:
    return item.published.remark or "The review does not say why."


def performance(review: Review) -> Section:
    """What the shares and counts of all priorities add up to."""
    shares = tuple(_shares(review))
    if not shares:
        missing = review.context.not_recorded("shares of activity")
        return Section(title="Performance analysis", blocks=[missing])
    return Section(
        title="Performance analysis",
        blocks=[
            _table(shares, review),
            *_together(review),
            *_wholes(review),
            *_months(review),
            *_falls(review),
            _effect(),
        ],
    )


def _shares(review: Review) -> Iterator[tuple[Part, ...]]:
    for priority in review.priorities:
        share = review.share_of(priority)
        if share is None:
            missing = Missing(what="share", because="the review prints none")
            yield (priority.title, "Not stated", missing)
        else:
            exact = share.published.bound is Bound.EXACTLY
            hedge = "" if exact else f"; {share.published.bound} this"
            yield (priority.title, f"Average of four quarters{hedge}", share.published.figure)


def _table(rows: tuple[tuple[Part, ...], ...], review: Review) -> Table:
    together = review.figure("shares-together")
    total = ("Together", "Those stated exactly, added", together.computed) if together else None
    return Table(
        caption="Share of the team's activity by priority",
        columns=["Priority", "As stated", Column("Share", numeric=True)],
        rows=rows,
        total=total,
    )


def _together(review: Review) -> Iterator[Block]:
    item = review.figure("shares-together")
    if item:
        remark = item.published.remark
        yield Paragraph(
            ["The shares that are given add up to ", item.computed, f", and not to 100%. {remark}"]
        )


def _months(review: Review) -> Iterator[Block]:
    item = review.figure("months-reported")
    if item:
        yield Paragraph(
            [
                "The team's quarters are not those of the financial year. Four quarters are ",
                item.published.figure,
                "; from April 2017 to the day of the review there are ",
                item.computed,
                f". {item.published.remark}",
            ]
        )


def _wholes(review: Review) -> Iterator[Block]:
    by_asb, by_gangs = review.figure("activity-from-asb"), review.figure("activity-from-gangs")
    one = review.figure("activity-one-whole")
    if by_asb is None or by_gangs is None or one is None:
        return
    lead = "The review's counts and shares do not describe one whole. "
    yield Note(
        words=[
            f"{lead}Its figures for anti-social behaviour imply ",
            rounded(by_asb),
            " records in all, and those for gangs ",
            rounded(by_gangs),
            f". {one.published.remark}",
        ],
        kind=NoteKind.WARNING,
    )


def _falls(review: Review) -> Iterator[Block]:
    falls = [
        item
        for name, item in review.reconciliations.items()
        if name.endswith("-fall") and item.outcome is Agreeing.UNDETERMINED
    ]
    if not falls:
        return
    words: list[Part] = ["The review reports falls in call-outs that cannot be evaluated: "]
    for item in falls:
        words += [f"{begun_small(item.published.label)}, ", item.published.figure, "; "]
    words.append(f"{falls[0].reason}. Without the numbers nobody can tell a fall from chance.")
    yield Paragraph(words)


def _effect() -> Missing:
    return Missing(
        what="whether the team's work reduced crime or anti-social behaviour",
        because="the review counts what the team did, and compares neither a time before with a "
        "time after, nor the team's places with others",
    )
