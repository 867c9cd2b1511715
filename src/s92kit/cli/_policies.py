"""The option ``--policy``: the rule for small counts, one that ships or the borough's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from s92kit.cli._running import is_file

if TYPE_CHECKING:
    from s92kit.disclosure import DisclosurePolicy

__all__ = ["policy_given", "policy_option", "public_option"]

policy_option = click.option(
    "--policy",
    metavar="ID|FILE.yaml",
    help="What is done to small counts: hes-2018, hes-before-2018, mod, or a YAML file of the "
    "borough's own rule. If left out, the rule of the borough's framework, or else hes-2018.",
)
public_option = click.option(
    "--public", is_flag=True, help="Withhold and round small counts, for the public."
)


def policy_given(
    word: str | None, *, otherwise: DisclosurePolicy | None = None
) -> DisclosurePolicy:
    """The rule for small counts that an officer asked for.

    Args:
        word: The id of a rule that ships, or a YAML file; ``None`` where nothing was asked for.
        otherwise: The borough's own rule for that case; ``None`` for the default.

    Raises:
        DocumentError: For a file with faults, each on its line.
        UnknownNameError: Where no rule ships with that id, and there is no such file.
    """
    from s92kit.disclosure import default_policy, disclosure_policy_from_document, policy_named
    from s92kit.documents import read_document

    if word is None:
        return otherwise or default_policy()
    if is_file(word):
        return disclosure_policy_from_document(read_document(word))
    return policy_named(word)
