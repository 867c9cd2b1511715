"""``s92kit task plan``: a cycle of a team's time shared out among requests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from s92kit.cli._printing import finding_json, print_json, wrapped
from s92kit.cli._running import Day, as_json, in_words, known_on_option, working_on
from s92kit.cli._task_printing import (
    difference_json,
    plan_json,
    print_difference,
    print_plan,
)
from s92kit.errors import InvalidValueError, S92Error
from s92kit.findings import Findings, Outcome
from s92kit.periods import Period

if TYPE_CHECKING:
    from s92kit.plugins import Catalogue
    from s92kit.tables import Problem
    from s92kit.tasking import (
        Capacity,
        Conflict,
        PlanRecord,
        PlanReview,
        Scores,
        TaskingPolicy,
        TaskRequest,
    )

__all__ = ["Moment", "command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
T = TypeVar("T")
_SHOWN = 20


class Moment(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4 alone
    """A day and a time on London's clocks."""

    name = "YYYY-MM-DDTHH:MM"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment, or a usage error that says how to write one."""
        try:
            return datetime.strptime(value.replace(" ", "T"), "%Y-%m-%dT%H:%M")  # noqa: DTZ007
        except ValueError:
            self.fail(f"{value!r} is no moment. Write '2018-04-06T17:00'.", param, ctx)


@click.command("plan")
@click.argument("borough")
@click.argument("requests", metavar="REQUESTS...", nargs=-1, required=True, type=_FILE)
@click.option("--team", required=True, type=_FILE, help="TEAM.yaml: officers, rota and absences.")
@click.option(
    "--cycle-start", required=True, type=Day(), help="The first day of the cycle to plan."
)
@click.option(
    "--previous",
    type=_FILE,
    help="PLAN.json of the cycle before, to stay close and fair to; or of this cycle, to amend.",
)
@click.option(
    "--previous-log",
    "logs",
    multiple=True,
    type=_FILE,
    help="The log of activity of the cycle before, so that wards are dealt with by what they got.",
)
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="PLAN.json."
)
@click.option(
    "--briefings",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for a briefing of each shift, the matrix and a calendar; made if not there.",
)
@click.option("--policy", "policy_name", help="Which of the borough's policies; its first if none.")
@click.option("--reason", help="Why the plan is made, or amended; needed to amend.")
@click.option("--by-role", help="Which office decides on it, never a name; needed to amend.")
@click.option("--at", type=Moment(), help="When it is made, or amended; needed to amend.")
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@known_on_option
@as_json
@in_words
def command(*, out: Path, briefings: Path | None, wants_json: bool, **options: Any) -> int:  # noqa: ANN401 - as click hands them over
    """Share out a cycle of a team's time among requests.

    Give the requests as CSV files, workbooks or documents. With the plan of the same cycle as
    --previous, the plan is amended: what began before --at stays as it was. Exit code 1 where rows
    were set aside, a score cannot be determined, or a statutory request or a floor falls short.
    """
    from s92kit.plugins import load_catalogue
    from s92kit.tasking import difference, explained, smallest_conflict, write_plan

    if out.suffix.lower() != ".json":
        raise click.UsageError(f"--out {out} would not be read again as a plan. End it in .json.")
    asked = _Asked(**options)
    with working_on(f"Planning {asked.borough} from {asked.cycle_start}"):
        catalogue = load_catalogue(only={asked.borough})
        council = catalogue.borough(asked.borough).name
        given = asked.given(catalogue)
        before = asked.before()
        record = asked.record(given, before)
        told, conflict = explained(record), smallest_conflict(record)
        write_plan(record, out)
        sheets = briefings and _Sheets(briefings, record, council, catalogue.made_with, conflict)
        files = [str(out), *(sheets.written() if sheets else ())]
        changes = difference(before, record) if before and before.id == record.id else None
    if wants_json:
        data = plan_json(record, told, conflict)
        data["difference"] = difference_json(changes) if changes else None
        data["findings"] = [finding_json(each) for each in given.findings]
        data["problems"] = [f"{each.cell}: {each.message}" for each in given.problems]
        print_json({**data, "files": files})
    else:
        print_plan(record, told, conflict)
        if changes:
            click.secho("\nWhat is otherwise than in the version before", bold=True)
            print_difference(changes)
        _print_faults(given)
        click.echo(f"Plan written to {out}")
        if briefings:
            click.echo(f"Briefings, matrix and calendar written to {briefings}")
    return int(bool(given.problems or given.unscored) or _falls_short(record))


def _falls_short(record: PlanRecord) -> bool:
    from s92kit.tasking import Purpose

    first = {Purpose.STATUTORY, Purpose.FLOORS}
    return any(each.value for each in record.plan.attainments if each.purpose in first)


@attrs.frozen(kw_only=True)
class _Given:
    """What a plan is made from, with what is wrong or doubtful in it."""

    cycle: Period
    requests: tuple[TaskRequest, ...]
    scores: Scores
    capacity: Capacity
    policy: TaskingPolicy
    problems: tuple[Problem, ...]
    findings: Findings

    @property
    def unscored(self) -> bool:
        open_ones = {each.id for each in self.requests if each.status.open}
        return any(each.request in open_ones for each in self.scores.undetermined)


@attrs.frozen(kw_only=True)
class _Asked:
    """The options of the command."""

    borough: str
    requests: tuple[Path, ...]
    team: Path
    cycle_start: date
    previous: Path | None
    logs: tuple[Path, ...]
    policy_name: str | None
    reason: str | None
    by_role: str | None
    at: datetime | None
    day_first: bool
    known_on: date | None

    def given(self, catalogue: Catalogue) -> _Given:
        """What the plan is made from; every fault of requests and team is told at once."""
        from s92kit.tasking import capacity_of, check_requests, read_requests, read_team, scored

        policy = catalogue.tasking_policy(self.borough, self.policy_name)
        first = self.cycle_start
        cycle = Period(start=first, end=first + timedelta(days=policy.cycle_days))
        faults: list[str] = []
        read = _or_fault(faults, lambda: read_requests(self.requests, day_first=self.day_first))
        team = _or_fault(faults, lambda: read_team(self.team))
        requests = read.standing(known_on=self.known_on) if read else ()
        known = [
            priority.id
            for framework in catalogue.for_borough(self.borough).frameworks
            for priority in framework.priorities
        ]
        found = check_requests(requests, policy, cycle, priorities=known)
        faults += [f"{each.where}: {each.message}" for each in found.errors.not_met]
        capacity = (
            _or_fault(faults, lambda: capacity_of(team, policy, cycle, known_on=self.known_on))
            if team
            else None
        )
        if faults or read is None or capacity is None:
            raise click.UsageError("\n".join(faults))
        scores = scored(requests, policy, on=first)
        doubts = [each for each in (*found, *scores.findings) if each.outcome is not Outcome.MET]
        return _Given(
            cycle=cycle,
            requests=requests,
            scores=scores,
            capacity=capacity,
            policy=policy,
            problems=read.problems.items,
            findings=Findings(doubts),
        )

    def before(self) -> PlanRecord | None:
        """The plan before, which is of an earlier cycle or the same."""
        from s92kit.tasking import read_plan

        record = read_plan(self.previous) if self.previous else None
        if record and (record.borough != self.borough or record.cycle.start > self.cycle_start):
            raise InvalidValueError(
                what="The plan before",
                given=record.id,
                mend=f"Give a plan of {self.borough} for this cycle or an earlier one.",
            )
        return record

    def record(self, given: _Given, before: PlanRecord | None) -> PlanRecord:
        """The first version of the plan, or the next version of the one before."""
        from s92kit.tasking import Version, amended, planned, planned_scores

        scores = planned_scores(given.scores)
        if before and before.cycle == given.cycle:
            if not (self.reason and self.by_role and self.at):
                raise click.UsageError(
                    f"--previous is version {before.version.number} of the plan of this cycle. To "
                    "amend it, say why, who decides and when: --reason, --by-role and --at."
                )
            return amended(
                before,
                reason=self.reason,
                by_role=self.by_role,
                at=self.at,
                requests=given.requests,
                scores=scores,
                capacity=given.capacity,
                policy=given.policy,
            )
        return planned(
            id=f"{self.borough}/{self.cycle_start}",
            cycle=given.cycle,
            requests=given.requests,
            scores=scores,
            capacity=given.capacity,
            policy=given.policy,
            version=Version(
                number=1,
                reason=self.reason or "the plan of the cycle",
                by_role=self.by_role or "an office that was not recorded",
                at=self.at or datetime.combine(self.cycle_start, time()),
            ),
            last_cycle=before,
            review=self._review(before),
        )

    def _review(self, before: PlanRecord | None) -> PlanReview | None:
        from s92kit.activity import read_activity
        from s92kit.tasking import reviewed

        if not self.logs:
            return None
        if before is None:
            raise click.UsageError("--previous-log needs the plan that it is of, as --previous.")
        return reviewed(before, read_activity(self.logs, day_first=self.day_first))


def _or_fault(faults: list[str], read: Callable[[], T]) -> T | None:
    """What is read, or nothing, with the fault noted for all faults to be told at once."""
    try:
        return read()
    except S92Error as wrong:
        faults.append(str(wrong))
        return None


@attrs.frozen
class _Sheets:
    """The papers that go with a plan, in one folder."""

    folder: Path
    record: PlanRecord
    council: str
    made_with: tuple[str, ...]
    conflict: Conflict

    def written(self) -> tuple[str, ...]:
        """Each file that was written: briefings, the matrix and the calendar."""
        from s92kit.files import write_whole
        from s92kit.reports import briefing_paper, matrix_paper, write_paper
        from s92kit.tasking import plan_calendar

        self.folder.mkdir(parents=True, exist_ok=True)
        papers = {
            _file_name(shift.id): briefing_paper(
                self.record, shift.id, council=self.council, made_with=self.made_with
            )
            for shift in self.record.capacity.shifts
        }
        papers["matrix"] = matrix_paper(
            self.record, council=self.council, made_with=self.made_with, conflict=self.conflict
        )
        files = []
        for name, paper in papers.items():
            for suffix in (".html", ".docx"):
                write_paper(paper, self.folder / f"{name}{suffix}")
                files.append(str(self.folder / f"{name}{suffix}"))
        write_whole(self.folder / "team.ics", plan_calendar(self.record))
        return (*files, str(self.folder / "team.ics"))


def _file_name(shift: str) -> str:
    return "".join(letter if letter.isalnum() or letter == "-" else "-" for letter in shift)


def _print_faults(given: _Given) -> None:
    for problem in given.problems[:_SHOWN]:
        click.echo(wrapped(f"{problem.cell}: {problem.message} {problem.mend}", indent="  "))
    if len(given.problems) > _SHOWN:
        click.echo(f"  and {len(given.problems) - _SHOWN:,} more; --json lists them all.")
    alike: dict[str, list[str]] = {}
    for finding in given.findings:
        alike.setdefault(finding.message, []).append(finding.where)
    for message, subjects in alike.items():
        click.echo(wrapped(f"{', '.join(subjects)}: {message}", indent="  "))
