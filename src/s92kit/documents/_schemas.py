"""The schemas that the rooms ship, in one registry, crawled when first asked for."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

__all__ = ["kinds_of_document", "schema_for", "validator_for"]

_SUFFIX = ".schema.json"
_PREFIX = "urn:s92kit:"


def kinds_of_document() -> tuple[str, ...]:
    """Every kind of document that can be read, as its first line names it.

    Examples:
        >>> "s92kit/agreement/1" in kinds_of_document()
        True
    """
    return tuple(sorted(_kind(schema) for schema in _schemas().values() if "properties" in schema))


def schema_for(kind: str) -> Mapping[str, Any]:
    """The JSON Schema of a kind of document, to publish or to hand to a partner.

    Args:
        kind: As the document's first line names it, such as ``s92kit/agreement/1``.

    Raises:
        KeyError: Where there is no such kind.
    """
    return _schemas()[_PREFIX + kind.removeprefix("s92kit/").replace("/", ":")]


@functools.cache
def validator_for(kind: str) -> Validator:
    """A validator with formats checked and every shipped schema at hand."""
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    resources = [(urn, DRAFT202012.create_resource(schema)) for urn, schema in _schemas().items()]
    registry = Registry().with_resources(resources)
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(schema_for(kind), registry=registry, format_checker=checker)


def _kind(schema: Mapping[str, Any]) -> str:
    return "s92kit/" + str(schema["$id"]).removeprefix(_PREFIX).replace(":", "/")


@functools.cache
def _schemas() -> dict[str, dict[str, Any]]:
    found = (json.loads(file.read_text("utf-8")) for file in _schema_files(files("s92kit")))
    return {schema["$id"]: schema for schema in found}


def _schema_files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir() and item.name != "__pycache__":
            found.extend(_schema_files(item))
        elif item.name.endswith(_SUFFIX):
            found.append(item)
    return found
