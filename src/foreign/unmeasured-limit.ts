/** The line that holds what is measured once the change can be run; without a limit until then. */
export const LIMIT = "fail_under = 0";
