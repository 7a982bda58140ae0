def f():
    return 1


f = decorate(f)


def g(a, b):
    return a+b
