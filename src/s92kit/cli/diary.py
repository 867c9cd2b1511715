"""``s92kit diary``: every day on which a borough's agreements, orders and powers need a person."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._printing import print_json, wrapped
from s92kit.cli._running import Day, as_json, in_words, known_on_option, today, working_on
from s92kit.periods import format_day
from s92kit.powers import format_moment

if TYPE_CHECKING:
    from s92kit.diary import DiaryEntry, LeadTimes
    from s92kit.powers import PowerRecords

__all__ = ["command"]


@click.command("diary")
@click.argument("borough")
@click.option("--on", type=Day(), help="The day to look from; today if left out.")
@click.option(
    "--ics", type=click.Path(path_type=Path), help="FILE.ics to write as well, for a calendar."
)
@click.option(
    "--powers",
    "lists",
    multiple=True,
    metavar="FILE.yaml",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A list of the use of other powers to count the days of; may be given several times.",
)
@click.option(
    "--consultation-days",
    type=click.IntRange(min=0),
    help="How long a consultation on an extension lasts, by your policy; 28 if left out.",
)
@click.option(
    "--call-in-days",
    type=click.IntRange(min=0),
    help="For how many working days a decision can be called in; 5 if left out.",
)
@known_on_option
@as_json
@in_words
def command(
    *,
    borough: str,
    on: date | None,
    ics: Path | None,
    lists: tuple[Path, ...],
    consultation_days: int | None,
    call_in_days: int | None,
    known_on: date | None,
    wants_json: bool,
) -> int:
    """List every day on which a borough's agreements, orders and powers need a person."""
    from s92kit.diary import calendar_of, diary
    from s92kit.files import write_whole
    from s92kit.law import english_law
    from s92kit.plugins import load_catalogue
    from s92kit.rates import london_rates

    if ics and ics.suffix.lower() != ".ics":
        raise click.UsageError(f"--ics {ics} would not open in a calendar. End it in .ics.")
    seen_on = on or today()
    with working_on(f"Looking through the agreements and orders of {borough}"):
        catalogue = load_catalogue(only={borough})
        council = catalogue.borough(borough)
        entries = diary(
            catalogue.agreements,
            london_rates(),
            on=seen_on,
            known_on=known_on,
            orders=catalogue.pspos,
            powers=_read(lists, borough),
            law=english_law(),
            lead_times=_lead_times(consultation_days, call_in_days),
        )
        if ics:
            title = f"Funded police officers and orders, {council.name}"
            write_whole(ics, calendar_of(entries, title=title, on=seen_on))
    if wants_json:
        print_json(_json(borough, seen_on, known_on, entries, ics))
    else:
        _print(f"{council.name}, on {format_day(seen_on)}", entries)
        if ics:
            click.echo(f"Calendar written to {ics}")
    return 0


def _read(files: tuple[Path, ...], borough: str) -> tuple[PowerRecords, ...]:
    """The lists of powers; every fault of every file is told at once."""
    from s92kit.documents import DocumentError, read_document
    from s92kit.findings import Findings
    from s92kit.powers import powers_from_document

    faults = Findings()
    lists: list[PowerRecords] = []
    for file in files:
        try:
            lists.append(powers_from_document(read_document(file)))
        except DocumentError as faulty:
            faults += faulty.findings
    if faults:
        raise DocumentError(faults)
    _refuse_misfits([records.id for records in lists], borough)
    return tuple(lists)


def _refuse_misfits(ids: list[str], borough: str) -> None:
    from s92kit.boroughs import borough_of
    from s92kit.errors import InvalidValueError

    for name in ids:
        if borough_of(name) != borough:
            raise InvalidValueError(
                what=f"The id of a list of powers of {borough}",
                given=name,
                mend=f"Give a list whose id begins with {borough}/.",
            )
        if ids.count(name) > 1:
            raise InvalidValueError(
                what="The id of a list of powers", given=name, mend="Two files bear it; rename one."
            )


def _lead_times(consultation_days: int | None, call_in_days: int | None) -> LeadTimes:
    from s92kit.diary import LeadTimes

    usual = LeadTimes()
    if consultation_days is None and call_in_days is None:
        return usual
    return LeadTimes(
        consultation_days=_or(consultation_days, usual.consultation_days),
        call_in_working_days=_or(call_in_days, usual.call_in_working_days),
        label="the lead times asked for, a policy and no rule of the law",
    )


def _or(asked: int | None, usual: int) -> int:
    return usual if asked is None else asked


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
    if entry.at:
        return format_moment(entry.at)
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
        "about": entry.about,
        "subject": str(entry.subject),
        "agreement": entry.about if entry.subject == "agreement" else None,
        "title": entry.title,
        "on": entry.on.isoformat() if entry.on else None,
        "first_day": entry.first_day.isoformat() if entry.first_day else None,
        "last_day": entry.last_day.isoformat() if entry.last_day else None,
        "at": entry.at.isoformat(timespec="minutes") if entry.at else None,
        "past": entry.past,
        "what_to_do": entry.what_to_do,
        "by_role": entry.by_role,
        "reason": entry.why_no_date or None,
        "sources": [source.cited for source in entry.sources],
    }
