"""The kit for authors of plugins: checks that a plugin keeps the contract, and Walford.

It needs pytest, which s92kit itself does not.
"""

from s92kit.testing._conformance import NonconformityError, conformance_checks, parametrize_checks

__all__ = ["NonconformityError", "conformance_checks", "parametrize_checks"]
