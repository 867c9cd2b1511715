"""A framework of priorities names at least one, and its days or the reason why it has none."""

import pytest

from s92kit.errors import InvalidValueError
from s92kit.priorities import Priority, PriorityFramework
from s92kit.sources import Source

SOURCE = Source(title="Walford plan, a fictitious paper", locator="1", published_on=None)
BURGLARY = Priority(id="walford/burglary", title="Burglary", sources=(SOURCE,))


def framework(**fields) -> PriorityFramework:
    """A framework of one priority without a period."""
    basis = {
        "id": "walford/plan",
        "title": "Plan",
        "priorities": (BURGLARY,),
        "sources": (SOURCE,),
        "period_unknown_because": "the plan names no days",
    }
    return PriorityFramework(**{**basis, **fields})


def test_a_framework_knows_its_borough():
    """The borough is the first part of the id."""
    assert framework().borough == "walford"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"priorities": ()}, "at least one"),
        ({"priorities": (BURGLARY, BURGLARY)}, "an id of its own"),
        ({"period_unknown_because": ""}, "period_unknown_because"),
    ],
)
def test_what_a_framework_leaves_out_is_refused(fields, words):
    """No priority, one twice, or a period neither given nor explained."""
    with pytest.raises(InvalidValueError, match=words):
        framework(**fields)
