"""A richer collection, for the kind `simplejwt` alone: what DRF's metadata has words for, and what it has none for."""
import hashlib

import django_filters
from django.db import models
from django.utils.decorators import method_decorator
from django.views.decorators.http import condition
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from rest_framework import serializers
from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import DjangoModelPermissions
from rest_framework.viewsets import ModelViewSet

STATUSES = [("draft", "Draft"), ("live", "Live"), ("gone", "Withdrawn")]


class Author(models.Model):
    name = models.CharField(max_length=50, unique=True)

    class Meta:
        app_label = "latchkey_backend"
        ordering = ["id"]


class Article(models.Model):
    title = models.CharField("Headline", max_length=40, help_text="Shown on the front page")
    author = models.ForeignKey(Author, on_delete=models.PROTECT)
    reviewers = models.ManyToManyField(Author, blank=True, related_name="reviewed")
    status = models.CharField(max_length=5, choices=STATUSES, default="draft")
    featured = models.BooleanField(default=False)
    price = models.DecimalField(max_digits=8, decimal_places=2)
    copies = models.BigIntegerField(default=0)
    published = models.DateField(null=True, blank=True)
    address = models.JSONField(default=dict)
    attachment = models.FileField(upload_to="attachments", null=True, blank=True)
    cover = models.ImageField(upload_to="covers", null=True, blank=True)

    class Meta:
        app_label = "latchkey_backend"
        ordering = ["id"]


class AuthorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = ["id", "name"]


class AddressSerializer(serializers.Serializer):
    street = serializers.CharField(required=False, allow_blank=True)
    city = serializers.CharField(max_length=10)


class ArticleSerializer(serializers.ModelSerializer):
    address = AddressSerializer()
    languages = serializers.MultipleChoiceField(choices=["de", "en"], write_only=True, required=False)

    class Meta:
        model = Article
        fields = [
            "id", "title", "author", "reviewers", "status", "featured", "price", "copies",
            "published", "address", "attachment", "cover", "languages",
        ]

    def validate(self, data):
        if data.get("status") == "gone" and data.get("featured"):
            raise serializers.ValidationError("A withdrawn article cannot be featured.")
        return data

    # ModelSerializer refuses to write nested data itself.
    def create(self, data):
        data.pop("languages", None)
        reviewers = data.pop("reviewers", [])
        article = Article.objects.create(**data)
        article.reviewers.set(reviewers)
        return article

    def update(self, article, data):
        data.pop("languages", None)
        if "reviewers" in data:
            article.reviewers.set(data.pop("reviewers"))
        for name, value in data.items():
            setattr(article, name, value)
        article.save()
        return article


class Pages(PageNumberPagination):
    page_size = 25


class AuthorViewSet(ModelViewSet):
    queryset = Author.objects.all()
    serializer_class = AuthorSerializer
    permission_classes = [DjangoModelPermissions]
    filter_backends = [SearchFilter]
    search_fields = ["name"]


class ArticleFilter(FilterSet):
    price = django_filters.RangeFilter()

    class Meta:
        model = Article
        fields = ["status", "featured"]


class ArticleViewSet(ModelViewSet):
    queryset = Article.objects.all()
    serializer_class = ArticleSerializer
    permission_classes = [DjangoModelPermissions]
    pagination_class = Pages
    filter_backends = [DjangoFilterBackend, SearchFilter, OrderingFilter]
    filterset_class = ArticleFilter
    search_fields = ["title"]
    ordering_fields = ["id", "title", "price"]


def tag_of(request, pk, **_):
    """Of all that the answer shows."""
    article = Article.objects.filter(pk=pk).values_list("title", "status", "price", "copies").first()
    return article and '"%s"' % hashlib.sha256(repr(article).encode()).hexdigest()[:16]


tagged = method_decorator(condition(etag_func=tag_of))


class TaggedViewSet(ArticleViewSet):
    """As Django itself offers conditional requests (views/decorators/http.py)."""

    retrieve = tagged(ModelViewSet.retrieve)
    # PATCH comes here too.
    update = tagged(ModelViewSet.update)


class PutOnlyViewSet(ArticleViewSet):
    http_method_names = ["get", "put", "head", "options"]


def fill():
    authors = [Author.objects.create(name=name) for name in ("Ada", "Grace", "Hedy")]
    for number in range(1, 61):
        Article.objects.create(
            title=f"Article {number}",
            author=authors[number % 3],
            status=STATUSES[number % 3][0],
            featured=number % 4 == 0,
            price=f"{number}.50",
            copies=9007199254740993 if number == 1 else number,
            address={"street": "High Street", "city": "Bonn"},
        )
