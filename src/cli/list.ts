import { bundles } from "../../generators/bundles.ts";
import { features } from "../../generators/features/index.ts";
import { PRESETS } from "../../generators/presets.ts";
import type { KindEntry } from "../components/generator.ts";
import { CUSTOM_USER } from "../custom-user/entry.ts";
import { EXIT, type ExitStatus } from "../errors.ts";
import { createOptions } from "../options/create-options.ts";
import { describe } from "../options/describe.ts";
import { wrap } from "../options/help.ts";
import type { Feature } from "../recipes/feature.ts";
import { SETTINGS_FEATURES } from "../settings/features.ts";
import { version } from "../version.ts";
import { COMMANDS } from "./commands.ts";
import type { Context } from "./context.ts";
import { kindsIn } from "./generate/kinds.ts";
import { Reporter, type ReporterOptions } from "./reporter.ts";

/** What projects of ours begin with, and others are brought to. */
const ELSEWHERE = [...bundles, ...SETTINGS_FEATURES, CUSTOM_USER].map(({ name, summary }) => ({
  name,
  summary,
}));

/** No line is longer, in a terminal that is wider still. */
const WIDTH = 96;

const HINTS = [
  "Add a feature with `django-expert add <feature>`, or start with --with and --without.",
  "Write a component with `django-expert generate <kind>`; --help after it tells how.",
];

/** `django-expert list`: every feature and kind and, as JSON, every command and option. */
export async function listAll(context: Context, options: ReporterOptions): Promise<ExitStatus> {
  const kinds = await kindsIn(context.cwd);
  if (options.json) {
    context.stdout.write(`${JSON.stringify(await everything(kinds), null, 2)}\n`);
    return EXIT.done;
  }
  const reporter = new Reporter(context, options);
  const { bold } = reporter.colours;
  const offered = features.filter(({ supporting }) => !supporting);
  const width = Math.max(...[...offered, ...ELSEWHERE, ...kinds].map(({ name }) => name.length));
  const { columns } = context.stdout;
  const room = (columns ? Math.min(columns - 2, WIDTH) : Infinity) - width - 2;
  reporter.line();
  reporter.line(bold("Features"));
  const row = (name: string, text: string, room: number) => {
    for (const [index, line] of wrap(text, room).entries()) {
      reporter.line(`${(index === 0 ? name : "").padEnd(width)}  ${line}`);
    }
  };
  for (const { name, summary, requires } of offered.map(factsOf)) {
    row(name, requires.length > 0 ? `${summary} Needs ${requires.join(", ")}.` : summary, room);
  }
  reporter.line();
  reporter.line(bold("For projects that are there"));
  for (const { name, summary } of ELSEWHERE) row(name, `${summary.replace(/\.$/, "")}.`, room);
  reporter.line();
  reporter.line(bold("Kinds of components"));
  for (const { name, summary } of kinds) row(name, `${summary}.`, room);
  reporter.line();
  reporter.line(bold("Presets"));
  for (const [name, members] of Object.entries(PRESETS)) {
    row(name, members.join(", "), Math.min(room, WIDTH));
  }
  reporter.line();
  for (const hint of HINTS) for (const line of wrap(hint, room + width)) reporter.line(line);
  return EXIT.done;
}

async function everything(kinds: readonly KindEntry[]): Promise<object> {
  return {
    version,
    features: features.filter(({ supporting }) => !supporting).map(factsOf),
    elsewhere: ELSEWHERE,
    presets: PRESETS,
    kinds: await Promise.all(kinds.map(describeKind)),
    commands: await Promise.all(
      COMMANDS.filter(({ isHidden }) => !isHidden).map(async ({ name, summary, load }) => {
        const { options, examples } = await load();
        return { name, summary, options: await describe(options), examples };
      }),
    ),
    create: { options: await describe(createOptions) },
  };
}

async function describeKind({ name, group, summary, load }: KindEntry): Promise<object> {
  const { default: generator } = await load();
  const { reference, writes, examples, options } = generator;
  return { name, group, summary, reference, writes, examples, options: await describe(options) };
}

/** A feature as it is offered; what only supports others is no choice, and no requirement to think of. */
function factsOf({ name, summary, reference, requires: all = [], conflicts = {} }: Feature) {
  const requires = all.filter((one) => !features.find((it) => it.name === one)?.supporting);
  const presets = Object.entries(PRESETS).flatMap(([preset, members]) =>
    (members as readonly string[]).includes(name) ? [preset] : [],
  );
  return { name, summary, reference, requires, conflicts, presets };
}
