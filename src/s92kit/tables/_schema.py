"""The JSON Schema of one row as a record, from the same contract that checks tables."""

from __future__ import annotations

from typing import Any

from s92kit.findings import Severity
from s92kit.tables._contract import (
    EXACT_IN_EVERY_PROGRAM,
    AtMost,
    Column,
    Kind,
    RequiredWith,
    TableContract,
)

__all__ = ["record_schema", "text_pattern"]

_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_CALENDAR = (
    "(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    f"|{_LEAP_YEAR}-02-29)"
)
_PATTERNS = {
    Kind.DAY: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    Kind.MONTH: "(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])",
    Kind.TIME: _CLOCK,
    Kind.MOMENT: f"{_CALENDAR}T{_CLOCK}(?::[0-5][0-9])?",
    Kind.TEXT: r"[\s\S]*",
}


def record_schema(contract: TableContract) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one row as a record: a field for each column that is filled.

    A record that the schema accepts, with its formats checked, is a row that
    :func:`check_tables` accepts, and the other way round. Two rules are beyond JSON Schema, and
    are told in its description alone: that one column is at most another, and that no two rows
    bear one name.

    Args:
        contract: The columns.

    Examples:
        >>> hours = Column(name="hours", kind=Kind.DECIMAL, meaning="Time spent.", unit="hours",
        ...                required=True, least=0)
        >>> schema = record_schema(TableContract(title="Time spent", columns=(hours,)))
        >>> schema["properties"]["hours"]
        {'type': 'number', 'minimum': 0, 'description': 'Time spent. In hours.'}
        >>> schema["additionalProperties"], schema["required"]
        (False, ['hours'])
    """
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if contract.id:
        schema["$id"] = f"urn:s92kit:{contract.id}-record:1"
    schema |= {
        "title": contract.title,
        "description": _description(contract),
        "type": "object",
        "additionalProperties": False,
        "required": [column.name for column in contract.columns if column.required],
        "properties": {column.name: _property(column) for column in contract.columns},
    }
    needs = [
        rule
        for rule in contract.rules
        if isinstance(rule, RequiredWith) and rule.severity is Severity.ERROR
    ]
    if needs:
        schema["allOf"] = [_need(rule) for rule in needs]
    return schema


def text_pattern(column: Column) -> str:
    """The regular expression, in the words of Python and of JavaScript, of a field of text.

    Args:
        column: A column whose field in a record is text.
    """
    form = column.pattern or _PATTERNS[column.kind]
    # In Python the sign for the end stands before a last line break too.
    return rf"^(?=\S)(?:{form})(?<=\S)(?!\n)$"


def _description(contract: TableContract) -> str:
    said = ["One row. A field without a value is left out."]
    said += [
        f"{rule.column} is at most {rule.other}."
        for rule in contract.rules
        if isinstance(rule, AtMost)
    ]
    if contract.key:
        said.append(f"No two rows have the same {' and '.join(contract.key)}.")
    return " ".join(said)


def _property(column: Column) -> dict[str, Any]:
    return {**_form(column), "description": _meaning(column)}


def _form(column: Column) -> dict[str, Any]:
    match column.kind:
        case Kind.OPTION:
            return {"type": "string", "enum": [str(option) for option in column.options]}
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.WHOLE:
            return {
                "type": "integer",
                "minimum": -EXACT_IN_EVERY_PROGRAM if column.least is None else column.least,
                "maximum": EXACT_IN_EVERY_PROGRAM if column.most is None else column.most,
            }
        case Kind.DECIMAL:
            bounds = {"minimum": column.least, "maximum": column.most}
            known = {word: bound for word, bound in bounds.items() if bound is not None}
            return {"type": "number", **known}
        case Kind.DAY:
            return {"type": "string", "format": "date", "pattern": text_pattern(column)}
        case _:
            return {"type": "string", "pattern": text_pattern(column)}


def _meaning(column: Column) -> str:
    said = [column.meaning]
    if column.unit:
        said.append(f"In {column.unit}.")
    if column.query_least is not None:
        said.append(f"Less than {column.query_least} is to be confirmed.")
    if column.query_most is not None:
        said.append(f"More than {column.query_most} is to be confirmed.")
    if column.pattern_in_words:
        said.append(column.pattern_in_words)
    if column.kind is Kind.MOMENT:
        said.append("By London's clocks.")
    return " ".join(said)


def _need(rule: RequiredWith) -> dict[str, Any]:
    present: dict[str, Any] = {"required": [rule.other]}
    if rule.options:
        present["properties"] = {rule.other: {"enum": [str(option) for option in rule.options]}}
    return {"if": present, "then": {"required": [rule.column]}}
