"""Ranks: the letters that the Metropolitan Police writes, and their words."""

from __future__ import annotations

import pytest

from s92kit.errors import UnknownNameError
from s92kit.ranks import Rank, rank_named


@pytest.mark.parametrize(
    ("letters", "rank"),
    [("PC", Rank.PC), ("pc", Rank.PC), ("Ps", Rank.PS), ("insp", Rank.INSP)],
)
def test_a_rank_is_named_by_its_letters_in_either_case(letters, rank):
    """Papers write PC, and people type pc."""
    assert rank_named(letters) is rank


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (Rank.PC, "police constable"),
        (Rank.PS, "police sergeant"),
        (Rank.INSP, "police inspector"),
    ],
)
def test_a_rank_has_its_words(rank, words):
    """Each rank can be printed for a reader who does not know the letters."""
    assert rank.in_words == words


def test_every_rank_has_words():
    """A rank that is added later is not left without them."""
    assert all(rank.in_words for rank in Rank)


@pytest.mark.parametrize(
    ("letters", "said"),
    [("INS", "Did you mean 'INSP'?"), ("SUPT", "Known: 'INSP', 'PC', 'PS'."), ("", "Known:")],
)
def test_a_rank_that_councils_do_not_fund_is_refused_with_the_letters_that_will_do(letters, said):
    """A reader is shown what to write."""
    with pytest.raises(UnknownNameError) as refusal:
        rank_named(letters)
    assert said in str(refusal.value)
    assert (refusal.value.what, refusal.value.name) == ("rank", letters)
    assert refusal.value.known == ("INSP", "PC", "PS")
