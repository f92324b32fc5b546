"""How every test is run."""

from hypothesis import settings

# Speed is measured in bench/, never by a test; and a run that fails on one machine fails on all.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
