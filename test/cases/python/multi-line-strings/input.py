MESSAGES = [
    """one
  two""",
]
