class A(object):
  x = 1

  def f(self):
    return 1
