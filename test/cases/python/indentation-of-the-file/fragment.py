class A:
    def g(self):
        if self.x:
            return """
    text
"""
        return 2
