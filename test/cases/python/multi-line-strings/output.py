MESSAGES = [
    """one
  two""",
    """three
four
  five""",
]
