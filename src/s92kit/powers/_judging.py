"""The one place to ask whether a power was used lawfully on its face, and which dates follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from s92kit.dated import as_known
from s92kit.findings import Finding, Findings, Rule, checked
from s92kit.law import Law, LegalStatus, LimitNotInForceError
from s92kit.powers import (
    _behaviour_order,
    _case_review,
    _closure,
    _closure_order,
    _direction,
    _dispersal,
    _injunction,
    _prosecution,
    _protection,
    _vehicles,
)
from s92kit.powers._behaviour_order import CriminalBehaviourOrder
from s92kit.powers._case import Case, Check, PowerDate, why_no_limit
from s92kit.powers._case_review import CaseReview
from s92kit.powers._closure import ClosureNotice
from s92kit.powers._closure_order import ClosureOrder
from s92kit.powers._direction import DispersalDirection
from s92kit.powers._dispersal import DispersalAuthorisation
from s92kit.powers._injunction import CivilInjunction
from s92kit.powers._protection import CommunityProtectionNotice, CommunityProtectionWarning
from s92kit.powers._vehicles import VehicleSeizure, VehicleWarning

__all__ = ["RULES", "Judgement", "Power", "judged"]

Power: TypeAlias = (
    CommunityProtectionWarning
    | CommunityProtectionNotice
    | DispersalAuthorisation
    | DispersalDirection
    | ClosureNotice
    | ClosureOrder
    | CriminalBehaviourOrder
    | CivilInjunction
    | VehicleWarning
    | VehicleSeizure
    | CaseReview
)
"""The use of any power that is judged here."""

_Parts: TypeAlias = tuple[
    Callable[[Any, Case], Iterator[Check]], Callable[[Any, Case], Iterator[PowerDate]]
]
_PARTS: Mapping[type[Any], _Parts] = MappingProxyType(
    {
        CommunityProtectionWarning: (_protection.checks_of_warning, _protection.dates_of_warning),
        CommunityProtectionNotice: (_protection.checks_of_notice, _protection.dates_of_notice),
        DispersalAuthorisation: (
            _dispersal.checks_of_authorisation,
            _dispersal.dates_of_authorisation,
        ),
        DispersalDirection: (_direction.checks_of_direction, _direction.dates_of_direction),
        ClosureNotice: (_closure.checks_of_notice, _closure.dates_of_notice),
        ClosureOrder: (_closure_order.checks_of_order, _closure_order.dates_of_order),
        CriminalBehaviourOrder: (_behaviour_order.checks_of_order, _behaviour_order.dates_of_order),
        CivilInjunction: (_injunction.checks_of_injunction, _injunction.dates_of_injunction),
        VehicleWarning: (_vehicles.checks_of_warning, _vehicles.dates_of_warning),
        VehicleSeizure: (_vehicles.checks_of_seizure, _vehicles.dates_of_seizure),
        CaseReview: (_case_review.checks_of_review, _case_review.dates_of_review),
    }
)

RULES: tuple[Rule, ...] = (
    *_protection.RULES,
    *_dispersal.RULES,
    *_direction.RULES,
    *_closure.RULES,
    *_closure_order.RULES,
    *_behaviour_order.RULES,
    *_injunction.RULES,
    *_vehicles.RULES,
    *_case_review.RULES,
    *_prosecution.RULES,
)
"""Every rule of this room."""


@attrs.frozen(kw_only=True)
class Judgement:
    """Whether the use of a power was lawful on its face, and the dates that follow from it.

    Args:
        power: The record that was judged.
        on: The day whose law it was held against.
        findings: The answer of each rule that applies to it.
        dates: The dates that follow, each with the row of the law that it was counted by.
    """

    power: Power
    on: date
    findings: Findings
    dates: tuple[PowerDate, ...]

    @property
    def lawful_on_its_face(self) -> bool | None:
        """Whether each rule is met; ``None`` where none is broken and one cannot be told."""
        if self.findings.errors:
            return False
        return None if self.findings.undetermined else True

    def date(self, name: str) -> PowerDate | None:
        """The date of a name; ``None`` where the power has none.

        Args:
            name: Such as ``appeal``.
        """
        return next((found for found in self.dates if found.name == name), None)


def judged(
    power: Power,
    law: Law,
    *,
    on: date | None = None,
    known_on: date | None = None,
    beside: Iterable[Power] = (),
    allow: tuple[LegalStatus, ...] = (LegalStatus.IN_FORCE,),
) -> Judgement:
    """Whether the use of a power was lawful on its face, and which dates follow from it.

    It looks at what is recorded and at nothing else: whether the behaviour was as bad as the Act
    asks, or an order proportionate, is for a court.

    Args:
        power: The record.
        law: The law, such as ``english_law()``.
        on: The day whose law counts; the day on which the power was used where left out.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        beside: The records that it may name, such as the warning before a notice.
        allow: The statuses of rows of the law that will do. By default a row that is pending or
            unverified leaves undetermined what would rest on it.

    Returns:
        The findings, three-valued, and the dates, each with its day or why there is none.

    Examples:
        >>> from datetime import datetime
        >>> from s92kit.law import english_law
        >>> from s92kit.sources import Source
        >>> register = Source(title="Walford closure register; fictitious", locator="7",
        ...                   published_on=None)
        >>> notice = ClosureNotice(
        ...     id="closure-7", issued_at=datetime(2026, 12, 24, 18), source=register,
        ...     recorded_on=date(2026, 12, 24), ends_at=datetime(2026, 12, 26, 18),
        ...     served_at=datetime(2026, 12, 24, 18))
        >>> answer = judged(notice, english_law())
        >>> answer.date("hearing").text
        '18:00 on 27 December 2026'
    """
    counted_on = on or power.used_on
    case = Case(
        law=law,
        on=counted_on,
        known_on=known_on,
        allow=allow,
        beside=_known_by(beside, known_on),
    )
    checks_of, dates_of = _PARTS[type(power)]
    answers = (_answers(rule, check) for rule, check in checks_of(power, case))
    return Judgement(
        power=power,
        on=counted_on,
        findings=Findings(chain.from_iterable(answers)),
        dates=tuple(dates_of(power, case)),
    )


def _known_by(beside: Iterable[Power], known_on: date | None) -> tuple[Power, ...]:
    everything = tuple(beside)
    as_known(everything, known_on)  # refuses corrections that do not fit together
    return tuple(power for power in everything if known_on is None or power.recorded_on <= known_on)


def _answers(rule: Rule, check: Callable[[], Iterator[Finding]]) -> tuple[Finding, ...]:
    def told() -> Iterator[Finding]:
        try:
            yield from check()
        except LimitNotInForceError as pending:
            yield rule.undetermined(why_no_limit(pending))

    return checked(rule, told)
