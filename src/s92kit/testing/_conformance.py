"""The checks that a plugin keeps the contract, as cases of one decorated test."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, TypeAlias

from s92kit.errors import InvalidValueError, S92Error, UnknownNameError
from s92kit.plugins import PluginErrors
from s92kit.testing._checks import CHECKS

if TYPE_CHECKING:
    import pytest

__all__ = ["NonconformityError", "conformance_checks", "parametrize_checks"]

Check: TypeAlias = Callable[[], None]


class NonconformityError(S92Error, AssertionError):
    """A check that a plugin does not pass, with everything that is wrong.

    Args:
        check: The name of the check.
        meaning: What is so where a plugin passes it.
        faults: What is wrong, each in words.
    """

    def __init__(self, check: str, meaning: str, faults: Iterable[str]) -> None:
        self.check = check
        self.faults = tuple(faults)
        super().__init__("\n".join([f"{check}: {meaning}", *(f"- {each}" for each in self.faults)]))


def conformance_checks(module: ModuleType) -> Mapping[str, Check]:
    """Every check of a plugin by its name, ready to be called.

    Args:
        module: The plugin's module.

    Returns:
        Functions without arguments; each raises :class:`NonconformityError` where the plugin
        does not pass.

    Examples:
        >>> from s92kit.testing import walford
        >>> conformance_checks(walford)["loads-alone"]()
    """
    checks = {name: functools.partial(_run, name, check, module) for name, check in CHECKS.items()}
    return MappingProxyType(checks)


def parametrize_checks(
    module: ModuleType, *, expected_failures: Mapping[str, str] | None = None
) -> pytest.MarkDecorator:
    """Makes one test into a case for each check of a plugin.

    Args:
        module: The plugin's module.
        expected_failures: The reason for each check that the plugin is known not to pass, by
            the check's name. One that passes after all is a failure: take it out.

    Raises:
        UnknownNameError: Where there is no check of a name.
        InvalidValueError: For a reason that says nothing.

    Examples:
        In the plugin's tests, this is all:

        >>> from s92kit.testing import walford
        >>> @parametrize_checks(walford)
        ... def test_conforms(check):
        ...     check()
    """
    import pytest

    failing = dict(expected_failures or {})
    _refuse_bad(failing)
    marks = {
        name: pytest.mark.xfail(reason=reason, raises=NonconformityError, strict=True)
        for name, reason in failing.items()
    }
    cases = [
        pytest.param(check, id=name, marks=[marks[name]] if name in marks else [])
        for name, check in conformance_checks(module).items()
    ]
    return pytest.mark.parametrize("check", cases)


def _refuse_bad(expected_failures: Mapping[str, str]) -> None:
    for name, reason in expected_failures.items():
        if name not in CHECKS:
            raise UnknownNameError(what="conformance check", name=name, known=CHECKS)
        if not reason.strip():
            raise InvalidValueError(
                what=f"The reason why {name!r} is expected to fail",
                given=reason,
                mend="Say why, so that the next reader knows when it may go.",
            )


def _run(name: str, check: Callable[[ModuleType], Iterable[str]], module: ModuleType) -> None:
    try:
        faults = tuple(check(module))
    except PluginErrors:
        faults = ("The plugin does not load; see loads-alone.",)
    if faults:
        meaning = (check.__doc__ or "").partition("\n")[0]
        raise NonconformityError(name, meaning, faults)
