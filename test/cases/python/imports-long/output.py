from rest_framework.permissions import (
    SAFE_METHODS,
    IsAdminUser,
    IsAuthenticated,
    IsAuthenticatedOrReadOnly,
)
from rest_framework.serializers import (
    CharField,
    HyperlinkedModelSerializer,
    IntegerField,
    ModelSerializer,
    Serializer,
)

X = 1
