import django_stubs_ext

DEBUG = False
