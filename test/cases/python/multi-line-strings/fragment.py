MESSAGES += [
    """three
four
  five""",
]
