import { EXIT, usage, type ExitStatus } from "../errors.ts";
import { explain, explainedIds, type Explanation } from "../explain/explain.ts";
import { nearest } from "../options/nearest.ts";
import { renderMarkdown } from "../references/render-topic.ts";
import type { Context } from "./context.ts";
import { Reporter, type ReporterOptions } from "./reporter.ts";

const WIDTH = 96;

/**
 * `django-expert explain`: what a check, a rule or an error means, and what to do.
 *
 * @throws Failure (usage) where there is none of that name
 */
export async function explainId(
  context: Context,
  given: ReporterOptions & { id: string },
): Promise<ExitStatus> {
  const explanation = explain(given.id);
  if (!explanation) throw unknown(given.id);
  if (given.json) {
    context.stdout.write(`${JSON.stringify(explanation, null, 2)}\n`);
    return EXIT.done;
  }
  const reporter = new Reporter(context, given);
  const { id, kind, level, only, docs, topics } = explanation;
  const facts = [kind, level, only && `Django ${only} only`].filter(Boolean).join(", ");
  reporter.line();
  reporter.line(`${reporter.colours.bold(id)}  ${reporter.colours.dim(facts)}`);
  reporter.line();
  const look = { width: Math.min(reporter.width, WIDTH), colours: reporter.colours };
  for (const line of renderMarkdown(markdownOf(explanation), look)) reporter.line(line);
  if (topics.length > 0 || docs) reporter.line();
  for (const topic of topics) reporter.line(`django-expert reference ${topic}`);
  if (docs) reporter.line(docs);
  return EXIT.done;
}

function markdownOf({ says, cause, mend, wrong, right }: Explanation): string {
  const parts = [
    `**What it is.** ${says}`,
    cause && `**Why.** ${cause}`,
    `**What to do.** ${mend}`,
    wrong && fenced("wrong", wrong),
    right && fenced(wrong ? "right" : "for example", right),
  ];
  return parts.filter(Boolean).join("\n\n");
}

function fenced(caption: string, code: string): string {
  return `\`\`\`text ${caption}\n${code}\n\`\`\``;
}

function unknown(id: string) {
  const ids = explainedIds();
  const family = ids.filter((one) => one.split(/[.-]/)[0] === id.toLowerCase());
  const meant = nearest(id, ids);
  return usage(
    "unknown-id",
    `There is no check, rule or error ${id}.`,
    meant
      ? `Did you mean ${meant}?`
      : family.length > 0
        ? `There are ${family.slice(0, 12).join(", ")}${family.length > 12 ? ", …" : "."}`
        : "Ids look like models.E304, QRY-03 or folder-not-empty.",
  );
}
