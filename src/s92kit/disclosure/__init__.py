"""Disclosure control: the one place that each count of people passes on its way to the public."""

from s92kit.disclosure._document import disclosure_policy_from_document
from s92kit.disclosure._policy import DisclosurePolicy
from s92kit.disclosure._release import (
    WITHHELD,
    Release,
    ReleasedCount,
    Sum,
    percentage_of,
    release,
)
from s92kit.disclosure._shipped import default_policy, policy_named, shipped_policies
from s92kit.disclosure._sources import without_rows

__all__ = [
    "WITHHELD",
    "DisclosurePolicy",
    "Release",
    "ReleasedCount",
    "Sum",
    "default_policy",
    "disclosure_policy_from_document",
    "percentage_of",
    "policy_named",
    "release",
    "shipped_policies",
    "without_rows",
]
