"""The plugin keeps the contract."""

import s92kit_newborough

from s92kit.testing import parametrize_checks


@parametrize_checks(s92kit_newborough)
def test_the_plugin_conforms(check):
    """Each check of the conformance kit passes."""
    check()
