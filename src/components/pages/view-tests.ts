import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import type { Place } from "../../project/conventions/place.ts";
import { importFrom } from "../../project/conventions/places.ts";
import { compareLines } from "../../project/conventions/python-line.ts";
import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { formData, type Given } from "../forms/form-tests.ts";
import { shapeOfModel } from "../shapes.ts";
import type { Site } from "../site.ts";
import type { ViewPlan } from "./view-plan.ts";
import { formFields } from "./view-form.ts";

interface Facts {
  /** The name of the route, with its namespaces. */
  name: string;
  shown: readonly ModelField[];
  form: { name: string; place: Place } | undefined;
  /** Where it leads to when it is done. */
  leadsTo: Target;
  /** What a list is ordered by. */
  ordering: string;
}

interface Target {
  success: string;
  to: string;
  isAddress: boolean;
}

/** Writes the tests of a view. */
export async function viewTests(
  draft: Draft,
  view: ViewPlan,
  { name, shown, form, leadsTo, ordering }: Facts,
): Promise<void> {
  if (!draft.wantsTests) return;
  const { app, generic, model, permission, login } = view;
  const owner = { app, name: view.code };
  const place = draft.testPlace("views", owner);
  const rows = new TestRows(draft, place);
  const { site } = draft;
  const isFactory = site.conventions.tests.factories !== "none";
  const isGuarded = login || permission !== "";
  const fields = model ? shapeOfModel(site, model).fields : [];
  const looksUp = ["detail", "update", "delete"].includes(generic);
  const overrides: Record<string, string> = {};
  for (const field of shown) {
    if (
      !field.relation ||
      is.many(field) ||
      !field.null ||
      field.relation.kind !== "fk" ||
      !isFactory
    )
      continue;
    const self = model && field.relation.to === `${model.app.label}.${model.names.class}`;
    const other = self ? undefined : site.findModel(field.relation.to);
    if (other) overrides[field.name] = await rows.row(other, {}, 2);
  }
  const shared = Object.fromEntries(
    Object.keys(overrides).map((key) => [key, `self.first.${key}`]),
  );
  const isForm = generic === "create" || generic === "update" || generic === "form";
  const chosen = isForm && form ? formFields(draft, form, fields) : undefined;
  const valid: { data: Given[]; files: Given[] } | undefined =
    chosen && (await formData(draft, rows, { fields: chosen, model, rules: [], uploads: [] }));
  const isSent =
    valid !== undefined &&
    (model === undefined ||
      generic !== "create" ||
      fields.every((one) => is.omissible(one) || chosen!.includes(one)));
  const changed = chosen?.find(
    (field) => is.text(field) && valid?.data.some((one) => one.name === field.name),
  );
  const firstValue = valid?.data.find((one) => one.name === changed?.name)?.code;
  const mocked = isForm && !isSent ? form : undefined;
  if (mocked)
    rows.take({
      code: "",
      imports: [`from ${importFrom(place, mocked.place, site.conventions)} import ${mocked.name}`],
    });
  const grants = permission !== "" && hasPermissions(draft);
  if (grants)
    rows.take({ code: "", imports: ["from django.contrib.auth.models import Permission"] });
  const needsRow = model !== undefined && (generic === "list" || looksUp);
  const address = looksUp ? `reverse("${name}", args=[self.first.pk])` : `reverse("${name}")`;
  const others = isForm || generic === "delete";
  const [label, codename] = permission.split(".");
  await draft.test("view/test_views.py", "views", owner, {
    ...Object.fromEntries(
      ["template", "list", "detail", "create", "update", "delete", "form", "redirect"].map(
        (one) => [`is_${one}`, one === generic],
      ),
    ),
    className: `${view.names.class}ViewTests`,
    isGuarded,
    isFunction: view.isFunction,
    isSafe: ["template", "list", "detail", "redirect"].includes(generic),
    hasHead: isGuarded || needsRow || isSent,
    label: label ?? "",
    codename: codename ?? "",
    // Before Django 2.1 a class sent people without the permission to log in, too.
    refusal:
      view.isFunction || compareLines(site.conventions.djangoLine, "2.1") >= 0
        ? "FORBIDDEN"
        : "FOUND",
    userType: isGuarded ? rows.userType() : "",
    user: isGuarded ? await rows.user("reader", permission ? { is_superuser: "True" } : {}) : "",
    someone: permission ? await rows.user("someone") : "",
    needsRow,
    type: needsRow || generic === "create" ? rows.type(model!) : "",
    first: needsRow ? await rows.row(model, overrides, 1) : "",
    second:
      generic === "list"
        ? await rows.row(
            model!,
            Object.keys(overrides).length > 0
              ? Object.fromEntries(Object.keys(overrides).map((key) => [key, `cls.first.${key}`]))
              : {},
            2,
          )
        : "",
    more: generic === "list" ? await rows.many(model!, 18, "self.first", shared) : "",
    context: model ? `${model.names.snake}_list` : "",
    expected:
      generic !== "list"
        ? 0
        : view.pageSize === 0 || view.pageSize >= 20
          ? model!.isUser && isGuarded
            ? 21
            : 20
          : view.pageSize,
    pageSize: view.pageSize,
    grants,
    isShort: view.pageSize > 0 && view.pageSize < 20,
    address,
    route: name,
    missing: missingKey(fields),
    looksUp,
    sends: isSent,
    others,
    data: valid?.data ?? [],
    files: valid?.files ?? [],
    hasFiles: (valid?.files.length ?? 0) > 0,
    changed: generic === "update" && changed && isSent && firstValue ? changed.name : "",
    firstValue: firstValue ?? "",
    required: (chosen ?? []).some((field) => !field.blank && !is.boolean(field)),
    target: targetOf(leadsTo),
    isNewestFirst: ordering === "-pk" && countsUp(fields),
    form: mocked?.name ?? "",
    saves: model !== undefined,
    imports: [...rows.imports],
  });
}

/** Where a view leads to, as code. */
function targetOf({ success, to, isAddress }: Target): string {
  return isAddress ? JSON.stringify(to) : `reverse("${to || success}")`;
}

/** Whether later rows have greater keys. */
function countsUp(fields: readonly ModelField[]): boolean {
  const key = fields.find(({ primaryKey }) => primaryKey);
  return key === undefined || /Auto/.test(key.class);
}

/** Whether users are given permissions as Django has it. */
function hasPermissions({ site }: Draft): boolean {
  if (!areGranted(site)) return false;
  const model = site.findModel(site.userModel);
  if (!model) return site.userModel === "auth.User";
  return shapeOfModel(site, model).fields.some(({ name }) => name === "user_permissions");
}

/** Whether a backend looks permissions up: those of packages do, and those of the repository where they say so. */
function areGranted({ project }: Site): boolean {
  const backends = project.setting("AUTHENTICATION_BACKENDS");
  if (!Array.isArray(backends) || backends.length === 0) return true;
  return backends.some((backend) => {
    const module = String(backend).split(".").slice(0, -1);
    const path = [project.root, `${module.join("/")}.py`].filter(Boolean).join("/");
    const source = project.tree.read(path);
    return source === undefined || /ModelBackend\b|\bhas_perm\b|_permissions\b/.test(source);
  });
}

function missingKey(fields: readonly ModelField[]): string {
  const key = fields.find(({ primaryKey }) => primaryKey);
  if (key?.word === "uuid") return '"00000000-0000-0000-0000-000000000000"';
  return key && is.text(key) ? '"missing"' : "0";
}
