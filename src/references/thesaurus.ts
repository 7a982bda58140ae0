import { termOf, wordsIn } from "./words.ts";

/** What people say, and what Django and the documents call it. A phrase is looked for as it is. */
const SAID: Readonly<Record<string, string>> = {
  "at the same time": "concurrent race lock",
  "at once": "concurrent race lock",
  ajax: "fetch csrf api",
  background: "task celery",
  backup: "rollback restore",
  brute: "lockout failed login axes",
  bug: "error exception",
  buy: "order stock product",
  choose: "when decide",
  column: "field",
  cron: "beat periodic schedule",
  crash: "error exception",
  customer: "buyer user",
  data: "rows",
  deadlock: "lock order",
  deploy: "release deployment production",
  docs: "documentation schema openapi",
  dropdown: "select choices autocomplete",
  email: "mail",
  enum: "choices textchoices",
  env: "environment variable",
  export: "csv download",
  fast: "performance speed bulk",
  fires: "query runs",
  hack: "attack security",
  hundreds: "n+1 many",
  increment: "add count update",
  insert: "create bulk_create",
  item: "product stock",
  job: "task celery",
  k8s: "kubernetes",
  language: "translation i18n",
  live: "goes belongs home",
  "log out": "logout revoke blacklist",
  logs: "logging",
  login: "authentication",
  lots: "many bulk",
  money: "decimal price amount",
  own: "owner object",
  paginate: "pagination page cursor",
  password: "reset validators hash",
  race: "lock concurrent atomic",
  "real time": "websocket channels",
  rename: "renamed migration",
  role: "group permission",
  search: "lookup filter",
  secret: "environment key",
  server: "gunicorn",
  "sign in": "login authentication",
  signup: "registration allauth",
  slow: "performance query index profiling",
  spam: "throttle rate",
  swagger: "openapi schema documentation",
  tenant: "owner site",
  token: "jwt authentication",
  upload: "file image media",
  url: "route path",
  websocket: "consumer channels",
  whole: "all",
  worker: "celery gunicorn process",
};

const LARGE = /\b(?:\d{4,}|thousands?|millions?)\b/;

/** Further terms for a question: what the documents call what it says. */
export function alsoCalled(question: string): string[] {
  const plain = question.toLowerCase();
  const words = new Set(wordsIn(plain));
  const asked = new Set([...words].map(termOf).filter((term) => term !== null));
  const found = Object.entries(SAID).flatMap(([said, called]) => {
    const term = termOf(said);
    const isWord = term === null ? words.has(said) : asked.has(term);
    const isSaid = said.includes(" ") ? plain.includes(said) : isWord;
    return isSaid ? called.split(" ") : [];
  });
  if (LARGE.test(plain)) found.push("many", "large", "bulk");
  const terms = found.map(termOf).filter((term) => term !== null);
  return [...new Set(terms)].filter((term) => !asked.has(term));
}
