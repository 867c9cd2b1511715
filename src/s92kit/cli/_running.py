"""What every command does around its work: errors in words, exit codes, and signs of progress."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import click

from s92kit.errors import S92Error
from s92kit.periods import parse_day

__all__ = ["Day", "as_json", "in_words", "known_on_option", "tell_progress", "today", "working_on"]

F = TypeVar("F", bound=Callable[..., int])
_PATIENCE_SECONDS = 1.0
_READ_IN_A_MOMENT = 1_000_000


class Day(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4 alone
    """A day written as year, month and day."""

    name = "YYYY-MM-DD"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that says how to write one."""
        try:
            return parse_day(value)
        except S92Error as wrong:
            self.fail(str(wrong), param, ctx)


known_on_option = click.option(
    "--known-on",
    type=Day(),
    help="Answer as it was known on this day; by all that is recorded if left out.",
)
as_json = click.option("--json", "wants_json", is_flag=True, help="Print JSON instead of words.")


def in_words(command: F) -> F:
    """The command, with every s92kit error told in words and exit code 2.

    Args:
        command: A function that returns its exit code.
    """

    @functools.wraps(command)
    def told(*args: object, **options: object) -> int:
        try:
            return command(*args, **options)
        except BrokenPipeError:
            raise  # whoever reads, such as head, has read enough, and click knows what to do
        except FileNotFoundError as missing:
            raise click.UsageError(f"There is no file {str(missing.filename)!r}.") from None
        except (S92Error, OSError) as wrong:
            raise click.UsageError(str(wrong)) from None

    return told  # type: ignore[return-value]


def today() -> date:
    """The day that it is here."""
    # The one place that looks at the clock: everything below is told the day.
    return datetime.now(UTC).astimezone().date()


@contextmanager
def working_on(what: str) -> Iterator[None]:
    """Says on the error stream what is being done, where it takes more than a second.

    Args:
        what: What is being done, such as ``Loading the borough plugins``.
    """
    told = threading.Timer(_PATIENCE_SECONDS, lambda: click.echo(f"{what} …", err=True))
    told.daemon = True
    told.start()
    try:
        yield
    finally:
        told.cancel()


def tell_progress(file: str, done: int, whole: int) -> None:
    """Says on the error stream how far a long reading has come.

    Args:
        file: The file that is being read.
        done: How much is done, in bytes or rows.
        whole: How much there is; what is read in a moment is not told.
    """
    if whole > max(done, _READ_IN_A_MOMENT):
        click.echo(f"{file}: {done * 100 // whole}% read …", err=True)


def is_file(name: str) -> bool:
    """Whether an argument names a document rather than an id or a borough."""
    return name.endswith((".yaml", ".yml", ".json")) or Path(name).is_file()
