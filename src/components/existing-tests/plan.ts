import type { Draft } from "../draft.ts";
import { testAdmin } from "./admin.ts";
import { testApi } from "./api.ts";
import { testConsumer } from "./channels.ts";
import { testCommand } from "./command.ts";
import { testForm } from "./form.ts";
import { testMiddleware } from "./middleware.ts";
import { testMigration } from "./migration.ts";
import { testModel } from "./model.ts";
import type { TestOptions } from "./options.ts";
import { testQuery } from "./query.ts";
import { testSerializer } from "./serializer.ts";
import { testTask } from "./task.ts";
import { testTemplates } from "./template.ts";
import { testView } from "./view.ts";

type Writer = (draft: Draft, options: TestOptions) => Promise<void>;

/** How the tests of each sort of code are written. */
export const WRITERS: Readonly<Record<string, Writer>> = {
  model: testModel,
  serializer: testSerializer,
  api: testApi,
  admin: testAdmin,
  form: testForm,
  query: testQuery,
  middleware: testMiddleware,
  migration: testMigration,
  command: testCommand,
  task: testTask,
  channels: testConsumer,
  template: testTemplates,
  view: testView,
};
