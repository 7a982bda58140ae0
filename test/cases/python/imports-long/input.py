from rest_framework.serializers import CharField, IntegerField, ModelSerializer

X = 1
