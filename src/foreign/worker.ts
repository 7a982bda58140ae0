import { below, folderOf } from "./layout.ts";
import type { PartGround } from "./part.ts";

/** Compose files that start more than what developers work beside. */
const OF_COMPOSE = /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/;
const OF_PRODUCTION = /prod|deploy/i;
const STARTS_WORKER = /celery\b.*\bworker|worker.*celery/i;

/**
 * Has a worker and the schedule run where the repository says what runs: in its Procfile; a Compose file is for a person
 * to change, since what its services share is known to nobody else. Where nothing says so, the commands are told.
 */
export function planWorker(ground: PartGround): void {
  const { layout, changes } = ground;
  const files = changes.list();
  if (files.some((path) => isWork(path) && STARTS_WORKER.test(changes.read(path) ?? ""))) return;
  const application = layout.package.module || "celery";
  const worker = `celery -A ${application} worker --queues default,maintenance --loglevel info`;
  const beat = `celery -A ${application} beat --schedule /tmp/celerybeat-schedule --loglevel info`;
  const folder = folderOf(layout.project.managePy ?? "");
  const procfile = below(folder, "Procfile");
  if (changes.exists(procfile)) {
    const before = (changes.read(procfile) ?? "").trimEnd();
    changes.write(procfile, `${before}\nworker: ${worker}\nbeat: ${beat}\n`, "celery");
    return;
  }
  const composes = files.filter((path) => OF_COMPOSE.test(path) && !/node_modules\//.test(path));
  const compose = composes.find((path) => OF_PRODUCTION.test(path)) ?? composes[0];
  if (compose !== undefined)
    changes.manual(
      compose,
      `  worker:\n    command: ${worker}\n  beat:\n    command: ${beat}\n`,
      "a worker and, once, the schedule have to run beside the server: services like that of the server, with these commands",
    );
  else
    ground.notes.push(
      `A worker has to run beside the server${folder ? `, in ${folder}/` : ""}: ${worker}`,
      `The schedule runs once: ${beat}`,
    );
}

/** Whether a file says what runs. */
function isWork(path: string): boolean {
  return OF_COMPOSE.test(path) || /(?:^|\/)(?:Procfile|[^/]+\.service)$/.test(path);
}
