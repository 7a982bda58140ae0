REST_FRAMEWORK = {
    "B": ["x"],
}
