"""What-if: an agreement as it is beside what it would be after changes, side by side."""

from s92kit.options._changes import (
    Change,
    DelayedRecruitment,
    EndOnNotice,
    FewerPosts,
    FreePosts,
    OtherScheme,
    OtherStart,
)
from s92kit.options._effects import Effect
from s92kit.options._option import AS_AGREED, DeliveredHours, Option, OptionSet
from s92kit.options._options import (
    OPTION_APPLIES,
    OptionResult,
    check_options,
    compare_options,
)
from s92kit.options._options_document import OPTIONS_DISTINCT, options_from_document

__all__ = [
    "AS_AGREED",
    "OPTIONS_DISTINCT",
    "OPTION_APPLIES",
    "Change",
    "DelayedRecruitment",
    "DeliveredHours",
    "Effect",
    "EndOnNotice",
    "FewerPosts",
    "FreePosts",
    "Option",
    "OptionResult",
    "OptionSet",
    "OtherScheme",
    "OtherStart",
    "check_options",
    "compare_options",
    "options_from_document",
]
