"""How long before the last day of an order somebody must begin, as a council's policy says."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from s92kit.errors import InvalidValueError
from s92kit.law import add_working_days

__all__ = ["ExtensionSteps", "LeadTimes"]


@attrs.frozen(kw_only=True)
class ExtensionSteps:
    """The latest days on which the steps towards an extension can be taken.

    Args:
        consult_from: The last day to begin consulting.
        decide_by: The last day to decide.
        publish_by: The last day to publish the decision.
        call_in_ends: The last day for a call-in of a decision that is published on that day.
    """

    consult_from: date
    decide_by: date
    publish_by: date
    call_in_ends: date


@attrs.frozen(kw_only=True)
class LeadTimes:
    """A policy of lead times: a choice of the council's, and no rule of the law.

    The Act sets no least length of consultation and knows no call-in. It asks for consultation
    before an order is extended, and for the extension before the order ends.

    Args:
        days_before: So many days before the last day, a reminder each.
        consultation_days: How long a consultation lasts.
        publication_working_days: How many working days there are from a decision to its
            publication.
        call_in_working_days: For how many working days after publication a decision can be
            called in.
        label: What entries call the policy.

    Raises:
        InvalidValueError: For a number of days below nought, and an empty label.

    Examples:
        A council decided on a Friday, published on the Monday, and could carry the decision out
        on the Tuesday of the week after:

        >>> steps = LeadTimes().steps_before(date(2025, 6, 17))
        >>> print(steps.decide_by, steps.publish_by, steps.call_in_ends)
        2025-06-06 2025-06-09 2025-06-16
    """

    days_before: tuple[int, ...] = (270, 180, 90, 30)
    consultation_days: int = 28
    publication_working_days: int = 1
    call_in_working_days: int = 5
    label: str = "s92kit's own lead times, a policy and no rule of the law"

    def __attrs_post_init__(self) -> None:
        numbers = (
            *self.days_before,
            self.consultation_days,
            self.publication_working_days,
            self.call_in_working_days,
        )
        if min(numbers) < 0:
            raise InvalidValueError(
                what="A number of days of a policy of lead times",
                given=min(numbers),
                mend="Give nought or more.",
            )
        if not self.label.strip():
            raise InvalidValueError(
                what="The label of a policy of lead times",
                given=self.label,
                mend="Say whose policy it is.",
            )

    @property
    def in_words(self) -> str:
        """What the policy allows for."""
        return (
            f"{self.consultation_days} days of consultation, "
            f"{_working_days(self.publication_working_days)} to publication, and "
            f"{_working_days(self.call_in_working_days)} for call-in"
        )

    def steps_before(self, last_day: date) -> ExtensionSteps:
        """The latest days for the steps, so that the extension has effect by a last day.

        A decision has effect on the day after the time for call-in, as long as nobody calls it
        in. The consultation is over before the day of the decision.

        Args:
            last_day: The last day of the order.

        Raises:
            HolidaysNotKnownError: Where the bank holidays of a year are not known.
        """
        call_in_ends = add_working_days(last_day, -1)
        publish_by = _back(call_in_ends, self.call_in_working_days)
        decide_by = _back(publish_by, self.publication_working_days)
        return ExtensionSteps(
            consult_from=decide_by - timedelta(days=self.consultation_days),
            decide_by=decide_by,
            publish_by=publish_by,
            call_in_ends=call_in_ends,
        )


def _back(day: date, working_days: int) -> date:
    return add_working_days(day, -working_days) if working_days else day


def _working_days(count: int) -> str:
    return f"{count} working day{'' if count == 1 else 's'}"
