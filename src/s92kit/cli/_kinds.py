"""The kinds of table that people fill in and send, each with its contract and its check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Findings
from s92kit.tables import CheckedTable, RawTable, Screened, TableContract, screen_tables

if TYPE_CHECKING:
    from s92kit.activity import ActivityFormat, CodeCount
    from s92kit.opendata import PublicRows

__all__ = ["KINDS", "PUBLISHED", "Checked", "TableKind", "kind_named"]


@attrs.frozen(kw_only=True)
class TableKind:
    """A kind of table.

    Args:
        word: The word for it on the command line.
        contract: What its files look like.
        check: Checks tables of it; the flag says whether days are written day first.
        masks: Whether the check itself masks personal data and sets such rows aside.
    """

    word: str
    contract: TableContract
    check: Callable[[Sequence[RawTable], bool], Checked]
    masks: bool = False

    def checked(self, tables: Sequence[RawTable], *, day_first: bool) -> tuple[Screened, Checked]:
        """Tables with personal data masked, and what came of checking them.

        Args:
            tables: The tables as they were read.
            day_first: Whether days written 03/04/2019 mean the third of April.
        """
        screened = screen_tables(tables, self.contract)
        if self.masks:
            return screened, self.check(tables, day_first)
        found = self.check(screened.tables, day_first)
        return screened, attrs.evolve(found, table=screened.held_against(found.table))


@attrs.frozen(kw_only=True)
class Checked:
    """What came of checking tables of a kind.

    Args:
        table: The rows accepted, those set aside, and every problem.
        unmapped: For a borough's own log, the codes that its format does not map.
        findings: For a public file, what a user must know of it.
    """

    table: CheckedTable
    unmapped: tuple[CodeCount, ...] = ()
    findings: Findings = Findings()  # noqa: RUF009 - a frozen value


def _duties() -> TableKind:
    from s92kit.delivery import DUTIES, duties_from_tables

    return TableKind(
        word="duties",
        contract=DUTIES,
        check=lambda tables, day_first: Checked(
            table=duties_from_tables(tables, day_first=day_first).table
        ),
    )


def _activity() -> TableKind:
    from s92kit.activity import ACTIVITY, activity_from_tables

    return TableKind(
        word="activity",
        contract=ACTIVITY,
        check=lambda tables, day_first: Checked(
            table=activity_from_tables(tables, day_first=day_first).table
        ),
    )


def _return() -> TableKind:
    from s92kit.activity import RETURN, returns_from_tables

    return TableKind(
        word="return",
        contract=RETURN,
        check=lambda tables, day_first: Checked(
            table=returns_from_tables(tables, day_first=day_first).table
        ),
    )


def _enforcement() -> TableKind:
    from s92kit.enforcement import ENFORCEMENT, enforcement_from_tables

    return TableKind(
        word="enforcement",
        contract=ENFORCEMENT,
        check=lambda tables, day_first: Checked(
            table=enforcement_from_tables(tables, day_first=day_first).table
        ),
    )


def _incidents() -> TableKind:
    from s92kit.evaluation import INCIDENTS, incidents_from_tables

    return TableKind(
        word="incidents",
        contract=INCIDENTS,
        check=lambda tables, day_first: Checked(
            table=incidents_from_tables(tables, day_first=day_first).table
        ),
    )


def _requests() -> TableKind:
    from s92kit.tasking import REQUESTS, check_request_tables

    return TableKind(
        word="requests",
        contract=REQUESTS,
        check=lambda tables, day_first: Checked(
            table=check_request_tables(tables, day_first=day_first)
        ),
    )


def _published(
    contract: TableContract, read: Callable[[Sequence[RawTable]], PublicRows]
) -> TableKind:
    def check(tables: Sequence[RawTable], day_first: bool) -> Checked:  # noqa: FBT001 - as a kind's
        del day_first  # the publisher writes year, month and day
        rows = read(tables)
        return Checked(table=rows.table, findings=rows.findings)

    # What is published under an open licence is not masked; columns about people are not read.
    return TableKind(word=contract.id, contract=contract, check=check, masks=True)


def _street() -> TableKind:
    from s92kit.opendata import STREET, street_from_tables

    return _published(STREET, street_from_tables)


def _outcomes() -> TableKind:
    from s92kit.opendata import OUTCOMES, outcomes_from_tables

    return _published(OUTCOMES, outcomes_from_tables)


def _stops() -> TableKind:
    from s92kit.opendata import STOPS, stops_from_tables

    return _published(STOPS, stops_from_tables)


KINDS: dict[str, Callable[[], TableKind]] = {
    "activity": _activity,
    "duties": _duties,
    "enforcement": _enforcement,
    "incidents": _incidents,
    "requests": _requests,
    "return": _return,
}
"""Each word with what gives the kind, so that a command loads the one that it is asked for."""

PUBLISHED: dict[str, Callable[[], TableKind]] = {
    "police-outcomes": _outcomes,
    "police-street": _street,
    "stop-and-search": _stops,
}
"""The kinds that the police publish, which nobody fills in."""


def kind_named(word: str, *, borough: str | None = None) -> TableKind:
    """A kind of table.

    Args:
        word: The word for it.
        borough: The borough whose own log of activity the files are; ``None`` for files in the
            columns that all boroughs share.

    Raises:
        InvalidValueError: Where a borough is given for a kind that is alike in all.
        UnknownNameError: Where no plugin speaks for the borough, or it has no format for its log.
    """
    if borough is None:
        return (KINDS | PUBLISHED)[word]()
    if word != "activity":
        raise InvalidValueError(
            what=f"The borough of a file of {word}",
            given=borough,
            mend="Leave --borough out: such files have the same columns in every borough.",
        )
    from s92kit.plugins import load_catalogue

    return _log_of(load_catalogue(only={borough}).activity_format(borough))


def _log_of(form: ActivityFormat) -> TableKind:
    from s92kit.activity import converted, local_contract

    def check(tables: Sequence[RawTable], day_first: bool) -> Checked:  # noqa: FBT001 - as a kind's
        conversion = converted(tables, attrs.evolve(form, day_first=form.day_first or day_first))
        return Checked(table=conversion.records.table, unmapped=conversion.unmapped)

    return TableKind(word="activity", contract=local_contract(form), check=check, masks=True)
