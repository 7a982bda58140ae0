CSP_DIRECTIVES["report-uri"] = env("CSP_REPORT_URI", default=None)
