from datetime import timedelta

from django.test import TestCase
from django.utils import timezone
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken

from apps.core.tasks import flush_expired_tokens


class FlushExpiredTokensTests(TestCase):
    def test_only_expired_tokens_are_forgotten(self) -> None:
        now = timezone.now()
        for name, age in (("expired", -1), ("current", 1)):
            expiry = now + timedelta(days=age)
            OutstandingToken.objects.create(jti=name, token=name, expires_at=expiry)
        flush_expired_tokens.delay()
        names = OutstandingToken.objects.values_list("jti", flat=True)
        self.assertEqual(list(names), ["current"])
