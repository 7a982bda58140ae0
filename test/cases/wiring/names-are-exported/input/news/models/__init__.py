from .item import *
