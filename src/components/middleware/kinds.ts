import type { MiddlewarePlace } from "../../wiring/index.ts";

/** What a middleware does, and so where among the others it has to be. */
export interface MiddlewareKind {
  value: string;
  label: string;
  place: MiddlewarePlace;
  /** Answers instead of the view, where `refusal` gives an answer. */
  refuses?: boolean;
  /** Whether what it does before the view waits for a database or a cache. */
  waits?: boolean;
  /** Works on the answer of the view. */
  answers?: boolean;
  /** Cannot run in an event loop. */
  syncOnly?: boolean;
  /** What it reads from the settings: the suffix of the name, and its value. */
  settings?: readonly (readonly [suffix: string, value: string])[];
}

const SECURITY = [
  "django.middleware.security.SecurityMiddleware",
  "whitenoise.middleware.WhiteNoiseMiddleware",
];
const SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware";
export const AUTHENTICATION = "django.contrib.auth.middleware.AuthenticationMiddleware";

/** As early as can be: nothing is done for who is turned away. */
const EARLY: MiddlewarePlace = {
  after: SECURITY,
  before: [
    "corsheaders.middleware.CorsMiddleware",
    SESSIONS,
    "django.middleware.common.CommonMiddleware",
  ],
};

export const KINDS: readonly MiddlewareKind[] = [
  {
    value: "request",
    label: "takes a header of each request for views to use",
    place: { at: "last" },
  },
  {
    value: "response",
    label: "changes each answer",
    place: { at: "last" },
    answers: true,
  },
  {
    value: "view",
    label: "sees which view is about to be called",
    place: { at: "last" },
  },
  {
    value: "exception",
    label: "answers what a view raised",
    place: { at: "last" },
  },
  {
    value: "auth",
    label: "lets only people who are logged in to some addresses",
    place: { after: [AUTHENTICATION] },
    settings: [["PATHS", "[KEBAB]"]],
  },
  {
    value: "logging",
    label: "logs each request",
    place: { at: "first" },
    answers: true,
  },
  {
    value: "timing",
    label: "tells how long an answer took",
    place: { at: "first" },
    answers: true,
  },
  {
    value: "headers",
    label: "adds headers from a setting",
    place: { after: SECURITY, before: [SESSIONS] },
    answers: true,
    settings: [["HEADERS", '{"Permissions-Policy": "camera=(), geolocation=(), microphone=()"}']],
  },
  {
    value: "rate-limit",
    label: "limits how many requests one address may make",
    place: EARLY,
    refuses: true,
    waits: true,
    settings: [
      ["REQUESTS", "1200"],
      ["SECONDS", "60"],
    ],
  },
  {
    value: "ip-filter",
    label: "lets networks in, or keeps them out",
    place: EARLY,
    refuses: true,
    settings: [
      ["ALLOWED", "[]"],
      ["DENIED", "[]"],
    ],
  },
  {
    value: "query-profile",
    label: "warns of requests with too many queries",
    place: { after: SECURITY, before: [SESSIONS] },
    syncOnly: true,
    answers: true,
    settings: [["QUERIES", "50"]],
  },
];
