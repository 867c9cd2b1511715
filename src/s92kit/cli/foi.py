"""``s92kit foi``: what was issued in a year and what became of it, fit to be published."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._periods import FinancialYear
from s92kit.cli._policies import policy_given, policy_option
from s92kit.cli._printing import print_json, wrapped
from s92kit.cli._running import Day, as_json, in_words, today, working_on
from s92kit.periods import Period

if TYPE_CHECKING:
    from s92kit.enforcement import FoiPack, FoiRow
    from s92kit.tables import Problem, RowAccount

__all__ = ["command"]

_SHOWN = 20


@click.command("foi")
@click.argument("borough")
@click.argument(
    "logs",
    nargs=-1,
    required=True,
    metavar="LOG...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--year", type=FinancialYear(), required=True, help="The year, such as 2024/25.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to write the page and the CSV files to; it is made where it is not there.",
)
@click.option("--order", default="", help="The id of one order; all of them if left out.")
@click.option("--on", type=Day(), help="The day up to which the log was kept; today if left out.")
@policy_option
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@as_json
@in_words
def command(  # noqa: PLR0913 - click hands each option over by its name
    *,
    borough: str,
    logs: tuple[Path, ...],
    year: Period,
    out: Path,
    order: str,
    on: date | None,
    policy: str | None,
    day_first: bool,
    wants_json: bool,
) -> int:
    """Write a year's counts of enforcement by order and ward, fit to be published.

    Small counts are withheld and others rounded; what is printed here tells the exact number of
    rows to you, and stands in none of the files.
    """
    from s92kit.enforcement import foi_csv, foi_pack, foi_rows, read_enforcement
    from s92kit.files import write_whole
    from s92kit.law import english_law
    from s92kit.plugins import load_catalogue
    from s92kit.reports import foi_paper, render

    with working_on(f"Counting the log of {borough}"):
        rule = policy_given(policy)
        catalogue = load_catalogue(only={borough})
        council = catalogue.borough(borough)
        log = read_enforcement(logs, day_first=day_first)
        law, orders, seen_on = english_law(), catalogue.pspos, on or today()
        pack = foi_pack(
            log, orders, law, borough=borough, year=year, as_at=seen_on, policy=rule, order=order
        )
        account = foi_rows(log, orders, law, year=year, order=order)
        paper = foi_paper(pack, council=council.name, made_with=catalogue.made_with)
        texts = {"foi.html": render(paper, "html"), **foi_csv(pack)}
        out.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            write_whole(out / name, text)
    files = [str(out / name) for name in texts]
    if wants_json:
        print_json(_as_data(pack, account, files, log.problems.items))
    else:
        _print(pack, account, files, log.problems.items)
    return int(bool(account.set_aside))


def _as_data(
    pack: FoiPack, account: RowAccount, files: list[str], problems: tuple[Problem, ...]
) -> dict[str, Any]:
    return {
        "borough": pack.borough,
        "first_day": pack.year.first_day.isoformat(),
        "last_day": pack.year.last_day.isoformat(),
        "as_at": pack.as_at.isoformat(),
        "orders": list(pack.orders),
        "by_order": [_row(row) for row in pack.by_order],
        "by_ward": [_row(row) for row in pack.by_ward],
        "total": _row(pack.total),
        "rule": pack.rule,
        "held_back": pack.held_back,
        "files": files,
        "rows_not_for_release": {
            "read": account.read,
            "counted": account.counted,
            "set_aside": account.set_aside,
            "outside": account.outside_period,
        },
        "problems": [
            {"code": item.rule.code, "cell": item.cell, "message": item.message, "mend": item.mend}
            for item in problems
        ],
    }


def _row(row: FoiRow) -> dict[str, Any]:
    from s92kit.enforcement import FOI_COLUMNS

    counts = zip(FOI_COLUMNS, row.counts, strict=True)
    return {"name": row.name, "counts": {name: count.text for name, count in counts}}


def _print(
    pack: FoiPack, account: RowAccount, files: list[str], problems: tuple[Problem, ...]
) -> None:
    for file in files:
        click.echo(f"Written to {file}")
    click.echo(wrapped(f"Small counts: {pack.rule}"))
    if pack.held_back:
        click.echo(wrapped("Some are withheld only because they would give a smaller one away."))
    click.echo(
        wrapped(
            f"For you, and in none of the files: {account.read:,} rows read, {account.counted:,} "
            f"counted, {account.set_aside:,} set aside, {account.outside_period:,} of other days "
            "or orders."
        )
    )
    for problem in problems[:_SHOWN]:
        click.echo(wrapped(f"{problem.cell}: {problem.message} {problem.mend}", indent="  "))
    if len(problems) > _SHOWN:
        click.echo(f"  and {len(problems) - _SHOWN:,} more; --json lists them all.")
