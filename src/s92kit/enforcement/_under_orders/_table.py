"""Actions held against the order that they were taken under, all rows at once."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.enforcement._action import AgeBand, IssuerRole
from s92kit.enforcement._case import RowCheck, never
from s92kit.enforcement._columns import NONE, Case, day_of, pence_of
from s92kit.enforcement._rules import (
    AGE_ALLOWED,
    AS_ORDERED,
    ISSUER_ALLOWED,
    ORDER_IN_FORCE,
    ORDER_KNOWN,
    WITHIN_AREA,
)
from s92kit.errors import closest_to
from s92kit.money import format_gbp, from_pence
from s92kit.periods import format_day
from s92kit.pspos import LeastAge, Standing, StatusSpan

__all__ = ["under_orders"]

_AGES = tuple(AgeBand)
_YEARS = {
    AgeBand.UNDER_10: (0, 9),
    AgeBand.FROM_10: (10, 15),
    AgeBand.FROM_16: (16, 17),
    AgeBand.ADULT: (18, 150),
    AgeBand.NOT_RECORDED: (0, 150),
}
_YES, _NO, _PERHAPS = 1, 0, -1


def under_orders(case: Case) -> Iterator[RowCheck]:
    """The checks that ask what an order says.

    Args:
        case: The rows, and what they are held against.
    """
    yield _order_known(case)
    yield _in_force(case)
    yield _within_area(case)
    yield _as_ordered(case)
    yield _age_allowed(case)
    yield _issuer_allowed(case)


def _order_known(case: Case) -> RowCheck:
    rows, known = case.rows, [facts.order.id for facts in case.held.orders]
    named = rows.order_text >= 0
    return RowCheck(
        rule=ORDER_KNOWN,
        header="order",
        asked=rows.under_order,
        broken=rows.under_order & named & (rows.order < 0),
        unknown=rows.under_order & ~named,
        words=lambda row: (
            f"There is no order {case.text('order', row)!r} here.",
            closest_to(case.text("order", row), known),
        ),
        because=lambda _: "the row names no order",
    )


def _in_force(case: Case) -> RowCheck:
    standing = case.by_order_and_day(case.breached, lambda facts: facts.standing, _stands)
    asked = case.with_order

    def about(row: int) -> tuple[str, str, str]:
        facts, day = case.order_of(row), day_of(case.rows.breach[row])
        return format_day(day), facts.order.id, facts.standing.on(day).because

    def words(row: int) -> tuple[str, str]:
        day, name, because = about(row)
        return (
            f"On {day}, {name} was not in force, because {because}.",
            "Cancel the notice and pay back what was paid, or mend the day or the order.",
        )

    def because(row: int) -> str:
        day, name, why = about(row)
        return f"of {name} on {day}, {why}"

    return RowCheck(
        rule=ORDER_IN_FORCE,
        header="day",
        asked=asked,
        broken=asked & (standing == _NO),
        unknown=asked & (standing == _PERHAPS),
        words=words,
        because=because,
    )


def _stands(span: StatusSpan) -> int:
    if span.standing is Standing.IN_FORCE:
        return _YES
    return _PERHAPS if span.standing is Standing.UNKNOWN else _NO


def _within_area(case: Case) -> RowCheck:
    def listed(places: frozenset[str], text: str) -> int:
        return int(text.casefold() in places) if places else _PERHAPS

    ward = case.told_by_order("ward", lambda facts, text: listed(facts.wards, text))
    place = case.told_by_order("place", lambda facts, text: listed(facts.streets, text))
    asked = case.with_order & ((ward >= 0) | (place >= 0))

    def words(row: int) -> tuple[str, str]:
        header, among = ("ward", "wards") if ward[row] == _NO else ("place", "streets")
        facts = case.order_of(row)
        listed = getattr(facts.order, among)
        return (
            f"{case.text(header, row)!r} is not among the {among} of {facts.order.id}.",
            closest_to(case.text(header, row), listed),
        )

    return RowCheck(
        rule=WITHIN_AREA,
        header="ward",
        asked=asked,
        broken=asked & ((ward == _NO) | (place == _NO)),
        unknown=None,
        words=words,
        because=never,
    )


def _as_ordered(case: Case) -> RowCheck:
    rows, asked = case.rows, case.with_order & case.rows.is_penalty
    full, reduced, days = (
        case.by_order_and_day(case.noticed, lambda facts: facts.penalty, number)
        for number in (
            lambda penalty: pence_of(penalty and penalty.amount_gbp),
            lambda penalty: pence_of(penalty and penalty.reduced_gbp),
            lambda penalty: NONE if penalty is None else penalty.reduced_within_days or NONE,
        )
    )
    lower = rows.reduced >= 0
    wrong = (rows.amount != full) | (
        lower & (reduced >= 0) & ((rows.reduced != reduced) | (rows.reduced_days != days))
    )
    broken = asked & (full >= 0) & wrong

    def words(row: int) -> tuple[str, str]:
        said = _amounts(rows.amount[row], rows.reduced[row], rows.reduced_days[row])
        due = _amounts(full[row], reduced[row], days[row])
        return (
            f"The notice asks for {said}; on that day the order sets {due}.",
            "Mend the amounts, or record the penalty that the order sets.",
        )

    return RowCheck(
        rule=AS_ORDERED,
        header="amount_gbp",
        asked=asked,
        broken=broken,
        unknown=asked & ~broken & ((full < 0) | (lower & (reduced < 0))),
        words=words,
        because=lambda row: (
            f"no penalty of {case.order_of(row).order.id} is recorded for that day"
            if full[row] < 0
            else f"no lower amount of {case.order_of(row).order.id} is recorded for that day"
        ),
    )


def _amounts(full: int, reduced: int, days: int) -> str:
    told = format_gbp(from_pence(int(full)))
    if reduced < 0:
        return told
    return f"{told}, or {format_gbp(from_pence(int(reduced)))} within {int(days)} days"


def _age_allowed(case: Case) -> RowCheck:
    import numpy as np

    rows = case.rows
    bands = [*(_YEARS[band] for band in _AGES), _YEARS[AgeBand.NOT_RECORDED]]
    youngest, oldest = (np.array([band[end] for band in bands])[rows.age] for end in (0, 1))
    of_order = case.by_order_and_day(case.noticed, lambda facts: facts.least_age, _years)
    of_law = case.noticed.each(lambda day: _whole(case.held.law.on("cpn-least-age", day)))
    least = np.where(rows.under_order, np.where(rows.order >= 0, of_order, NONE), of_law)
    stated = (rows.age >= 0) & (rows.age != _AGES.index(AgeBand.NOT_RECORDED))
    child = (rows.age == _AGES.index(AgeBand.UNDER_10)) & ~rows.is_warning
    asked = rows.is_penalty & (stated | (least > 0)) | child
    broken = asked & (child | ((least > 0) & (oldest < least)))

    def words(row: int) -> tuple[str, str]:
        if child[row]:
            return (
                "A person under 10 cannot commit an offence.",
                "Cancel the notice and refer the child to children's services.",
            )
        if not rows.under_order[row]:
            return f"The least age is {least[row]}.", "Cancel the notice."
        policy = case.order_of(row).least_age.on(day_of(rows.day[row]))
        assert policy is not None  # noqa: S101 - for type checkers: its years were the bound
        return (
            f"The council gives nobody under {policy.years} a notice under this order.",
            f"Cancel the notice. {policy.instead}",
        )

    return RowCheck(
        rule=AGE_ALLOWED,
        header="age_band",
        asked=asked,
        broken=broken,
        unknown=asked & ~broken & (youngest < least),
        words=words,
        because=lambda row: f"the least age is {least[row]}, and the person's is not recorded",
    )


def _years(policy: LeastAge | None) -> int:
    return NONE if policy is None else policy.years


def _whole(limit: object) -> int:
    value = getattr(limit, "value", None)
    return value if isinstance(value, int) else NONE


def _issuer_allowed(case: Case) -> RowCheck:
    rows, designated = case.rows, case.held.practice.pcsos_designated
    roles = tuple(IssuerRole)
    pcso = rows.issuer == roles.index(IssuerRole.PCSO)
    other = rows.issuer == roles.index(IssuerRole.OTHER)
    asked = rows.is_penalty
    return RowCheck(
        rule=ISSUER_ALLOWED,
        header="issuer",
        asked=asked,
        broken=asked & (other | (pcso & (designated is False))),
        unknown=asked & ((rows.issuer < 0) | (pcso & (designated is None))),
        words=lambda row: (
            f"A notice was issued by {'a PCSO who is not designated' if pcso[row] else 'another'}.",
            "Cancel the notice, or mend the role.",
        ),
        because=lambda row: (
            "the row does not say who issued it"
            if rows.issuer[row] < 0
            else "it is not recorded whether the PCSOs are designated"
        ),
    )
