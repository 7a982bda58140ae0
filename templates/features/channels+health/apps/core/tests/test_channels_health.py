from unittest import mock

from channels.layers import InMemoryChannelLayer
from django.test import TestCase
from django.urls import reverse


class ChannelsHealthTests(TestCase):
    def test_a_channel_layer_that_does_not_answer_is_named(self) -> None:
        with (
            mock.patch.object(
                InMemoryChannelLayer, "group_add", side_effect=ConnectionError
            ),
            self.assertLogs("apps.core.health", "ERROR"),
        ):
            response = self.client.get(reverse("health-ready"))
        self.assertEqual(response.json()["failing"], ["channels"])
