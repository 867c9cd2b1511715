"""``s92kit task``: a team's time shared out, explained, compared and reviewed."""

from __future__ import annotations

import importlib

import click

__all__ = ["command"]

PARTS = {
    "plan": "Share out a cycle of a team's time among requests.",
    "explain": "Why each request got what it got, and what would give it more.",
    "diff": "What is otherwise in the second of two plans.",
    "review": "What was planned, held against what was delivered.",
}
"""Each part of the command with the line that ``--help`` prints for it."""
_HELP = ("-h", "--help")


class _Task(click.Group):
    """A group whose first word may be left out: ``task BOROUGH`` is ``task plan BOROUGH``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in PARTS and args[0] not in _HELP:
            args = ["plan", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(PARTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        del ctx
        module = importlib.import_module(f"s92kit.cli._task_{cmd_name}")
        part: click.Command = module.command
        return part

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(PARTS.items()))


@click.group(
    "task",
    cls=_Task,
    options_metavar="",
    subcommand_metavar="[plan] BOROUGH REQUESTS... | explain | diff | review",
)
def command() -> None:
    """Share out a team's time among requests, and say why.

    The word plan may be left out: s92kit task BOROUGH REQUESTS... plans a cycle.
    """
