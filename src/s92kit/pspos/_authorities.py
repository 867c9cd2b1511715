"""What the rules about orders rest on: sections of the Act of 2014 and the regulations under it."""

from __future__ import annotations

from s92kit.sources import Source, Standing

__all__ = [
    "ALCOHOL_OFFENCE",
    "ALCOHOL_PLACES",
    "BREACH_OFFENCE",
    "CHALLENGE",
    "CONSULTATION",
    "EXTENSION",
    "LENGTH",
    "PENALTY",
    "PENALTY_AMOUNT",
    "PUBLICATION",
    "PUBLICATION_OF_DISCHARGE",
]

_ACT = "Anti-social Behaviour, Crime and Policing Act 2014"
_REGULATIONS = (
    "Anti-social Behaviour, Crime and Policing Act 2014 (Publication of Public Spaces "
    "Protection Orders) Regulations 2014"
)


def _section(locator: str, url: str | None = None, *, standing: Standing = Standing.READ) -> Source:
    return Source(title=_ACT, locator=locator, published_on=None, url=url, standing=standing)


LENGTH = _section(
    "section 60(1): the period of an order; section 60A for an expedited one",
    standing=Standing.GENERAL_KNOWLEDGE,
)
"""How long an order may have effect."""

EXTENSION = _section(
    "section 60(2) to (4): extended before it expires, where necessary to prevent (a) occurrence "
    "or recurrence or (b) an increase in frequency or seriousness",
    standing=Standing.GENERAL_KNOWLEDGE,
)
"""When, why and for how long an order may be extended."""

CONSULTATION = _section(
    "section 72, as printed in Hansard: regard to Articles 10 and 11, consultation, publicity",
    "https://search-prototype.herokuapp.com/search-prototype/objects?object="
    "http%3A%2F%2Fhansard.intranet.data.parliament.uk%2FLords%2F2014-01-08%2F1401093000323",
)
"""Whom to consult, and what to have regard to."""

CHALLENGE = _section(
    "section 66: within six weeks beginning with the date on which the order or variation is made",
    "https://legislation.gov.uk/ukpga/2014/12/section/66/2017-12-15/data.html",
)
"""Until when an interested person may apply to the High Court."""

ALCOHOL_PLACES = _section(
    "section 62: where a prohibition on drinking does not apply",
    "http://legislation.data.gov.uk/ukpga/2014/12/part/4/chapter/2/crossheading/"
    "prohibition-on-consuming-alcohol/data.xht?view=snippet&wrap=true",
)
"""Licensed premises and the like."""

ALCOHOL_OFFENCE = _section(
    "section 63: not complying with a requirement to stop drinking or to surrender alcohol",
    "https://www.folkestone-hythe.gov.uk/community-safety/asb-alcohol-consumption",
)
"""The offence where an order forbids drinking."""

BREACH_OFFENCE = _section(
    "section 67(1) and (4): breach of any term but a prohibition on drinking",
    "http://www.legislation.gov.uk/ukpga/2014/12/part/4/chapter/2/crossheading/"
    "failure-to-comply-with-orders/data.xht?view=snippet&wrap=true",
)
"""The offence where a term is of anything else."""

PENALTY = _section(
    "section 68(4): no proceedings before the end of 14 days following the date of the notice",
    "http://www.legislation.gov.uk/ukpga/2014/12/part/4/chapter/2/crossheading/"
    "failure-to-comply-with-orders/data.xht?view=snippet&wrap=true",
)
"""What a fixed penalty notice offers."""

PENALTY_AMOUNT = _section(
    "section 68(5) to (8): the amount, and a lower one for early payment",
    standing=Standing.GENERAL_KNOWLEDGE,
)
"""How much a notice may ask."""

PUBLICATION = Source(
    title=_REGULATIONS,
    locator="S.I. 2014/2591, regulation 2: website, and notices on or adjacent to the place",
    published_on=None,
    url="https://www.legislation.gov.uk/uksi/2014/2591/made/data.xht?view=snippet&wrap=true",
)
"""How an order that is made, extended or varied is made public."""

PUBLICATION_OF_DISCHARGE = Source(
    title=_REGULATIONS,
    locator="S.I. 2014/2591, regulation 3: both, with the date on which the order ceases",
    published_on=None,
    url="https://legislation.gov.uk/uksi/2014/2591/regulation/3/data.html",
)
"""How a discharge is made public."""
