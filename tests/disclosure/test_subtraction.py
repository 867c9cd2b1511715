"""What is withheld cannot be worked out from what is printed beside it."""

from __future__ import annotations

import itertools

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s92kit.disclosure import (
    DisclosurePolicy,
    Release,
    Sum,
    default_policy,
    release,
    shipped_policies,
)
from s92kit.errors import InvalidValueError

Table = tuple[tuple[int, ...], ...]


def policy_of(withheld_up_to: int, round_to: int | None) -> DisclosurePolicy:
    """A small policy, under which all tables that fit a print can be tried."""
    return attrs.evolve(default_policy(), withheld_up_to=withheld_up_to, round_to=round_to)


def with_totals(rows: Table) -> tuple[dict[str, int], tuple[Sum, ...]]:
    """A table with a total for each row, for each column and of all."""
    across, down = range(len(rows[0])), range(len(rows))
    counts = {f"{i},{j}": rows[i][j] for i in down for j in across}
    counts |= {f"{i},all": sum(rows[i]) for i in down}
    counts |= {f"all,{j}": sum(row[j] for row in rows) for j in across}
    counts["all,all"] = sum(map(sum, rows))
    sums = (
        *(Sum(total=f"{i},all", parts=tuple(f"{i},{j}" for j in across)) for i in down),
        *(Sum(total=f"all,{j}", parts=tuple(f"{i},{j}" for i in down)) for j in across),
        Sum(total="all,all", parts=tuple(f"{i},all" for i in down)),
        Sum(total="all,all", parts=tuple(f"all,{j}" for j in across)),
    )
    return counts, sums


def tables(cells: st.SearchStrategy[int], rows: int, columns: int) -> st.SearchStrategy[Table]:
    """Tables of up to so many rows and columns."""
    return st.integers(1, columns).flatmap(
        lambda wide: st.lists(st.tuples(*[cells] * wide), min_size=1, max_size=rows).map(tuple)
    )


def bounds_by_subtraction(
    shown: Release, sums: tuple[Sum, ...], small: set[str]
) -> dict[str, tuple[int, int]]:
    """What a reader with patience finds out: each sum narrows what its members can be."""
    most = 10**6
    bound = {
        name: (0, most) if count.value is None else shown.policy.could_be(count.value)
        for name, count in shown.counts.items()
    }
    # A reader who takes each mark for a small count where nothing else was held back is right.
    if not shown.held_back:
        bound |= dict.fromkeys(small, (1, shown.policy.withheld_up_to))
    for _ in range(50):
        before = dict(bound)
        for each in sums:
            least, greatest = (sum(bound[part][end] for part in each.parts) for end in (0, 1))
            low, high = bound[each.total]
            bound[each.total] = low, high = max(low, least), min(high, greatest)
            for part in each.parts:
                mine = bound[part]
                others = least - mine[0], greatest - mine[1]
                bound[part] = max(mine[0], low - others[1]), min(mine[1], high - others[0])
                least, greatest = others[0] + bound[part][0], others[1] + bound[part][1]
        if bound == before:
            break
    return bound


@pytest.mark.parametrize("policy", shipped_policies(), ids=lambda policy: policy.id)
@given(rows=tables(st.one_of(st.integers(0, 9), st.integers(0, 60)), 5, 4))
@example(rows=((7,), (7,), (7,), (7,)))
@example(rows=((1,),) * 12)
@example(rows=((3, 20), (40, 60)))
@example(rows=((1,),) * 7)
def test_no_withheld_count_is_found_by_subtraction(policy, rows):
    """However the totals are taken from each other, each small count stays open."""
    counts, sums = with_totals(rows)
    shown = release(counts, sums, policy=policy)
    small = {name for name, count in counts.items() if policy.withholds(count)}
    assert all(shown[name].value is None for name in small)
    bounds = bounds_by_subtraction(shown, sums, small)
    for name in small:
        least, most = bounds[name]
        assert least <= counts[name] <= most
        assert least < most, (name, rows)


@given(
    rows=st.one_of(tables(st.integers(0, 4), 2, 2), tables(st.integers(0, 4), 4, 1)),
    withheld_up_to=st.integers(2, 3),
    round_to=st.sampled_from([None, 3]),
)
def test_no_withheld_count_is_the_same_in_each_table_that_fits(rows, withheld_up_to, round_to):
    """Every table that would be printed so is tried: each small count differs in some of them."""
    policy = policy_of(withheld_up_to, round_to)
    counts, sums = with_totals(rows)
    shown = release(counts, sums, policy=policy)
    small = [name for name, count in counts.items() if policy.withholds(count)]
    cells = [name for name in counts if "all" not in name]
    found: dict[str, set[int]] = {name: set() for name in small}
    for values in itertools.product(*(_options(shown, name, set(small)) for name in cells)):
        guess = dict(zip(cells, values, strict=True))
        whole, _ = with_totals(
            tuple(tuple(guess[f"{i},{j}"] for j in range(len(rows[0]))) for i in range(len(rows)))
        )
        if all(_fits(shown, name, whole[name], set(small)) for name in counts):
            for name in small:
                found[name].add(whole[name])
    assert [name for name in small if len(found[name]) < 2] == []


def _options(shown: Release, name: str, small: set[str]) -> range:
    if shown[name].value is not None:
        least, most = shown.policy.could_be(shown[name].value)
        return range(least, most + 1)
    if name in small and not shown.held_back:
        return range(1, shown.policy.withheld_up_to + 1)
    return range(7)


def _fits(shown: Release, name: str, count: int, small: set[str]) -> bool:
    if shown[name].value is None:
        return not (name in small and not shown.held_back) or shown.policy.withholds(count)
    return not shown.policy.withholds(count) and shown.policy.rounded(count) == shown[name].value


@given(rows=tables(st.integers(0, 40), 4, 3))
def test_the_order_of_counts_does_not_matter(rows):
    """The same table, read in another order, withholds the same small counts."""
    counts, sums = with_totals(rows)
    policy = default_policy()
    again = release(dict(reversed(counts.items())), tuple(reversed(sums)), policy=policy)
    assert again.withheld == release(counts, sums, policy=policy).withheld


def test_four_sevens_are_not_given_away_by_their_total():
    """28 is printed as 30, which four small counts can only be if each is 7: so it is held back."""
    counts = {"Abbey": 7, "Mill": 7, "Park": 7, "Quay": 7, "All": 28}
    total = Sum(total="All", parts=("Abbey", "Mill", "Park", "Quay"))
    shown = release(counts, [total], policy=default_policy())
    assert [count.text for count in shown.counts.values()] == ["*"] * 5
    assert (shown.withheld, shown.held_back) == (4, 1)


def test_counts_that_are_not_rounded_need_a_second_one_withheld():
    """3, 20 and 40 of 63: without 20 withheld as well, 63 less 60 is 3."""
    counts = {"Abbey": 3, "Mill": 20, "Park": 40, "All": 63}
    total = Sum(total="All", parts=("Abbey", "Mill", "Park"))
    older = next(policy for policy in shipped_policies() if policy.id == "hes-before-2018")
    shown = release(counts, [total], policy=older)
    assert [count.text for count in shown.counts.values()] == ["*", "*", "40", "63"]


def test_a_total_is_rounded_after_summing():
    """12 and 12 are printed as 10 and 10, and their total as 25."""
    counts = {"Abbey": 12, "Mill": 12, "All": 24}
    shown = release(counts, [Sum(total="All", parts=("Abbey", "Mill"))], policy=default_policy())
    assert [count.text for count in shown.counts.values()] == ["10", "10", "25"]
    assert shown.held_back == 0


@pytest.mark.parametrize(
    ("total", "parts", "words"),
    [("All", ("Abbey",), "add up to 3"), ("Al", ("Abbey",), "Al"), ("All", ("Mil",), "Mil")],
)
def test_a_total_that_is_none_is_refused(total, parts, words):
    """A table that does not add up is not published."""
    with pytest.raises(InvalidValueError, match=words):
        release({"Abbey": 3, "All": 4}, [Sum(total=total, parts=parts)], policy=default_policy())


def test_what_is_of_no_people_is_printed_and_gives_nobody_away():
    """Of 7 actions 4 were patrols: printed as they are, so that 7 must not be printed."""
    counts = {"Arrests": 3, "Patrols": 4, "Actions": 7 + 13, "Other": 13}
    total = Sum(total="Actions", parts=("Arrests", "Patrols", "Other"))
    policy = attrs.evolve(default_policy(), round_to=None)
    shown = release(counts, [total], policy=policy, of_no_people=["Patrols"])
    assert [count.text for count in shown.counts.values()] == ["*", "4", "20", "*"]


def test_what_is_of_no_people_is_held_back_where_nothing_else_would_help():
    """A small count of people must not follow from two counts of patrols."""
    counts = {"Arrests": 3, "Patrols": 14, "Actions": 17}
    total = Sum(total="Actions", parts=("Arrests", "Patrols"))
    policy = attrs.evolve(default_policy(), round_to=None)
    shown = release(counts, [total], policy=policy, of_no_people=["Patrols", "Actions"])
    assert [count.text for count in shown.counts.values()] == ["*", "*", "17"]


def test_what_is_printed_nowhere_is_protected_and_protects_nothing():
    """27 of 30 leave 3 over; that they are not printed hides nobody."""
    counts = {"Abbey": 27, "left over": 3, "All": 30}
    total = Sum(total="All", parts=("Abbey", "left over"))
    policy = attrs.evolve(default_policy(), round_to=None)
    shown = release(counts, [total], policy=policy, not_printed=["left over"])
    assert [count.text for count in shown.counts.values()] == ["*", "*", "30"]
    assert (shown.withheld, shown.held_back) == (0, 1)


@pytest.mark.parametrize("more", ["of_no_people", "not_printed"])
def test_a_name_without_a_count_is_refused(more):
    """It would be a slip of the pen, and silently protect nobody."""
    with pytest.raises(InvalidValueError, match="Mil"):
        release({"Mill": 3}, policy=default_policy(), **{more: ["Mil"]})


def test_what_is_withheld_is_nowhere_in_the_release():
    """No hidden data: the number cannot be read from the value that is handed on."""
    shown = release({"Abbey": 6}, policy=default_policy())
    assert "6" not in repr(shown.counts)
