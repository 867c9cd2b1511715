"""``s92kit diary``: every day on which a borough's agreements need a person."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._printing import print_json, wrapped
from s92kit.cli._running import Day, as_json, in_words, known_on_option, today, working_on
from s92kit.periods import format_day

if TYPE_CHECKING:
    from s92kit.diary import DiaryEntry

__all__ = ["command"]


@click.command("diary")
@click.argument("borough")
@click.option("--on", type=Day(), help="The day to look from; today if left out.")
@click.option(
    "--ics", type=click.Path(path_type=Path), help="FILE.ics to write as well, for a calendar."
)
@known_on_option
@as_json
@in_words
def command(
    *, borough: str, on: date | None, ics: Path | None, known_on: date | None, wants_json: bool
) -> int:
    """List every day on which a borough's agreements need a person."""
    from s92kit.diary import calendar_of, diary
    from s92kit.files import write_whole
    from s92kit.plugins import load_catalogue
    from s92kit.rates import london_rates

    if ics and ics.suffix.lower() != ".ics":
        raise click.UsageError(f"--ics {ics} would not open in a calendar. End it in .ics.")
    seen_on = on or today()
    with working_on(f"Looking through the agreements of {borough}"):
        catalogue = load_catalogue(only={borough})
        council = catalogue.borough(borough)
        entries = diary(catalogue.agreements, london_rates(), on=seen_on, known_on=known_on)
        if ics:
            title = f"Funded police officers, {council.name}"
            write_whole(ics, calendar_of(entries, title=title, on=seen_on))
    if wants_json:
        print_json(_json(borough, seen_on, known_on, entries, ics))
    else:
        _print(f"{council.name}, on {format_day(seen_on)}", entries)
        if ics:
            click.echo(f"Calendar written to {ics}")
    return 0


def _standing(entry: DiaryEntry) -> str:
    if not entry.first_day:
        return "without a day"
    return "past" if entry.past else "to come"


def _print(title: str, entries: tuple[DiaryEntry, ...]) -> None:
    click.echo(title)
    counts = {"past": 0, "to come": 0, "without a day": 0}
    # Past entries need not come before those to come: a month goes on after its first day.
    ordered = sorted(entries, key=lambda entry: list(counts).index(_standing(entry)))
    for standing, held in groupby(ordered, key=_standing):
        click.secho(f"\n{standing.capitalize()}", bold=True)
        for entry in held:
            counts[standing] += 1
            _print_entry(entry)
    listed = ", ".join(f"{count} {standing}" for standing, count in counts.items())
    click.echo(f"\n{len(entries)} entries: {listed}")


def _print_entry(entry: DiaryEntry) -> None:
    when = f"{_when(entry)}: " if entry.first_day else ""
    click.echo(wrapped(f"{when}{entry.title} ({entry.about})", indent="  "))
    click.echo(wrapped(f"{entry.what_to_do} Whose task: {entry.by_role}.", indent="      "))
    if entry.why_no_date:
        because = f"The day cannot be determined, because {entry.why_no_date}."
        click.echo(wrapped(because, indent="      "))
    for source in entry.sources:
        click.echo(wrapped(f"Source: {source.cited}", indent="      "))


def _when(entry: DiaryEntry) -> str:
    return str(entry.within) if entry.within else format_day(entry.on) if entry.on else ""


def _json(
    borough: str,
    on: date,
    known_on: date | None,
    entries: tuple[DiaryEntry, ...],
    ics: Path | None,
) -> dict[str, Any]:
    return {
        "borough": borough,
        "on": on.isoformat(),
        "known_on": known_on.isoformat() if known_on else None,
        "ics": str(ics) if ics else None,
        "entries": [_entry_json(entry) for entry in entries],
    }


def _entry_json(entry: DiaryEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "agreement": entry.about,
        "title": entry.title,
        "on": entry.on.isoformat() if entry.on else None,
        "first_day": entry.first_day.isoformat() if entry.first_day else None,
        "last_day": entry.last_day.isoformat() if entry.last_day else None,
        "past": entry.past,
        "what_to_do": entry.what_to_do,
        "by_role": entry.by_role,
        "reason": entry.why_no_date or None,
        "sources": [source.cited for source in entry.sources],
    }
