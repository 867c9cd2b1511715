"""The section that lists the council's agreements, with what was recorded of each."""

from __future__ import annotations

from s92kit.agreements import Agreement
from s92kit.dated import as_known
from s92kit.reports import Column, Missing, Part, ReportContext, Section, Table

__all__ = ["agreements_recorded"]

_TITLE = "The council's agreements for police officers"


def agreements_recorded(context: ReportContext) -> Section:
    """Every agreement of the council that was recorded, with its officers and cost."""
    known = sorted(
        (agreement for agreement in context.agreements if _is_known(agreement, context)),
        key=_first_year,
    )
    if not known:
        missing = context.not_recorded("agreements of the council for police officers")
        return Section(title=_TITLE, blocks=[missing])
    table = Table(
        caption="Agreements, as recorded",
        columns=["Agreement", "Officers", Column("Cost, all recorded years", numeric=True)],
        rows=[
            (agreement.title, _posts(agreement, context), context.schedule_of(agreement).total)
            for agreement in known
        ],
    )
    return Section(title=_TITLE, blocks=[table])


def _first_year(agreement: Agreement) -> str:
    # Each id of this plugin ends with the year that the agreement is dated from.
    return agreement.id.rpartition("-")[2]


def _is_known(agreement: Agreement, context: ReportContext) -> bool:
    records = (agreement.term_history, agreement.posts, agreement.stated_costs, agreement.budgets)
    if any(records):
        return any(as_known(each, context.known_on) for each in records)
    days = [source.published_on for source in agreement.sources if source.published_on]
    return context.known_on is None or (bool(days) and min(days) <= context.known_on)


def _posts(agreement: Agreement, context: ReportContext) -> Part:
    posts = as_known(agreement.posts, context.known_on)
    if not posts:
        return Missing(what="officers", because="the papers that were read do not give them")
    return "; ".join(post.label for post in posts)
