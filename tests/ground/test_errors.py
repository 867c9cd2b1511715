"""Errors: one base to catch, fields to read, and a sentence that helps to mend."""

from __future__ import annotations

import enum
import pickle

import pytest

from s92kit.errors import InvalidValueError, S92Error, UnknownNameError, closest_to


class Colour(enum.StrEnum):
    """A vocabulary of words, as ranks and units are."""

    AMBER = "amber"


def test_every_refusal_can_be_caught_by_one_class():
    """A caller who catches S92Error misses nothing."""
    with pytest.raises(S92Error):
        raise InvalidValueError(what="A day", given="x", mend="Write a day.")
    with pytest.raises(S92Error):
        raise UnknownNameError(what="borough", name="x", known=[])


def test_an_invalid_value_is_also_a_value_error():
    """Code that knows nothing of s92kit still understands the refusal."""
    assert issubclass(InvalidValueError, ValueError)


def test_an_unknown_name_is_also_a_lookup_error():
    """Code that knows nothing of s92kit still understands the refusal."""
    assert issubclass(UnknownNameError, LookupError)


def test_an_invalid_value_says_what_was_given_and_how_to_mend_it():
    """The message can be acted on without reading the code."""
    error = InvalidValueError(what="A day", given="1/4/19", mend="Write '2019-04-01'.")
    assert str(error) == "A day cannot be '1/4/19'. Write '2019-04-01'."
    assert (error.what, error.given, error.mend) == ("A day", "1/4/19", "Write '2019-04-01'.")


def test_an_unknown_name_carries_every_name_that_would_have_done():
    """The known names are kept in order, whatever order they came in."""
    error = UnknownNameError(what="borough", name="walfrod", known=iter(["zed", "walford"]))
    assert (error.what, error.name, error.known) == ("borough", "walfrod", ("walford", "zed"))
    assert str(error) == "There is no borough 'walfrod'. Did you mean 'walford'?"


def test_a_name_like_nothing_known_is_answered_with_the_whole_list():
    """Where no guess is near, the reader is shown the choice."""
    assert closest_to("xyz", ["walford", "brim"]) == "Known: 'brim', 'walford'."


def test_where_nothing_is_known_the_sentence_says_so():
    """An empty list is not printed as an empty sentence."""
    assert closest_to("walford", iter(())) == "None is known."


@pytest.mark.parametrize(("name", "said"), [("ambre", "Did you mean 'amber'?"), ("x", "'amber'.")])
def test_the_words_of_an_enumeration_are_named_as_they_are_written(name, said):
    """A reader is shown the word to write, not how Python spells it."""
    error = UnknownNameError(what="colour", name=name, known=list(Colour))
    assert str(error).endswith(said)
    assert "Colour" not in str(error)
    assert "Colour" not in repr(error.known)
    assert "Colour" not in closest_to(name, Colour)


def test_an_error_keeps_its_fields_on_its_way_between_processes():
    """An error that is raised in a pool of processes says the same where it is caught."""
    error = UnknownNameError(what="rank", name="DC", known=["PC"])
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - the test's own bytes
    assert (copied.name, copied.known, str(copied)) == (error.name, error.known, str(error))


def test_a_name_in_other_letters_is_still_near():
    """Small letters for capitals are a slip like any other."""
    assert closest_to("insp", ["INSP", "PC", "PS"]) == "Did you mean 'INSP'?"
