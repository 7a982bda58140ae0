from django.db import models


class Invoice:
    pass
