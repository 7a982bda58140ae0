/** Verbs that connect a component to the project it is in. */
export { addBackend } from "./backends.ts";
export { addContextProcessor } from "./context-processors.ts";
export { addMiddleware, type MiddlewarePlace } from "./middleware.ts";
export { addRoutes, type RouteOptions } from "./routes.ts";
export { addSetting, settingsPath } from "./settings.ts";
export { beatEntry, celeryRoute } from "./celery.ts";
export { addTemplateFolder } from "./template-folder.ts";
export { exportName } from "./export-name.ts";
export { handler } from "./handler.ts";
export { installApp, installApps, type InstallOptions } from "./installed-apps.ts";
export { mountUrls, type MountOptions } from "./mount.ts";
export { NO_ORDER, type Answer, type Wiring } from "./wiring.ts";
export { onReady } from "./ready.ts";
export {
  registerViewset,
  registerViewsets,
  type Registration,
  type ViewsetOptions,
} from "./routers.ts";
export { requirePackage } from "./packages.ts";
export { asgiPath, websocketAddress, websocketRoute } from "./websockets.ts";
