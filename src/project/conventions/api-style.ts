import type { Project } from "../project.ts";
import type { Sample } from "./sample.ts";
import type { ApiConventions } from "./types.ts";

/** What the views of an API are made of, by what the repository has most of. */
export function apiStyle(project: Project, sample: Sample): ApiConventions {
  const { drf } = project.parts;
  if (!drf || project.answers) return { drf, views: "viewset" };
  const texts = sample.api;
  const counted = (["viewset", "generic", "apiview", "function"] as const).map((style) => ({
    style,
    count: texts.reduce((sum, { text }) => sum + (text.match(USES[style])?.length ?? 0), 0),
  }));
  const [first] = counted.sort((a, b) => b.count - a.count);
  return { drf, views: first && first.count > 0 ? first.style : "viewset" };
}

const USES = {
  viewset: /^class \w+\([^)]*ViewSet\b/gm,
  generic: /^class \w+\([^)]*\b(?:(?:List|Retrieve|Create|Update|Destroy)+API|GenericAPI)View\b/gm,
  apiview: /^class \w+\([^)]*\bAPIView\b/gm,
  function: /^@(?:decorators\.)?api_view\(/gm,
};
