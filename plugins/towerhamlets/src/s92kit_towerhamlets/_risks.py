"""The section on risks and implications, in s92kit's own words, each with its source."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from s92kit.figures import Unit
from s92kit.reports import Clause, Note, NoteKind, Paragraph, Section
from s92kit_towerhamlets._proposal import Proposal, term_of

__all__ = ["risks"]

_WITHOUT = (
    (
        (
            "Referrals of women in street sex working to support, and of those who buy sex to "
            "courses, are likely to stop or fall sharply: the team does most of this work."
        ),
        "risks and implications, first paragraph",
    ),
    (
        "A local programme that diverts people suspected of dealing drugs would lose referrals.",
        "risks and implications, second paragraph",
    ),
    (
        (
            "Operations against cars used for dealing could no longer be run from the council's "
            "cameras, in which it is investing."
        ),
        "risks and implications, third paragraph",
    ),
)


def risks(proposal: Proposal) -> Section:
    """What the proposal risks, and what follows from it for money, law and equality."""
    return Section(
        title="Risks and implications",
        sections=[
            Section(
                title="If the officers are not funded",
                blocks=[proposal.clause(words, locator) for words, locator in _WITHOUT],
            ),
            Section(
                title="If they are funded", blocks=[*_calling_away(proposal), *_terms(proposal)]
            ),
            Section(title="Law and equality", blocks=_law_and_equality(proposal)),
        ],
    )


def _calling_away(proposal: Proposal) -> Iterator[Note]:
    days = proposal.scheme.high_demand_days_a_year
    if days is None:
        return
    allowed = term_of(
        days, label="High-demand days in the rate, each officer a year", unit=Unit.DAYS
    )
    about = "about " if days.approximate else ""
    yield Note(
        kind=NoteKind.WARNING,
        words=[
            "The proposal says that the officers cannot be called away to other duties. ",
            f"The standard terms of {proposal.scheme.title} allow for {about}",
            allowed,
            " a year on which each of them may be, already in the price. Both cannot be so. ",
            "This paper does not repeat the claim.",
        ],
    )


def _terms(proposal: Proposal) -> Iterator[Paragraph]:
    least, notice = proposal.scheme.minimum_term_months, proposal.scheme.notice_months
    if least is not None:
        term = term_of(least, label="Least term of an agreement", unit=Unit.MONTHS)
        yield Paragraph(
            ["The least term of an agreement is ", term, "; the proposal states one year's sum."]
        )
    if notice is not None:
        months = term_of(notice, label="Notice to end an agreement", unit=Unit.MONTHS)
        yield Paragraph(
            ["Either party may end the agreement within its term, on ", months, " of notice."]
        )


def _law_and_equality(proposal: Proposal) -> tuple[Clause, ...]:
    act = next(
        source for source in proposal.context.borough.sources if source.title == "Police Act 1996"
    )
    return (
        Clause(
            words="The money is a grant to MOPAC. Conditions on it, such as tasking, need the "
            "agreement of the Commissioner, and no record of it is held here.",
            sources=[attrs.evolve(act, locator="section 92(2) and (3)")],
        ),
        proposal.clause(
            "The equality screening answers no to every question, and is said to be complete.",
            "budget equality analysis screening tool",
        ),
    )
