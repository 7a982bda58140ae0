import os
import sys


def main():
    print(sys.argv)


def helper():
    return os.environ


LIMIT = 3

if __name__ == "__main__":
    main()
