from typing import Any

from django.db.models import Model
from simple_history.models import HistoricalRecords


class UserHistory(HistoricalRecords):  # type: ignore[misc]
    """What becomes of people; that they log in is no change."""

    def post_save(self, instance: Model, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") != {"last_login"}:
            super().post_save(instance, *args, **kwargs)
