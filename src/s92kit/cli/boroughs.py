"""``s92kit boroughs``: the plugins found, and whether each can be used."""

from __future__ import annotations

import click

from s92kit.cli._printing import print_json, print_table, wrapped
from s92kit.cli._running import as_json, in_words, working_on

__all__ = ["command"]


@click.command("boroughs")
@as_json
@in_words
def command(*, wants_json: bool) -> int:
    """List the borough plugins found, with version, contract and health."""
    from s92kit.plugins import survey_plugins

    with working_on("Looking at the borough plugins"):
        found = survey_plugins()
    if wants_json:
        print_json(
            [
                {
                    "key": plugin.key,
                    "distribution": plugin.distribution,
                    "version": plugin.version,
                    "contract": plugin.contract,
                    "status": str(plugin.status),
                    "problems": list(plugin.problems),
                }
                for plugin in found
            ]
        )
    elif not found:
        click.echo("No borough plugin is installed. Install one, such as s92kit-walford.")
    else:
        rows = [
            (plugin.key, plugin.distribution, plugin.version, plugin.contract, str(plugin.status))
            for plugin in found
        ]
        print_table(("Key", "Distribution", "Version", "Contract", "Status"), rows, right=set())
        for plugin in found:
            for problem in plugin.problems:
                click.echo(wrapped(f"{plugin.key}: {problem}", indent="  "))
    return int(any(plugin.problems for plugin in found))
