"""Brent's performance review: what the team did for each priority, what it cost, what follows."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.periods import format_day
from s92kit.reports import (
    Block,
    Bullets,
    Clause,
    Fact,
    Missing,
    Paper,
    Paragraph,
    Part,
    ReportContext,
    Section,
    lived_sections,
    reconciled_blocks,
)
from s92kit_brent._finance import finance
from s92kit_brent._orders import orders
from s92kit_brent._performance import performance, priorities
from s92kit_brent._review import Review

__all__ = ["performance_review"]

_WORKING = ("purpose", "tasking", "hours", "management", "co-location")
_LAW = ("payee-wording", "conditions-agreed")


def performance_review(context: ReportContext) -> Paper:
    """The paper for a context.

    Args:
        context: What is known of Brent.
    """
    review = Review(context)
    return Paper(
        title="Partnership Tasking Team: performance review",
        subtitle="Police officers funded by the council under section 92 of the Police Act 1996",
        facts=tuple(_facts(review)),
        sections=[
            Section(title="Purpose", blocks=tuple(_purpose(review))),
            Section(title="Summary", blocks=tuple(_summary(review))),
            Section(title="Decision sought", blocks=tuple(_decision(review))),
            priorities(review),
            performance(review),
            Section(title="How the team works", blocks=tuple(_working(review))),
            finance(review),
            Section(
                title="Hours, funding and dates",
                sections=lived_sections(context, review.agreement),
            ),
            Section(title="Legal implications", blocks=tuple(_legal(review))),
            Section(title="Equality implications", blocks=tuple(_equality(review))),
        ],
        appendices=[
            Section(
                title="Published figures, reconciled",
                blocks=tuple(reconciled_blocks(tuple(review.reconciliations.values()))),
            ),
            Section(title="Orders that the team enforces", blocks=tuple(orders(review))),
        ],
        made_with=context.made_with,
        known_on=context.known_on,
    )


def _facts(review: Review) -> Iterator[Fact]:
    yield Fact("For decision", "Whether to fund the team when its term ends")
    yield Fact("Wards affected", "All")
    if review.term is None:
        yield Fact("Term", review.context.not_recorded("the team's term"))
        return
    yield Fact("Term", f"{review.term.period}")
    officers = review.figure("officers")
    if officers:
        yield Fact("Officers", officers.published.figure)
    for year in review.schedule.years:
        yield Fact(f"Cost in {year.label}", year.cost)


def _purpose(review: Review) -> Iterator[Block]:
    if review.term is None:
        yield review.context.not_recorded("the team and its agreement")
        return
    officers = review.figure("officers")
    who = (officers.published.figure, " ") if officers else ()
    why = (
        "that the council has under Met Patrol Plus to police the priorities of the Safer Brent "
        "Partnership. For each priority it sets out what was counted, and what can and cannot be "
        "said from it."
    )
    yield Paragraph(["This paper reviews the Partnership Tasking Team: ", *who, why])
    yield Paragraph(
        "Every number leads to the paragraph that it was read in or to its sum. Where the source "
        "papers do not allow a conclusion, this paper says so and draws none."
    )


def _decision(review: Review) -> Iterator[Block]:
    if review.term is None:
        yield review.context.not_recorded("what there is to decide")
        return
    last_day = format_day(review.term.period.last_day)
    yield Paragraph(
        "Cabinet is asked to note what is known of the team's work and cost, and to decide "
        f"whether to fund it after {last_day}."
    )
    yield from (Paragraph(text) for text in _said(review, "renewal"))


def _summary(review: Review) -> Iterator[Block]:
    if review.term is None:
        yield review.context.not_recorded("the team's work and cost")
        return
    yield Bullets(
        [
            *_largest_shares(review),
            ("It costs the council ", review.schedule.total, f" over {review.term.period}."),
            "The review's counts and shares disagree with each other, and cannot be added up.",
            "Nothing in it shows whether crime or anti-social behaviour fell because of the team.",
        ]
    )


def _largest_shares(review: Review) -> Iterator[tuple[Part, ...]]:
    shares = [(each, review.share_of(each)) for each in review.priorities]
    given = [(each, share) for each, share in shares if share is not None]
    largest = sorted(given, key=lambda pair: -pair[1].published.value)[:2]
    if len(largest) == 2:
        (first, most), (second, next_most) = largest
        yield (
            f"Most of the activity that the team recorded was on {first.title}, ",
            most.published.figure,
            f", and {second.title}, ",
            next_most.published.figure,
            ".",
        )


def _working(review: Review) -> Iterator[Block]:
    if review.term is None:
        yield review.context.not_recorded("how the team works")
        return
    yield Bullets(_said(review, *_WORKING))
    if review.context.delivery_of(review.agreement) is None:
        yield Missing(
            what="hours worked, vacancies and days on which officers were called away",
            because="the review prints none of them, and no written terms on abstraction were "
            "found",
        )


def _legal(review: Review) -> Iterator[Block]:
    if review.term is None:
        yield review.context.not_recorded("the legal basis of the grant")
        return
    for item in review.context.conditions_of(review.agreement):
        if item.id in _LAW:
            yield Clause(words=item.text, sources=(item.source,))
    yield Missing(
        what="the chief officer's agreement to conditions",
        because="no paper that was found records it",
    )


def _equality(review: Review) -> Iterator[Block]:
    if review.term is None:
        yield review.context.not_recorded("an equality assessment")
        return
    yield Clause(
        words="In deciding, the council must have due regard to the need to eliminate "
        "discrimination, harassment and victimisation, to advance equality of opportunity and to "
        "foster good relations between persons who share a protected characteristic and those "
        "who do not (Equality Act 2010, section 149).",
        sources=(review.source("paragraph 6.2"),),
    )
    yield Missing(
        what="an assessment of how the team's work falls on different groups",
        because="the review states no equality implications and gives no figures by group",
    )


def _said(review: Review, *names: str) -> list[str]:
    known = review.context.conditions_of(review.agreement)
    by_id = {item.id: item.text for item in known}
    return [by_id[name] for name in names if name in by_id]
