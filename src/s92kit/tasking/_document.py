"""Requests, teams and policies from their documents."""

from __future__ import annotations

import re
from typing import Any

import attrs

from s92kit.documents import Document, DocumentError, structured
from s92kit.findings import Findings
from s92kit.sources import Source
from s92kit.tasking._fitness import check_team
from s92kit.tasking._policy import TaskingPolicy
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._requests import REQUEST_FITS, Requests, one_record_a_day
from s92kit.tasking._team import Team

__all__ = ["requests_from_document", "tasking_policy_from_document", "team_from_document"]

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_DAY = 24 * 60


@attrs.frozen(kw_only=True)
class _RequestList:
    """A document of requests."""

    title: str
    requests: tuple[TaskRequest, ...]
    sources: tuple[Source, ...] = ()


def requests_from_document(document: Document) -> Requests:
    """The requests that a document describes.

    Args:
        document: A checked document of the kind ``tasking-requests``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    records = structured(_with_minutes(document), _RequestList).requests
    faults = Findings(
        REQUEST_FITS.not_met(
            f"The id {records[at].id!r} stands twice with one day of recording. Give each request "
            "an id of its own, and a correction its day in recorded_on.",
            path=("requests", at, "id"),
        )
        for at in one_record_a_day(records)
    )
    if faults:
        raise DocumentError(faults.located(document.where))
    return Requests(records=records, rows_in=len(records))


def team_from_document(document: Document) -> Team:
    """The team that a document describes.

    Args:
        document: A checked document of the kind ``team``.

    Raises:
        DocumentError: With every fault, each on its line: shifts that overlap, officers that the
            team does not have, a team of nobody.
    """
    team = structured(_with_minutes(document), Team)
    faults = Findings(attrs.evolve(fault, where="") for fault in check_team(team).errors)
    if faults:
        raise DocumentError(faults.located(document.where))
    return team


def tasking_policy_from_document(document: Document) -> TaskingPolicy:
    """The policy that a document describes.

    Args:
        document: A checked document of the kind ``tasking-policy``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(_with_minutes(document), TaskingPolicy)


def _with_minutes(document: Document) -> Document:
    return attrs.evolve(document, data=_counted(document.data))


def _counted(data: Any) -> Any:  # noqa: ANN401 - plain data is any
    """The same data with times of the clock as minutes after midnight."""
    if isinstance(data, list):
        return [_counted(item) for item in data]
    if not isinstance(data, dict):
        return data
    counted = {key: _counted(value) for key, value in data.items()}
    times = {key: _minutes(data.get(key)) for key in ("starts", "ends")}
    counted.update({key: minutes for key, minutes in times.items() if minutes is not None})
    starts, ends = times["starts"], times["ends"]
    if starts is not None and ends is not None and ends <= starts:
        counted["ends"] = ends + _DAY
    return counted


def _minutes(text: object) -> int | None:
    shown = _CLOCK.fullmatch(text) if isinstance(text, str) else None
    return int(shown[1]) * 60 + int(shown[2]) if shown else None
