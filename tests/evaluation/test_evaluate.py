"""What a design's counts say, and when they say nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.evaluation import (
    DATA_RULES,
    RULES,
    HarmDesign,
    HarmGroup,
    Locations,
    NearRepeatDesign,
    PatrolDesign,
    PatrolPlan,
    Recording,
    StatedChange,
    StudyArea,
    TopPlaces,
    TwoCounts,
    VisitTotals,
    dispersion_of,
    evaluate,
    judge_stated,
)
from s92kit.findings import Outcome
from s92kit.periods import financial_year
from s92kit.sources import Source

MET, NOT_MET, UNDETERMINED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
PAPER = Source(title="Walford review", locator="4.2", published_on=date(2019, 3, 4))


def answer(result, code):
    """The outcomes of one rule."""
    return [each.outcome for each in result.findings if each.code == f"evaluation/{code}"]


def message(result, code):
    """What the first finding of one rule says."""
    return next(each.message for each in result.findings if each.code == f"evaluation/{code}")


def test_a_whole_design_is_told(market):
    """Counts, days and a comparison area: both the change and the effect are beyond chance."""
    result = evaluate(market)
    assert (result.change.outcome, result.effect.outcome) == (MET, MET)
    assert not result.unevaluated
    assert [f"{each.figure.value:.2f}" for each in result.estimates] == ["0.53", "0.51", "-106.72"]
    assert "from 207 in 365 days to 110 in 366 days" in result.change.message
    assert "That is what one would see had it been made by this: Three visits" in (
        result.effect.message
    )
    assert result.p_value < Decimal("0.0001")
    assert result.smallest_fall.most_after == 169


def test_a_rise_beside_the_comparison_is_no_success(changed):
    """More than foretold is told as more, and credited to nobody."""
    result = evaluate(changed(treated=StudyArea(title="The market", before=207, after=330)))
    assert result.effect.outcome is MET
    assert result.effect.message.endswith("There were more, not fewer, than it foretold.")


def test_without_a_comparison_area_no_effect_is_told(changed):
    """The change stands; what made it is unevaluated."""
    result = evaluate(changed(control=None))
    assert (result.change.outcome, result.effect.outcome) == (MET, UNDETERMINED)
    assert answer(result, "comparator") == [NOT_MET]
    assert "there is no comparison area" in result.effect.message
    assert result.unevaluated


@pytest.mark.parametrize(("before", "after"), [(None, 110), (207, None), (None, None)])
def test_without_counts_nothing_is_told(changed, before, after):
    """A missing count is not nought: the claim is unevaluated, and no estimate is printed."""
    result = evaluate(changed(treated=StudyArea(title="The market", before=before, after=after)))
    assert (result.change.outcome, result.effect.outcome) == (UNDETERMINED, UNDETERMINED)
    assert UNDETERMINED in answer(result, "counts-stated")
    assert (result.estimates, result.p_value) == ((), None)


def test_without_days_nothing_is_told(changed):
    """Counts of nobody knows how long are no rates."""
    result = evaluate(changed(before=None))
    assert answer(result, "periods-stated") == [UNDETERMINED]
    assert result.change.outcome is UNDETERMINED
    assert result.estimates == ()


@pytest.mark.parametrize(
    ("before", "after", "outcome"), [(5, 0, NOT_MET), (6, 0, MET), (5, 5, NOT_MET), (0, 12, MET)]
)
def test_a_tiny_base_is_refused(changed, before, after, outcome):
    """From five no fall could have been seen; from six one to none could. A rise can be."""
    result = evaluate(
        changed(treated=StudyArea(title="The market", before=before, after=after), control=None)
    )
    assert answer(result, "base-large-enough") == [outcome]
    assert (result.change.outcome is UNDETERMINED) is (outcome is NOT_MET)


@pytest.mark.parametrize(("after", "outcome"), [(3, NOT_MET), (4, MET), (8, MET)])
def test_a_rise_from_none_is_told_by_the_e_test(changed, after, outcome):
    """There is no ratio to none, and the E-test needs none: 0.09 for three, 0.04 for four."""
    result = evaluate(
        changed(treated=StudyArea(title="The market", before=0, after=after), control=None)
    )
    assert result.change.outcome is outcome
    assert "The E-test gives p =" in result.change.message


def test_a_fall_to_none_has_no_ratio_of_changes(changed):
    """The change is told exactly; beside a comparison area the formula has no interval."""
    market = StudyArea(title="The market", before=40, after=0)
    street = StudyArea(title="The high street", before=40, after=40)
    result = evaluate(changed(treated=market, control=street))
    assert (result.change.outcome, result.effect.outcome) == (MET, UNDETERMINED)
    assert "its interval cannot be determined, because a count is 0" in result.effect.message
    assert result.estimates[2].outcome is MET


@pytest.mark.parametrize(("after", "outcome"), [(9, NOT_MET), (10, MET)])
def test_fewer_than_ten_is_a_warning(changed, after, outcome):
    """The change is told all the same, with the warning beside it."""
    result = evaluate(
        changed(treated=StudyArea(title="The market", before=60, after=after), control=None)
    )
    assert answer(result, "not-tiny") == [outcome]
    assert result.change.outcome is MET


def test_unlike_seasons_are_told(changed, months):
    """Summer beside winter is a warning; the same months of two years are not."""
    summer, winter = months(2018, 6, 8), months(2018, 10, 12)
    unlike = evaluate(changed(before=summer, after=winter))
    assert answer(unlike, "like-seasons") == [NOT_MET]
    assert "the season alone may have made the change" in message(unlike, "like-seasons")
    assert "The comparison area takes up only" in message(unlike, "like-seasons")
    alone = evaluate(changed(before=summer, after=winter, control=None))
    assert "the same months of an earlier year" in message(alone, "like-seasons")
    like = evaluate(changed(before=summer, after=months(2020, 6, 8)))
    assert answer(like, "like-seasons") == [MET]


def test_whole_years_are_of_one_season(changed):
    """Whichever months they begin with."""
    assert answer(evaluate(changed(after=financial_year(2020))), "like-seasons") == [MET]


@pytest.mark.parametrize(
    ("recording", "outcome", "stopped"),
    [
        (Recording(changed=False, note="As before."), MET, False),
        (Recording(changed=True, note="A new form."), NOT_MET, True),
        (Recording(changed=True, alike_in_control=True), MET, False),
        (None, UNDETERMINED, False),
    ],
)
def test_changed_recording_is_refused(changed, recording, outcome, stopped):
    """Unless the comparison area saw the same; silence on it is told and stops nobody."""
    result = evaluate(changed(recording=recording))
    assert answer(result, "same-recording") == [outcome]
    assert (result.change.outcome is UNDETERMINED) is stopped
    assert (result.effect.outcome is UNDETERMINED) is stopped


def test_the_same_change_of_recording_helps_nobody_without_a_comparison(changed):
    """What happened in an area that is not there settles nothing."""
    recording = Recording(changed=True, alike_in_control=True)
    result = evaluate(changed(recording=recording, control=None))
    assert answer(result, "same-recording") == [NOT_MET]


@pytest.mark.parametrize(
    ("count", "outcome"), [(100, MET), (621, MET), (622, NOT_MET), (10, NOT_MET)]
)
def test_a_comparison_of_unlike_size_is_told(changed, count, outcome):
    """More than three times as many, or fewer than a third, is a warning."""
    control = StudyArea(title="The high street", before=count, after=count)
    assert answer(evaluate(changed(control=control)), "like-control") == [outcome]


def test_counts_of_effort_are_no_effect(changed):
    """Arrests grow with the work: the change is told, the effect is not."""
    result = evaluate(changed(measure="arrests", counts_effort=True))
    assert result.change.outcome is MET
    assert result.effect.outcome is UNDETERMINED
    assert "Arrests grow with the work of the police" in message(result, "outcome-not-effort")


def test_counts_that_jump_from_month_to_month_widen_the_interval(changed):
    """Thirteen times the variance of chance: 180 to 120 is then no longer beyond it."""
    jumping = StudyArea(
        title="The market", before_months=(4, 60, 8, 56, 2, 50), after_months=(2, 40, 6, 36, 1, 35)
    )
    steady = StudyArea(title="The market", before=180, after=120)
    result = evaluate(changed(treated=jumping, control=None))
    assert answer(result, "steady-counts") == [NOT_MET]
    assert result.change.outcome is NOT_MET
    assert evaluate(changed(treated=steady, control=None)).change.outcome is MET


def test_steady_months_change_nothing(changed):
    """Where months vary as chance has them, the interval is that of the totals."""
    steady = StudyArea(
        title="The market",
        before_months=(30, 32, 28, 31, 29, 30),
        after_months=(20, 21, 19, 20, 22, 18),
    )
    totals = StudyArea(title="The market", before=180, after=120)
    result = evaluate(changed(treated=steady, control=None))
    assert answer(result, "steady-counts") == [MET]
    assert result.estimates == evaluate(changed(treated=totals, control=None)).estimates


def test_the_bound_of_dispersion_is_that_of_the_chi_square():
    """Beyond chance one time in twenty, by the library's own distribution."""
    chi2 = pytest.importorskip("scipy.stats").chi2
    bound = chi2.ppf(0.95, 5) / 5
    spread = [(10, 10 + gap, 10 - gap, 10, 10 + gap, 10 - gap) for gap in range(10)]
    found = [dispersion_of([series]) for series in spread]
    assert {each.beyond_chance for each in found} == {True, False}
    assert all(each.beyond_chance is (each.index > bound) for each in found)


@pytest.mark.parametrize(
    ("series", "beyond"), [((4, 6, 11, 14, 15), False), ((4, 6, 12, 12, 16), True)]
)
def test_chance_exceeds_the_bound_one_time_in_twenty(series, beyond):
    """At four degrees of freedom the table of chi-square has 9.488: 9.4 is within, 9.6 beyond."""
    assert dispersion_of([series]).beyond_chance is beyond


@pytest.mark.parametrize("series", [[], [(5, 6)], [(0, 0, 0, 0, 0, 0)]])
def test_a_few_months_cannot_tell(series):
    """The index of nothing, or of two months, is not made up."""
    assert dispersion_of(series) is None


def test_the_area_around_is_weighed_in(changed):
    """With areas around both, the difference counts all four and the quotient is told."""
    result = evaluate(
        changed(
            displacement=StudyArea(title="Side streets", before=96, after=90),
            displacement_control=StudyArea(title="Other streets", before=101, after=103),
        )
    )
    assert "the area around included" in result.estimates[2].words
    assert result.displacement.quotient.value > 0
    assert answer(result, "like-control") == [MET, MET]


def test_an_area_around_alone_gives_the_quotient_alone(changed):
    """The difference needs an area to compare it with; the quotient has the comparison area."""
    result = evaluate(changed(displacement=StudyArea(title="Side streets", before=96, after=90)))
    assert "included" not in result.estimates[2].words
    assert result.displacement is not None


def harm_design(*, control=True, group="robbery", weights="cchi-2026", left_out=True):
    """Offences in the market, in one group."""
    return HarmDesign(
        weights=weights,
        found_left_out=left_out,
        groups=(
            HarmGroup(
                group=group,
                treated=TwoCounts(before=20, after=10),
                control=TwoCounts(before=20, after=20) if control else None,
            ),
        ),
    )


def test_harm_before_and_after(changed):
    """Ten robberies fewer are 3,650 days fewer, with the interval of that."""
    harm = evaluate(changed(harm=harm_design(), after=financial_year(2017 + 2))).harm
    assert (harm.before.value, harm.after.value) == (7300, 3650)
    assert f"{harm.difference.figure.value:.0f}" == "-3650"
    assert harm.difference.outcome is NOT_MET


def test_harm_without_a_comparison_is_added_up_alone(changed):
    """There is nothing to hold it against."""
    harm = evaluate(changed(harm=harm_design(control=False))).harm
    assert (harm.control_before, harm.difference) == (None, None)


def test_harm_that_the_police_went_to_find_is_left_out(changed):
    """Drugs found by a team that looked for them make no harm, before or after."""
    harm = evaluate(changed(harm=harm_design(group="drug possession"))).harm
    assert (harm.before.value, harm.difference.figure.value) == (0, 0)


def test_harm_of_a_group_without_a_weight_is_not_determined(changed):
    """The reason is the table's."""
    harm = evaluate(changed(harm=harm_design(group="anti-social behaviour"))).harm
    assert harm.before.value is None
    assert harm.difference is None


def test_harm_without_days_has_no_difference(changed):
    """A sum needs no days; a comparison does."""
    harm = evaluate(changed(harm=harm_design(), before=None)).harm
    assert harm.before.value == 7300
    assert harm.difference is None


def test_weapons_without_a_word_on_searches_are_an_assumption(changed):
    """The figure says what was assumed, unless the design says that they are left out."""
    silent = evaluate(changed(harm=harm_design(group="possession of weapons", left_out=False)))
    told = evaluate(changed(harm=harm_design(group="possession of weapons")))
    assert silent.harm.before.assumptions
    assert told.harm.before.assumptions == ()


def test_a_table_of_weights_that_is_not_there(changed):
    """A slip of the keys is told as one."""
    with pytest.raises(UnknownNameError, match="Did you mean 'cchi-2026'"):
        evaluate(changed(harm=harm_design(weights="cchi-2062")))


def test_patrols_planned_and_not_recorded(changed):
    """Nobody can tell whether the area got what was planned; that is no nought."""
    plan = PatrolDesign(plan=PatrolPlan(visits_a_day=3, minutes_a_visit=15), days=30)
    result = evaluate(changed(patrols=plan))
    assert answer(result, "patrols-recorded") == [UNDETERMINED]
    assert result.dosage is None
    given_ = attrs.evolve(plan, delivered=VisitTotals(minutes=720))
    told = evaluate(changed(patrols=given_))
    assert answer(told, "patrols-recorded") == [MET]
    assert f"{told.dosage.share.value:.0f}" == "53"


@pytest.mark.parametrize(
    ("locations", "outcome"),
    [(Locations.EXACT, MET), (Locations.SNAPPED, NOT_MET), (None, UNDETERMINED)],
)
def test_small_places_need_exact_places(changed, locations, outcome):
    """Published points are moved; hot spots cannot be read from them."""
    asked = TopPlaces(places=40, top_per_cent=Decimal(5))
    result = evaluate(changed(top_places=asked, locations=locations))
    assert answer(result, "exact-places") == [outcome]


def test_questions_asked_of_no_table_are_not_answered(changed):
    """Near repeats need incidents."""
    result = evaluate(changed(near_repeat=NearRepeatDesign(), locations=Locations.EXACT))
    assert answer(result, "incidents-given") == [UNDETERMINED]
    assert result.near_repeat is None


def stated(**parts):
    """A change as a paper states it."""
    given_ = {"title": "Call-outs", "change_per_cent": Decimal(-25), "source": PAPER}
    return StatedChange(**(given_ | parts))


def test_a_stated_fall_without_counts_is_unevaluated(changed):
    """The counts that it would need are said, and the finding names its paper."""
    result = evaluate(changed(stated_changes=(stated(change_per_cent=Decimal(-55)),)))
    (each,) = result.stated
    assert each.finding.outcome is UNDETERMINED
    assert each.finding.sources == (PAPER,)
    assert "at least 20 before, with 9 after" in each.words
    assert "0.45 (95% interval 0.32 to 0.64)" in each.words
    assert result.unevaluated


def test_a_stated_fall_of_eight_per_cent_would_need_a_thousand_before():
    """At a hundred before it is no evidence of anything."""
    each = judge_stated(stated(change_per_cent=Decimal(-8)))
    assert (each.needed.before, each.needed.after) == (1154, 1061)
    assert "0.92 (95% interval 0.69 to 1.22)" in each.words
    assert each.at_hundred.outcome is NOT_MET


@pytest.mark.parametrize(
    ("per_cent", "outcome"),
    [("-25", MET), ("-25.0", MET), ("-24", NOT_MET), ("-25.4", NOT_MET), ("-26", NOT_MET)],
)
def test_a_stated_fall_is_held_against_its_counts(per_cent, outcome):
    """60 to 45 is 25% fewer, to the place that the paper prints."""
    each = judge_stated(stated(change_per_cent=Decimal(per_cent), before=60, after=45))
    assert each.finding.outcome is outcome
    assert "a rate ratio of 0.75" in each.words


@pytest.mark.parametrize(
    ("counts", "words"),
    [({"before": 60}, "the count after is not stated"), ({"after": 4}, "the count before is not")],
)
def test_one_count_is_not_enough(counts, words):
    """Which one is lacking is said."""
    assert words in judge_stated(stated(**counts)).words


def test_a_stated_change_from_none_is_no_per_cent():
    """Nothing is a per cent of nothing."""
    each = judge_stated(stated(before=0, after=3))
    assert each.finding.outcome is NOT_MET
    assert "from none before there is no change in per cent" in each.finding.message


def test_no_change_needs_no_counts():
    """It is unevaluated all the same."""
    each = judge_stated(stated(change_per_cent=Decimal(0)))
    assert (each.needed, each.at_hundred) == (None, None)
    assert "unevaluated" in each.words


def test_a_stated_fall_to_none():
    """A fall of 100% needs six before."""
    each = judge_stated(stated(change_per_cent=Decimal(-100)))
    assert "at least 6 before, with 0 after" in each.words


def test_nothing_falls_by_more_than_all():
    """A fall of 120% is refused."""
    with pytest.raises(InvalidValueError, match="Nothing falls by more than 100%"):
        stated(change_per_cent=Decimal(-120))


def test_a_design_of_stated_changes_alone_has_no_verdict(changed):
    """There is no area of which a change could be told."""
    result = evaluate(changed(treated=None, control=None, stated_changes=(stated(),)))
    assert (result.change, result.effect) == (None, None)
    assert {each.code for each in result.findings} == {"evaluation/stated-change-counted"}


def test_days_that_are_in_both_are_refused(changed):
    """They would be counted twice."""
    with pytest.raises(InvalidValueError, match="The first day after"):
        changed(after=financial_year(2018))


def test_months_that_do_not_add_up_are_refused():
    """The count and its months are of the same calls."""
    with pytest.raises(InvalidValueError, match="Its months add up to 5"):
        StudyArea(title="The market", before=6, before_months=(2, 3))


@pytest.mark.parametrize("wrong", [{"before": -1}, {"after_months": (1, -1)}])
def test_less_than_none_is_no_count(wrong):
    """A count is 0 or more."""
    with pytest.raises(InvalidValueError, match="A count of The market"):
        StudyArea(title="The market", **wrong)


def test_two_counts_are_counts():
    """A count of a group too."""
    with pytest.raises(InvalidValueError, match="A count cannot be -2"):
        TwoCounts(before=3, after=-2)


def test_each_rule_has_a_code_of_its_own():
    """The rules of designs and of tables together."""
    codes = [rule.code for rule in (*RULES, *DATA_RULES)]
    assert len(set(codes)) == len(codes) > 10


def test_an_area_held_against_itself_shows_no_effect(changed):
    """The market beside the market is refused as a comparison, and the change is told."""
    twice = StudyArea(title="the market", before=207, after=110)
    result = evaluate(changed(control=twice))
    assert answer(result, "areas-apart") == [NOT_MET]
    assert "stands in the design twice, as treated and as control" in message(result, "areas-apart")
    assert (result.change.outcome, result.effect.outcome) == (MET, UNDETERMINED)


def test_a_place_in_two_areas_is_told_with_its_reference(changed):
    """One hot spot of both areas would be counted on both sides."""
    both = changed(
        treated=StudyArea(title="The market", places=("HS-1", "HS-2")),
        control=StudyArea(title="The park", places=("HS-2", "HS-3")),
    )
    result = evaluate(both)
    assert "The market and The park both have 'HS-2'" in message(result, "areas-apart")


def test_an_area_around_is_not_left_out_in_silence(changed):
    """Without one like it around the comparison area the weighted difference leaves it out."""
    around = StudyArea(title="Streets around", before=90, after=96)
    alone = evaluate(changed(displacement=around))
    assert "leaves it out" in message(alone, "both-around")
    beside = attrs.evolve(around, title="Streets around the high street")
    paired = evaluate(changed(displacement=around, displacement_control=beside))
    assert answer(paired, "both-around") == [MET]


def test_more_than_a_million_are_told_without_the_e_test(changed):
    """The interval says as much, and nobody is refused an answer for having many counts."""
    many = evaluate(changed(treated=StudyArea(title="The force", before=900_000, after=845_000)))
    assert many.change.outcome is MET
    assert many.p_value is None


def test_what_could_be_seen_is_said_beside_the_comparison_too(changed):
    """The comparison area has its own chance, so that the fall must be larger."""
    sixty = changed(
        treated=StudyArea(title="The market", before=60, after=45),
        control=StudyArea(title="The high street", before=60, after=60),
    )
    words = evaluate(sixty).smallest_fall.words
    assert "At 60 before, 40 or fewer after" in words
    assert "Beside the comparison area it would have taken 34 or fewer, a fall of 43%." in words


def test_beside_few_no_fall_could_have_been_seen(changed):
    """A comparison area of one event hides every fall but one to none."""
    few = changed(
        treated=StudyArea(title="The market", before=60, after=45),
        control=StudyArea(title="The high street", before=1, after=0),
    )
    words = evaluate(few).smallest_fall.words
    assert words.endswith("Beside the comparison area no fall could have been.")
    one = attrs.evolve(few, control=StudyArea(title="The high street", before=1, after=1))
    assert "it would have taken" in evaluate(one).smallest_fall.words


def test_counts_that_vary_hide_larger_falls(changed):
    """What widens the intervals widens what could have been seen."""
    steady = StudyArea(title="The market", before_months=(17,) * 12, after_months=(17,) * 12)
    wild = StudyArea(title="The market", before_months=(10, 24) * 6, after_months=(10, 24) * 6)
    one, other = (evaluate(changed(treated=area)).smallest_fall for area in (steady, wild))
    assert other.most_after < one.most_after
    assert other.sure_fall_per_cent > one.sure_fall_per_cent


def test_a_stated_change_with_counts_but_no_days_says_what_it_takes_for_granted():
    """Nobody knows whether both counts are of times of one length."""
    stated = StatedChange(
        title="Calls", change_per_cent=Decimal(-25), source=PAPER, before=60, after=45
    )
    assert judge_stated(stated).words.endswith("the days are not stated.")
