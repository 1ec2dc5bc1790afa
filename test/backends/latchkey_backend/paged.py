"""The same subscribers by each way of pagination that DRF has, and under keys of a project's own."""

from rest_framework.pagination import CursorPagination, LimitOffsetPagination, PageNumberPagination
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter

from .api import SubscriberViewSet


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 500


class Offsets(LimitOffsetPagination):
    default_limit = 50
    max_limit = 500


class Cursors(CursorPagination):
    page_size = 50
    ordering = "id"


class WrappedPages(PageNumberPagination):
    page_size = 50

    def get_paginated_response(self, data):
        links = {"next": self.get_next_link(), "previous": self.get_previous_link()}
        return Response({"links": links, "total": self.page.paginator.count, "data": data})


def paged(pagination):
    name = f"{pagination.__name__}ViewSet"
    # A cursor needs an order of its own where the request names none (rest_framework/pagination.py, get_ordering).
    return type(name, (SubscriberViewSet,), {"pagination_class": pagination, "ordering": ["id"]})


# Apart from the API's root, which is compared with the demo's.
router = SimpleRouter()
for path, pagination in (("page", Pages), ("offset", Offsets), ("cursor", Cursors), ("wrapped", WrappedPages)):
    router.register(f"by-{path}", paged(pagination), basename=f"by-{path}")
paged_urls = router.urls
