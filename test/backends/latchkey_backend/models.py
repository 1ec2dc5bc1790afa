from django.conf import settings
from django.db import models


class Subscriber(models.Model):
    name = models.CharField("Name", max_length=50)
    age = models.IntegerField("Age")
    email = models.EmailField("Email")

    class Meta:
        app_label = "latchkey_backend"
        ordering = ["id"]


if settings.KIND == "simplejwt":
    from . import library  # noqa: F401
