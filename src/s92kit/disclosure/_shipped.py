"""The disclosure policies that ship with s92kit, and the one used where none is named."""

from __future__ import annotations

import functools
from importlib.resources import as_file, files

from s92kit.disclosure._document import disclosure_policy_from_document
from s92kit.disclosure._policy import DisclosurePolicy
from s92kit.documents import documents_in
from s92kit.errors import UnknownNameError

__all__ = ["default_policy", "policy_named", "shipped_policies"]

_DEFAULT = "hes-2018"


@functools.cache
def shipped_policies() -> tuple[DisclosurePolicy, ...]:
    """Every policy that ships with s92kit, by id.

    Examples:
        >>> [policy.id for policy in shipped_policies()]
        ['hes-2018', 'hes-before-2018', 'mod']
    """
    with as_file(files("s92kit.disclosure") / "data") as folder:
        policies = [
            disclosure_policy_from_document(document)
            for document in documents_in(folder)
            if document.kind == "disclosure-policy"
        ]
    return tuple(sorted(policies, key=lambda policy: policy.id))


def default_policy() -> DisclosurePolicy:
    """The policy used where no other is named: hospital statistics in England since 2018.

    Examples:
        >>> policy = default_policy()
        >>> [policy.text_of(count) for count in (0, 1, 7, 8, 12, 13, 17, 18)]
        ['0', '*', '*', '10', '10', '15', '15', '20']
    """
    return policy_named(_DEFAULT)


def policy_named(id: str) -> DisclosurePolicy:  # noqa: A002 - the field's own word
    """The shipped policy with an id.

    Args:
        id: Such as ``hes-2018``.

    Raises:
        UnknownNameError: Where none ships with that id.
    """
    for policy in shipped_policies():
        if policy.id == id:
            return policy
    known = (policy.id for policy in shipped_policies())
    raise UnknownNameError(what="disclosure policy", name=id, known=known)
