"""Actions held against the terms of their order: the offence, and what alcohol needs."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from s92kit.enforcement._action import Power, ProsecutedFor
from s92kit.enforcement._case import RowCheck
from s92kit.enforcement._columns import NONE, Case, number_of
from s92kit.enforcement._rules import BREACH_PROSECUTED, REQUIREMENT_RECORDED, TERM_KNOWN
from s92kit.errors import closest_to
from s92kit.pspos import Offence, OrderTerm
from s92kit.tables import Array

__all__ = ["under_terms"]

_OFFENCES = tuple(ProsecutedFor)
_YES, _NO, _PERHAPS = 1, 0, -1


def under_terms(case: Case) -> Iterator[RowCheck]:
    """The checks that ask what a term of an order says.

    Args:
        case: The rows, and what they are held against.
    """
    terms = _terms_of(case)
    yield _term_known(case, terms)
    yield _requirement(case, terms)
    yield _breach_prosecuted(case, terms)


@attrs.frozen(kw_only=True, eq=False)
class _Terms:
    """What each row's term is; of a row that names none, what all of its order's terms are."""

    stands: Array
    offence: Array
    drinking: Array


def _terms_of(case: Case) -> _Terms:
    import numpy as np

    rows = case.rows
    listed = [(facts, term) for facts in case.held.orders for term in facts.terms.values()]
    place = {(facts.order.id, term.id): at for at, (facts, term) in enumerate(listed)}
    named = case.told_by_order("term", lambda facts, text: place.get((facts.order.id, text), NONE))
    starts = np.array([number_of(t.span.start) if t.span.start else -(2**31) for _, t in listed])
    ends = np.array([number_of(t.span.end) if t.span.end else 2**31 for _, t in listed])
    alone = [_alike(tuple(facts.terms.values())) for facts in case.held.orders]
    told = [*map(_what, (term for _, term in listed)), *alone, (_PERHAPS, _PERHAPS)]
    # A row without a term takes the place of its order; one whose term is unknown, the last.
    of_order = len(listed) + np.where(rows.order >= 0, rows.order, len(alone))
    at = np.where(rows.term_text < 0, of_order, np.where(named >= 0, named, len(told) - 1))
    stands = named >= 0
    if listed:
        stands &= (rows.breach >= starts[named]) & (rows.breach < ends[named])
    offence, drinking = (np.array([each[part] for each in told])[at] for part in (0, 1))
    return _Terms(stands=stands, offence=offence, drinking=drinking)


def _what(term: OrderTerm) -> tuple[int, int]:
    if term.offence is Offence.NOT_RECORDED:
        return _PERHAPS, _YES if term.forbids_drinking else _PERHAPS
    offence = _OFFENCES.index(ProsecutedFor(term.offence.value))
    return offence, int(term.forbids_drinking or term.offence is Offence.SECTION_63)


def _alike(terms: tuple[OrderTerm, ...]) -> tuple[int, int]:
    told = [_what(term) for term in terms]
    offences, drinking = ({each[part] for each in told} for part in (0, 1))
    return (
        offences.pop() if len(offences) == 1 else _PERHAPS,
        drinking.pop() if len(drinking) == 1 else _PERHAPS,
    )


def _term_known(case: Case, terms: _Terms) -> RowCheck:
    import numpy as np

    rows = case.rows
    asked = case.with_order & (rows.term_text >= 0)
    recorded = np.array([*(bool(facts.terms) for facts in case.held.orders), False])[rows.order]
    return RowCheck(
        rule=TERM_KNOWN,
        header="term",
        asked=asked,
        broken=asked & recorded & ~terms.stands,
        unknown=asked & ~recorded,
        words=lambda row: (
            f"{case.order_of(row).order.id} has no term {case.text('term', row)!r} on that day.",
            closest_to(case.text("term", row), case.order_of(row).terms),
        ),
        because=lambda row: f"no term of {case.order_of(row).order.id} is recorded",
    )


def _requirement(case: Case, terms: _Terms) -> RowCheck:
    rows = case.rows
    asked = case.with_order & ~rows.is_warning & (terms.drinking != _NO)
    silent = rows.requirement < 0
    sure = terms.drinking == _YES
    return RowCheck(
        rule=REQUIREMENT_RECORDED,
        header="requirement_broken",
        asked=asked,
        broken=asked & sure & (rows.requirement == 0),
        unknown=asked & (rows.requirement != 1) & (silent | ~sure),
        words=lambda _: (
            "Drinking is no offence of itself, and no requirement was broken.",
            "Cancel the notice; the offence is not doing what an officer requires (section 63).",
        ),
        because=lambda row: (
            "the row does not say whether a requirement was made and broken"
            if sure[row]
            else "it is not recorded whether the term forbids drinking, nor whether a requirement "
            "was broken"
        ),
    )


def _breach_prosecuted(case: Case, terms: _Terms) -> RowCheck:
    import numpy as np

    rows = case.rows
    non_payment = rows.offence == _OFFENCES.index(ProsecutedFor.NON_PAYMENT)
    section_48 = rows.offence == _OFFENCES.index(ProsecutedFor.SECTION_48)
    asked = rows.offence >= 0
    told = np.where(rows.under_order, terms.offence, _OFFENCES.index(ProsecutedFor.SECTION_48))
    other = np.where(told >= 0, rows.offence != told, rows.under_order & section_48)
    broken = asked & (non_payment | other)

    def words(row: int) -> tuple[str, str]:
        right = f" ({_OFFENCES[told[row]]})" if told[row] >= 0 else ""
        if non_payment[row]:
            return (
                "Not paying a fixed penalty is no offence: it only lifts the bar on proceedings.",
                f"Prosecute the breach itself{right}.",
            )
        said = _OFFENCES[int(rows.offence[row])]
        power = Power.ORDER if rows.under_order[row] else Power.COMMUNITY_PROTECTION
        return f"{said} is not the offence of this breach of a {power}.", f"Mend it{right}."

    return RowCheck(
        rule=BREACH_PROSECUTED,
        header="offence",
        asked=asked,
        broken=broken,
        unknown=asked & ~broken & (told < 0),
        words=words,
        because=lambda _: "no offence is recorded for the term, or the row names no term",
    )
