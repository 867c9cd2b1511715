"""By which policy an agreement is charged, as its papers say or as somebody supposes."""

from __future__ import annotations

import attrs

from s92kit.agreements import Agreement, ChargePolicy
from s92kit.errors import InvalidValueError
from s92kit.sources import Source

__all__ = ["AssumedPolicy", "Policy", "policy_of"]

_NOT_STATED = "the papers do not say whether posts are charged when they stand empty"


@attrs.frozen(kw_only=True)
class AssumedPolicy:
    """A charge policy that is supposed where the papers state none.

    Args:
        policy: The policy.
        label: The assumption in words, printed with every figure that rests on it.

    Raises:
        InvalidValueError: Where it supposes nothing or has no label.

    Examples:
        >>> from s92kit.agreements import ChargePolicy
        >>> AssumedPolicy(policy=ChargePolicy.FULL, label="charged in full, assumed").label
        'charged in full, assumed'
    """

    policy: ChargePolicy
    label: str

    def __attrs_post_init__(self) -> None:
        if self.policy is ChargePolicy.NOT_STATED or not self.label.strip():
            raise InvalidValueError(
                what="An assumed charge policy",
                given=f"{self.policy} ({self.label!r})",
                mend="Suppose one of the policies, and say in its label who supposes it.",
            )


@attrs.frozen(kw_only=True)
class Policy:
    """The charge policy that a calculation goes by.

    Args:
        policy: The policy.
        label: The label of the assumption that it rests on; empty where the papers state it.
        sources: Where it was read.
    """

    policy: ChargePolicy
    label: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is stated or supposed."""
        return self.policy is not ChargePolicy.NOT_STATED

    @property
    def unknown_because(self) -> str:
        """Why nobody can tell how posts are charged; empty where it is known."""
        return "" if self.known else _NOT_STATED


def policy_of(agreement: Agreement, assumed: AssumedPolicy | None = None) -> Policy:
    """The policy of an agreement; what is supposed stands in only where its papers are silent.

    Args:
        agreement: The agreement.
        assumed: What to suppose; ``None`` for nothing.

    Raises:
        InvalidValueError: Where something else is supposed than the papers state.
    """
    stated = agreement.charge_policy
    if stated is ChargePolicy.NOT_STATED:
        return (
            Policy(policy=assumed.policy, label=assumed.label) if assumed else Policy(policy=stated)
        )
    if assumed and assumed.policy is not stated:
        raise InvalidValueError(
            what=f"The charge policy assumed for {agreement.id}",
            given=str(assumed.policy),
            mend=f"Its papers state {str(stated)!r}; leave the assumption out.",
        )
    source = agreement.charge_policy_source
    return Policy(policy=stated, sources=(source,) if source else ())
