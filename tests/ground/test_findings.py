"""Findings: a check is met, not met, or cannot be determined, and nothing is left out."""

from __future__ import annotations

import attrs
import pytest

from s92kit.findings import Finding, Findings, Outcome, Rule, Severity, checked
from s92kit.sources import Source

REPORT = Source(title="Estates team report", locator="4.1", published_on=None)
PAYEE = Rule("agreements/payee", "The grant is paid to MOPAC.", Severity.ERROR, (REPORT,))
REVIEW = Rule("agreements/review", "A review is planned.", Severity.QUERY)


def test_a_rule_that_holds_says_what_is_so():
    """Without a message of its own, a met finding bears the rule's title."""
    assert PAYEE.met().message == "The grant is paid to MOPAC."
    assert PAYEE.met("Paid to MOPAC on 1 May 2019.").message == "Paid to MOPAC on 1 May 2019."


def test_a_rule_that_nobody_can_tell_says_why():
    """The title is never printed as if it held: the reason stands beside it."""
    finding = PAYEE.undetermined("the agreement names no payee.")
    assert finding.message == (
        "The grant is paid to MOPAC. "
        "This cannot be determined, because the agreement names no payee."
    )


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (PAYEE.met(path=("payee",)), Outcome.MET),
        (PAYEE.not_met("The payee is the Met; write MOPAC.", path=("payee",)), Outcome.NOT_MET),
        (PAYEE.undetermined("it is not named", path=("payee",)), Outcome.UNDETERMINED),
    ],
)
def test_each_answer_bears_its_rule(answer, outcome):
    """Whatever the outcome, the code, severity, sources and path are the rule's and the place's."""
    assert answer.outcome is outcome
    assert (answer.code, answer.severity, answer.sources, answer.path) == (
        "agreements/payee",
        Severity.ERROR,
        (REPORT,),
        ("payee",),
    )


def test_a_check_that_finds_nothing_is_met():
    """A check that ran to its end without a fault is a pass, and is written down as one."""
    assert checked(PAYEE, list) == (PAYEE.met(),)


def test_a_check_gives_all_that_it_found():
    """Every finding is kept, in order."""
    found = [PAYEE.not_met("first"), PAYEE.undetermined("second"), PAYEE.not_met("third")]
    assert checked(PAYEE, lambda: iter(found)) == tuple(found)


def _crash(fault):
    raise fault


def test_a_check_that_crashes_cannot_be_determined():
    """A crash is never a pass, and its reason is printed."""
    (finding,) = checked(PAYEE, lambda: _crash(LookupError("no rate for 2020/21")))
    assert finding.outcome is Outcome.UNDETERMINED
    assert finding.message.endswith("the check could not be carried out: no rate for 2020/21.")


def test_a_crash_without_words_is_named_by_its_kind():
    """A reason is never blank."""
    (finding,) = checked(PAYEE, lambda: _crash(RuntimeError()))
    assert finding.message.endswith("the check could not be carried out: RuntimeError.")


def test_a_check_that_answers_with_nothing_at_all_cannot_be_determined():
    """A check whose author forgot to return its findings does not pass."""
    (finding,) = checked(PAYEE, lambda: None)
    assert finding.outcome is Outcome.UNDETERMINED


def test_what_a_check_found_before_it_crashed_is_kept():
    """A fault that was found is not lost because a later step broke."""

    def breaks_half_way():
        yield PAYEE.not_met("The payee is the Met; write MOPAC.")
        raise LookupError

    found = checked(PAYEE, breaks_half_way)
    assert [finding.outcome for finding in found] == [Outcome.NOT_MET, Outcome.UNDETERMINED]


def test_a_reader_who_stops_the_work_is_obeyed():
    """A request to stop is not a fault of the check."""
    with pytest.raises(KeyboardInterrupt):
        checked(PAYEE, lambda: _crash(KeyboardInterrupt()))


@pytest.fixture
def answers():
    """One of each: met, an error, a query, and one that nobody can tell."""
    return Findings(
        [PAYEE.met(), PAYEE.not_met("wrong payee"), REVIEW.not_met("none"), PAYEE.undetermined("x")]
    )


def test_findings_are_sorted_by_outcome(answers):
    """Each outcome can be taken by itself, and together they are all of them."""
    assert answers.of(Outcome.MET).items == answers.items[:1]
    assert answers.not_met.items == answers.items[1:3]
    assert answers.undetermined.items == answers.items[3:]


def test_an_error_is_a_rule_of_that_severity_that_is_not_met(answers):
    """A query is no error, nor is a rule that holds or that nobody can tell."""
    assert answers.errors.items == (answers.items[1],)


def test_findings_of_two_checks_are_put_together_in_order(answers):
    """Adding loses nothing and changes no order."""
    both = answers + Findings([REVIEW.met()])
    assert tuple(both) == (*answers.items, REVIEW.met())
    assert len(both) == 5


def test_no_findings_are_as_good_as_false():
    """``if findings.errors:`` reads as it works."""
    assert not Findings()
    assert Findings([PAYEE.met()])


def test_the_summary_counts_every_outcome(answers):
    """An outcome that did not occur is counted as none, not left out."""
    assert answers.summary() == "4 checked: 1 met, 2 not met, 1 cannot be determined"
    assert Findings().summary() == "0 checked: 0 met, 0 not met, 0 cannot be determined"


def test_findings_are_located_by_their_path():
    """The path inside the document becomes a file and a line."""
    lines = {("posts", 1, "rank"): "walford.yaml:12"}
    located = Findings([PAYEE.not_met("x", path=("posts", 1, "rank"))]).located(lines.__getitem__)
    assert [finding.where for finding in located] == ["walford.yaml:12"]


def test_a_place_that_is_known_is_kept():
    """Locating findings again does not move them."""
    placed = Finding(
        code="x/y", outcome=Outcome.MET, severity=Severity.NOTE, message="", where="Sheet1!D14"
    )
    assert Findings([placed]).located(lambda _: "elsewhere").items == (placed,)


def test_findings_of_one_subject_bear_its_id():
    """A finding about an agreement as a whole says which, and one that has a place keeps it."""
    placed = attrs.evolve(PAYEE.met(), where="walford.yaml:12")
    found = Findings([PAYEE.met(), placed]).of_subject("walford/estates-2019")
    assert [finding.where for finding in found] == ["walford/estates-2019", "walford.yaml:12"]
