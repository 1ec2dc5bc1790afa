from django.conf import settings
from django.urls import include, path, re_path
from rest_framework.routers import DefaultRouter

from . import control
from .api import SubscriberViewSet
from .linked import linked_urls
from .paged import paged_urls

router = DefaultRouter()
router.register("subscribers", SubscriberViewSet)
# Only there: the roots of the tutorial's server and of the demo are compared.
if settings.KIND == "simplejwt":
    from . import library

    router.register("authors", library.AuthorViewSet)
    router.register("articles", library.ArticleViewSet)
    router.register("put-only", library.PutOnlyViewSet, basename="put-only")
    router.register("tagged", library.TaggedViewSet, basename="tagged")


def sign_in_routes():
    """Only the library of this kind is imported: the others may not even be installed."""
    if settings.KIND == "djangorestframework-jwt":
        from rest_framework_jwt import views

        # Not anchored at the end: so the tutorial writes it.
        return [
            re_path(r"^jwt-auth/", views.obtain_jwt_token),
            re_path(r"^jwt-refresh/", views.refresh_jwt_token),
            re_path(r"^jwt-verify/", views.verify_jwt_token),
        ]
    if settings.KIND == "drf-jwt":
        from rest_framework_jwt import views
        from rest_framework_jwt.blacklist.views import BlacklistView

        return [
            path("api-token-auth/", views.obtain_jwt_token),
            path("api-token-refresh/", views.refresh_jwt_token),
            path("api-token-verify/", views.verify_jwt_token),
            path("api-token-blacklist/", BlacklistView.as_view({"post": "create"})),
            path("impersonate/", views.impersonate_jwt_token),
        ]
    if settings.KIND == "simplejwt":
        from rest_framework_simplejwt import views

        return [
            *extended_sign_in(),
            path("token/", views.TokenObtainPairView.as_view()),
            path("token/refresh/", views.TokenRefreshView.as_view()),
            path("token/verify/", views.TokenVerifyView.as_view()),
            path("token/blacklist/", views.TokenBlacklistView.as_view()),
        ]
    if settings.KIND == "simplejwt-sliding":
        from rest_framework_simplejwt import views

        return [
            path("token/", views.TokenObtainSlidingView.as_view()),
            path("token/refresh/", views.TokenRefreshSlidingView.as_view()),
            path("token/verify/", views.TokenVerifyView.as_view()),
        ]
    if settings.KIND == "djoser":
        return [path("auth/", include("djoser.urls")), path("auth/", include("djoser.urls.jwt"))]
    if settings.KIND == "dj-rest-auth":
        if settings.STEPS != "mfa":
            return [path("dj-rest-auth/", include("dj_rest_auth.urls"))]
        from dj_rest_auth.mfa.views import MFALoginView

        return [
            path("dj-rest-auth/login/", MFALoginView.as_view()),
            path("dj-rest-auth/", include("dj_rest_auth.mfa.urls")),
            path("dj-rest-auth/", include("dj_rest_auth.urls")),
        ]
    if settings.KIND == "drf-token":
        from rest_framework.authtoken.views import obtain_auth_token

        return [path("api-token-auth/", obtain_auth_token)]
    if settings.KIND == "django-session":
        return [path("api-auth/", include("rest_framework.urls"))]
    return []


def extended_sign_in():
    if settings.STEPS == "fields":
        from .steps import CodeAndTenantView

        return [path("token/", CodeAndTenantView.as_view())]
    if settings.STEPS == "ticket":
        from .steps import MFAFirstStepView, MFASecondStepView

        return [path("token/", MFAFirstStepView.as_view()), path("token/code/", MFASecondStepView.as_view())]
    if settings.STEPS == "trench":
        return [path("auth/", include("trench.urls.jwt"))]
    return []


urlpatterns = [
    path("test-control/counts/", control.counts),
    path("test-control/reset/", control.reset),
    path("test-control/user/", control.change_user),
    path("api/", include(router.urls + paged_urls + linked_urls + sign_in_routes())),
]
if settings.KIND == "simplejwt":
    from django.views.static import serve

    from drf_spectacular.views import SpectacularAPIView

    # The same API where a schema is offered: elsewhere what it can do is found out without one.
    schema = path("schema/", SpectacularAPIView.as_view())
    described = ([schema, *router.urls, *sign_in_routes()], "described")
    urlpatterns += [path("described/", include(described))]
    urlpatterns += [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]
