import { any, probe, type Sign } from "../sign.ts";
import {
  app,
  code,
  developmentApp,
  developmentMiddleware,
  file,
  not,
  requirement,
  work,
} from "../signs.ts";

const TESTS = /(?:^|\/)(?:tests?\/(?:.*\/)?[^/]*\.py|tests?\.py|test_[^/]+\.py|[^/]+_tests?\.py)$/;

const PROFILES = /profil|querycount|silk/i;

/** Lines of Django that get security fixes, by their dates. */
const SUPPORTED = ["5.2", "6.0", "6.1"];

const supported: Sign = ({ development }) => {
  const line = development.django?.line;
  return {
    holds: line !== undefined && SUPPORTED.includes(line),
    what: `a line of Django that gets security fixes (${SUPPORTED.join(", ")}${line === undefined ? "" : `; here it is ${line}`})`,
    place:
      development.packages.files[0] === undefined
        ? undefined
        : { path: development.packages.files[0], line: 1 },
  };
};

const upgrading = work(
  "django-upgrade, which keeps the code at its line",
  /django-upgrade|DJ\d{3}|"DJ"/,
);
const warning = work(
  "warnings of what will go are shown",
  /-W\s*(?:error|always|d\b)|filterwarnings/,
);

export const QUALITY = [
  probe("debug-toolbar", {
    core: [developmentApp("debug_toolbar")],
    parts: [not("no debug toolbar where the project is served", servedToolbar)],
  }),
  probe("profiling", {
    core: [
      developmentApp("silk"),
      developmentApp("debug_toolbar"),
      developmentMiddleware(PROFILES, "that profiles requests"),
    ],
    parts: [
      any(
        developmentApp("silk"),
        developmentMiddleware(PROFILES, "that profiles requests"),
        requirement("pyinstrument", "django-silk"),
      ),
    ],
  }),
  probe("tests", {
    core: [code("tests", TESTS, /^\s*(?:async )?def test_/m)],
    parts: [
      any(
        requirement("pytest-django", "pytest"),
        code("test cases", TESTS, /\b(?:TestCase|SimpleTestCase|APITestCase)\b/),
      ),
    ],
  }),
  probe("coverage", {
    core: [
      work("a run that measures coverage", /\bcoverage run\b|--cov\b/),
      requirement("coverage", "pytest-cov"),
      file("a configuration of coverage", /(?:^|\/)\.coveragerc$/),
      work("a configuration of coverage", /^\[(?:tool\.coverage|coverage:)/m),
    ],
    parts: [work("a limit below which coverage may not fall (fail_under)", /fail[_-]under/)],
  }),
  probe("ai", {
    core: [
      file("AGENTS.md, which assistants read first", /^AGENTS\.md$/),
      file("a skill", /(?:^|\/)SKILL\.md$/),
    ],
    parts: [
      file("AGENTS.md, which assistants read first", /^AGENTS\.md$/),
      file("a skill with references", /^\.claude\/skills\/[^/]+\/SKILL\.md$/),
      file("a configuration of tools (.mcp.json)", /^\.mcp\.json$/),
    ],
  }),
  probe("upgrade", {
    core: [supported, any(upgrading, warning)],
    parts: [supported, any(upgrading, warning)],
  }),
];

function servedToolbar(surroundings: Parameters<Sign>[0]) {
  const found = app("debug_toolbar")(surroundings);
  const isServed = surroundings.production.installedApps.some(
    ({ module, conditional }) => module === "debug_toolbar" && !conditional,
  );
  return { ...found, holds: isServed };
}
