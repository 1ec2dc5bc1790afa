from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.permissions import DjangoModelPermissions
from rest_framework.serializers import ModelSerializer
from rest_framework.viewsets import ModelViewSet

from .models import Subscriber


class SubscriberSerializer(ModelSerializer):
    class Meta:
        model = Subscriber
        fields = ["id", "name", "age", "email"]


class SubscriberViewSet(ModelViewSet):
    queryset = Subscriber.objects.all()
    serializer_class = SubscriberSerializer
    # `read_only` has none of the model's permissions, so it reads and is refused with DRF's own words.
    permission_classes = [DjangoModelPermissions]
    filter_backends = [SearchFilter, OrderingFilter]
    search_fields = ["name", "email"]
    ordering_fields = ["id", "name", "age", "email"]
