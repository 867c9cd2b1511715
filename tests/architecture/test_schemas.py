"""Schemas: one draft, one form of name, no unknown keyword, and nothing let through unasked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema_specifications import REGISTRY as SPECIFICATIONS
from source_tree import PACKAGE, data_files

BASE = "https://json-schema.org/draft/2020-12"
DRAFT = f"{BASE}/schema"
SCHEMAS = data_files("*.schema.json")

VOCABULARIES = (
    "applicator",
    "content",
    "core",
    "format-annotation",
    "meta-data",
    "unevaluated",
    "validation",
)
KEYWORDS = frozenset(
    keyword
    for name in VOCABULARIES
    for keyword in SPECIFICATIONS.contents(f"{BASE}/meta/{name}")["properties"]
)
# Keywords whose value holds further schemas: one, a list of them, or each under a name.
ONE = frozenset({"additionalProperties", "contains", "else", "if", "items", "not", "then"})
SEVERAL = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
BY_NAME = frozenset({"$defs", "dependentSchemas", "patternProperties", "properties"})
# Formats that are checked; an unknown one would be passed over in silence.
FORMATS = frozenset({"date", "uri"})


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _every(schema: Any, at: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each schema within a schema, itself first, with the way to it."""
    if not isinstance(schema, dict):
        return
    yield at, schema
    for keyword, value in schema.items():
        if keyword in ONE:
            yield from _every(value, f"{at}/{keyword}")
        elif keyword in SEVERAL:
            for number, part in enumerate(value):
                yield from _every(part, f"{at}/{keyword}/{number}")
        elif keyword in BY_NAME:
            for name, part in value.items():
                yield from _every(part, f"{at}/{keyword}/{name}")


def _named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.fixture(params=SCHEMAS, ids=_named)
def path(request) -> Path:
    """The file of each schema in turn."""
    return request.param


@pytest.fixture
def schema(path) -> Any:
    """The schema in that file."""
    return _load(path)


def test_it_is_valid_of_its_draft(schema):
    """Each schema says that it is of draft 2020-12, and is."""
    assert schema["$schema"] == DRAFT
    Draft202012Validator.check_schema(schema)


def test_it_is_named_for_its_kind_and_version(path, schema):
    """``agreement.schema.json`` is ``urn:s92kit:agreement:1``, whatever the version."""
    kind = re.escape(path.name.removesuffix(".schema.json"))
    assert re.fullmatch(rf"urn:s92kit:{kind}:[1-9]\d*", schema["$id"])


def test_it_uses_only_known_keywords(schema):
    """A misspelt keyword would check nothing and say nothing."""
    used = [(at, keyword) for at, part in _every(schema) for keyword in part]
    assert {"$schema", "properties", "type", "unevaluatedProperties"} <= KEYWORDS
    assert [f"{at}/{keyword}" for at, keyword in used if keyword not in KEYWORDS] == []


def test_its_formats_are_checked_ones(schema):
    """A format that nobody checks is a promise that nobody keeps."""
    used = {part["format"] for _, part in _every(schema) if "format" in part}
    assert used <= FORMATS


def _describes_an_object(schema: dict[str, Any]) -> bool:
    return "properties" in schema or "patternProperties" in schema or schema.get("type") == "object"


def _is_closed(schema: dict[str, Any]) -> bool:
    """Every key is named, or every value of a table whose keys are its own has one schema."""
    others = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
    return others is False or (isinstance(others, dict) and "properties" not in schema)


def test_its_objects_take_no_unknown_keys(schema):
    """An unknown key in a document is a mistake, and is answered as one."""
    objects = [(at, part) for at, part in _every(schema) if _describes_an_object(part)]
    assert [at for at, part in objects if not _is_closed(part)] == []


def test_it_has_a_title(schema):
    """A reader of the schema sees what it describes."""
    assert schema["title"].strip()


def test_each_property_is_described(schema):
    """A council officer who writes the document can look each key up."""
    bare = [
        f"{at}/properties/{name}"
        for at, part in _every(schema)
        for name, value in part.get("properties", {}).items()
        if not (isinstance(value, dict) and value.get("description", "").strip())
    ]
    assert bare == []


def test_no_two_schemas_share_a_name():
    """A document that names its schema names exactly one."""
    names = [_load(path)["$id"] for path in SCHEMAS]
    assert sorted(names) == sorted(set(names))
