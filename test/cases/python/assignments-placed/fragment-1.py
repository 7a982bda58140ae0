import environ

env = environ.Env()

# Read at start: without it nothing works.
SECRET_KEY = env("SECRET_KEY")
