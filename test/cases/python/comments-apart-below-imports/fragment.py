import sys

DEBUG = False
