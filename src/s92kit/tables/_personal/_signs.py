"""Signs of a person in the text of cells: e-mail, telephone, postcode, address, mark, birth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs

from s92kit.findings import Rule, Severity
from s92kit.tables._personal._names import likely_names, names, places_of

__all__ = [
    "ADDRESS",
    "BIRTH_DATE",
    "EMAIL",
    "NAME",
    "NAME_LIKELY",
    "NATIONAL_INSURANCE",
    "PERSONAL_COLUMN",
    "POSTCODE",
    "SIGNS",
    "TELEPHONE",
    "VEHICLE_MARK",
    "Sign",
    "signs_in",
]

PERSONAL_COLUMN = Rule(
    "tables/personal-column", "No column holds a person's particulars.", Severity.ERROR
)
NAME = Rule("tables/personal-name", "No cell names a person.", Severity.ERROR)
NAME_LIKELY = Rule(
    "tables/personal-name-likely", "No cell holds what may be a person's name.", Severity.QUERY
)
BIRTH_DATE = Rule("tables/personal-birth-date", "No cell holds a date of birth.", Severity.ERROR)
ADDRESS = Rule("tables/personal-address", "No cell holds the address of a home.", Severity.ERROR)
POSTCODE = Rule("tables/personal-postcode", "No cell holds a full postcode.", Severity.ERROR)
VEHICLE_MARK = Rule("tables/personal-vehicle-mark", "No cell holds a vehicle mark.", Severity.ERROR)
TELEPHONE = Rule("tables/personal-telephone", "No cell holds a telephone number.", Severity.ERROR)
EMAIL = Rule("tables/personal-email", "No cell holds an e-mail address.", Severity.ERROR)
NATIONAL_INSURANCE = Rule(
    "tables/personal-national-insurance",
    "No cell holds a National Insurance number.",
    Severity.ERROR,
)


@attrs.frozen(kw_only=True)
class Sign:
    """One kind of personal data and how a text shows it.

    Args:
        rule: The rule that such a text breaks.
        what: What it is, such as ``an e-mail address``.
        mend: What to write instead.
        found_in: Gives the place of each in a text of lines, one line for each cell.
    """

    rule: Rule
    what: str
    mend: str
    found_in: Callable[[str], Iterator[int]]


def _places(hint: str, pattern: str, flags: int = 0) -> Callable[[str], Iterator[int]]:
    """Finds a pattern, looking closely only at lines that hold a hint of it, which is fast."""
    hinted, wanted = re.compile(hint), re.compile(pattern, flags)
    return lambda text: places_of(hinted, wanted, text)


_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|"
    "E|EC|EH|EN|EX|FK|FY|G|GL|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|"
    "LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|"
    "SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_ROAD = (
    "Road|Rd|Street|Avenue|Ave|Lane|Close|Drive|Crescent|Gardens|Gdns|Terrace|Way|Court|Mews|"
    "Place|Square|Grove|Walk|Rise|Row|Broadway|Parade|Hill|House|Mansions|Lodge|Villas|Wharf"
)
_COUNTED = (
    "patrols?|visits?|reports?|complaints?|notices?|incidents?|operations?|calls?|officers?|hours?|"
    "orders?|surveys?|meetings?|closures?|warnings?|residents?|traders?|areas?|zones?|sites?"
)
_NUMBERED = "No|Order|Zone|Ward|Team|Phase|Area|Site|PSPO|Beat|Sector|Item|Op|Operation|Week|Shift"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ANY_DAY = (
    rf"(?:\d{{1,4}}[/.\- ]\d{{1,2}}[/.\- ]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:{_MONTHS})"
    rf"[a-z]*[ -]\d{{2,4}})"
)
_DIGIT = r"[ \-]?\d"

SIGNS = (
    Sign(
        rule=EMAIL,
        what="an e-mail address",
        mend="Take it out.",
        found_in=_places(r"@", r"[\w.+'-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z]"),
    ),
    Sign(
        rule=TELEPHONE,
        what="a telephone number",
        mend="Take it out.",
        found_in=_places(
            r"[+0][\d() \-]{8}",
            rf"(?<![\w/.\-])(?:(?:\+|00)44[ \-]?(?:\(0\))?[ \-]?[1-37]|\(?0[1-37])"
            rf"(?:\)?{_DIGIT}){{8,9}}\b(?![/\-])",
        ),
    ),
    Sign(
        rule=POSTCODE,
        what="a full postcode",
        mend="Give the ward or an area's id.",
        found_in=_places(
            r"\d ?[A-Za-z]{2}(?!\w)",
            rf"(?<![\w/\-])(?:(?:{_AREAS})\d[\dA-Z]? ?\d[ABD-HJLNP-UW-Z]{{2}}"
            rf"|(?i:(?:{_AREAS})\d[\dA-Z]? \d[ABD-HJLNP-UW-Z]{{2}}))(?![\w/\-])",
        ),
    ),
    Sign(
        rule=VEHICLE_MARK,
        what="a vehicle mark",
        mend="Take it out; give a case reference.",
        found_in=_places(
            r"[A-Za-z] ?\d{1,3} ?[A-Za-z]",
            r"(?<![\w/\-])[A-HJ-PR-Y]{2}(?:0[1-9]|[1-2]\d|5[1-9]|[67]\d) ?[A-HJ-PR-Z]{3}(?![\w/\-])"
            r"|\b(?i:vrm|vrn|index|reg(?:istration)?(?: no| number| mark)?|number plate)\b\W{1,3}"
            r"(?:[A-Za-z]{2}\d{2} ?[A-Za-z]{3}|[A-Za-z]\d{1,3} ?[A-Za-z]{3}"
            r"|[A-Za-z]{3} ?\d{1,3}[A-Za-z])\b",
        ),
    ),
    Sign(
        rule=BIRTH_DATE,
        what="a date of birth",
        mend="Take it out; give an age band.",
        found_in=_places(
            r"[BbDd](?:orn|ORN|irth|IRTH|\.?[Oo]\.?[Bb])",
            rf"\b(?:d\.?o\.?b\.?|date of birth|birth date|born(?: on)?)\W{{0,3}}{_ANY_DAY}",
            re.IGNORECASE,
        ),
    ),
    Sign(
        rule=ADDRESS,
        what="an address",
        mend="Give the road without the number, or the ward.",
        found_in=_places(
            r"\d[A-Za-z]?,? [A-Z]|[Ff]lat|[Aa]partment|[Aa]pt|[Mm]aisonette",
            rf"(?<![\w/\-£.:])(?<!\d,)(?<!(?i:number) )(?<!(?i:item) )"
            rf"(?<!(?i:order) )(?<!(?i:zone) )(?<!(?i:phase) )(?<!(?i:no) )"
            rf"\d{{1,4}}[A-Za-z]?,? (?:(?!(?:{_ROAD})\b)[A-Z][\w'\u2019.]* ){{1,4}}(?:{_ROAD})\b"
            rf"(?! (?:{_COUNTED})\b)"
            r"|\b(?:[Ff]lat|[Aa]partment|[Aa]pt|[Mm]aisonette)\.? "
            r"(?:[Nn]o\.? ?)?\d{1,4}[A-Za-z]?\b",
        ),
    ),
    Sign(
        rule=NATIONAL_INSURANCE,
        what="a National Insurance number",
        mend="Take it out.",
        found_in=_places(
            r"\d ?[A-D](?!\w)",
            r"(?<![\w/\-])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d\d){3} ?[A-D](?![\w/\-])",
        ),
    ),
    Sign(
        rule=NAME,
        what="a name",
        mend="Take it out; officers are given by reference alone, such as P-0042.",
        found_in=names,
    ),
    Sign(
        rule=NAME_LIKELY,
        what="what may be a name",
        mend="If it is a person, take the name out; if it is a place, no more is needed.",
        found_in=likely_names,
    ),
)
"""Each kind of personal data that is looked for in cells."""


def signs_in(text: str) -> tuple[str, ...]:
    """What of a person one text shows, such as ``a full postcode``.

    Args:
        text: The text of a cell.

    Examples:
        >>> signs_in("Seen by PC Example, ring 020 7946 0000")
        ('a telephone number', 'a name')
        >>> signs_in("PC-104 on Roman Road, order 2019/14, GBP 1,000 on 01/04/2019")
        ()
    """
    line = " ".join(text.split())
    return tuple(sign.what for sign in SIGNS if next(sign.found_in(line), None) is not None)
