"""``s92kit validate``: hold the tables that people send against what they must look like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from s92kit.cli._kinds import KINDS, PUBLISHED, Checked, kind_named
from s92kit.cli._printing import print_json, wrapped
from s92kit.cli._running import as_json, in_words, tell_progress, working_on
from s92kit.errors import InvalidValueError
from s92kit.files import write_whole
from s92kit.findings import Findings, Severity
from s92kit.tables import (
    MarkedUp,
    Problem,
    ProblemGroup,
    Problems,
    RawTable,
    Screened,
    TableContract,
    marked_up,
    read_tables,
    set_aside,
)

__all__ = ["command"]

_OWN = frozenset({".xlsx", ".xlsm"})
_HEADS = {
    Severity.ERROR: "To be mended",
    Severity.QUERY: "To be confirmed",
    Severity.NOTE: "To know",
}


@click.command("validate")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--as",
    "kind",
    required=True,
    type=click.Choice(sorted(KINDS | PUBLISHED)),
    help="What the files are records of.",
)
@click.option("--borough", help="The borough whose own log of activity the files are.")
@click.option(
    "--marked-up",
    "marked",
    metavar="FILE.xlsx",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the workbook back, with a comment in each faulty cell and a sheet of problems.",
)
@click.option(
    "--set-aside",
    "aside",
    metavar="FILE.csv",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rows that were set aside, each with why and how to mend it.",
)
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@as_json
@in_words
def command(
    *,
    files: tuple[Path, ...],
    kind: str,
    borough: str | None,
    marked: Path | None,
    aside: Path | None,
    day_first: bool,
    wants_json: bool,
) -> int:
    """Hold the tables that people send against what they must look like.

    Give CSV files, workbooks, folders of them, or patterns such as 'logs/*.csv'. Rows in are rows
    accepted and rows set aside, always.
    """
    _refuse_to_overwrite(files, (marked, ".xlsx"), (aside, ".csv"))
    table_kind = kind_named(kind, borough=borough)
    contract = table_kind.contract
    with working_on(f"Checking {len(files)} file{'s' if len(files) > 1 else ''}"):
        distinct = tuple(column.name for column in contract.columns if column.distinct)
        tables = read_tables(
            files, distinct=distinct, expected=contract.names, progress=tell_progress
        )
        screened, checked = table_kind.checked(tables, day_first=day_first)
        written: dict[str, Any] = {}
        if aside:
            found = set_aside(screened.tables, checked.table, contract=contract)
            write_whole(aside, found.csv)
            written["set_aside_file"] = str(aside)
        if marked:
            book = _marked_up(files, screened, checked)
            write_whole(marked, book.data)
            written |= {"marked_up_file": str(marked), "marked_cells": book.cells}
            written["remarks"] = list(book.remarks)
    if wants_json:
        print_json(_as_data(screened, checked) | written)
    else:
        _print(contract, screened, checked)
        _print_written(written)
    return int(bool(checked.table.problems.of_severity(Severity.ERROR)))


def _refuse_to_overwrite(files: tuple[Path, ...], *outs: tuple[Path | None, str]) -> None:
    read = {file.resolve() for file in files}
    for out, ending in outs:
        if out is None:
            continue
        if out.suffix.lower() != ending:
            raise InvalidValueError(
                what="A file to write", given=str(out), mend=f"Name a file {ending}."
            )
        if out.resolve() in read:
            raise InvalidValueError(
                what="A file to write",
                given=str(out),
                mend="It is one of those to check; give another name, so that it stays as sent.",
            )


def _marked_up(files: tuple[Path, ...], screened: Screened, checked: Checked) -> MarkedUp:
    names = {table.file for table in screened.tables}
    (first, *others) = files
    own = first.suffix.lower() in _OWN and first.is_file() and not others and len(names) == 1
    return marked_up(screened.tables, checked.table, own=first.read_bytes() if own else None)


def _as_data(screened: Screened, checked: Checked) -> dict[str, Any]:
    table = checked.table
    return {
        "rows": table.rows_in,
        "accepted": table.rows_accepted,
        "set_aside": table.rows_set_aside,
        "files": [_file(one) for one in screened.tables],
        "masked_cells": screened.cells_masked,
        "masked_columns": screened.columns_masked,
        "problems": [_group(group) for group in table.problems.groups],
        "findings": [
            {
                "code": finding.code,
                "outcome": finding.outcome.value,
                "severity": finding.severity.value,
                "message": finding.message,
            }
            for finding in checked.findings
        ],
        "unmapped": [
            {"column": code.column, "code": code.code, "rows": code.rows}
            for code in checked.unmapped
        ],
    }


def _file(table: RawTable) -> dict[str, Any]:
    return {"name": table.name, "rows": table.rows_in}


def _group(group: ProblemGroup) -> dict[str, Any]:
    return {
        "code": group.rule.code,
        "severity": str(group.rule.severity),
        "count": group.count,
        "column": group.header,
        "examples": [_example(problem) for problem in group.examples],
    }


def _example(problem: Problem) -> dict[str, Any]:
    return {
        "cell": problem.cell,
        "sheet": problem.sheet,
        "column_letters": problem.column,
        "row": problem.row,
        "value": problem.value,
        "message": problem.message,
        "mend": problem.mend,
    }


def _print(contract: TableContract, screened: Screened, checked: Checked) -> None:
    table = checked.table
    names = ", ".join(one.name for one in screened.tables)
    click.secho(wrapped(f"{contract.title}: {names}"), bold=True)
    click.echo(
        f"{table.rows_in:,} rows read = {table.rows_accepted:,} accepted "
        f"+ {table.rows_set_aside:,} set aside"
    )
    if screened.cells_masked or screened.columns_masked:
        click.echo(
            f"Personal data masked: cells {screened.cells_masked:,}, "
            f"whole columns {screened.columns_masked:,}"
        )
    for severity, head in _HEADS.items():
        _print_groups(head, table.problems.of_severity(severity))
    for code in checked.unmapped:
        click.echo(f"Not mapped: {code.code!r} in {code.column!r}, {code.rows:,} rows")
    if not table.problems:
        click.echo("Nothing to mend.")
    _print_findings(checked.findings)


def _print_findings(findings: Findings) -> None:
    told = (*findings.not_met, *findings.undetermined)
    if told:
        click.echo()
        click.secho("To know before it is used", bold=True)
    for finding in told:
        click.echo(wrapped(finding.code, indent="  "))
        click.echo(wrapped(finding.message, indent="      "))


def _print_groups(head: str, problems: Problems) -> None:
    if not problems:
        return
    click.echo()
    click.secho(f"{head}: {len(problems):,}", bold=True)
    for group in problems.groups:
        column = f", column {group.header!r}" if group.header else ""
        click.echo(wrapped(f"{group.count:,} × {group.rule.code}{column}", indent="  "))
        for problem in group.examples:
            told = f"{problem.cell}: {problem.message} {problem.mend}".rstrip()
            click.echo(wrapped(told, indent="      "))
        if group.count > len(group.examples):
            click.echo(f"      and {group.count - len(group.examples):,} more")


def _print_written(written: dict[str, Any]) -> None:
    if written:
        click.echo()
    if "marked_up_file" in written:
        cells = written["marked_cells"]
        click.echo(f"Marked up: {written['marked_up_file']}, {cells:,} cells with a comment")
        for remark in written["remarks"]:
            click.echo(wrapped(remark, indent="  "))
    if "set_aside_file" in written:
        click.echo(f"Rows set aside: {written['set_aside_file']}")
