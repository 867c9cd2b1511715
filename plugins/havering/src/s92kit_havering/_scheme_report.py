"""Havering's scheme report: what is bought, at what cost in which year, on which terms."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.agreements import Post
from s92kit.claims import Agreeing, Reconciliation
from s92kit.periods import financial_year_label
from s92kit.reports import (
    Block,
    Bullets,
    Clause,
    Column,
    Fact,
    Missing,
    Note,
    NoteKind,
    Paper,
    Paragraph,
    Part,
    ReportContext,
    Section,
    Table,
    begun_small,
    lived_sections,
    reconciled_blocks,
    when,
)
from s92kit.sources import Standing
from s92kit_havering._costs import count_of, posts_and_cost
from s92kit_havering._orders import orders
from s92kit_havering._rates import scheme_rates
from s92kit_havering._team import Team

__all__ = ["scheme_report"]

_TERMS = (
    "minimum-term",
    "notice",
    "standard-terms",
    "process",
    "additional",
    "high-demand-days",
    "ring-fence",
    "other-funders",
    "review",
)
_LAW = ("payee-wording", "conditions-agreed", "performance", "no-profit")


def scheme_report(context: ReportContext) -> Paper:
    """The paper for a context.

    Args:
        context: What is known of Havering.
    """
    team = Team(context)
    return Paper(
        title="Partnership Plus: police officers funded by the council",
        subtitle="Scheme report",
        facts=tuple(_facts(team)),
        sections=[
            Section(title="Summary", blocks=tuple(_summary(team))),
            Section(title="Recommendation", blocks=tuple(_recommendation(team))),
            scheme_rates(team),
            posts_and_cost(team),
            Section(title="Terms", blocks=tuple(_said(team, "the terms", *_TERMS))),
            Section(
                title="Hours, funding and dates",
                sections=lived_sections(context, team.agreement),
            ),
            Section(title="How the officers are directed", blocks=tuple(_direction(team))),
            _implications(team),
            Section(title="Orders that can be enforced", blocks=tuple(orders(team))),
            Section(title="What cannot be determined", blocks=tuple(_unknown(team))),
        ],
        appendices=[
            Section(title="What was reported of the team", blocks=tuple(_outcomes(team))),
            Section(
                title="Published figures, reconciled",
                blocks=tuple(reconciled_blocks(tuple(team.reconciliations.values()))),
            ),
        ],
        made_with=context.made_with,
        known_on=context.known_on,
    )


def _facts(team: Team) -> Iterator[Fact]:
    yield Fact("For decision", "Whether to fund the officers, and from which year's budget")
    if team.term is None:
        yield Fact("Scheme", team.context.not_recorded("the scheme and its agreement"))
        return
    yield Fact("Scheme", f"{team.scheme.title}, section 92 of the Police Act 1996")
    yield Fact("Grant paid to", "The Mayor's Office for Policing and Crime (MOPAC)")
    yield Fact("Service", f"{team.term.period}")
    yield Fact("Cost", team.schedule.total)
    for funder in team.agreement.funders:
        yield Fact("Paid from", funder.title)


def _summary(team: Team) -> Iterator[Block]:
    cost = team.figure("cost-a-year")
    if team.term is None or cost is None:
        yield team.context.not_recorded("the scheme")
        return
    lead = f"Under {team.scheme.title} the council funds additional police officers:"
    posts: list[Part] = []
    for post in team.posts:
        posts += [", " if posts else " ", count_of(post), f" ({_rank(post)})"]
    yield Paragraph([lead, *posts, ". In a full year they cost ", cost.computed, "."])
    years = ", ".join(year.label for year in team.schedule.years)
    when_due = f". That falls in the financial years {years}."
    yield Paragraph(
        [f"For service from {team.term.period} they cost ", team.schedule.total, when_due]
    )
    gaps = [row.label for row in team.budget_years if row.budget.value is None]
    if gaps:
        yield Note(
            words=f"No budget is recorded for {', '.join(gaps)}, in which there is service.",
            kind=NoteKind.WARNING,
        )


def _rank(post: Post) -> str:
    return post.rank.in_words if post.rank else "of unstated rank"


def _recommendation(team: Team) -> Iterator[Block]:
    if team.term is None:
        yield team.context.not_recorded("what there is to decide")
        return
    yield Paragraph(
        f"Cabinet is asked to approve {team.scheme.title} for the posts in this paper, and the "
        "funding that they need in each financial year in which they serve."
    )
    if team.context.known_on is None and team.agreement.note:
        yield Note(words=team.agreement.note)


def _said(team: Team, what: str, *names: str) -> Iterator[Block]:
    known = team.conditions
    texts = [known[name].text for name in names if name in known]
    if team.term is None or not texts:
        yield team.context.not_recorded(what)
    else:
        yield Bullets(texts)


def _direction(team: Team) -> Iterator[Block]:
    yield from _said(team, "how the officers are directed", "deployment", "co-location")
    framework = team.framework
    if team.term is None or framework is None:
        return
    yield Paragraph("Of what the officers are for, the Cabinet report itself names:")
    yield Bullets(
        [
            f"{each.title}: {'; '.join(map(begun_small, each.includes))}"
            for each in framework.priorities
        ]
    )
    yield Missing(
        what="the list of the partnership's priorities, and of the tasking group's",
        because="the Cabinet report names both and lists neither",
    )
    yield Missing(
        what="how the officers' work is measured apart from that of the enforcement team",
        because="no indicator, target or return is stated",
    )


def _implications(team: Team) -> Section:
    if team.term is None:
        missing = team.context.not_recorded("the implications")
        return Section(title="Implications and risks", blocks=[missing])
    return Section(
        title="Implications and risks",
        sections=[
            Section(title="Financial", blocks=tuple(_financial(team))),
            Section(title="Legal", blocks=tuple(_legal(team))),
            Section(title="Human resources", blocks=tuple(_clauses(team, "employer"))),
            Section(title="Equalities", blocks=tuple(_equalities(team))),
        ],
    )


def _financial(team: Team) -> Iterator[Block]:
    headroom = team.figure("headroom-a-year")
    if headroom:
        yield Paragraph(
            [
                "In a full year ",
                headroom.computed,
                " is left of the budget. It would have to cover whatever is not in the rates:",
            ]
        )
    yield from _said(team, "costs beside the rates", "overtime", "vehicles")


def _legal(team: Team) -> Iterator[Block]:
    yield from _clauses(team, *_LAW)
    yield Missing(
        what="the signed agreement and the chief officer's agreement to its conditions",
        because="neither was found",
    )


def _clauses(team: Team, *names: str) -> Iterator[Block]:
    for name in names:
        if name in team.conditions:
            condition = team.conditions[name]
            yield Clause(words=condition.text, sources=(condition.source,))


def _equalities(team: Team) -> Iterator[Block]:
    yield Clause(
        words="In deciding, the council must have due regard to the need to eliminate "
        "discrimination, harassment and victimisation, to advance equality of opportunity, and to "
        "foster good relations between persons who share a protected characteristic and those "
        "who do not (Equality Act 2010, section 149).",
        sources=(team.source("paragraph 7.1"),),
    )
    yield Missing(
        what="an assessment of how enforcement falls on different groups",
        because="the Cabinet report states the duty and makes no assessment",
    )


def _unknown(team: Team) -> Iterator[Block]:
    if team.term is None:
        yield team.context.not_recorded("the scheme")
        return
    yield from _unpublished(team)
    for row in team.budget_years:
        if row.budget.value is None:
            yield Missing(what=f"the budget for {row.label}", because=row.budget.unknown_because)
    yield Missing(
        what="the cost of overtime, vehicles and equipment",
        because="the Cabinet report says that they may be funded and states no sum",
    )
    if team.context.delivery_of(team.agreement) is None:
        yield Missing(
            what="days on which the officers were called away, and posts left vacant",
            because="no return of either was found",
        )
    yield from _contradictions(team)


def _unpublished(team: Team) -> Iterator[Block]:
    years = [year.label for year in team.published_schedule.years if year.cost.value is None]
    published = sorted({financial_year_label(rate.period) for rate in team.rates()})
    if years:
        yield Missing(
            what=f"the cost in {', '.join(years)} at published rates",
            because="rates of the scheme were found published for "
            f"{', '.join(published) or 'no year'} alone",
        )


def _contradictions(team: Team) -> Iterator[Block]:
    for name in ("minutes-constables", "further-year-budget"):
        item = team.figure(name)
        if item is None:
            continue
        if item.outcome is Agreeing.UNDETERMINED:
            yield Missing(what=begun_small(item.published.label), because=item.reason)
        else:
            yield Paragraph(
                [
                    f"{item.published.label}: ",
                    item.published.figure,
                    " against ",
                    item.computed,
                    f". {item.published.remark}",
                ]
            )


def _outcomes(team: Team) -> Iterator[Block]:
    items = [item for item in team.reconciliations.values() if _is_reported(item)]
    if not items:
        yield team.context.not_recorded("what the team did")
        return
    yield Note(
        words="These figures are of periods that overlap, some are running totals, and some are "
        "of joint operations. No two of them are to be added. None shows what would have happened "
        "without the team.",
        kind=NoteKind.WARNING,
    )
    by_team: dict[str, list[Reconciliation]] = {}
    for item in items:
        by_team.setdefault(item.published.credited_to, []).append(item)
    for credited_to, counted in by_team.items():
        yield _counted(credited_to, counted)


def _is_reported(item: Reconciliation) -> bool:
    read = item.published.source.standing is Standing.READ
    return read and bool(item.published.credited_to)


def _counted(credited_to: str, items: list[Reconciliation]) -> Table:
    return Table(
        caption=f"Credited to {credited_to}",
        columns=["What was reported", "Days", Column("Number", numeric=True)],
        rows=[(_what(item), when(item.published), item.published.figure) for item in items],
    )


def _what(item: Reconciliation) -> str:
    bound = item.published.bound
    return item.published.label + ("" if bound == "exactly" else f", stated as {bound} this")
