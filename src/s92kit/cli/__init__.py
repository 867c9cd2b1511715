"""The command line: one file a command, and no rule of the domain in any of them."""

from s92kit.cli._group import main

__all__ = ["main"]
