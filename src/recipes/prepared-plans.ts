import type { PreparedPlans } from "./prepared.ts";

/** None in development, where templates change: the build puts the plans of the presets in this place. */
export const preparedPlans: PreparedPlans = {};
