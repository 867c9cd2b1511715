"""Plans as documents: the text of a plan's file, and a plan from a document that was checked."""

from __future__ import annotations

import enum
import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from s92kit.documents import Document, DocumentError, read_document, structured
from s92kit.errors import InvalidValueError
from s92kit.files import write_whole
from s92kit.findings import Findings, Rule, Severity
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.tasking._record import PlanRecord

__all__ = ["plan_from_document", "plan_text", "read_plan", "write_plan"]

KIND = "s92kit/plan/1"
PLAN_FITS = Rule(
    "tasking/plan-fits",
    "Each visit of a plan is on a shift of its capacity, by officers of it, for a request of it.",
    Severity.ERROR,
)


def plan_text(record: PlanRecord) -> str:
    """The plan as the text of a JSON document, the same text for the same plan.

    Args:
        record: The plan.

    Returns:
        JSON of the kind ``s92kit/plan/1``. What has its usual value is left out.
    """
    data = {"$schema": KIND, **_plain(record)}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def write_plan(record: PlanRecord, path: Path | str) -> None:
    """Write the plan to a file, which appears, or is replaced, whole.

    Args:
        record: The plan.
        path: The file, ending in ``.json``.

    Raises:
        InvalidValueError: For another ending, or where the folder is not there.
    """
    path = Path(path)
    if path.suffix.lower() != ".json":
        raise InvalidValueError(
            what="The file of a plan", given=path.name, mend="End its name in .json."
        )
    write_whole(path, plan_text(record))


def read_plan(path: Path | str) -> PlanRecord:
    """A plan from its file.

    Args:
        path: The file.

    Raises:
        DocumentError: With every fault, each on its line.
        OSError: Where the file cannot be opened.
    """
    return plan_from_document(read_document(path))


def plan_from_document(document: Document) -> PlanRecord:
    """The plan that a document holds.

    Args:
        document: A checked document of the kind ``plan``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    if document.kind != "plan":
        fault = PLAN_FITS.not_met(f"This is a document of the kind {document.kind!r}, not a plan.")
        raise DocumentError(Findings([fault]).located(document.where))
    record = structured(document, PlanRecord)
    faults = Findings(
        PLAN_FITS.not_met(message, path=("plan", "visits", at)) for at, message in _misfits(record)
    )
    if faults:
        raise DocumentError(faults.located(document.where))
    return record


def _misfits(record: PlanRecord) -> list[tuple[int, str]]:
    shifts = {shift.id: shift for shift in record.capacity.shifts}
    requests = {request.id for request in record.requests}
    found = []
    for at, visit in enumerate(record.plan.visits):
        shift = shifts.get(visit.shift)
        if shift is None:
            found.append((at, f"The plan has no shift {visit.shift!r}. Name one of its capacity."))
            continue
        strangers = set(visit.officers) - {each.officer for each in shift.officers}
        if strangers:
            names = ", ".join(sorted(strangers))
            found.append((at, f"{names} is not on the shift {visit.shift!r}. Name who is."))
        if visit.request not in requests:
            found.append((at, f"The plan has no request {visit.request!r}. Name one of its own."))
        if not shift.starts <= visit.starts < visit.ends <= shift.ends:
            found.append((at, f"The visit lies outside the shift {visit.shift!r}. Move it inside."))
    return found


def _plain(value: object) -> Any:  # noqa: ANN401, PLR0911 - plain data is any, one line a kind
    match value:
        case enum.Enum():
            return value.value
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case Period():
            return {"first_day": _plain(value.first_day), "last_day": _plain(value.last_day)}
        case frozenset():
            return sorted(_plain(item) for item in value)
        case tuple():
            return [_plain(item) for item in value]
        case _ if attrs.has(type(value)):
            return _of_attrs(value)
        case _:
            return value


def _of_attrs(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any value object
    given = {
        field.name: _plain(getattr(value, field.name))
        for field in attrs.fields(type(value))
        if getattr(value, field.name) != field.default
    }
    if isinstance(value, Source) and value.published_on is None:
        given["published_on"] = "not stated"
    return given
