"""Usage: python -m references_run.clean database…: drops them from a server of others."""

import os
import sys

import psycopg
from psycopg import sql

with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
    for name in map(sql.Identifier, sys.argv[1:]):
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        connection.execute(drop.format(name))
