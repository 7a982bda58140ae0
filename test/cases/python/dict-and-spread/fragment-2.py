REST_FRAMEWORK = {
    # Named in the URL.
    "ALLOWED_VERSIONS": ["v1"],
}
