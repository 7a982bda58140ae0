import { defineGenerator } from "../../../src/components/generator.ts";
import { HEALTH_CHECKS, planHealth, type HealthCheck } from "../../../src/components/health.ts";
import { list, text } from "../../../src/options/option.ts";

export default defineGenerator({
  name: "healthcheck",
  reference: "production-deployment#health",
  details: `/health/live/ answers from the process alone: where it fails, a restart helps. /health/ready/ asks what requests
depend on, and answers 503 with the names of what does not answer; the reasons are logged. Where both are there already,
the checks that are missing are added to them.`,
  writes: [
    "health.py       the views, and a check for each service",
    "urls.py         /health/live/ and /health/ready/, in the root",
    "test_health.py  what they answer when all is well, and when it is not",
  ],
  examples: [
    "generate healthcheck",
    "generate healthcheck --checks db,cache,migrations,storage,queue --app core",
  ],
  options: {
    app: text("App that they are in; core or the only one by default")
      .placeholder("APP")
      .optional(),
    checks: list(
      "What requests depend on; the database, migrations, and the cache and the queue that are configured by default",
      () => Object.entries(HEALTH_CHECKS).map(([value, { name }]) => ({ value, label: name })),
    ),
  },
  async plan(draft, { app, checks }) {
    await planHealth(draft, checks as readonly HealthCheck[], app);
  },
});
