"""What a user of public police and spending data must be warned of, each with its code."""

from __future__ import annotations

from s92kit.findings import Rule, Severity
from s92kit.sources import Source, Standing

__all__ = [
    "CATEGORY_KEPT",
    "COUNTS_FILLED",
    "CRIME_ID",
    "EDITION_OF_AREAS",
    "IN_A_KNOWN_AREA",
    "KNOWN_PAYEES",
    "LONDON_CLOCK",
    "MONTHS_THERE",
    "MONTHS_UP_TO_DATE",
    "MONTH_OF_FILE",
    "MONTH_OF_OFFENCE",
    "NO_CREDITS",
    "NO_SUCH_MOMENT",
    "ONE_RELEASE",
    "PAYEE_ID",
    "PLACE_RECORDED",
    "ROWS_UNLIKE",
    "SNAP_POINTS",
    "SPOILT_ROWS",
    "UNREVISED",
    "WARDS_SUM",
    "WHOLE_PENCE",
    "WITHIN_FORCE",
]

_SNAPPED = Source(
    title="UK Crime Stats, how locations are decided",
    locator="snap points: over 750,000, each of 8 postal addresses or more, or of none",
    published_on=None,
    url="https://ukcrimestats.com/blog/faqs/how-is-it-decided-where-the-crimes-asb-incidents-are-located/",
)
_POLICE = Source(
    title="data.police.uk, About",
    locator="columns of the files",
    published_on=None,
    url="http://data.police.uk/about",
)
_PRACTICE = Source(
    title="Files of data.police.uk",
    locator="anti-social behaviour carries no crime id and no outcome",
    published_on=None,
    standing=Standing.GENERAL_KNOWLEDGE,
)
_WARDS = Source(
    title="London Datastore, recorded crime summary",
    locator="totals of wards do not sum to boroughs, nor of small areas to wards",
    published_on=None,
    url="https://data.london.gov.uk/dataset/recorded_crime_summary",
)
_ROLLING = Source(
    title="Metropolitan Police, crime tables",
    locator="rolling data are revised monthly",
    published_on=None,
    url="http://maps.met.police.uk/tables.htm",
)

SNAP_POINTS = Rule(
    "opendata/snap-points",
    "Coordinates say where each thing happened.",
    Severity.QUERY,
    (_SNAPPED,),
)
CRIME_ID = Rule("opendata/crime-id", "Each row has a crime id.", Severity.NOTE, (_PRACTICE,))
ROWS_UNLIKE = Rule("opendata/rows-unlike", "No row says the same as another.", Severity.NOTE)
MONTH_OF_FILE = Rule(
    "opendata/month-of-file", "Each row is of the month that its file is named for.", Severity.QUERY
)
MONTH_OF_OFFENCE = Rule(
    "opendata/month-of-offence",
    "The month of a row is that in which the offence was recorded.",
    Severity.NOTE,
    (_POLICE,),
)
MONTHS_THERE = Rule(
    "opendata/months-there", "No month is missing between the first and the last.", Severity.QUERY
)
MONTHS_UP_TO_DATE = Rule(
    "opendata/months-up-to-date",
    "Every month that was over when the files were fetched is there.",
    Severity.QUERY,
)
PLACE_RECORDED = Rule("opendata/place-recorded", "Each row says where.", Severity.QUERY)
IN_A_KNOWN_AREA = Rule(
    "opendata/in-a-known-area", "Each row lies in an area that was asked about.", Severity.NOTE
)
EDITION_OF_AREAS = Rule(
    "opendata/edition-of-areas",
    "Codes of small areas are of the census that the lookup is of.",
    Severity.QUERY,
)
WITHIN_FORCE = Rule(
    "opendata/within-force",
    "Each row lies in the area of the force that recorded it.",
    Severity.QUERY,
)
LONDON_CLOCK = Rule("opendata/london-clock", "Times are those of London's clocks.", Severity.NOTE)
NO_SUCH_MOMENT = Rule(
    "opendata/no-such-moment", "Each day and time is one of calendar and clock.", Severity.ERROR
)
WARDS_SUM = Rule(
    "opendata/wards-sum",
    "The counts of wards sum to those of their borough.",
    Severity.QUERY,
    (_WARDS,),
)
UNREVISED = Rule(
    "opendata/unrevised",
    "A later release leaves earlier months as they were.",
    Severity.QUERY,
    (_ROLLING,),
)
ONE_RELEASE = Rule(
    "opendata/one-release", "All months are of one release.", Severity.QUERY, (_ROLLING,)
)
COUNTS_FILLED = Rule("opendata/counts-filled", "Each cell of a month has a count.", Severity.QUERY)
CATEGORY_KEPT = Rule(
    "opendata/category-kept", "Each category is used in all months.", Severity.QUERY
)
WHOLE_PENCE = Rule("opendata/whole-pence", "Each payment is of whole pence.", Severity.ERROR)
NO_CREDITS = Rule("opendata/no-credits", "No payment is negative.", Severity.NOTE)
KNOWN_PAYEES = Rule(
    "opendata/known-payees",
    "Each payee that sounds like the police or their office is one that is known.",
    Severity.QUERY,
)
PAYEE_ID = Rule(
    "opendata/payee-id", "A payee's number and name are those of one payee.", Severity.QUERY
)
SPOILT_ROWS = Rule(
    "opendata/spoilt-rows",
    "Each row of a spending file can be cut into its columns.",
    Severity.QUERY,
)
