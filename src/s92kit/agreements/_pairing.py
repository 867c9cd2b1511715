"""Free officers and the paid officers that they are paired with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from s92kit.agreements._post import Charge, Post

__all__ = ["misfits_of_pairing"]


def misfits_of_pairing(posts: Sequence[Post], *, matched_per_paid: int) -> Iterator[str]:
    """Each way in which free posts are not paired with paid ones, in words.

    Ranks may be mixed and counts odd; what counts is that each free post has a paid one.

    Args:
        posts: The post lines.
        matched_per_paid: How many free officers the scheme gives for each paid one.
    """
    paid = {post.id: post for post in posts if post.charge is Charge.PAID}
    free: Counter[str] = Counter()
    for post in posts:
        if post.charge is Charge.MATCHED and post.matched_with not in paid:
            yield (
                f"{post.id!r} is matched with {post.matched_with!r}, which is no line of paid "
                "posts. Name a line whose charge is paid."
            )
        elif post.charge is Charge.MATCHED:
            free[post.matched_with] += post.count
    for name, count in free.items():
        if count > paid[name].count * matched_per_paid:
            yield (
                f"{count} free officers are paired with the {paid[name].count} paid for in "
                f"{name!r}; the scheme gives {matched_per_paid} for each. Mend the counts or the "
                "pairing."
            )
