"""The command group, which loads a command only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "boroughs": "List the borough plugins found, with version, contract and health.",
    "quote": "What posts would cost under a scheme.",
    "cost": "The cost schedule of an agreement.",
    "check": "Hold a borough, or a YAML file, against the rules.",
    "reconcile": "Recompute the figures that a borough's papers published.",
    "report": "Write a paper in a borough's own format.",
    "diary": "List every day on which a borough's agreements, orders and powers need a person.",
    "delivery": "What was bought and what was delivered.",
    "invoice": "Hold an invoice against its agreement, and draft the credit to claim.",
    "pspos": "Where a borough's orders stand on a day, and what the law says of them.",
    "enforcement": "What became of warnings and fixed penalties, and what is wrong with any.",
    "foi": "Write a year's counts of enforcement by order and ward, fit to be published.",
    "options": "Compare what might be done with an agreement, side by side.",
    "kpis": "What a borough's indicators came to, held against what they are to reach.",
    "evaluate": "Whether it worked, or why nobody can tell.",
    "law": "Look up what the law allows on a day, and what is not in force.",
    "template": "An empty workbook to fill in, with lists, bounds and notes.",
    "validate": "Hold the tables that people send against what they must look like.",
    "compare": "Set boroughs side by side on a theme, or say why they are not to be compared.",
    "task": "Share out a team's time among requests, and say why.",
    "convert": "Bring a borough's own log of activity into the shared columns.",
}
"""Each command with the line that ``--help`` prints for it."""


class _Commands(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        del ctx
        module = importlib.import_module(f"s92kit.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            from s92kit.errors import closest_to

            ctx.fail(f"There is no command {name!r}. {closest_to(name, COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="s92kit", message="%(prog)s %(version)s")
def _commands() -> None:
    """Police officers that London councils fund under section 92 of the Police Act 1996.

    Exit codes: 0 all is well; 1 something is not met, differs or cannot be determined; 2 wrong use.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code.

    Args:
        arguments: The words after ``s92kit``; those of the process where left out.
    """
    try:
        code = _commands.main(args=arguments, prog_name="s92kit", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        code = 2
    except click.Abort:
        click.echo("Stopped.", err=True)
        code = 2
    sys.exit(code)
