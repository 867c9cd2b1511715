"""Files and functions stay small enough to be read at one sitting."""

from __future__ import annotations

from source_tree import functions, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
USUAL_FUNCTION = 29  # nine in ten are no longer

# Files and functions that may be longer, each with the reason. The tests fail for one that has
# become short enough, so that the table never outlives its reasons.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def test_no_file_is_longer_than_the_limit():
    """A file over the limit is two files, unless the table gives a reason."""
    long = {module.place: module.lines for module in modules() if module.lines > LONGEST_FILE}
    assert sorted(long) == sorted(LONG_FILES), long


def test_no_function_is_longer_than_the_limit():
    """A function over the limit is several functions, unless the table gives a reason."""
    long = {item.place: item.lines for item in functions() if item.lines > LONGEST_FUNCTION}
    assert sorted(long) == sorted(LONG_FUNCTIONS), long


def test_nine_functions_in_ten_are_short():
    """Length without the docstring, so that nobody saves words to keep within it."""
    long = [item for item in functions() if item.lines > USUAL_FUNCTION]
    assert len(long) * 10 <= len(functions()), long


def test_each_exception_has_a_reason():
    """An exception is a sentence, not a name alone."""
    reasons = [*LONG_FILES.values(), *LONG_FUNCTIONS.values()]
    assert all(reason.endswith(".") for reason in reasons)
