#!/usr/bin/env python
# Copyright of the shop.
import os  # the system

# isort: split
import shop
