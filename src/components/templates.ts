import type { TemplateFile } from "../render/template-file.ts";
import { TemplateError } from "../render/template-file.ts";
import type { TemplateSource } from "../render/templates.ts";
import type { Tree } from "../tree/tree.ts";
import type { Site } from "./site.ts";

/** Where a repository keeps templates of its own, a folder a kind. They come before ours. */
export const OWN_TEMPLATES = ".django-expert/templates";

/** The templates of components: a repository's own where it has them, ours otherwise. */
export class ComponentTemplates {
  readonly #source: TemplateSource;
  readonly #tree: Tree;
  readonly #own = new Map<string, TemplateFile | undefined>();

  /** @param tree the repository */
  constructor(source: TemplateSource, tree: Tree) {
    this.#source = source;
    this.#tree = tree;
  }

  /**
   * The text of a template, empty where it renders to nothing.
   *
   * @param name below `templates/components/`, without suffix: `serializer/serializers.py`
   * @throws TemplateError where there is no such template, or it uses a name that the context lacks
   */
  async render(name: string, context: object): Promise<string> {
    const template = (await this.#ownTemplate(name)) ?? (await this.#shipped(name));
    return template.render(context) ?? "";
  }

  /** What every template knows. */
  contextOf(site: Site): Record<string, unknown> {
    const { conventions, project } = site;
    const line = conventions.djangoLine;
    const major = Number.parseInt(line, 10);
    const version = Number(line.split(".")[0]) * 100 + Number(line.split(".")[1] ?? 0);
    return {
      isOwn: project.answers !== undefined,
      typed: conventions.typed,
      translated: conventions.translated,
      drf: conventions.api.drf,
      factories: conventions.tests.factories === "factory_boy",
      django6: major >= 6,
      django61: version >= 601,
      django51: version >= 501,
      django5: major >= 5,
      django42: version >= 402,
    };
  }

  async #shipped(name: string): Promise<TemplateFile> {
    const folder = `components/${name.slice(0, name.indexOf("/"))}`;
    const files = await this.#source.load(folder);
    const target = name.slice(name.indexOf("/") + 1);
    const template = files.find((file) => file.target === target);
    if (!template)
      throw new TemplateError(`templates/components/${name}: there is no such template`);
    return template;
  }

  async #ownTemplate(name: string): Promise<TemplateFile | undefined> {
    if (!this.#own.has(name)) this.#own.set(name, await this.#readOwn(name));
    return this.#own.get(name);
  }

  async #readOwn(name: string): Promise<TemplateFile | undefined> {
    const path = [`${OWN_TEMPLATES}/${name}.hbs`, `${OWN_TEMPLATES}/${name}`].find((one) =>
      this.#tree.exists(one),
    );
    const text = path && this.#tree.read(path);
    if (text === undefined || path === undefined) return undefined;
    const { ownTemplate } = await import("./own-template.ts");
    return ownTemplate(path, text);
  }
}
