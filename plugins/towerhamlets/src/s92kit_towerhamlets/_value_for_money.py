"""The section on value for money: the sum against published rates, and the discount claimed."""

from __future__ import annotations

import attrs

from s92kit.agreements import CostSchedule, quote
from s92kit.figures import difference_between
from s92kit.rates import RateAssumption
from s92kit.reports import Block, Clause, Column, Missing, Note, Paragraph, Section, Table
from s92kit_towerhamlets._proposal import YEAR, Proposal, number_of

__all__ = ["value_for_money"]

_HELD_FLAT = RateAssumption(
    label="For comparison alone, the rates of 2019/20 are held flat to 2021/22, for which none is "
    "published",
    held_flat=True,
)
_BENEFITS = (
    "The council directs the officers to what it holds important, residents' complaints included.",
    "Gaps in the response of the police to drug use and drug dealing become smaller.",
    "Police powers, such as quick closure of premises, stand behind the council's own officers.",
    "The team brings its own management, training, equipment and legal support in court.",
)


def value_for_money(proposal: Proposal) -> Section:
    """How the sum compares with the published rates, and what is said of the discount."""
    return Section(
        title="Value for money",
        sections=[_at_published_rates(proposal), _discount(proposal), _benefits(proposal)],
    )


def _at_published_rates(proposal: Proposal) -> Section:
    schedule = _at_rates(proposal)
    asked = proposal.schedule.years[0].cost
    officers = attrs.evolve(schedule.total, label="Officers at the rates of 2019/20, held flat")
    rest = difference_between(asked, officers, label="Sum asked for less officers at those rates")
    table = Table(
        caption="Officers at the rates of 2019/20, beside the sum asked for",
        columns=["Item", Column("Officers", numeric=True), Column("Pounds a year", numeric=True)],
        rows=[
            *(
                (number_of(post).label, number_of(post), line.figure)
                for post, line in zip(proposal.posts, schedule.lines, strict=True)
            ),
            ("All officers at those rates", proposal.officers, officers),
            ("Sum asked for, with vehicles", proposal.officers, asked),
        ],
        total=("Not explained by the proposal", "none", rest),
    )
    caution = Note(
        words="What is left may pay for vehicles, for prices later than 2019/20, or for both: the "
        "proposal does not say. It is no rate, and no rate of 2021/22 is inferred from it."
    )
    return Section(title="Against the published rates", blocks=[table, caution])


def _at_rates(proposal: Proposal) -> CostSchedule:
    posts = [attrs.evolve(post, costed_by="") for post in proposal.posts]
    return quote(
        posts,
        proposal.context.rates,
        scheme=proposal.agreement.scheme,
        period=YEAR,
        known_on=proposal.context.known_on,
        assumption=_HELD_FLAT,
    )


def _discount(proposal: Proposal) -> Section:
    said = next(item for item in proposal.scheme.statements if item.id == "discount")
    blocks: list[Block] = [
        Paragraph(
            [
                "The proposal calls its sum a reduction of ",
                proposal.figure("reduction"),
                " in actual costs. This cannot be checked.",
            ]
        ),
        Missing(
            what="full cost of the officers and vehicles",
            because="neither the proposal nor the scheme's papers give it",
        ),
        Clause(words=f"The scheme's own papers say: {said.text}", sources=[said.source]),
    ]
    return Section(title="The reduction claimed", blocks=blocks)


def _benefits(proposal: Proposal) -> Section:
    place = "value for money and efficiency, list of benefits"
    return Section(
        title="Benefits named",
        blocks=[proposal.clause(words, place) for words in _BENEFITS],
    )
