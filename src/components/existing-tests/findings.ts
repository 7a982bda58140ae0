/**
 * What a list says that takes more queries for more rows.
 *
 * @param place where the relations that its rows need are named
 */
export function queryFindings(place: string): Readonly<Record<string, string>> {
  return {
    as_many_queries: `The list asks the database again for each of its rows (N+1). Name what they lead to in ${place}.`,
  };
}
