from setuptools import find_packages, setup

setup(name="django-forum", packages=find_packages())
