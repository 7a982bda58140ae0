from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _


@deconstructible
@dataclass
class FileSizeValidator:
    """Refuse a file of more bytes than `limit`."""

    limit: int

    def __call__(self, file: File[bytes]) -> None:
        if file.size > self.limit:
            raise ValidationError(
                _("The file has %(size)s; %(limit)s is the most there may be."),
                code="too_large",
                params={
                    "size": filesizeformat(file.size),
                    "limit": filesizeformat(self.limit),
                },
            )
