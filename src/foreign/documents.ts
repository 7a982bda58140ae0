import { mergeFor } from "../documents/merge-file.ts";
import { appending, type Ground } from "./ground.ts";

/** Files that do the same work under other names. */
const SAME: readonly (readonly [ours: RegExp, others: RegExp, what: string])[] = [
  [/(?:^|\/)Dockerfile$/, /(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$/i, "an image"],
  [/(?:^|\/)compose\.yaml$/, /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/, "Compose"],
  [
    /^\.github\/workflows\/ci\.yml$|^\.gitlab-ci\.yml$/,
    /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|\.travis\.yml|\.circleci\/config\.yml|azure-pipelines\.yml)$/,
    "a pipeline",
  ],
  [/^\.github\/dependabot\.yml$/, /^(?:\.github\/dependabot\.ya?ml|renovate\.json5?)$/, "updates"],
  [/^\.pre-commit-config\.yaml$/, /^\.pre-commit-config\.ya?ml$/, "hooks"],
  [/(?:^|\/)gunicorn\.conf\.py$/, /(?:^|\/)gunicorn[^/]*\.(?:py|conf)$/, "gunicorn's settings"],
  [/(?:^|\/)\.dockerignore$/, /(?:^|\/)\.dockerignore$/, "what stays out of the image"],
];

/**
 * The file of the repository that does the work of one of ours already: itself, where it is not as we would make it,
 * or another one.
 */
export function standIn({ layout }: Ground, path: string): string | undefined {
  const { tree } = layout.project;
  if (tree.exists(path)) return path;
  const others = SAME.find(([ours]) => ours.test(path))?.[1];
  return others && tree.list().find((one) => others.test(one) && !/node_modules\//.test(one));
}

/** Merges a fragment into a file that is no Python, and leaves to a person what cannot be merged. */
export function mergeDocument(
  { changes, order }: Ground,
  path: string,
  fragments: readonly string[],
  reason: string,
  isOurs: boolean,
): void {
  const merge = mergeFor(path);
  const { text, unsupported } = merge(
    changes.read(path) ?? "",
    fragments,
    isOurs ? order : appending(order),
  );
  changes.write(path, text, reason);
  for (const one of unsupported) changes.manual(path, one.snippet, one.reason);
}
