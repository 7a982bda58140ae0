"""Runs the examples of the references in the sample project."""
