"""Documents that list the use of powers, each under the name of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from s92kit.dated import InvalidHistoryError, as_known
from s92kit.documents import Document, DocumentError, structured
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.law import Law
from s92kit.powers._behaviour_order import CriminalBehaviourOrder
from s92kit.powers._case_review import CaseReview
from s92kit.powers._closure import ClosureNotice
from s92kit.powers._closure_order import ClosureOrder
from s92kit.powers._direction import DispersalDirection
from s92kit.powers._dispersal import DispersalAuthorisation
from s92kit.powers._injunction import CivilInjunction
from s92kit.powers._judging import Judgement, Power, judged
from s92kit.powers._protection import CommunityProtectionNotice, CommunityProtectionWarning
from s92kit.powers._vehicles import VehicleSeizure, VehicleWarning

__all__ = ["PowerRecords", "check_powers", "powers_from_document"]

RECORDS_FIT = Rule(
    "powers/records-fit",
    "Each record of a list has an id of its own, and corrections fit together.",
    Severity.ERROR,
)


@attrs.frozen(kw_only=True)
class _OnePower:
    """A power as a document writes it: under the name of its kind, which the schema keeps to."""

    community_protection_warning: CommunityProtectionWarning | None = None
    community_protection_notice: CommunityProtectionNotice | None = None
    dispersal_authorisation: DispersalAuthorisation | None = None
    dispersal_direction: DispersalDirection | None = None
    closure_notice: ClosureNotice | None = None
    closure_order: ClosureOrder | None = None
    criminal_behaviour_order: CriminalBehaviourOrder | None = None
    civil_injunction: CivilInjunction | None = None
    vehicle_warning: VehicleWarning | None = None
    vehicle_seizure: VehicleSeizure | None = None
    case_review: CaseReview | None = None

    @property
    def power(self) -> Power:
        every: tuple[Power | None, ...] = attrs.astuple(self, recurse=False)
        return next(power for power in every if power is not None)

    @property
    def kind(self) -> str:
        given: dict[str, object] = attrs.asdict(self, recurse=False)
        return next(kind for kind, power in given.items() if power is not None)


@attrs.frozen(kw_only=True)
class _Listed:
    """A list of powers as a document writes it."""

    id: str
    title: str
    powers: tuple[_OnePower, ...]


@attrs.frozen(kw_only=True)
class PowerRecords:
    """The use of powers as one document lists it.

    Args:
        id: The borough's key and a name, such as ``walford/powers-2026``.
        title: What the list is called.
        powers: The records, corrected ones included.
        paths: For each of them, the way to it in its document.

    Raises:
        InvalidHistoryError: Where ids or corrections do not fit together.
    """

    id: str
    title: str
    powers: tuple[Power, ...]
    paths: tuple[tuple[str | int, ...], ...] = ()

    def __attrs_post_init__(self) -> None:
        as_known(self.powers, None)

    def known(self, *, known_on: date | None = None) -> tuple[Power, ...]:
        """The records that stood on a day.

        Args:
            known_on: The day whose knowledge counts; ``None`` for everything recorded.
        """
        return as_known(self.powers, known_on)

    def judged(self, law: Law, *, known_on: date | None = None) -> tuple[Judgement, ...]:
        """Each record that stood on a day, judged by the law of the day of its use.

        Args:
            law: The law.
            known_on: The day whose knowledge counts; ``None`` for everything recorded.
        """
        return tuple(
            judged(power, law, known_on=known_on, beside=self.powers)
            for power in self.known(known_on=known_on)
        )


def powers_from_document(document: Document) -> PowerRecords:
    """The powers that a document lists.

    Args:
        document: A checked document of the kind ``powers``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    written = structured(document, _Listed)
    ways = tuple(("powers", at, entry.kind) for at, entry in enumerate(written.powers))
    powers = tuple(entry.power for entry in written.powers)
    try:
        return PowerRecords(id=written.id, title=written.title, powers=powers, paths=ways)
    except InvalidHistoryError as wrong:
        at_fault = [power.id for power in powers].index(wrong.id)
        fault = RECORDS_FIT.not_met(f"{wrong}", path=ways[at_fault])
        raise DocumentError(Findings([fault]).located(document.where)) from wrong


def check_powers(records: PowerRecords, law: Law, *, known_on: date | None = None) -> Findings:
    """Every finding of every record that stood on a day, each with the way to its place.

    Args:
        records: The records.
        law: The law.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    return Findings(_findings(records, law, known_on))


def _findings(records: PowerRecords, law: Law, known_on: date | None) -> Iterator[Finding]:
    ways = dict(zip((power.id for power in records.powers), records.paths, strict=False))
    for answer in records.judged(law, known_on=known_on):
        way = ways.get(answer.power.id, ())
        for finding in answer.findings:
            message = f"{answer.power.id}: {finding.message}"
            yield attrs.evolve(finding, message=message, path=(*way, *finding.path))
