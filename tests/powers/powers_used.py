"""Uses of powers in Walford that nothing is wrong with, to be changed one field at a time."""

from datetime import date, datetime

from s92kit.findings import Outcome
from s92kit.law import english_law
from s92kit.powers import (
    CaseReview,
    CivilInjunction,
    ClosureIssuer,
    ClosureNotice,
    ClosureOrder,
    CommunityProtectionNotice,
    CommunityProtectionWarning,
    Complaint,
    CriminalBehaviourOrder,
    DirectionGiver,
    DispersalAuthorisation,
    DispersalDirection,
    Judgement,
    NoticeIssuer,
    PoliceRank,
    Recipient,
    VehicleSeizure,
    VehicleWarning,
    judged,
)
from s92kit.sources import Source

REGISTER = Source(title="Walford case register, fictitious", locator="1", published_on=None)
KNOWN = {"recorded_on": date(2026, 11, 20), "source": REGISTER}


def moment(text: str) -> datetime:
    """A time on London's clocks from its ISO form."""
    return datetime.fromisoformat(text)


def day(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)


_USED = {
    CommunityProtectionWarning: {
        "id": "warning",
        "issued_on": day("2026-10-05"),
        "issued_to": Recipient.PERSON,
        "age": 34,
        "in_writing": True,
        "mend_by": day("2026-10-26"),
    },
    CommunityProtectionNotice: {
        "id": "notice",
        "issued_on": day("2026-11-02"),
        "issued_to": Recipient.PERSON,
        "warning": "warning",
        "issued_by": NoticeIssuer.COUNCIL,
        "age": 34,
        "conduct_goes_on": True,
    },
    DispersalAuthorisation: {
        "id": "authorisation",
        "begins_at": moment("2026-11-06T17:00"),
        "ends_at": moment("2026-11-08T17:00"),
        "authorised_by": PoliceRank.INSPECTOR,
        "in_writing": True,
        "rights_regarded": True,
    },
    DispersalDirection: {
        "id": "direction",
        "given_at": moment("2026-11-08T16:00"),
        "authorisation": "authorisation",
        "ends_at": moment("2026-11-10T16:00"),
        "given_by": DirectionGiver.CONSTABLE_IN_UNIFORM,
        "age": 19,
        "keeps_from": (),
        "form_kept": True,
    },
    ClosureNotice: {
        "id": "closure",
        "issued_at": moment("2026-11-02T18:00"),
        "served_at": moment("2026-11-02T18:00"),
        "ends_at": moment("2026-11-04T18:00"),
        "issued_by": ClosureIssuer.SUPERINTENDENT,
        "residents_kept_out": False,
        "people_informed": True,
    },
    ClosureOrder: {
        "id": "closure-order",
        "made_on": day("2026-11-04"),
        "notice": "closure",
        "heard_at": moment("2026-11-04T14:00"),
        "last_day": day("2027-02-03"),
    },
    CriminalBehaviourOrder: {
        "id": "behaviour",
        "made_on": day("2026-05-01"),
        "age": 30,
        "last_day": day("2028-04-30"),
        "beside_a_sentence": True,
        "youth_views_sought": True,
    },
    CivilInjunction: {
        "id": "injunction",
        "granted_on": day("2026-05-01"),
        "age": 16,
        "last_day": day("2027-04-30"),
    },
    VehicleWarning: {
        "id": "vehicle",
        "given_on": day("2026-11-02"),
        "grounds_stated": True,
        "in_uniform": True,
    },
    VehicleSeizure: {
        "id": "seizure",
        "seized_on": day("2027-11-01"),
        "warning": "vehicle",
        "same_person": True,
        "same_vehicle": False,
        "grounds_stated": True,
        "in_uniform": True,
    },
    CaseReview: {
        "id": "review",
        "complaints": (
            Complaint(id="c1", behaviour_on=day("2026-05-01"), made_on=day("2026-05-31")),
            Complaint(id="c2", behaviour_on=day("2026-07-01"), made_on=day("2026-07-02")),
            Complaint(id="c3", behaviour_on=day("2026-08-01"), made_on=day("2026-08-02")),
        ),
        "applied_on": day("2026-11-02"),
        "threshold": 3,
        "review_held": True,
    },
}
KINDS = tuple(_USED)


def used(kind: type, **fields):
    """The use of a power that nothing is wrong with, with some of its fields changed."""
    return kind(**{**KNOWN, **_USED[kind], **fields})


BESIDE = tuple(used(kind) for kind in KINDS)


def judgement(kind: type, *, beside=BESIDE, law=None, known_on=None, on=None, **fields):
    """The judgement of a use of a power, beside the others of Walford."""
    power = used(kind, **fields)
    others = tuple(each for each in beside if each.id != power.id)
    return judged(power, law or english_law(), on=on, known_on=known_on, beside=(*others, power))


def outcome(answer: Judgement, code: str) -> Outcome:
    """The one outcome of a rule."""
    (found,) = {item.outcome for item in answer.findings if item.code == f"powers/{code}"}
    return found


def message(answer: Judgement, code: str) -> str:
    """What the findings of a rule say."""
    return " ".join(item.message for item in answer.findings if item.code == f"powers/{code}")
