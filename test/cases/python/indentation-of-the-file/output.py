class A(object):
  x = 1

  def f(self):
    return 1

  def g(self):
    if self.x:
      return """
    text
"""
    return 2
