TEMPLATES[0]["OPTIONS"]["context_processors"] += ["django.template.context_processors.csp"]
