"""``s92kit convert``: a borough's own log of activity in the columns that all boroughs share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._printing import print_json, wrapped
from s92kit.cli._running import as_json, in_words, tell_progress, working_on
from s92kit.errors import InvalidValueError
from s92kit.findings import Severity

if TYPE_CHECKING:
    from s92kit.activity import ActivityFormat, CodeCount, ConversionSummary, Loss
    from s92kit.tables import Frame, ProblemGroup

__all__ = ["command"]

_SHOWN = 10


@click.command("convert")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--borough", required=True, help="The key of the borough whose log it is.")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write: its ending .parquet, .csv or .jsonl says what it is.",
)
@click.option(
    "--format",
    "name",
    help="Which of the borough's formats the log is in; its first if left out.",
)
@as_json
@in_words
def command(
    *, files: tuple[Path, ...], borough: str, out: Path, name: str | None, wants_json: bool
) -> int:
    """Bring a borough's own log of activity into the shared columns.

    Give the log as CSV files, workbooks, JSON Lines or Parquet. Codes that the borough's format
    does not map are listed with their counts, and their rows are kept as *not mapped*.
    """
    from s92kit.activity import ACTIVITY, joined
    from s92kit.plugins import load_catalogue
    from s92kit.tables import check_ending, save_rows

    check_ending(out)
    _refuse_to_overwrite(files, out)
    with working_on(f"Converting {files[0].name}"):
        form = load_catalogue(only={borough}).activity_format(borough, name)
        pieces = _Pieces(files, form)
        save_rows(pieces, ACTIVITY, out)
    summary = joined(pieces.summaries)
    if wants_json:
        print_json(_as_data(summary, out))
    else:
        _print(summary, out)
    return int(bool(summary.rows_set_aside or summary.unmapped))


def _refuse_to_overwrite(files: Sequence[Path], out: Path) -> None:
    if out.resolve() in {file.resolve() for file in files}:
        raise InvalidValueError(
            what="The file to write",
            given=str(out),
            mend="It is the log itself; give another name, so that the log stays as it is.",
        )


class _Pieces:
    """The pieces of a log as they are converted, each let go when it is written."""

    def __init__(self, files: Sequence[Path], form: ActivityFormat) -> None:
        self.files = files
        self.form = form
        self.summaries: list[ConversionSummary] = []

    def __iter__(self) -> Iterator[tuple[Frame, Sequence[str]]]:
        from s92kit.activity import conversions_of

        for piece in conversions_of(self.files, self.form, progress=tell_progress):
            self.summaries.append(piece.summary)
            notes = [note for place in piece.records.table.places for note in place.notes]
            yield piece.records.frame, notes


def _as_data(summary: ConversionSummary, out: Path) -> dict[str, Any]:
    return {
        "format": summary.format.id,
        "borough": summary.format.borough,
        "out": str(out),
        "rows": summary.rows_in,
        "accepted": summary.rows_accepted,
        "set_aside": summary.rows_set_aside,
        "unmapped": [_unmapped(code) for code in summary.unmapped],
        "losses": [_loss(loss) for loss in summary.losses],
        "problems": [_problem(group) for group in summary.problems],
        "note": summary.format.note,
    }


def _unmapped(code: CodeCount) -> dict[str, Any]:
    return {
        "column": code.column,
        "code": code.code,
        "rows": code.rows,
        "first_day": code.first_day.isoformat(),
        "last_day": code.last_day.isoformat(),
        "known_on_other_days": code.known_on_other_days,
    }


def _loss(loss: Loss) -> dict[str, Any]:
    return {
        "kind": str(loss.kind),
        "column": loss.column,
        "codes": list(loss.codes),
        "becomes": loss.becomes,
        "rows": loss.rows,
        "note": loss.note,
        "sources": [source.cited for source in loss.sources],
    }


def _problem(group: ProblemGroup) -> dict[str, Any]:
    return {
        "code": group.rule.code,
        "severity": str(group.rule.severity),
        "count": group.count,
        "column": group.header,
        "examples": [
            {
                "cell": problem.cell,
                "sheet": problem.sheet,
                "column_letters": problem.column,
                "row": problem.row,
                "value": problem.value,
                "message": problem.message,
                "mend": problem.mend,
            }
            for problem in group.examples
        ],
    }


def _print(summary: ConversionSummary, out: Path) -> None:
    click.secho(f"{summary.format.title} ({summary.format.id})", bold=True)
    click.echo(
        f"{summary.rows_in:,} rows read = {summary.rows_accepted:,} accepted + "
        f"{summary.rows_set_aside:,} set aside. Written to {out}."
    )
    if summary.unmapped:
        click.secho("Codes that are not mapped; their rows are kept as such:", bold=True)
    for code in summary.unmapped[:_SHOWN]:
        click.echo(wrapped(_in_words(code), indent="  "))
    _more(len(summary.unmapped))
    if summary.losses:
        click.secho("What the shared words no longer tell:", bold=True)
    for loss in summary.losses:
        codes = ", ".join(loss.codes)
        told = f"{loss.column}: {codes} -> {loss.becomes} ({_rows(loss.rows)}). {loss.note}"
        click.echo(wrapped(told, indent="  "))
    for severity, head in _HEADS.items():
        groups = [group for group in summary.problems if group.rule.severity is severity]
        if groups:
            click.secho(head, bold=True)
        for group in groups[:_SHOWN]:
            click.echo(wrapped(_group(group), indent="  "))
        _more(len(groups))
    if summary.format.note:
        click.echo(wrapped(f"Of the format: {summary.format.note}"))


_HEADS = {
    Severity.ERROR: "To be mended; rows at fault are not in the file:",
    Severity.QUERY: "Please confirm; rows in question are in the file:",
}


def _in_words(code: CodeCount) -> str:
    days = f"{code.first_day.isoformat()} to {code.last_day.isoformat()}"
    other = "; mapped on other days" if code.known_on_other_days else ""
    return f"{code.column}: {code.code!r}, {_rows(code.rows)}, {days}{other}"


def _group(group: ProblemGroup) -> str:
    first = group.examples[0]
    told = f"{first.cell}: {first.message} {first.mend}".rstrip()
    count = "once" if group.count == 1 else f"{group.count:,} times, first"
    return f"{group.rule.code}, {count} at {told}"


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _more(count: int) -> None:
    if count > _SHOWN:
        click.echo(f"  and {count - _SHOWN:,} more; --json lists them all.")
