"""``s92kit compare``: boroughs side by side on a theme, or the reasons against it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._periods import YearOrDays
from s92kit.cli._policies import policy_given, policy_option, public_option
from s92kit.cli._printing import (
    finding_json,
    number,
    print_findings,
    print_json,
    print_table,
    wrapped,
)
from s92kit.cli._running import as_json, in_words, is_file, known_on_option, working_on
from s92kit.errors import InvalidValueError
from s92kit.figures import plain_number
from s92kit.periods import Period

if TYPE_CHECKING:
    from s92kit.comparison import BoroughOnTheme, Comparison, Denominator, ThemeCount
    from s92kit.figures import Figure
    from s92kit.priorities import ThemeMapping

__all__ = ["command"]

_NOT_SAID = "not recorded"
_SHOWN = 10


@click.command("compare")
@click.argument("words", nargs=-1, required=True, metavar="BOROUGH... DATA...")
@click.option("--theme", required=True, help="The theme in shared words, such as asb or violence.")
@click.option(
    "--period",
    type=YearOrDays(),
    help="A financial year such as 2017/18, or the first and last day, such as "
    "2017-04-01..2018-03-31; all days if left out.",
)
@click.option(
    "--denominators",
    "denominator_files",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file of residents or filled officer-months to divide by; may be given again.",
)
@click.option(
    "--side-by-side",
    is_flag=True,
    help="Show the counts with a warning although the boroughs do not mean the same.",
)
@public_option
@policy_option
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@known_on_option
@as_json
@in_words
def command(  # noqa: PLR0913 - click hands each option over by its name
    *,
    words: tuple[str, ...],
    theme: str,
    period: Period | None,
    denominator_files: tuple[Path, ...],
    side_by_side: bool,
    public: bool,
    policy: str | None,
    day_first: bool,
    known_on: date | None,
    wants_json: bool,
) -> int:
    """Set boroughs side by side on a theme, or say why they are not to be compared.

    Give the keys of two or more boroughs, and files of activity in the shared columns, which
    ``s92kit convert`` makes of a borough's own log.
    """
    from s92kit.activity import read_activity
    from s92kit.comparison import compared
    from s92kit.plugins import load_catalogue
    from s92kit.themes import theme_named

    keys, files = _sorted_out(words)
    wanted = theme_named(theme)
    with working_on(f"Comparing {' and '.join(keys)}"):
        catalogue = load_catalogue(only=set(keys))
        result = compared(
            wanted,
            [each for key in keys for each in catalogue.for_borough(key).frameworks],
            read_activity(files, day_first=day_first),
            formats=catalogue.activity_formats,
            denominators=_denominators(denominator_files),
            period=period,
            known_on=known_on,
            policy=policy_given(policy) if public else None,
        )
    shown = result.alike or side_by_side
    if wants_json:
        print_json(_as_data(result, shown=shown))
    else:
        _print(result, shown=shown)
    unsure = result.findings.not_met or result.findings.undetermined
    return int(bool(unsure or result.rows.set_aside))


def _sorted_out(words: tuple[str, ...]) -> tuple[list[str], list[Path]]:
    files = [Path(word) for word in words if is_file(word) or "." in word]
    keys = list(dict.fromkeys(word for word in words if not (is_file(word) or "." in word)))
    if len(keys) < 2:
        raise InvalidValueError(
            what="The boroughs to compare", given=", ".join(keys), mend="Give two or more keys."
        )
    if not files:
        raise InvalidValueError(
            what="The data to compare",
            given=", ".join(words),
            mend="Give at least one file of activity in the shared columns.",
        )
    return keys, files


def _denominators(files: tuple[Path, ...]) -> list[Denominator]:
    from s92kit.comparison import denominators_from_document
    from s92kit.documents import read_document

    return [each for file in files for each in denominators_from_document(read_document(file))]


def _as_data(result: Comparison, *, shown: bool) -> dict[str, Any]:
    return {
        "theme": str(result.theme),
        "first_day": result.period.first_day.isoformat() if result.period else None,
        "last_day": result.period.last_day.isoformat() if result.period else None,
        "alike": result.alike,
        "shown": shown,
        "public": result.release is not None,
        "rule": result.release.rule if result.release else None,
        "boroughs": [_borough(each, shown=shown) for each in result.boroughs],
        **_rows(result),
        "findings": [finding_json(finding) for finding in result.findings],
    }


def _rows(result: Comparison) -> dict[str, Any]:
    """What became of the rows, which for the public would undo the rounding of their counts."""
    if result.release is not None:
        return {"rows": None, "problem_counts": None, "problems": None}
    return {
        "rows": {
            "read": result.rows.read,
            "counted": result.rows.counted,
            "set_aside": result.rows.set_aside,
            "superseded": result.rows.superseded,
            "not_yet_known": result.rows.not_yet_known,
            "outside_period": result.rows.outside_period,
        },
        "problem_counts": result.problems.counts,
        "problems": [
            {
                "code": problem.rule.code,
                "cell": problem.cell,
                "column": problem.header,
                "value": problem.value,
                "message": problem.message,
                "mend": problem.mend,
            }
            for problem in result.problems
        ],
    }


def _borough(each: BoroughOnTheme, *, shown: bool) -> dict[str, Any]:
    return {
        "borough": each.borough,
        "rows": each.rows,
        "first_day": each.days.first_day.isoformat() if each.days else None,
        "last_day": each.days.last_day.isoformat() if each.days else None,
        "words": [
            {
                "priority": row.priority,
                "title": row.title,
                "relation": str(row.mapping.relation) if row.mapping.relation else None,
                "loss": row.mapping.loss or row.mapping.relation_unknown_because,
                "sources": [source.cited for source in row.mapping.sources],
            }
            for row in each.words
            if row.mapping is not None
        ],
        "losses": [
            {
                "format": loss.format,
                "code": loss.code,
                "note": loss.note,
                "sources": [source.cited for source in loss.sources],
            }
            for loss in each.losses
        ],
        "counts": [_count(count) for count in each.counts] if shown else None,
    }


def _count(count: ThemeCount) -> dict[str, Any]:
    return {
        "kind": str(count.kind),
        "attribution": str(count.attribution) if count.attribution else None,
        "count": number(count.figure.value),
        "reason": count.figure.unknown_because or None,
        "rates": [
            {"label": rate.label, "value": number(rate.value), "how": rate.how}
            for rate in count.rates
        ],
        "sources": [source.cited for source in count.figure.sources],
    }


def _print(result: Comparison, *, shown: bool) -> None:
    days = f", {result.period}" if result.period else ""
    click.secho(f"{result.theme}{days}", bold=True)
    for each in result.boroughs:
        _print_words(each)
    if not result.alike:
        click.secho(
            "WARNING: these counts are not of the same thing, and are not to be compared:"
            if shown
            else "Not compared, because the boroughs do not mean the same, or nobody can tell:",
            bold=True,
        )
    print_findings(result.findings)
    if shown:
        _print_counts(result)
        told = "Small counts are printed as they are: this is not fit to be published."
        click.echo(wrapped(f"Small counts: {result.release.rule}" if result.release else told))
    else:
        click.echo(wrapped("Give --side-by-side to see each count with its words all the same."))
    if result.release is None:
        _print_rows(result)


def _print_rows(result: Comparison) -> None:
    click.echo(
        f"{result.rows.read:,} rows read: {result.rows.counted:,} counted, "
        f"{result.rows.set_aside:,} set aside, {result.rows.outside_period:,} of other days."
    )
    for problem in result.problems.first(_SHOWN):
        told = f"{problem.cell}: {problem.message} {problem.mend}".rstrip()
        click.echo(wrapped(told, indent="    "))
    if len(result.problems) > _SHOWN:
        click.echo(f"  and {len(result.problems) - _SHOWN:,} more; --json lists them all.")


def _print_words(each: BoroughOnTheme) -> None:
    click.secho(each.borough, bold=True)
    for title, mapping in _mapped(each):
        kind = mapping.relation or "cannot be determined"
        why = mapping.loss or mapping.relation_unknown_because
        click.echo(wrapped(f"{title}: {kind}. {why}".rstrip(), indent="    "))
    if not each.words:
        click.echo("    No priority of its own is mapped to the theme.")
    for loss in each.losses:
        click.echo(wrapped(f"Its log, {loss.code}: {loss.note}", indent="    "))


def _mapped(each: BoroughOnTheme) -> list[tuple[str, ThemeMapping]]:
    return [(row.title, row.mapping) for row in each.words if row.mapping is not None]


def _print_counts(result: Comparison) -> None:
    lines = sorted({_line(count) for each in result.boroughs for count in each.counts})
    if not lines:
        click.echo("There is no row of the theme.")
        return
    heads = ["kind", "whose work", *(each.borough for each in result.boroughs)]
    mark = result.release.policy.mark if result.release else ""
    cells = [[*line, *(_cell(_at(each, line), mark) for each in result.boroughs)] for line in lines]
    print_table(heads, cells, right=set(range(2, len(heads))))
    rates = [
        f"{each.borough}, {_line(count)[1]}: {rate.label} {_rate(rate)} ({rate.how})"
        for each in result.boroughs
        for count in each.counts
        for rate in count.rates
    ]
    for told in rates:
        click.echo(wrapped(told, indent="    "))


def _line(count: ThemeCount) -> tuple[str, str]:
    return str(count.kind), str(count.attribution or _NOT_SAID)


def _at(each: BoroughOnTheme, line: tuple[str, str]) -> ThemeCount | None:
    return next((count for count in each.counts if _line(count) == line), None)


def _cell(count: ThemeCount | None, mark: str) -> str:
    if count is None:
        return "no row"
    return mark if count.figure.value is None else count.figure.text


def _rate(rate: Figure) -> str:
    return rate.text if rate.value is None else plain_number(rate.value, places=3)
