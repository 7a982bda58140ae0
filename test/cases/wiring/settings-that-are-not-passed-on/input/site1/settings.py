from lib.defaults import *

DEBUG = True
PAGE = 5
