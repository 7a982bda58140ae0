LANGUAGES = [("en", "English")]
STEP = 2
