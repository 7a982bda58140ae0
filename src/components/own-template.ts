import { template } from "../render/runtime.ts";
import { precompile } from "../render/syntax.ts";
import { TemplateError, templateFile, type TemplateFile } from "../render/template-file.ts";
import { OWN_TEMPLATES } from "./templates.ts";

/**
 * A template that a repository keeps for itself, compiled as it is needed.
 *
 * @param path below the repository
 * @throws TemplateError where its syntax is wrong
 */
export function ownTemplate(path: string, text: string): TemplateFile {
  if (!path.endsWith(".hbs")) return templateFile({ path, content: text }, OWN_TEMPLATES);
  let content: (context: object) => string;
  try {
    content = template(new Function(`return ${precompile(text)}`)() as TemplateSpecification);
  } catch (cause) {
    throw new TemplateError(`${path}: ${(cause as Error).message}`, { cause });
  }
  return templateFile({ path, content }, OWN_TEMPLATES);
}
