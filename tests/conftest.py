"""Settings for every test."""

import os

from hypothesis import settings

# Machines are noisy, so no example is failed for being slow; and a build tries the same examples
# each time, so that it fails for what was changed and not by chance.
settings.register_profile("quiet", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("quiet")
