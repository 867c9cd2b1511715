"""Headers of columns that hold a person's particulars, told from those of places and things."""

from __future__ import annotations

import re

__all__ = ["particulars_in_header"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Whoever a column may be about; counts of them are headed in the plural, and are no particulars.
_PERSON = _words(
    "accused applicant arrestee caller child complainant constable contact customer defendant "
    "detainee driver informant keeper landlord manager offender officer owner parent perpetrator "
    "person prisoner recipient reporter resident sergeant staff subject suspect tenant user "
    "victim witness"
)
_NAMED_ALONE = _words(
    "accused arrestee complainant defendant detainee informant offender perpetrator prisoner "
    "suspect victim witness"
)
_QUALIFIERS = _words(
    "also alternative birth business by current daytime family first full given home known last "
    "legal line maiden middle of other personal preferred previous reporting s the vehicle work"
)
_NUMBER = _words("no num number id ref")
_TELLING = (
    ("a name", _words("name names forename forenames surname surnames alias initials fullname")),
    ("a name", _NAMED_ALONE),
    ("a date of birth", _words("dob birthday birthdate")),
    ("an e-mail address", _words("email emails")),
    ("a telephone number", _words("phone phones telephone mobile tel landline")),
    ("a vehicle mark", _words("vrm vrn reg registration numberplate")),
    ("an address", _words("address addresses postcode postcodes uprn")),
    ("a person's number", _words("nino pncid croid collarnumber custodynumber nhsnumber")),
)
_ONE_WORD = (
    (r"\b(?:date of birth|birth date|d o b)\b", "dob"),
    (r"\be mail( address)?\b|\bemail address\b", "email"),
    (r"\bpost ?codes?\b", "postcode"),
    (r"\b(?:number plate|index mark|vehicle mark|registration mark)\b", "vrm"),
    (r"\b(?:contact|telephone|phone|mobile|tel) (?:no|num|number)\b", "phone"),
    (r"\b(?:first|last|fore|sur|full|given) ?names?\b", "surname"),
    (r"\b(?:national insurance|ni) (?:no|num|number)\b", "nino"),
    (r"\b(?:pnc|cro) (?:no|num|number|id)\b", "pncid"),
    (r"\bnhs (?:no|num|number)\b", "nhsnumber"),
    (r"\bcustody (?:no|num|number|record)\b", "custodynumber"),
    (
        r"\b(?:collar|shoulder|officer s warrant|officer warrant) (?:no|num|number)\b",
        "collarnumber",
    ),
)


def particulars_in_header(header: str) -> str:
    """What of a person a column holds by its header, such as ``a name``; empty for none.

    Args:
        header: The header, however it is written.

    Examples:
        >>> particulars_in_header("OfficerName"), particulars_in_header("Suspect's D.O.B.")
        ('a name', 'a date of birth')
        >>> [particulars_in_header(text) for text in ("Ward name", "Victims", "Order", "Officers")]
        ['', '', '', '']
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    phrase = re.sub(r"[^a-z0-9]+", " ", apart.lower()).strip()
    for pattern, word in _ONE_WORD:
        phrase = re.sub(pattern, word, phrase)
    said = {word for word in phrase.split() if not word.isdigit()} - _NUMBER
    for what, telling in _TELLING:
        if said & telling and said <= telling | _PERSON | _QUALIFIERS:
            return what
    return ""
