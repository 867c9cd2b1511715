"""What the rules about agreements rest on: statutes, scheme papers and police regulations."""

from __future__ import annotations

from datetime import date

from s92kit.sources import Source, Standing

__all__ = [
    "CHIEF_OFFICER",
    "HOUSING_ACCOUNT",
    "LEVY_SHARE",
    "NO_INSPECTORS_OVERTIME",
    "SCHEME_APPROVAL",
    "SCHEME_FUNDING",
    "SCHEME_TERM",
    "SECTION_92",
    "SUPERVISION_RATIO",
]

_ACT = "https://legislation.gov.uk/cy/ukpga/1996/16/section/92/2012-11-22?timeline=false"
_REPORT = (
    "Cabinet report of an outer London borough, MOPAC Partnership Plus Scheme for s92 Police "
    "Officers"
)
_REPORTED_ON = date(2019, 5, 8)

SECTION_92 = Source(
    title="Police Act 1996",
    locator="section 92(2): councils in the metropolitan police district may grant to MOPAC",
    published_on=None,
    url=_ACT,
)
"""To whom, and by whom, a grant is made."""

CHIEF_OFFICER = Source(
    title="Police Act 1996",
    locator="section 92(3): conditions with the agreement of the chief officer of police",
    published_on=None,
    url=_ACT,
)
"""When a grant may bear conditions."""

SCHEME_APPROVAL = Source(
    title=_REPORT,
    locator="paragraph 1.4: letter of intent, confirmation of availability, approval",
    published_on=_REPORTED_ON,
)
"""The steps to an agreement."""

SCHEME_TERM = Source(
    title=_REPORT,
    locator="paragraph 1.4: three years at least, and six months' notice within them",
    published_on=_REPORTED_ON,
)
"""The minimum term and the right to leave within it."""

SCHEME_FUNDING = Source(
    title=_REPORT,
    locator="paragraph 2.1: who may fund, with which money, and the council as contact",
    published_on=_REPORTED_ON,
)
"""Who may fund officers, and with which money."""

LEVY_SHARE = Source(
    title="Police Reform and Social Responsibility Act 2011, explanatory notes",
    locator="paragraph 367, on section 131: at least 70 per cent for the police",
    published_on=None,
    url="http://legislation.data.gov.uk/ukpga/2011/13/notes/division/2/2/2/1?wrap=true",
)
"""How much of a late night levy goes to the police."""

HOUSING_ACCOUNT = Source(
    title="Local Government and Housing Act 1989",
    locator="Part VI: the housing revenue account is for the council's housing",
    published_on=None,
    standing=Standing.GENERAL_KNOWLEDGE,
)
"""What a housing revenue account may pay for."""

SUPERVISION_RATIO = Source(
    title="Metropolitan Police Service, ratio of supervision",
    locator="one sergeant to eight constables, as a borough's report gives it",
    published_on=None,
    standing=Standing.GENERAL_KNOWLEDGE,
)
"""How many constables one sergeant supervises."""

NO_INSPECTORS_OVERTIME = Source(
    title="Police Federation, a branch's page on duty",
    locator="inspectors: neither overtime nor payment for rest days and public holidays",
    published_on=None,
    url="http://www.nwpolfed.org/duty/",
)
"""Who earns overtime."""
