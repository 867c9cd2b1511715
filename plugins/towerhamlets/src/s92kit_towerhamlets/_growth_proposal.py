"""The council's growth proposal: what it asks for, what that buys, and what cannot be told."""

from __future__ import annotations

from s92kit.reports import (
    Clause,
    Fact,
    Note,
    Paper,
    Paragraph,
    ReportContext,
    Section,
    lived_sections,
)
from s92kit_towerhamlets._agreements import agreements_recorded
from s92kit_towerhamlets._financial_impact import financial_impact, what_it_buys
from s92kit_towerhamlets._outcomes import outcomes
from s92kit_towerhamlets._policy_context import orders, policy_context
from s92kit_towerhamlets._proposal import Proposal
from s92kit_towerhamlets._risks import risks
from s92kit_towerhamlets._unknowns import cannot_be_determined, recomputed
from s92kit_towerhamlets._value_for_money import value_for_money

__all__ = ["growth_proposal"]

_CONDITIONS = ("multi-agency", "tasking", "performance")
_BEFORE = (
    "The council's agreement with MOPAC for additional police officers ends in March 2021. "
    "The proposal asks for "
)


def growth_proposal(context: ReportContext) -> Paper:
    """The paper on the growth proposal for police officers in 2021/22.

    Where the proposal was not yet known on the context's day, the paper says so and shows what was.

    Args:
        context: What is known of Tower Hamlets.
    """
    proposal = Proposal(context)
    whole = proposal.is_known
    return Paper(
        title="Growth proposal: police officers for the Partnership Taskforce",
        subtitle=f"London Borough of {context.borough.name}, budget of 2021/22",
        facts=_facts() if whole else (),
        sections=_sections(proposal) if whole else _without_proposal(context),
        appendices=(recomputed(proposal), agreements_recorded(context)) if whole else (),
        made_with=context.made_with,
        known_on=context.known_on,
    )


def _sections(proposal: Proposal) -> tuple[Section, ...]:
    return (
        _summary(proposal),
        financial_impact(proposal),
        what_it_buys(proposal),
        outcomes(proposal),
        policy_context(proposal.context),
        orders(proposal.context),
        risks(proposal),
        value_for_money(proposal),
        _hours_funding_and_dates(proposal),
        cannot_be_determined(proposal),
    )


def _hours_funding_and_dates(proposal: Proposal) -> Section:
    """The agreement proposed, after the one that it follows, and any whose duties were given."""
    context = proposal.context
    own = (proposal.before, proposal.agreement)
    given = (each for each in context.agreements if each not in own and context.delivery_of(each))
    return Section(
        title="Hours, funding and dates",
        sections=[
            Section(title=each.title, sections=lived_sections(context, each))
            for each in (*own, *given)
        ],
    )


def _without_proposal(context: ReportContext) -> tuple[Section, ...]:
    missing = context.not_recorded("growth proposal for police officers in 2021/22")
    return (
        Section(title="Summary", blocks=[missing]),
        agreements_recorded(context),
        policy_context(context),
        orders(context),
    )


def _facts() -> tuple[Fact, ...]:
    return (
        Fact("Reference", "GRO/HAC 001/21-22, draft"),
        Fact("Kind of growth", "Mayoral priority"),
        Fact("Directorate", "Health, Adults and Community"),
        Fact("Service", "Community Safety and Substance Misuse"),
        Fact("Strategic outcome", "People live in safer neighbourhoods"),
        Fact("Lead officer", "Divisional Director, Community Safety"),
        Fact("Lead member", "Cabinet Member for Community Safety and Equalities"),
    )


def _summary(proposal: Proposal) -> Section:
    conditions = [proposal.condition(name) for name in _CONDITIONS]
    return Section(
        title="Summary",
        blocks=[
            Paragraph(
                [
                    _BEFORE,
                    proposal.figure("growth-2021"),
                    " in 2021/22 to buy ",
                    proposal.officers,
                    f" and vehicles under the scheme {proposal.scheme.title}.",
                ]
            ),
            *(Clause(words=item.text, sources=[item.source]) for item in conditions),
            Note(
                words="The proposal is a draft without a date. Whether the council agreed to it, "
                "and on which terms, is not recorded."
            ),
        ],
    )
