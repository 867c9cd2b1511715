"""The rules that each action of an enforcement log is held against."""

from __future__ import annotations

from s92kit.findings import Rule, Severity
from s92kit.sources import Source

__all__ = [
    "AGE_ALLOWED",
    "AS_ORDERED",
    "BREACH_PROSECUTED",
    "DECIDE_IN_TIME",
    "EARLY_BELOW_FULL",
    "EARLY_IN_TIME",
    "ISSUER_ALLOWED",
    "NO_GRACE",
    "ORDER_IN_FORCE",
    "ORDER_KNOWN",
    "PAID_AS_DUE",
    "PAID_NOT_PROSECUTED",
    "PROSECUTED_AFTER_BAR",
    "PROSECUTED_IN_TIME",
    "REQUIREMENT_RECORDED",
    "RULES",
    "TERM_KNOWN",
    "WITHIN_AREA",
    "WITHIN_CAP",
]


def _act(section: str, *, url: str | None = None) -> Source:
    title = "Anti-social Behaviour, Crime and Policing Act 2014"
    return Source(title=title, locator=section, published_on=None, url=url)


_SECTION_63 = _act(
    "section 63",
    url="https://www.folkestone-hythe.gov.uk/community-safety/asb-alcohol-consumption",
)
_SECTIONS_67_68 = _act(
    "sections 67 and 68(1) to (4)",
    url="http://www.legislation.gov.uk/ukpga/2014/12/part/4/chapter/2/crossheading/"
    "failure-to-comply-with-orders/data.xht?view=snippet&wrap=true",
)
_SECTION_52 = _act(
    "section 52(6) to (8), the twin of section 68(5) to (8)",
    url="https://legislation.gov.uk/ukpga/2014/12/section/52?view=plain",
)
_SECTION_69 = _act(
    "section 69",
    url="http://www.legislation.gov.uk/ukpga/2014/12/part/4/chapter/2/crossheading/supplemental/"
    "enacted?view=plain",
)
_SECTION_127 = Source(
    title="Medway Council, Licensing offences, on section 127 of the Magistrates' Courts Act 1980",
    locator="time limits for summary offences",
    published_on=None,
    url="https://www.medway.gov.uk/info/200211/staff_training/228/licensing_offences",
)

ORDER_KNOWN = Rule("enforcement/order-known", "The order is one of the borough's.", Severity.ERROR)
TERM_KNOWN = Rule("enforcement/term-known", "The term is one of the order's.", Severity.ERROR)
ORDER_IN_FORCE = Rule(
    "enforcement/order-in-force",
    "The order was in force on the day of the breach.",
    Severity.ERROR,
    (_SECTIONS_67_68,),
)
WITHIN_AREA = Rule(
    "enforcement/within-area",
    "The breach was in a ward and place that the order lists.",
    Severity.ERROR,
    (_SECTIONS_67_68,),
)
WITHIN_CAP = Rule(
    "enforcement/within-cap",
    "The amount is no more than the law allows on the day.",
    Severity.ERROR,
    (_SECTION_52,),
)
AS_ORDERED = Rule(
    "enforcement/as-ordered",
    "The amounts are those set for the order on the day.",
    Severity.ERROR,
)
AGE_ALLOWED = Rule(
    "enforcement/age-allowed",
    "The person was old enough, by the law and by the council's own policy.",
    Severity.ERROR,
)
ISSUER_ALLOWED = Rule(
    "enforcement/issuer-allowed",
    "A notice is issued by a constable, an authorised person or a designated PCSO.",
    Severity.ERROR,
    (_SECTIONS_67_68, _SECTION_69),
)
REQUIREMENT_RECORDED = Rule(
    "enforcement/requirement-recorded",
    "Where drinking is forbidden, a requirement was made and not complied with.",
    Severity.ERROR,
    (_SECTION_63,),
)
BREACH_PROSECUTED = Rule(
    "enforcement/breach-prosecuted",
    "The offence prosecuted is the breach itself, under the section that makes it one.",
    Severity.ERROR,
    (_SECTION_63, _SECTIONS_67_68),
)
EARLY_IN_TIME = Rule(
    "enforcement/early-in-time",
    "The lower amount will do for less than 14 days only.",
    Severity.ERROR,
    (_SECTION_52,),
)
EARLY_BELOW_FULL = Rule(
    "enforcement/early-below-full",
    "The amount for early payment is lower than the full one.",
    Severity.ERROR,
    (_SECTION_52,),
)
NO_GRACE = Rule(
    "enforcement/no-grace",
    "The days given for payment are those for which the Act bars proceedings.",
    Severity.NOTE,
    (_SECTIONS_67_68,),
)
PAID_AS_DUE = Rule(
    "enforcement/paid-as-due",
    "What was paid is the full amount, or the lower one in its time.",
    Severity.QUERY,
)
PAID_NOT_PROSECUTED = Rule(
    "enforcement/paid-not-prosecuted",
    "Nobody is prosecuted who paid while proceedings were barred.",
    Severity.ERROR,
    (_SECTIONS_67_68,),
)
PROSECUTED_AFTER_BAR = Rule(
    "enforcement/prosecuted-after-bar",
    "No prosecution begins within the 14 days following a fixed penalty.",
    Severity.ERROR,
    (_SECTIONS_67_68,),
)
PROSECUTED_IN_TIME = Rule(
    "enforcement/prosecuted-in-time",
    "A prosecution begins within six months of the breach.",
    Severity.ERROR,
    (_SECTION_127,),
)
DECIDE_IN_TIME = Rule(
    "enforcement/decide-in-time",
    "An unpaid penalty is decided on well before a prosecution would be out of time.",
    Severity.QUERY,
    (_SECTION_127,),
)

RULES = (
    ORDER_KNOWN,
    TERM_KNOWN,
    ORDER_IN_FORCE,
    WITHIN_AREA,
    WITHIN_CAP,
    AS_ORDERED,
    AGE_ALLOWED,
    ISSUER_ALLOWED,
    REQUIREMENT_RECORDED,
    BREACH_PROSECUTED,
    EARLY_IN_TIME,
    EARLY_BELOW_FULL,
    NO_GRACE,
    PAID_AS_DUE,
    PAID_NOT_PROSECUTED,
    PROSECUTED_AFTER_BAR,
    PROSECUTED_IN_TIME,
    DECIDE_IN_TIME,
)
"""Every rule that an action is held against, in the order in which they are told."""
