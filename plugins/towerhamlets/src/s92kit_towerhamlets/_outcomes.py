"""The section on outcomes: what is claimed, by whom else, and what is expected without a target."""

from __future__ import annotations

from s92kit.claims import PublishedFigure, find_double_claims
from s92kit.reports import (
    Block,
    Bullets,
    Column,
    Missing,
    Note,
    NoteKind,
    Paragraph,
    Section,
    Table,
)
from s92kit_towerhamlets._proposal import Proposal

__all__ = ["outcomes"]

_EXPECTED = (
    "Police are seen more often in neighbourhoods.",
    "Residents are reassured, and victims are more satisfied.",
    "What residents say of crime and anti-social behaviour is acted on.",
    "The few people with the most complex needs are worked with one by one.",
    "Offenders are brought to justice, and orders make them seek treatment.",
    "Partners carry out operations together.",
    "Anti-social behaviour, drug incidents and drug dealing fall.",
    "Residents and the partners speak with each other more.",
)


def outcomes(proposal: Proposal) -> Section:
    """What the proposal claims for the years before it, and what it expects."""
    claims = tuple(figure for figure in proposal.published if figure.measure)
    return Section(
        title="Outcomes",
        sections=[
            Section(
                title="Claimed for the years before",
                blocks=[_claimed(claims, proposal), *_warning(claims, proposal)],
            ),
            _expected(proposal),
        ],
    )


def _claimed(claims: tuple[PublishedFigure, ...], proposal: Proposal) -> Table:
    others = {figure.measure: figure for figure in proposal.published_by_other}
    days = claims[0].period_in_words
    return Table(
        caption=f"Outcomes of {days}",
        columns=[
            "Outcome",
            Column("Number", numeric=True),
            "This proposal credits",
            "GRO/HAC 002/21-22 credits",
        ],
        rows=[
            (
                claim.label,
                claim.figure,
                claim.credited_to,
                _credit(others.get(claim.measure), claim),
            )
            for claim in claims
        ],
    )


def _credit(other: PublishedFigure | None, claim: PublishedFigure) -> str:
    if other is None:
        return "nobody: it does not claim this outcome"
    if other.value == claim.value:
        return other.credited_to
    return f"{other.credited_to}, with {other.figure.text}"


def _warning(claims: tuple[PublishedFigure, ...], proposal: Proposal) -> tuple[Note, ...]:
    doubles = find_double_claims((*claims, *proposal.published_by_other)).not_met
    if not doubles:
        return ()
    return (
        Note(
            kind=NoteKind.WARNING,
            words="Claimed twice. Both proposals of 2021/22 print these outcomes with the same "
            "numbers and credit them to different teams. They happened once. Before either is "
            "quoted, say whose each outcome is, or share it by stated parts; the two papers "
            "are never added together.",
        ),
    )


def _expected(proposal: Proposal) -> Section:
    blocks: list[Block] = [
        proposal.clause(
            "The proposal expects these outcomes of the money that it asks for.",
            "proposal summary, list of outcomes",
        ),
        Bullets(_EXPECTED),
        Missing(
            what="target, baseline and day for each of them",
            because="the proposal names none, so nobody can later say whether it was reached",
        ),
        Paragraph(
            "What is counted in the table above is what officers did. None of it shows whether "
            "crime or anti-social behaviour fell."
        ),
    ]
    return Section(title="Expected of the money", blocks=blocks)
