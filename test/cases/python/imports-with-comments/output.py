#!/usr/bin/env python
# Copyright of the shop.
import abc
import os  # the system

# for the side effect
import zlib  # noqa: F401

# isort: split
import shop
