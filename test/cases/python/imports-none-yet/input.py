"""Settings."""

DEBUG = True
