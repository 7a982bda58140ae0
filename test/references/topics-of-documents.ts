/** The topics that every document has to have, by their slugs. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    "models-and-orm":
      "field-types relations related-name inheritance managers querysets lookups aggregation f-q functions-expressions window raw-sql transactions locking bulk constraints indexes methods-properties validation custom-fields signals multi-db db-backends custom-user lazy-refs choosing-logic-home migrations-workflow migrations-data migrations-deps migrations-squash migrations-reversible migrations-custom-ops migrations-testing migrations-zero-downtime migrations-rollback migrations-pitfalls",
    "views-and-urls":
      "mtv fbv-vs-cbv generic-views mixins decorators url-routing path-converters namespaces-reverse shortcuts-redirects request-response response-classes lifecycle async-views error-handling middleware-builtin middleware-custom middleware-hooks middleware-order middleware-async apps settings commands static-media-views view-testing",
    "drf-guidelines":
      "serializers model-serializer nested computed-fields dynamic-fields validation transactions viewsets generic-views actions routers hyperlinked pagination filtering-search authentication token jwt permissions throttling versioning schema-openapi docs-ui rest-conventions error-handling performance caching async graphql",
    "testing-strategies":
      "organisation testcase-vs-pytest models views-urls forms serializers-api factories-vs-fixtures mocking test-db integration query-counts coverage ci async-channels tasks migrations middleware e2e js load",
    "security-checklist":
      "csrf xss sql-injection clickjacking https headers csp cookies hosts passwords auth authorization object-permissions sessions two-factor oauth-social jwt input-validation file-uploads serializers-exposure secrets settings rate-limiting ip-access cors admin error-leak audit-tools",
    "performance-optimization":
      "select-prefetch only-defer n-plus-one lazy-eager aggregation bulk indexing query-profiling profiling-tools caching-layers cache-api cache-per-view cache-fragment cache-keys-versioning cache-invalidation cache-warming cache-monitoring cdn connection-pooling pagination async-views background-tasks middleware-perf compression load-testing",
    "production-deployment":
      "critical-settings settings-split env-secrets env-parity database pooling cache sessions https-ssl security-headers static media-storage cdn email sentry logging monitoring health wsgi asgi docker nginx ci-cd k8s cloud celery-workers deploy-process zero-downtime rollback checklist",
    examples: "custom-managers n-plus-one drf-endpoint tests order-stock owner-api csv-import chat",
    "forms-and-templates":
      "dtl inheritance context-variables-filters custom-tags caching static csrf i18n escaping jinja2 context-processors modelforms fields-widgets clean formsets inline-formsets custom-fields-widgets uploads rendering errors testing api-alternatives",
    admin:
      "registration modeladmin list-display-filters search actions inlines forms-widgets custom-views custom-site dashboard multi-site permissions row-level audit-log import-export data-cleanup computed-columns performance templates-branding js-css",
    "async-and-tasks":
      "async-views sync-bridges async-context-managers gather channels-setup consumers layers-groups ws-auth realtime-recipes ws-scaling celery-setup tasks beat routing-queues retries results canvas monitoring workers email-tasks heavy-compute webhooks rq-django-tasks",
    workflow: "steps routing context memory report mcp agents versions upgrade",
  }).map(([document, slugs]) => [document, slugs.split(" ")]),
);

/** Features shown whole, file by file, which takes more words than other topics may have. */
export const WHOLE_FEATURES: readonly string[] = ["order-stock", "owner-api", "csv-import", "chat"];
