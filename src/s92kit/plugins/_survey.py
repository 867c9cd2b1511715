"""The health of every installed plugin, told without ever failing."""

from __future__ import annotations

import enum

import attrs

from s92kit.plugins._asking import Answers
from s92kit.plugins._discovery import installed_plugins
from s92kit.plugins._loading import is_supported, loaded

__all__ = ["PluginHealth", "PluginStatus", "survey_plugins"]


class PluginStatus(enum.StrEnum):
    """Whether a plugin can be used."""

    OK = "ok"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"
    """It keeps another contract, and was not imported."""


@attrs.frozen(kw_only=True)
class PluginHealth:
    """One installed plugin, and whether it can be used.

    Args:
        key: The borough's key: the name of its entry point.
        distribution: The distribution that it is installed from.
        version: The distribution's version.
        contract: The version of the contract that it was written for.
        status: Whether it can be used.
        problems: Everything that is wrong with it.
    """

    key: str
    distribution: str
    version: str
    contract: str
    status: PluginStatus
    problems: tuple[str, ...] = ()


def survey_plugins() -> tuple[PluginHealth, ...]:
    """Every installed plugin with what is wrong with it, in order of key.

    Plugins of this contract are imported and asked; what they raise is told, and not raised.
    """
    return tuple(_health(answers) for answers in loaded(installed_plugins()))


def _health(answers: Answers) -> PluginHealth:
    origin = answers.origin
    return PluginHealth(
        key=origin.key,
        distribution=origin.distribution,
        version=origin.version,
        contract=origin.contract,
        status=_status(answers),
        problems=tuple(f"{error.hook} {error.reason}".strip() for error in answers.errors),
    )


def _status(answers: Answers) -> PluginStatus:
    if not is_supported(answers.origin):
        return PluginStatus.UNSUPPORTED
    return PluginStatus.FAILED if answers.errors else PluginStatus.OK
