import { dirname, join, resolve } from "node:path";
import { disk, type Io, removeFile } from "./io.ts";
import { type StateFolder, stateFolders } from "./state-folder.ts";

/** One file of a run: its text before and after, absent where there was or is no file. */
export interface ReceiptFile {
  path: string;
  before?: string;
  after?: string;
  /** The permissions before. */
  mode?: number;
}

/**
 * What one run did to a project. While the run is under way the same record is its journal
 * (see journal.ts); kept, it is what undo works from.
 */
export interface Receipt {
  format: 1;
  id: string;
  /** The command line, for the list that `undo --list` prints. */
  command: string;
  /** ISO 8601, UTC. Receipts are not committed, so a clock does no harm here. */
  date: string;
  /** The project's folder below the top of its repository; paths start from it. */
  scope: string;
  files: readonly ReceiptFile[];
  /** Folders that the run made, outermost first. */
  madeFolders: readonly string[];
  /** Folders that the run removes at its end where they are empty, innermost first. */
  removedFolders: readonly string[];
  /** The id of the receipt that this run undid. */
  undoes?: string;
  /** Whether it is to be kept: a project made from nothing is undone by deleting its folder. */
  kept: boolean;
}

/** A receipt as it is listed: with whether a later run undid it. */
export interface ListedReceipt extends Receipt {
  undone: boolean;
}

/** More are not kept: who has not missed an older run by then has committed it. */
const KEEP = 50;

/** The receipts of a project, newest first; those of undo runs too. Unreadable ones are left out. */
export function listReceipts(root: string, { io = disk }: { io?: Io } = {}): ListedReceipt[] {
  const [first, ...others] = stateFolders(io, root);
  const receipts = [first, ...others]
    .flatMap((state) => receiptsIn(io, state))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  // An undo can be undone in turn; newest first, whatever undid a receipt is settled before it.
  const undone = new Set<string>();
  return receipts.map((receipt) => {
    const listed = { ...receipt, undone: undone.has(receipt.id) };
    if (receipt.undoes && !listed.undone) undone.add(receipt.undoes);
    return listed;
  });
}

/** The folder, of the given one and those above it, that runs were made in; undefined where there is none. */
export function nearestWithReceipts(
  from: string,
  { io = disk }: { io?: Io } = {},
): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (listReceipts(folder, { io }).length > 0) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The folder of a state folder's receipts. */
export function receiptsFolder(state: StateFolder): string {
  return join(state.path, "receipts");
}

/** Removes all but the newest receipts. */
export function prune(io: Io, state: StateFolder): void {
  const folder = receiptsFolder(state);
  const names = io.readdirSync(folder).sort();
  for (const name of names.slice(0, -KEEP)) removeFile(io, join(folder, name));
}

/** A record from its text; undefined where it is cut off or from a version we do not know. */
export function parseReceipt(text: string): Receipt | undefined {
  try {
    const receipt = JSON.parse(text) as Partial<Receipt> | null;
    return receipt?.format === 1 && Array.isArray(receipt.files) ? (receipt as Receipt) : undefined;
  } catch {
    return undefined;
  }
}

function receiptsIn(io: Io, state: StateFolder): Receipt[] {
  const folder = receiptsFolder(state);
  return namesIn(io, folder)
    .map((name) => parseReceipt(io.readFileSync(join(folder, name), "utf8")))
    .filter((receipt) => receipt !== undefined && receipt.scope === state.scope) as Receipt[];
}

function namesIn(io: Io, folder: string): string[] {
  try {
    return io.readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}
