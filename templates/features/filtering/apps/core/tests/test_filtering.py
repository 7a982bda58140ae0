from django.contrib.auth.models import Group
from django.test import TestCase
from rest_framework.generics import ListAPIView
from rest_framework.renderers import JSONRenderer
from rest_framework.serializers import ModelSerializer
from rest_framework.test import APIRequestFactory


class GroupSerializer(ModelSerializer):
    class Meta:
        model = Group
        fields = ["name"]


class GroupList(ListAPIView):
    """A list with no filter backends of its own."""

    queryset = Group.objects.order_by("pk")
    serializer_class = GroupSerializer
    filterset_fields = ["name"]
    search_fields = ["name"]
    ordering_fields = ["name"]
    authentication_classes = []
    permission_classes = []
    throttle_classes = []
    pagination_class = None
    renderer_classes = [JSONRenderer]


class FilteringTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        Group.objects.all().delete()
        for name in ("Readers", "Authors"):
            Group.objects.create(name=name)

    def names(self, **query: str) -> list[str]:
        response = GroupList.as_view()(APIRequestFactory().get("/", query))
        return [group["name"] for group in response.data]

    def test_a_list_is_filtered_by_a_field(self) -> None:
        self.assertEqual(self.names(name="Authors"), ["Authors"])

    def test_a_list_is_searched(self) -> None:
        self.assertEqual(self.names(search="read"), ["Readers"])

    def test_a_list_is_ordered(self) -> None:
        self.assertEqual(self.names(ordering="name"), ["Authors", "Readers"])
        self.assertEqual(self.names(ordering="-name"), ["Readers", "Authors"])
