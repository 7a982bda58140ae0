"""Makes a topic's package an installed app of the running project."""

import importlib
import sys
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib import admin
from django.core.checks import CheckMessage, Tags, run_checks
from django.core.checks.urls import check_url_config
from django.core.signals import setting_changed
from django.db import connection
from django.test import override_settings
from django.urls import clear_url_caches


def install(package: str, label: str) -> AppConfig:
    module = importlib.import_module(package)
    config = _config_class(package)(package, module)
    config.label = label if label not in apps.app_configs else f"{label}_topic"
    config.verbose_name = label.replace("_", " ").title()
    config.apps = apps
    config.models = apps.all_models[config.label]
    apps.app_configs[config.label] = config
    config.import_models()
    apps.clear_cache()
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, package]
    setting_changed.send(
        sender=None,
        setting="INSTALLED_APPS",
        value=settings.INSTALLED_APPS,
        enter=True,
    )
    config.ready()
    return config


def _config_class(package: str) -> type[AppConfig]:
    """The topic's own, or what a project without one would have."""
    try:
        module = importlib.import_module(f"{package}.apps")
    except ModuleNotFoundError as error:
        if error.name != f"{package}.apps":
            raise
        return AppConfig
    own = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, AppConfig)
        and value.__module__ == module.__name__
    ]
    return own[0] if own else AppConfig


def import_modules(package: str, names: list[str]) -> None:
    if "admin" in names:
        _let_admins_be_replaced(package)
    for name in names:
        importlib.import_module(f"{package}.{name}")
    if "admin" in names:
        # The routes of the admin are made once, of what is registered by then.
        sys.modules.pop(settings.ROOT_URLCONF, None)
        clear_url_caches()


def _let_admins_be_replaced(package: str) -> None:
    """A topic registers models of the sample, which has pages of its own for them."""
    register = admin.AdminSite.register

    def replace(site: admin.AdminSite, models: Any, *args: Any, **kwargs: Any) -> None:
        for model in [models] if isinstance(models, type) else list(models):
            known = site._registry.get(model)
            if known and not type(known).__module__.startswith(package):
                site.unregister(model)
        register(site, models, *args, **kwargs)

    admin.AdminSite.register = replace  # type: ignore[method-assign]


def messages_of(config: AppConfig, names: list[str]) -> list[CheckMessage]:
    found = run_checks(
        app_configs=[config],
        tags=[Tags.models, Tags.admin, Tags.database],
        databases=["default"],
    )
    if "urls" in names:
        with override_settings(ROOT_URLCONF=f"{config.name}.urls"):
            found += check_url_config(None)
    return [message for message in found if not message.is_silenced()]


def make_tables(config: AppConfig) -> None:
    """What `migrate` does for an app that has no migrations."""
    from django.contrib.auth.management import create_permissions
    from django.contrib.contenttypes.management import create_contenttypes

    models = list(config.get_models(include_auto_created=False))
    with connection.schema_editor() as editor:
        for model in models:
            if model._meta.can_migrate(connection):
                editor.create_model(model)
    if models:
        create_contenttypes(config, verbosity=0)
        create_permissions(config, verbosity=0)
