"""``s92kit check``: a borough, or a file, held against the rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from s92kit.cli._printing import finding_json, print_findings, print_json
from s92kit.cli._running import as_json, in_words, is_file, today, working_on

if TYPE_CHECKING:
    from s92kit.boroughs import Borough
    from s92kit.findings import Findings
    from s92kit.kpis import Commentary

__all__ = ["command"]


@click.command("check")
@click.argument("target", metavar="FILE.yaml|BOROUGH")
@as_json
@in_words
def command(*, target: str, wants_json: bool) -> int:
    """Hold a borough, or a YAML file, against the rules."""
    with working_on(f"Checking {target}"):
        findings = _of_file(target) if is_file(target) else _of_borough(target)
    if wants_json:
        print_json([finding_json(finding) for finding in findings])
    else:
        print_findings(findings)
    return int(bool(findings.errors))


def _of_file(name: str) -> Findings:
    from s92kit.agreements import Agreement, check_agreement
    from s92kit.documents import DocumentError, read_document
    from s92kit.findings import Findings
    from s92kit.kpis import Commentary, KpiFramework
    from s92kit.kpis import check_framework as check_indicators
    from s92kit.law import english_law
    from s92kit.plugins import value_from
    from s92kit.powers import PowerRecords, check_powers
    from s92kit.priorities import PriorityFramework, check_framework
    from s92kit.pspos import Pspo, check_order
    from s92kit.rates import london_rates

    try:
        document = read_document(name)
        value = value_from(document)
    except DocumentError as faulty:
        return faulty.findings
    match value:
        case Agreement():
            borough = _installed(value.borough)
            found = check_agreement(value, london_rates(), borough=borough)
        case Pspo():
            found = check_order(value, english_law(), on=today())
        case PriorityFramework():
            found = check_framework(value)
        case KpiFramework():
            found = check_indicators(value)
        case PowerRecords():
            found = check_powers(value, english_law())
        case (Commentary(), *_):
            found = _of_commentary([each for each in value if isinstance(each, Commentary)])
        case _:
            found = Findings()
    return found.located(document.where)


def _of_commentary(said: Sequence[Commentary]) -> Findings:
    """What is said, held against all indicators of the borough that it is said of."""
    from s92kit.boroughs import borough_of
    from s92kit.findings import Findings
    from s92kit.kpis import check_commentary
    from s92kit.plugins import load_catalogue

    found = Findings()
    for key in dict.fromkeys(borough_of(each.indicator) for each in said):
        own = [each for each in said if borough_of(each.indicator) == key]
        frameworks = load_catalogue(only={key}).for_borough(key).kpi_frameworks
        known = [each.id for framework in frameworks for each in framework.indicators]
        found += check_commentary(own, known, [each.period for each in own])
    return found


def _installed(key: str) -> Borough | None:
    from s92kit.errors import UnknownNameError
    from s92kit.plugins import load_catalogue

    try:
        return load_catalogue(only={key}).borough(key)
    except UnknownNameError:
        return None


def _of_borough(key: str) -> Findings:
    from s92kit.agreements import check_agreement
    from s92kit.claims import contradictions, contradictions_found, ledger, outcome_claims
    from s92kit.law import english_law
    from s92kit.plugins import load_catalogue
    from s92kit.priorities import check_framework
    from s92kit.pspos import check_orders
    from s92kit.rates import london_rates

    catalogue = load_catalogue(only={key})
    borough = catalogue.borough(key)
    figures = catalogue.published_figures
    found = ledger(outcome_claims(figures)).findings.of_subject(key)
    # What papers say of an agreement is held against its terms where the agreement is checked.
    found += contradictions_found(contradictions(figures, (), london_rates())).of_subject(key)
    for framework in catalogue.frameworks:
        found += check_framework(framework).of_subject(framework.id)
    known = frozenset(agreement.id for agreement in catalogue.agreements)
    for agreement in catalogue.agreements:
        checked = check_agreement(
            agreement, london_rates(), borough=borough, known_agreements=known
        )
        found += checked.of_subject(agreement.id)
    return found + check_orders(catalogue.pspos, english_law(), on=today())
