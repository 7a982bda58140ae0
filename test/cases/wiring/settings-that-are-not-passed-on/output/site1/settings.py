from lib.defaults import *

DEBUG = True
PAGE = 5

BLOG_PAGE = 5
