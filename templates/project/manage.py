#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    if sys.argv[1:2] == ["test"]:
        # Whatever the shell says, tests must not touch what it points at.
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
