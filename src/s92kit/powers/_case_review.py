"""Reviews of anti-social behaviour cases: the threshold, and which complaints count towards it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import format_day
from s92kit.powers._authorities import CASE_REVIEW
from s92kit.powers._case import Case, Check, PowerDate, resting_on
from s92kit.sources import Source

__all__ = ["RULES", "CaseReview", "Complaint", "checks_of_review", "dates_of_review"]

THRESHOLD = Rule(
    "powers/case-review-threshold",
    "The threshold for a case review asks for no more qualifying complaints than the Act allows.",
    Severity.ERROR,
    (CASE_REVIEW,),
)
COMPLAINT = Rule(
    "powers/case-review-complaint",
    "Each complaint qualifies: it was made in time after the behaviour, and the review was "
    "applied for in time after it.",
    Severity.QUERY,
    (CASE_REVIEW,),
)
HELD = Rule(
    "powers/case-review-held",
    "Where qualifying complaints reach the threshold, the review is held.",
    Severity.ERROR,
    (CASE_REVIEW,),
)

RULES = (THRESHOLD, COMPLAINT, HELD)
"""The rules about case reviews."""


@attrs.frozen(kw_only=True)
class Complaint:
    """A complaint about anti-social behaviour.

    Args:
        id: A reference of your own: never a name.
        made_on: The day on which it was made; ``None`` where it is not recorded.
        behaviour_on: The day of the behaviour; ``None`` where it is not recorded.
    """

    id: str
    made_on: date | None = None
    behaviour_on: date | None = None


@attrs.frozen(kw_only=True)
class CaseReview:
    """An application for the review of a case, or what may become one.

    Args:
        id: A reference of your own: never a name.
        complaints: The complaints.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        applied_on: The day of the application; ``None`` where none is recorded.
        threshold: How many qualifying complaints the local procedure asks for; ``None`` where
            that is not recorded.
        review_held: Whether a review is, or was, held; ``None`` where that is not recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where two complaints have one id.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, section 104.
    """

    id: str
    complaints: tuple[Complaint, ...]
    recorded_on: date
    source: Source
    applied_on: date | None = None
    threshold: int | None = None
    review_held: bool | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        ids = [complaint.id for complaint in self.complaints]
        if len(ids) != len(set(ids)):
            raise InvalidValueError(
                what=f"The complaints of {self.id!r}", given=ids, mend="Give each its own id."
            )

    @property
    def used_on(self) -> date:
        """The day whose law counts: that of the application, else of the record."""
        return self.applied_on or self.recorded_on


def checks_of_review(review: CaseReview, case: Case) -> Iterator[Check]:
    """The rules that a review is held against."""
    yield THRESHOLD, lambda: _threshold(review, case)
    yield COMPLAINT, lambda: _complaints(review, case)
    if review.applied_on:
        yield HELD, lambda: _held(review, case)


def dates_of_review(review: CaseReview, case: Case) -> Iterator[PowerDate]:
    """For each complaint the last day on which a review can be applied for."""
    for complaint in review.complaints:
        sought = PowerDate(
            name=f"application-{complaint.id}",
            title=f"Last day to apply for a review that counts complaint {complaint.id}",
            what_to_do="From the next day the complaint no longer counts towards the threshold.",
            by_role="the person who complained",
            sources=(review.source,),
        )
        missing = "the day of the complaint is not recorded"
        yield case.counted(sought, "case-review-application-window", complaint.made_on, missing)


def _threshold(review: CaseReview, case: Case) -> Iterator[Finding]:
    path = ("threshold",)
    most, row = case.number("case-review-threshold-most")
    if review.threshold is None:
        answer = THRESHOLD.undetermined("the threshold is not recorded", path=path)
    elif review.threshold > most:
        answer = THRESHOLD.not_met(f"It asks for {review.threshold} complaints.", path=path)
    else:
        answer = THRESHOLD.met(f"It asks for {review.threshold}.", path=path)
    yield resting_on(answer, row)


def _qualifies(review: CaseReview, complaint: Complaint, case: Case) -> tuple[bool | None, str]:
    """Whether a complaint qualifies, and why it does not or why nobody can tell."""
    if complaint.made_on is None or complaint.behaviour_on is None:
        return None, "the day of the complaint or of the behaviour is not recorded"
    if complaint.made_on < complaint.behaviour_on:
        return False, "it was made before the behaviour"
    made_by = case.last_day("case-review-complaint-window", complaint.behaviour_on).last_day
    if complaint.made_on > made_by:
        made = format_day(complaint.made_on)
        return False, f"it was made on {made}, and had to be by {format_day(made_by)}"
    apply_by = case.last_day("case-review-application-window", complaint.made_on).last_day
    if review.applied_on is None:
        return None, f"no application is recorded; it has to be made by {format_day(apply_by)}"
    if not complaint.made_on <= review.applied_on <= apply_by:
        applied = format_day(review.applied_on)
        return False, f"the review was applied for on {applied}, outside the time that ends " + (
            format_day(apply_by)
        )
    return True, ""


def _complaints(review: CaseReview, case: Case) -> Iterator[Finding]:
    rows = (
        case.limit("case-review-complaint-window"),
        case.limit("case-review-application-window"),
    )
    for at, complaint in enumerate(review.complaints):
        path = ("complaints", at)
        qualifies, why = _qualifies(review, complaint, case)
        if qualifies is None:
            answer = COMPLAINT.undetermined(f"of complaint {complaint.id!r} {why}", path=path)
        elif qualifies:
            answer = COMPLAINT.met(f"Complaint {complaint.id!r} qualifies.", path=path)
        else:
            message = f"Complaint {complaint.id!r} does not qualify: {why}."
            answer = COMPLAINT.not_met(message, path=path)
        yield resting_on(answer, *rows)


def _held(review: CaseReview, case: Case) -> Iterator[Finding]:
    path = ("review_held",)
    if review.threshold is None:
        yield HELD.undetermined("the threshold is not recorded", path=("threshold",))
        return
    answers = [_qualifies(review, complaint, case)[0] for complaint in review.complaints]
    sure, possible = answers.count(True), answers.count(True) + answers.count(None)
    said = f"{sure} complaints qualify, and the threshold is {review.threshold}"
    if review.review_held or possible < review.threshold:
        yield HELD.met(f"{said}.", path=path)
    elif sure < review.threshold:
        because = f"{said}, and of {possible - sure} more it is not known whether they do"
        yield HELD.undetermined(because, path=path)
    elif review.review_held is None:
        yield HELD.undetermined("whether a review is held is not recorded", path=path)
    else:
        yield HELD.not_met(f"{said}. A review has to be held.", path=path)
