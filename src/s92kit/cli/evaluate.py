"""``s92kit evaluate``: whether it worked, or why nobody can tell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._policies import policy_given, policy_option, public_option
from s92kit.cli._printing import (
    finding_json,
    number,
    print_findings,
    print_json,
    print_table,
    wrapped,
)
from s92kit.cli._running import as_json, in_words, working_on
from s92kit.figures import plain_number
from s92kit.findings import Finding, Findings, Outcome, Severity

if TYPE_CHECKING:
    from s92kit.evaluation import Design, Estimate, Evaluation, PublicEvaluation, StatedResult
    from s92kit.figures import Figure
    from s92kit.intervals import Interval
    from s92kit.periods import Period

__all__ = ["command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("design_file", metavar="DESIGN.yaml", type=_FILE)
@click.argument("incidents", metavar="[DATA]...", nargs=-1, type=_FILE)
@public_option
@policy_option
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@as_json
@in_words
def command(
    *,
    design_file: Path,
    incidents: tuple[Path, ...],
    public: bool,
    policy: str | None,
    day_first: bool,
    wants_json: bool,
) -> int:
    """Whether it worked, or why nobody can tell.

    Give the design, and the incidents as CSV files or workbooks where it has places to count.
    """
    from s92kit.documents import read_document
    from s92kit.evaluation import (
        design_from_document,
        evaluate,
        evaluate_for_public,
        read_incidents,
    )

    with working_on(f"Evaluating {design_file}"):
        document = read_document(design_file)
        design = design_from_document(document)
        log = read_incidents(incidents, day_first=day_first) if incidents else None
        rule = policy_given(policy)
        made = None
        if public and design.counts_people:
            made = evaluate_for_public(design, log, policy=rule)
        result = made.evaluation if made else evaluate(design, log)
        findings = result.findings.located(document.where)
    if wants_json:
        told = [finding_json(each) for each in findings]
        print_json({**_as_data(result), **_release_json(made, public=public), "findings": told})
    else:
        _print(result, made)
        for problem in log.problems.items[:_SHOWN] if log and not made else ():
            click.echo(wrapped(f"{problem.cell}: {problem.message} {problem.mend}", indent="  "))
        verdicts = {each.code for each in (result.change, result.effect) if each}
        if rest := [each for each in findings if each.code not in verdicts]:
            print_findings(Findings(rest))
    return int(result.unevaluated or bool(findings.errors) or _unknown_error(findings))


_SHOWN = 20


def _unknown_error(findings: Findings) -> bool:
    return any(each.severity is Severity.ERROR for each in findings.undetermined)


def _as_data(result: Evaluation) -> dict[str, Any]:
    return {
        "id": result.design.id,
        "title": result.design.title,
        "measure": result.design.measure,
        "areas": [_area_json(result.design, name) for name in result.design.areas],
        "change": _verdict_json(result.change),
        "effect": _verdict_json(result.effect),
        "estimates": [_estimate_json(each) for each in result.estimates],
        "e_test_p": number(result.p_value),
        "smallest_fall": _smallest_fall_json(result),
        "displacement": _displacement_json(result),
        "harm": _harm_json(result),
        "top_places": _figure_json(result.top_places),
        "near_repeat": _near_repeat_json(result),
        "dosage": _dosage_json(result),
        "stated_changes": [_stated_json(each) for each in result.stated],
        "sources": [source.cited for source in result.design.sources],
    }


def _release_json(made: PublicEvaluation | None, *, public: bool) -> dict[str, Any]:
    return {
        "public": public,
        "rule": made.release.rule if made else None,
        "withheld": list(made.withheld) if made else [],
    }


def _area_json(design: Design, name: str) -> dict[str, Any]:
    before, after = design.areas[name].counts
    return {"part": name, "title": design.areas[name].title, "before": before, "after": after}


def _verdict_json(finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {"outcome": str(finding.outcome), "message": finding.message}


def _figure_json(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "label": figure.label,
        "value": number(figure.value),
        "unit": str(figure.unit),
        "how": figure.how or None,
        "reason": figure.unknown_because or None,
        "assumptions": list(figure.assumptions),
        "sources": [source.cited for source in figure.sources],
    }


def _interval_json(interval: Interval | None) -> dict[str, Any] | None:
    if interval is None:
        return None
    return {
        "lower": number(interval.lower),
        "upper": number(interval.upper),
        "confidence": str(interval.confidence),
        "method": interval.method,
    }


def _estimate_json(estimate: Estimate) -> dict[str, Any]:
    return {
        **(_figure_json(estimate.figure) or {}),
        "interval": _interval_json(estimate.interval),
        "outcome": str(estimate.outcome),
        "words": estimate.words,
    }


def _smallest_fall_json(result: Evaluation) -> dict[str, Any] | None:
    fall = result.smallest_fall
    if fall is None:
        return None
    return {
        "before": fall.before,
        "most_after": fall.most_after,
        "fall_per_cent": number(fall.fall_per_cent),
        "sure_fall_per_cent": number(fall.sure_fall_per_cent),
        "words": fall.words,
    }


def _displacement_json(result: Evaluation) -> dict[str, Any] | None:
    moved = result.displacement
    if moved is None:
        return None
    parts = (
        moved.gross_effect,
        moved.net_effect,
        moved.success,
        moved.buffer,
        moved.quotient,
        moved.total_net_effect,
    )
    return {"words": moved.words, "figures": [_figure_json(part) for part in parts]}


def _harm_json(result: Evaluation) -> dict[str, Any] | None:
    harm = result.harm
    if harm is None:
        return None
    return {
        "before": _figure_json(harm.before),
        "after": _figure_json(harm.after),
        "control_before": _figure_json(harm.control_before),
        "control_after": _figure_json(harm.control_after),
        "difference": None if harm.difference is None else _estimate_json(harm.difference),
    }


def _near_repeat_json(result: Evaluation) -> dict[str, Any] | None:
    found = result.near_repeat
    if found is None:
        return None
    return {
        "events": found.events,
        "shuffles": found.shuffles,
        "seed": found.seed,
        "bands": [
            {
                "metres": band.metres,
                "days": band.days,
                "pairs": band.pairs,
                "expected": number(band.expected),
                "p": number(band.p_value),
            }
            for band in found.bands
        ],
    }


def _dosage_json(result: Evaluation) -> dict[str, Any] | None:
    given = result.dosage
    if given is None:
        return None
    return {
        "words": given.words,
        "planned_minutes": given.planned_minutes,
        "delivered_minutes": given.delivered.minutes,
        "figures": [
            _figure_json(figure) for figure in (given.share, given.visits_share, given.in_window)
        ],
        "in_window_interval": _interval_json(given.in_window_interval),
    }


def _stated_json(each: StatedResult) -> dict[str, Any]:
    return {
        "title": each.change.title,
        "change_per_cent": number(each.change.change_per_cent),
        "outcome": str(each.finding.outcome),
        "needs_before": each.needed.before if each.needed else None,
        "needs_after": each.needed.after if each.needed else None,
        "estimate": _estimate_json(each.estimate) if each.estimate else None,
        "words": each.words,
        "source": each.change.source.cited,
    }


def _print(result: Evaluation, made: PublicEvaluation | None) -> None:
    design = result.design
    click.secho(wrapped(design.title), bold=True)
    click.echo(wrapped(f"Counted: {design.measure}. Done: {design.action}"))
    days = [f"{name.capitalize()}: {period}." for name, period in _days(design)]
    if days:
        click.echo(wrapped(" ".join(days)))
    _print_areas(design, made)
    for label, finding in (("Change", result.change), ("Effect", result.effect)):
        if finding is not None:
            click.secho(f"\n{label}: {_ANSWERS[finding.outcome]}", bold=True)
            click.echo(wrapped(_said(finding), indent="  "))
    click.echo()
    for line in _further(result):
        click.echo(wrapped(line))
    for remark in design.remarks:
        click.echo(wrapped(f"Remark: {remark}"))
    if made is not None:
        _print_release(made)
    click.echo()


def _print_release(made: PublicEvaluation) -> None:
    click.echo(wrapped(f"Small counts: {made.release.rule}"))
    if any(name.startswith("harm ") for name in made.withheld):
        click.echo("Harm is left out, since a count of an offence is withheld.")
    click.echo(wrapped("All is worked out from the counts as they are printed here."))


def _said(finding: Finding) -> str:
    because = finding.message.partition(" This cannot be determined, ")[2]
    return because[:1].upper() + because[1:] if because else finding.message


_ANSWERS = {
    Outcome.MET: "larger than chance",
    Outcome.NOT_MET: "may be chance",
    Outcome.UNDETERMINED: "unevaluated",
}


def _days(design: Design) -> list[tuple[str, Period]]:
    both = (("before", design.before), ("after", design.after))
    return [(name, period) for name, period in both if period is not None]


def _print_areas(design: Design, made: PublicEvaluation | None) -> None:
    if not design.areas:
        return
    rows = []
    for name, area in design.areas.items():
        before, after = area.counts
        told = (_printed(before, f"{name} before", made), _printed(after, f"{name} after", made))
        rows.append((_PARTS[name], area.title, *told))
    click.echo()
    print_table(("", "Area", "Before", "After"), rows, right={2, 3})


def _printed(count: int | None, name: str, made: PublicEvaluation | None) -> str:
    if count is not None:
        return f"{count:,}"
    return made.release.policy.mark if made and name in made.withheld else "not stated"


_PARTS = {
    "treated": "where it was done",
    "control": "compared with",
    "displacement": "around it",
    "displacement_control": "around the other",
}


def _further(result: Evaluation) -> list[str]:
    lines = [each.words for each in result.estimates[2:]]
    if result.p_value is not None:
        lines.append(f"E-test of before and after: {_p_in_words(result.p_value)}.")
    if result.smallest_fall is not None:
        lines.append(result.smallest_fall.words)
    if result.displacement is not None:
        lines.append(result.displacement.words)
    lines += _harm_lines(result)
    if result.top_places is not None:
        lines.append(_labelled(result.top_places))
    if result.near_repeat is not None:
        lines += [band.words for band in result.near_repeat.bands]
    if result.dosage is not None:
        lines.append(f"Patrols: {result.dosage.words}")
    return lines + [each.words for each in result.stated]


def _p_in_words(p_value: Decimal) -> str:
    least = Decimal(1).scaleb(-4)
    return f"p below {least}" if p_value < least else f"p = {plain_number(p_value, places=4)}"


def _harm_lines(result: Evaluation) -> list[str]:
    harm = result.harm
    if harm is None:
        return []
    lines = [harm.before.label + ":"] + [
        f"  {when}: {figure.text} ({figure.how})"
        for figure, when in (
            (harm.before, "before"),
            (harm.after, "after"),
            (harm.control_before, "before, in the comparison area"),
            (harm.control_after, "after, in the comparison area"),
        )
        if figure is not None
    ]
    if harm.difference is not None:
        lines.append(harm.difference.words)
    assumed = dict.fromkeys((*harm.before.assumptions, *harm.after.assumptions))
    return lines + [f"Assumption: {label}" for label in assumed]


def _labelled(figure: Figure) -> str:
    how = f" ({figure.how})" if figure.how and figure.value is not None else ""
    return f"{figure.label}: {figure.text}{how}"
