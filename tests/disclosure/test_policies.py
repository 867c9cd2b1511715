"""Disclosure policies: what each does to a count, and what a document of one must say."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.disclosure import (
    default_policy,
    disclosure_policy_from_document,
    percentage_of,
    release,
    shipped_policies,
    without_rows,
)
from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError
from s92kit.sources import Source

POLICIES = pytest.mark.parametrize("policy", shipped_policies(), ids=lambda policy: policy.id)


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0"), (1, "*"), (7, "*"), (8, "10"), (12, "10"), (13, "15"), (17, "15"), (18, "20")],
)
def test_the_default_is_that_of_hospital_statistics(count, text):
    """The scheme's own examples, both sides of each boundary."""
    assert default_policy().text_of(count) == text
    assert release({"arrests": count}, policy=default_policy())["arrests"].text == text


@POLICIES
@given(count=st.integers(0, 10_000))
def test_what_is_printed_could_be_what_was_counted(policy, count):
    """The bounds of a printed count hold each count printed so, and no other."""
    if policy.withholds(count):
        assert policy.text_of(count) == policy.mark
        return
    least, most = policy.could_be(policy.rounded(count))
    assert least <= count <= most
    assert {policy.rounded(n) for n in range(least, most + 1)} == {policy.rounded(count)}
    for outside in (least - 1, most + 1):
        differs = policy.withholds(outside) or policy.rounded(outside) != policy.rounded(count)
        assert outside < 0 or differs


@POLICIES
def test_each_says_where_it_was_read_and_what_it_does(policy):
    """A reader of a table sees the rule and its source."""
    rule = release({}, policy=policy).rule
    assert f"1 to {policy.withheld_up_to} are printed as {policy.mark}" in rule
    assert policy.sources[0].title in rule


def test_a_level_that_the_scheme_leaves_open():
    """National counts are printed as they are; those of a borough are not."""
    counts = {"notices": 3}
    assert release(counts, policy=default_policy(), level="national")["notices"].text == "3"
    assert release(counts, policy=default_policy(), level="borough")["notices"].text == "*"


def test_a_percentage_comes_from_what_is_printed():
    """12 of 41 would be 29.3% and give both away; 10 of 40 is 25%."""
    shown = release({"paid": 12, "issued": 41, "few": 3, "none": 0}, policy=default_policy())
    assert percentage_of(shown["paid"], shown["issued"]) == Decimal(25)
    assert percentage_of(shown["none"], shown["issued"]) == 0
    assert percentage_of(shown["few"], shown["issued"]) is None
    assert percentage_of(shown["paid"], shown["few"]) is None
    assert percentage_of(shown["none"], shown["none"]) is None


@pytest.mark.parametrize("bad", ["withheld_up_to: 1", "round_to: 1", "open_levels: []", "hide: 3"])
def test_a_document_that_protects_nobody_is_refused(bad):
    """A mark that stands for 1 alone hides nothing; unknown keys are mistakes."""
    lines = {
        "$schema": "s92kit/disclosure-policy/1",
        "id": "own",
        "title": "Our own",
        "withheld_up_to": "4",
        "mark": '"*"',
        "sources": "[{title: Minute, published_on: 2020-01-01, locator: item 4}]",
    }
    key, _, value = bad.partition(": ")
    text = "".join(f"{name}: {given}\n" for name, given in (lines | {key: value}).items())
    with pytest.raises(DocumentError, match=key):
        disclosure_policy_from_document(document_from_text(text, name="own.yaml"))


@pytest.mark.parametrize("bounds", [{"withheld_up_to": 1}, {"round_to": 1}])
def test_a_policy_that_protects_nobody_is_refused(bounds):
    """Made in Python as in a document."""
    with pytest.raises(InvalidValueError, match="at least 2"):
        attrs.evolve(default_policy(), **bounds)


def test_a_policy_that_prints_people_as_nought_is_refused():
    """Three rounded to the nearest 10 would read as none."""
    with pytest.raises(InvalidValueError, match="3 people would be printed as 0"):
        attrs.evolve(default_policy(), withheld_up_to=2, round_to=10)


def test_a_mark_that_reads_as_a_number_is_refused():
    """Nobody could tell it from a count."""
    with pytest.raises(InvalidValueError, match="reads as a number"):
        attrs.evolve(default_policy(), mark="5")


def test_where_rows_were_read_is_told_without_their_number():
    """What else the file says of itself stays."""
    log = Source(title="Log", locator="made up; rows 2 to 61", published_on=None)
    assert without_rows(log).locator == "made up"


def test_a_count_below_nought_is_refused():
    """There cannot be fewer than none."""
    with pytest.raises(InvalidValueError, match="-1"):
        default_policy().text_of(-1)
    with pytest.raises(InvalidValueError, match="'arrests'"):
        release({"arrests": -1}, policy=default_policy())
