"""What the rules about other powers rest on: the sections of the Acts."""

from __future__ import annotations

from s92kit.sources import Source, Standing

__all__ = [
    "ARREST_WITHOUT_WARRANT",
    "CASE_REVIEW",
    "CLOSURE_EXTENSION",
    "CLOSURE_HEARING",
    "CLOSURE_LENGTH",
    "CLOSURE_NOTICE",
    "CLOSURE_ORDER",
    "CRIMINAL_BEHAVIOUR_LENGTH",
    "CRIMINAL_BEHAVIOUR_ORDER",
    "DISPERSAL_AUTHORISATION",
    "DISPERSAL_DIRECTION",
    "DISPERSAL_RESTRICTIONS",
    "INJUNCTION",
    "PROTECTION_NOTICE",
    "VEHICLES",
]

_2014 = "Anti-social Behaviour, Crime and Policing Act 2014"
_SITE = "https://legislation.gov.uk/ukpga/2014/12"


def _section(title: str, locator: str, url: str | None, standing: Standing) -> Source:
    return Source(title=title, locator=locator, published_on=None, url=url, standing=standing)


PROTECTION_NOTICE = _section(
    _2014,
    "section 43: who may be given a notice, after a written warning and enough time",
    None,
    Standing.GENERAL_KNOWLEDGE,
)
"""When a community protection notice may be issued."""

DISPERSAL_AUTHORISATION = _section(
    _2014,
    "section 34: an inspector or above, in writing with grounds, regard to Articles 10 and 11",
    "https://legislation.gov.uk/cy/ukpga/2014/12/part/3/2014-05-13/data.xht?view=snippet&wrap=true",
    Standing.READ,
)
"""Who may authorise dispersal, and how."""

DISPERSAL_DIRECTION = _section(
    _2014,
    "section 35: given in uniform, in writing unless impracticable, within the authorisation",
    f"{_SITE}/section/35/enacted/data.html",
    Standing.READ,
)
"""How a direction to leave is given."""

DISPERSAL_RESTRICTIONS = _section(
    _2014,
    "section 36: the least age, and the places and acts that a direction may not keep one from",
    "http://legislation.gov.uk/ukpga/2014/12/section/36/2014-10-21",
    Standing.READ,
)
"""What a direction to leave may not do."""

CLOSURE_NOTICE = _section(
    _2014,
    "section 76: who may issue a closure notice, whom it may not keep out, whom to inform",
    f"{_SITE}/part/4/chapter/3/crossheading/closure-notices/enacted/data.html",
    Standing.READ,
)
"""Who may issue a closure notice, and against whom."""

CLOSURE_LENGTH = _section(
    _2014,
    "section 77: 24 hours, or 48 by a senior officer; Christmas Day is disregarded",
    "https://crimeline.co.uk/legislationdisplay/?leg=ukpga%2F2014%2F12%2Fsection%2F77",
    Standing.READ,
)
"""How long a closure notice may last."""

CLOSURE_HEARING = _section(
    _2014,
    "section 80: the application is heard within 48 hours of service, Christmas Day disregarded",
    f"{_SITE}/section/80/enacted?view=plain+extent",
    Standing.READ,
)
"""By when the court hears the application for a closure order."""

CLOSURE_ORDER = _section(
    _2014,
    "section 80: an order lasts three months at most",
    f"{_SITE}/section/80/enacted?view=plain+extent",
    Standing.READ,
)
"""How long a closure order may last."""

CLOSURE_EXTENSION = _section(
    _2014,
    "section 82: applied for before the order expires; six months in all",
    None,
    Standing.GENERAL_KNOWLEDGE,
)
"""How a closure order is extended."""

CRIMINAL_BEHAVIOUR_ORDER = _section(
    "Sentencing Act 2020",
    "section 331: beside a sentence, on the prosecution's application, with the views of a "
    "youth offending team for a person under 18",
    "https://legislation.gov.uk/ukpga/2020/17/group/FOURTH/enacted/data.xht",
    Standing.READ,
)
"""When a criminal behaviour order may be made."""

CRIMINAL_BEHAVIOUR_LENGTH = _section(
    "Sentencing Act 2020",
    "section 334: two years or more for an adult; one to three years for a person under 18",
    "https://saferstrongerns.co.uk/information-advice/anti-social-behaviour/"
    "tackling-anti-social-behaviour/tools-powers/criminal-behaviour-orders",
    Standing.GENERAL_KNOWLEDGE,
)
"""How long a criminal behaviour order lasts; read on a council's page, not in the Act."""

INJUNCTION = _section(
    _2014,
    "section 1: under 18, the period is specified and no more than 12 months",
    f"{_SITE}/part/1/2014-10-21/data.html",
    Standing.READ,
)
"""How long an injunction may last."""

ARREST_WITHOUT_WARRANT = _section(
    _2014,
    "section 9: before a judge within 24 hours, Christmas Day, Good Friday and Sundays disregarded",
    f"{_SITE}/part/1/crossheading/breach-of-injunctions/2017-12-15?view=extent",
    Standing.READ,
)
"""By when a person arrested under an injunction is brought before a judge."""

VEHICLES = _section(
    "Police Reform Act 2002",
    "section 59: careless or off-road use that alarms, distresses or annoys; a constable in "
    "uniform; a warning first",
    "http://www.roadside-codes.co.uk/S59.php",
    Standing.READ,
)
"""When a vehicle may be seized."""

CASE_REVIEW = _section(
    _2014,
    "section 104: a threshold of three complaints at most, and which complaints qualify",
    f"{_SITE}/section/104/2017-12-15/data.htm?view=plain",
    Standing.READ,
)
"""When a review of a case must be held."""
