"""The conformance checks: each tells the plugin that it is for, and failures that are expected."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import attrs
import pytest

from s92kit.boroughs import Borough
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.plugins import catalogue_of, contributions_from, hookimpl
from s92kit.testing import (
    NonconformityError,
    _checks,
    conformance_checks,
    parametrize_checks,
    walford,
)

pytest_plugins = ["pytester"]

DOCUMENTS = Path(walford.__file__).parent / "documents"
PLUGIN = """
from s92kit.plugins import contributions_from, hookimpl
contributions = contributions_from(__package__)
s92kit_borough = contributions.s92kit_borough
s92kit_priorities = contributions.s92kit_priorities
s92kit_pspos = contributions.s92kit_pspos
s92kit_agreements = contributions.s92kit_agreements
s92kit_activity_formats = contributions.s92kit_activity_formats
s92kit_tasking_policies = contributions.s92kit_tasking_policies
s92kit_kpi_frameworks = contributions.s92kit_kpi_frameworks
s92kit_published_figures = contributions.s92kit_published_figures
"""


def faults_of(check: str, module: ModuleType) -> str:
    """What one check tells of a plugin that does not pass it."""
    with pytest.raises(NonconformityError) as raised:
        conformance_checks(module)[check]()
    assert raised.value.check == check
    return "\n".join(raised.value.faults)


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., ModuleType]]:
    """A maker of plugins: Walford's documents, in a package with more code than usual."""
    folder = tmp_path / "s92kit_copy_of_walford"
    shutil.copytree(DOCUMENTS, folder / "documents")
    monkeypatch.syspath_prepend(tmp_path)

    def make(code: str = "", **texts: str) -> ModuleType:
        for name, text in texts.items():
            (folder / "documents" / f"{name}.yaml").write_text(text, "utf-8")
        (folder / "__init__.py").write_text(PLUGIN + code, "utf-8")
        return __import__(folder.name)

    yield make
    sys.modules.pop(folder.name, None)


def document(name: str) -> str:
    """The text of one of Walford's documents."""
    return (DOCUMENTS / f"{name}.yaml").read_text("utf-8")


def made_up(*boroughs: Borough) -> ModuleType:
    """A plugin without documents, which gives boroughs alone."""
    module = ModuleType("s92kit_made_up")
    module.s92kit_borough = hookimpl(lambda: boroughs)
    return module


@parametrize_checks(walford)
def test_each_check_is_a_case(check):
    """The decorated test is called once for each check."""
    assert callable(check)


def test_the_smallest_plugin_conforms(plugin):
    """Documents, and one line for each hook."""
    module = plugin()
    for check in conformance_checks(module).values():
        check()


def test_a_plugin_that_does_not_load_fails_each_check(plugin):
    """No check is passed by a plugin at fault; the first says what the fault is."""
    module = plugin("def s92kit_rumours(): return ()")
    assert "s92kit_rumours is not marked" in faults_of("loads-alone", module)
    others = set(conformance_checks(module)) - {"loads-alone", "importing-is-quiet"}
    for name in others:
        assert "does not load" in faults_of(name, module)


def test_a_document_that_nobody_reads_is_told(plugin, tmp_path):
    """A file in a folder below is ignored by the reader of folders."""
    documents = tmp_path / "s92kit_copy_of_walford" / "documents"
    (documents / "old").mkdir()
    (documents / "old" / "plan-2016.yaml").write_text("", "utf-8")
    told = faults_of("documents-are-used", plugin())
    assert "plan-2016.yaml is read by nobody" in told


def test_a_value_that_is_not_given_is_told(plugin):
    """A hook that gives some of what the documents describe loses the rest."""
    module = plugin(
        "@hookimpl\ndef s92kit_agreements(): return contributions.s92kit_agreements()[:1]"
    )
    told = faults_of("documents-are-used", module)
    assert "'walford/town-centre-2019' stands in a document and is given through no hook" in told


def test_a_module_without_a_place_has_no_documents_beside_it():
    """A plugin may be made in Python alone."""
    module = made_up(*walford.s92kit_borough())
    conformance_checks(module)["documents-are-used"]()


def test_a_value_without_a_source_is_told():
    """The schema asks for sources; values made in Python are asked here."""
    (borough,) = walford.s92kit_borough()
    module = made_up(attrs.evolve(borough, sources=()))
    assert "'walford' names no source." in faults_of("values-have-sources", module)


def test_a_value_that_holds_a_list_is_told():
    """Frozen is shallow, so what a value holds is looked at too."""
    (borough,) = walford.s92kit_borough()
    module = made_up(attrs.evolve(borough, sources=[*borough.sources]))
    assert "unhashable type: 'list'" in faults_of("values-are-frozen", module)


def test_a_value_that_can_be_set_is_told():
    """A subclass may have lost what froze its parent."""
    (borough,) = walford.s92kit_borough()

    class Loose(type(borough)):
        __setattr__ = object.__setattr__

    module = made_up(Loose(**attrs.asdict(borough, recurse=False)))
    assert "'walford' lets 'key' be set" in faults_of("values-are-frozen", module)


def test_an_agreement_that_cannot_be_costed_is_told(plugin):
    """A scheme that nobody knows makes no cost, and no reason either."""
    text = document("town-centre-2019").replace("partnership-plus", "partnership-minus")
    told = faults_of("agreements-are-costed", plugin(**{"town-centre-2019": text}))
    assert "There is no scheme 'partnership-minus'" in told


def test_a_cost_without_value_or_reason_is_told(monkeypatch):
    """Neither a number nor why there is none: blank, which this library never prints."""

    class Blank:
        total = attrs.make_class("Total", ["value", "unknown_because"])(None, "")

    monkeypatch.setattr(_checks, "cost_schedule", lambda *_, **__: Blank)
    assert "has no cost and no reason why" in faults_of("agreements-are-costed", walford)


def test_a_cost_before_any_record_is_told(monkeypatch):
    """Knowledge that nobody had yet must not reach a paper of that day."""
    from s92kit.agreements import cost_schedule

    def knowing_all(agreement, book, *, known_on=None):
        del known_on
        return cost_schedule(agreement, book)

    monkeypatch.setattr(_checks, "cost_schedule", knowing_all)
    told = faults_of("nothing-before-coverage", walford)
    assert "'walford/estates-2016' costs £391,000 as known on 2016-02-08" in told


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("of: [walford/annual-cost", "of: [walford/annual-costs", "the published figure"),
        ("agreement: walford/town-centre-2019", "agreement: walford/town-centre", "the agreement"),
        ("[walford/town-centre-2019]", "[walford/town-centre]", "the agreement"),
        ("scheme: partnership-plus", "scheme: partnership-minus", "the scheme"),
    ],
)
def test_a_working_that_names_what_is_not_there_is_told(plugin, right, wrong, told):
    """It would be undetermined for ever, for a slip of the pen."""
    text = document("papers-of-2019").replace(right, wrong)
    faults = faults_of("figures-are-reconciled", plugin(**{"papers-of-2019": text}))
    assert told in faults
    assert "Did you mean" in faults


def test_a_reconciliation_that_breaks_is_told(monkeypatch):
    """A crash is a fault of the plugin's working, told as one."""

    def broken(*_):
        raise ZeroDivisionError("broken")

    monkeypatch.setattr(_checks, "reconcile", broken)
    assert "ZeroDivisionError: broken" in faults_of("figures-are-reconciled", walford)


def test_a_paper_that_cannot_be_built_is_told(plugin):
    """With what its format raised."""
    code = """
from s92kit.reports import ReportFormat
@hookimpl
def s92kit_report_formats():
    return (ReportFormat(id="walford/x", title="X", build=lambda context: context.agreement("y")),)
"""
    module = plugin(code)
    assert "'walford/x' builds no paper: UnknownNameError" in faults_of("papers-are-built", module)


def test_a_paper_that_needs_what_was_not_known_is_told(plugin):
    """A paper as known before the first record states what is missing; it does not break."""
    code = """
from s92kit.testing.walford._scheme_report import scheme_report
from s92kit.reports import ReportFormat
def build(context):
    [context.schedule_of(agreement).years[0] for agreement in context.agreements]
    return scheme_report(context)
@hookimpl
def s92kit_report_formats():
    return (ReportFormat(id="walford/x", title="X", build=build),)
"""
    module = plugin(code)
    conformance_checks(module)["papers-are-built"]()
    told = faults_of("papers-are-built-before-coverage", module)
    assert "'walford/x' builds no paper as known on 2016-02-08: IndexError" in told


def test_a_borough_without_agreements_has_no_coverage_to_begin():
    """There is no day before its first record, so there is nothing to look at."""
    module = made_up(*walford.s92kit_borough())
    conformance_checks(module)["papers-are-built-before-coverage"]()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("contributions.documents", "Importing it reads"),
        ("print('hello')", "Importing it prints: hello"),
        ("import pandas", "Importing it loads pandas"),
        ("import os; assert 'PYTEST_VERSION' not in os.environ or __name__ in 'x'", ""),
    ],
    ids=["reads", "prints", "loads", "breaks"],
)
def test_an_import_that_does_more_than_define_is_told(plugin, tmp_path, code, told):
    """A fresh interpreter sees what this one no longer can."""
    module = plugin()
    (tmp_path / "s92kit_copy_of_walford" / "__init__.py").write_text(PLUGIN + code, "utf-8")
    faults = faults_of("importing-is-quiet", module)
    assert (told or "cannot be imported in a fresh interpreter") in faults


def test_an_expected_failure_needs_a_reason():
    """The next reader must know when it may go."""
    with pytest.raises(InvalidValueError, match="Say why"):
        parametrize_checks(walford, expected_failures={"loads-alone": " "})


def test_a_format_names_what_its_plugin_gives(plugin):
    """A priority or order that is not there would be counted under nothing."""
    log = document("activity-log")
    module = plugin(
        **{
            "activity-log": log.replace("walford/violence,", "walford/violense,")
            .replace("priority: walford/violence\n", "priority: walford/violense\n")
            .replace("{kind: asb warning}", "{kind: asb warning, power: walford/drinking}", 1)
        }
    )
    faults = faults_of("activity-formats-fit", module)
    assert "the priority 'walford/violense'. Did you mean 'walford/violence'?" in faults
    assert "the order 'walford/drinking'" in faults


def test_an_expected_failure_names_a_check():
    """A slip would expect nothing at all."""
    with pytest.raises(UnknownNameError, match="Did you mean 'loads-alone'"):
        parametrize_checks(walford, expected_failures={"loads-alon": "because"})


def test_expected_failures_fail_when_they_are_stale(pytester):
    """What fails as expected is no failure; what passes, or breaks in another way, is one."""
    pytester.makepyfile(
        """
        from types import ModuleType
        from s92kit.plugins import hookimpl
        from s92kit.testing import parametrize_checks, walford

        bad = ModuleType("bad")

        @parametrize_checks(bad, expected_failures={"loads-alone": "No borough yet."})
        def test_expected(check):
            if "loads-alone" in check.args:
                check()

        @parametrize_checks(walford, expected_failures={"loads-alone": "Long mended."})
        def test_stale(check):
            if "loads-alone" in check.args:
                check()

        @parametrize_checks(bad, expected_failures={"loads-alone": "No borough yet."})
        def test_broken(check):
            if "loads-alone" in check.args:
                raise RuntimeError("not a nonconformity")
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:randomly", "-q")
    count = len(conformance_checks(walford)) - 1
    result.assert_outcomes(passed=3 * count, failed=2, xfailed=1)


def test_the_kit_needs_no_pytest_until_it_is_used(pytester):
    """The module can be imported where pytest is not installed."""
    code = "import sys, s92kit.testing.walford; print('pytest' in sys.modules)"
    assert pytester.run(sys.executable, "-c", code).outlines == ["False"]


def test_contributions_are_found_by_their_hooks():
    """A module that keeps only the hooks, and not the object, is looked into all the same."""
    module = ModuleType("s92kit_made_up")
    folder = contributions_from(DOCUMENTS)
    for hook in folder.hooks:
        setattr(module, hook, getattr(folder, hook))
    assert catalogue_of(module).agreements == folder.s92kit_agreements()
    module.s92kit_pspos = hookimpl(lambda: ())
    assert "'walford/street-drinking-2018'" in faults_of("documents-are-used", module)
