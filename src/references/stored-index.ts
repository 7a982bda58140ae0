/**
 * The index of all topics as JSON: none in development, where documents change. The build puts it in this place.
 */
export const storedIndex: string | undefined = undefined;
