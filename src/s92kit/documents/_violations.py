"""What a schema finds wrong, in words that a council officer can act on."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any, Protocol

from s92kit.documents._document import Path
from s92kit.documents._schemas import validator_for
from s92kit.errors import closest_to
from s92kit.findings import Finding, Rule, Severity

__all__ = ["INVALID_VALUE", "MISSING_KEY", "UNKNOWN_KEY", "violations_of"]

UNKNOWN_KEY = Rule("documents/unknown-key", "Each key means something.", Severity.ERROR)
MISSING_KEY = Rule("documents/missing-key", "Each required key is there.", Severity.ERROR)
INVALID_VALUE = Rule("documents/invalid-value", "Each value is one allowed.", Severity.ERROR)

_IN_WORDS = {
    "object": "needs named keys below it",
    "array": "is a list, each item behind a hyphen",
    "string": "is text; put it in quotation marks",
    "integer": "is a whole number",
    "boolean": "is true or false",
    "null": "may be left empty",
}


class _Violation(Protocol):
    """The part of a ``jsonschema`` error that is read here."""

    @property
    def absolute_path(self) -> Any: ...  # noqa: ANN401 - as jsonschema gives it

    validator: Any
    validator_value: Any
    instance: Any
    schema: Any
    message: str


def violations_of(data: Any, kind: str, *, ignoring: AbstractSet[Path]) -> Iterator[Finding]:  # noqa: ANN401
    """Every way in which data breaks the schema of its kind.

    Args:
        data: Plain data.
        kind: The kind of document.
        ignoring: Paths whose fault has already been told.
    """
    for error in validator_for(kind).iter_errors(data):
        yield from (found for found in _findings(error) if found.path not in ignoring)


def _findings(error: _Violation) -> Iterator[Finding]:
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, path)
    elif error.validator == "required":
        key = next(key for key in error.validator_value if error.message.startswith(repr(key)))
        yield _missing(key, error.schema, path)
    else:
        yield INVALID_VALUE.not_met(f"{_subject(path)} {_what_is_wrong(error)}", path=path)


def _unknown_keys(error: _Violation, path: Path) -> Iterator[Finding]:
    known = error.schema.get("properties", {})
    for key in error.instance:
        if key not in known:
            message = f"{key!r} means nothing here. {closest_to(key, known)}"
            yield UNKNOWN_KEY.not_met(message, path=(*path, key))


def _missing(key: str, schema: Any, path: Path) -> Finding:  # noqa: ANN401 - a schema is plain data
    meaning = schema.get("properties", {}).get(key, {}).get("description", "")
    return MISSING_KEY.not_met(f"{key!r} is missing here. {meaning}".strip(), path=path)


def _subject(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return repr(names[-1]) if names else "The document"


def _what_is_wrong(error: _Violation) -> str:
    given = repr(error.instance)
    meaning = error.schema.get("description", "")
    if error.validator == "enum":
        options = [str(option) for option in error.validator_value]
        return f"cannot be {given}. {closest_to(str(error.instance), options)}"
    if error.validator == "type":
        types = error.validator_value
        first = types if isinstance(types, str) else types[0]
        return f"{_IN_WORDS[first]}; {given} stands there. {meaning}".strip()
    return f"cannot be {given}. {meaning or error.message}".strip()
