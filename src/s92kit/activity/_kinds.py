"""The words for what a team did, what came of it, and whose work it was."""

from __future__ import annotations

import enum

from s92kit.errors import UnknownNameError

__all__ = ["ActivityKind", "ActivityOutcome", "Attribution", "activity_kind_named"]


class ActivityKind(enum.StrEnum):
    """A kind of activity, in the words of the figures that councils publish."""

    INCIDENT = "incident"
    """An incident that the team dealt with or recorded."""
    ARREST = "arrest"
    STOP_AND_SEARCH = "stop and search"
    ASB_WARNING = "asb warning"
    BROTHEL_WARNING = "brothel warning"
    ORDER_WARNING = "order warning"
    """A warning under a public spaces protection order."""
    COMMUNITY_PROTECTION_WARNING = "community protection warning"
    COMMUNITY_PROTECTION_NOTICE = "community protection notice"
    FIXED_PENALTY_NOTICE = "fixed penalty notice"
    PENALTY_NOTICE_FOR_DISORDER = "penalty notice for disorder"
    CAUTION = "caution"
    DISPERSAL = "dispersal"
    """A direction to leave an area."""
    WEAPON_SEIZED = "weapon seized"
    WEAPONS_SWEEP = "weapons sweep"
    VEHICLE_SEIZED = "vehicle seized"
    VEHICLE_RECOVERED = "vehicle recovered"
    CASH_SEIZED = "cash seized"
    DRUGS_SEIZED = "drugs seized"
    WARRANT = "warrant"
    CLOSURE_ORDER = "closure order"
    CIVIL_INJUNCTION = "civil injunction"
    GANG_INJUNCTION = "gang injunction"
    CRIMINAL_BEHAVIOUR_ORDER = "criminal behaviour order"
    INTELLIGENCE_REPORT = "intelligence report"
    REFERRAL_TO_TREATMENT = "referral to treatment"
    REFERRAL_TO_BEHAVIOUR_CHANGE = "referral to behaviour change"
    REFERRAL_OF_VULNERABLE_WOMEN = "referral of vulnerable women"
    REFERRAL_TO_REHABILITATION = "referral to rehabilitation"
    OTHER_REFERRAL = "other referral"
    BROTHEL_VISITED = "brothel visited"
    BROTHEL_CLOSED = "brothel closed"
    VENUE_VISIT = "venue visit"
    """A visit to licensed or other premises."""
    ENGAGEMENT = "engagement"
    """A person spoken to, with nothing further done."""
    PATROL = "patrol"
    JOINT_OPERATION = "joint operation"
    COMMUNITY_MEETING = "community meeting"
    PROSECUTION = "prosecution"
    MONEY_RECOVERED = "money recovered"
    """Paid of penalties or by order of a court."""
    PROACTIVE_DEPLOYMENT = "proactive deployment"
    OTHER = "other"
    NOT_MAPPED = "not mapped"
    """Under a code of the borough's that nobody has mapped; the code stands beside it."""

    @property
    def counts_people(self) -> bool:
        """Whether each one is about a person, so that a small count may give somebody away.

        What is not mapped may be about people, and is taken to be.
        """
        return self in _PEOPLE


_PEOPLE = frozenset(
    {
        ActivityKind.INCIDENT,
        ActivityKind.ARREST,
        ActivityKind.STOP_AND_SEARCH,
        ActivityKind.ASB_WARNING,
        ActivityKind.BROTHEL_WARNING,
        ActivityKind.ORDER_WARNING,
        ActivityKind.COMMUNITY_PROTECTION_WARNING,
        ActivityKind.COMMUNITY_PROTECTION_NOTICE,
        ActivityKind.FIXED_PENALTY_NOTICE,
        ActivityKind.PENALTY_NOTICE_FOR_DISORDER,
        ActivityKind.CAUTION,
        ActivityKind.DISPERSAL,
        ActivityKind.CIVIL_INJUNCTION,
        ActivityKind.GANG_INJUNCTION,
        ActivityKind.CRIMINAL_BEHAVIOUR_ORDER,
        ActivityKind.REFERRAL_TO_TREATMENT,
        ActivityKind.REFERRAL_TO_BEHAVIOUR_CHANGE,
        ActivityKind.REFERRAL_OF_VULNERABLE_WOMEN,
        ActivityKind.REFERRAL_TO_REHABILITATION,
        ActivityKind.OTHER_REFERRAL,
        ActivityKind.ENGAGEMENT,
        ActivityKind.PROSECUTION,
        ActivityKind.OTHER,
        ActivityKind.NOT_MAPPED,
    }
)


class ActivityOutcome(enum.StrEnum):
    """What came of an activity, as far as the record says."""

    CHARGED = "charged"
    BAILED = "bailed or under investigation"
    """Released on bail, or under investigation."""
    CAUTIONED = "cautioned"
    RECALLED = "recalled to prison"
    ITEM_FOUND = "item found"
    NOTHING_FOUND = "nothing found"
    COMPLIED = "complied"
    PAID = "paid"
    NOT_PAID = "not paid"
    PROSECUTED = "prosecuted"
    TAKEN_UP = "taken up"
    """Of a referral: the person came."""
    NOT_TAKEN_UP = "not taken up"
    NO_FURTHER_ACTION = "no further action"
    OTHER = "other"


class Attribution(enum.StrEnum):
    """Whose work an activity was, which is never added up as if it were one."""

    TEAM = "team"
    """Of the funded team alone."""
    JOINT = "joint"
    """Of the team together with other officers."""
    PARTNERSHIP = "partnership"
    """Of the whole partnership, in which the team had a part or none."""


def activity_kind_named(words: str) -> ActivityKind:
    """The kind of activity that words stand for, whichever case they are in.

    Args:
        words: The kind in words, such as ``stop and search``.

    Raises:
        UnknownNameError: Where they stand for none.

    Examples:
        >>> activity_kind_named("Arrest").counts_people
        True
        >>> activity_kind_named("patrol").counts_people
        False
    """
    try:
        return ActivityKind(words.lower())
    except ValueError:
        known = list(ActivityKind)
        raise UnknownNameError(what="kind of activity", name=words, known=known) from None
