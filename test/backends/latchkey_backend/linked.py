"""The subscribers as HyperlinkedModelSerializer writes them: rows and relations are addresses, and nothing has an id."""

from rest_framework.routers import SimpleRouter
from rest_framework.serializers import (
    HyperlinkedIdentityField,
    HyperlinkedModelSerializer,
    SerializerMethodField,
)

from .api import SubscriberViewSet
from .models import Subscriber


class LinkedSerializer(HyperlinkedModelSerializer):
    url = HyperlinkedIdentityField(view_name="linked-detail")
    subscriber = HyperlinkedIdentityField(view_name="subscriber-detail")
    elsewhere = SerializerMethodField()

    class Meta:
        model = Subscriber
        fields = ["url", "name", "subscriber", "elsewhere"]

    def get_elsewhere(self, row):
        return f"https://elsewhere.example/api/subscribers/{row.pk}/"


class LinkedViewSet(SubscriberViewSet):
    serializer_class = LinkedSerializer


# Apart from the API's root, which is compared with the demo's.
router = SimpleRouter()
router.register("linked", LinkedViewSet, basename="linked")
linked_urls = router.urls
