/** An edit that takes a promise away from generated code: a test that came along with it has to fail. */
export interface Mutation {
  /** What is no longer true. */
  name: string;
  /** Below `apps/`. */
  path: string;
  /** What stands before the place: the first `find` behind it is meant. */
  after: string;
  find: string;
  put: string;
}

/** A mutation as the table has it; where `after` is left out, the first place counts. */
type Row = readonly [name: string, path: string, find: string, put: string, after?: string];

/** The mutations of what a line of the table of runs generates. */
export function mutations(line: string, ...rows: readonly Row[]): [string, readonly Mutation[]] {
  return [
    line,
    rows.map(([name, path, find, put, after = ""]) => ({ name, path, find, put, after })),
  ];
}
