"""Runs a program of Django with static files that keep their names, whatever the settings say.

Storages with a manifest refuse every page whose files nobody has built and collected. Arguments: the program, or `-m`
and a module, then what it is called with.
"""

import runpy
import sys

from django.conf import LazySettings

PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"

set_up = LazySettings._setup


def set_up_plainly(self, name=None):
    set_up(self, name)
    settings = self._wrapped
    if hasattr(settings, "STORAGES"):
        settings.STORAGES = dict(settings.STORAGES, staticfiles={"BACKEND": PLAIN})
    settings.STATICFILES_STORAGE = PLAIN


LazySettings._setup = set_up_plainly
if sys.argv[1] == "-m":
    sys.argv[:] = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
else:
    sys.argv[:] = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
