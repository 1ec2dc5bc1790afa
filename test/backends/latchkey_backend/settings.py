"""One project for every kind of server: LATCHKEY_KIND chooses the authentication, other variables its lifetimes."""
import os
from datetime import timedelta

KIND = os.environ["LATCHKEY_KIND"]
SECRET_KEY = os.environ["LATCHKEY_SECRET"]
TOKEN_LIFETIME = timedelta(seconds=float(os.environ.get("LATCHKEY_TOKEN_SECONDS", "300")))
REFRESH_LIFETIME = timedelta(seconds=float(os.environ.get("LATCHKEY_REFRESH_SECONDS", "604800")))
RENEWAL = os.environ.get("LATCHKEY_RENEWAL", "1") == "1"
ROTATION = os.environ.get("LATCHKEY_ROTATION", "1") == "1"
# "fields", "ticket" or "trench" (simplejwt), "mfa" (dj-rest-auth): what the sign-in asks for besides.
STEPS = os.environ.get("LATCHKEY_STEPS", "")
# Header, scheme and claims of simplejwt under names of a project's own.
CUSTOM_NAMES = os.environ.get("LATCHKEY_CUSTOM_NAMES") == "1"
# dj-rest-auth's default: the refresh token in a cookie alone, and "" in the answer.
HTTP_ONLY = os.environ.get("LATCHKEY_HTTP_ONLY") == "1"
# JWT_TOKEN_ID of drf-jwt: "off", "include" or "require".
TOKEN_ID = os.environ.get("LATCHKEY_TOKEN_ID", "include")

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "latchkey_backend.urls"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
STATIC_URL = "/static/"
# Tests sign in often; a slow hash would only warm the machine.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["LATCHKEY_DB"],
        "OPTIONS": {"timeout": 30},
    }
}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "rest_framework",
    "rest_framework.authtoken",
    "latchkey_backend",
]
# What `startproject` writes, with the counter outermost.
MIDDLEWARE = [
    "latchkey_backend.control.CountAnswers",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

_JWT = "rest_framework_jwt.authentication.JSONWebTokenAuthentication"
_BASIC = "rest_framework.authentication.BasicAuthentication"
_SESSION = "rest_framework.authentication.SessionAuthentication"
_TOKEN = "rest_framework.authentication.TokenAuthentication"
_SIMPLE = "rest_framework_simplejwt.authentication.JWTAuthentication"
_AUTHENTICATION = {
    # The tutorial's own list, in its order.
    "djangorestframework-jwt": [_JWT, _BASIC, _SESSION, _TOKEN],
    "drf-jwt": [_JWT],
    "simplejwt": [_SIMPLE],
    "simplejwt-sliding": [_SIMPLE],
    "djoser": [_SIMPLE],
    "dj-rest-auth": ["dj_rest_auth.jwt_auth.JWTCookieAuthentication"],
    "drf-token": [_TOKEN],
    "basic": [_BASIC],
    "django-session": [_SESSION],
}
REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": _AUTHENTICATION[KIND]}

if KIND in ("djangorestframework-jwt", "drf-jwt"):
    JWT_AUTH = {
        "JWT_EXPIRATION_DELTA": TOKEN_LIFETIME,
        "JWT_REFRESH_EXPIRATION_DELTA": REFRESH_LIFETIME,
        "JWT_ALLOW_REFRESH": RENEWAL,
    }
if KIND == "drf-jwt":
    INSTALLED_APPS += ["rest_framework_jwt", "rest_framework_jwt.blacklist"]
    JWT_AUTH["JWT_TOKEN_ID"] = TOKEN_ID
if KIND in ("simplejwt", "simplejwt-sliding", "djoser", "dj-rest-auth"):
    INSTALLED_APPS += ["rest_framework_simplejwt", "rest_framework_simplejwt.token_blacklist"]
    SIMPLE_JWT = {
        "ACCESS_TOKEN_LIFETIME": TOKEN_LIFETIME,
        "REFRESH_TOKEN_LIFETIME": REFRESH_LIFETIME,
        "SLIDING_TOKEN_LIFETIME": TOKEN_LIFETIME,
        "SLIDING_TOKEN_REFRESH_LIFETIME": REFRESH_LIFETIME,
        "ROTATE_REFRESH_TOKENS": ROTATION,
        "BLACKLIST_AFTER_ROTATION": ROTATION,
    }
if KIND == "simplejwt":
    INSTALLED_APPS += ["django_filters", "trench", "drf_spectacular"]
    REST_FRAMEWORK["DEFAULT_SCHEMA_CLASS"] = "drf_spectacular.openapi.AutoSchema"
    TRENCH_AUTH = {"MFA_METHODS": {"app": {"HANDLER": "trench.backends.application.ApplicationMessageDispatcher"}}}
    MEDIA_ROOT = os.path.join(os.path.dirname(os.environ["LATCHKEY_DB"]), "media")
    MEDIA_URL = "/media/"
if KIND == "simplejwt":
    SIMPLE_JWT["CHECK_REVOKE_TOKEN"] = True
if CUSTOM_NAMES:
    SIMPLE_JWT.update(
        AUTH_HEADER_TYPES=["Access"],
        AUTH_HEADER_NAME="HTTP_X_ACCESS_TOKEN",
        USER_ID_CLAIM="sub",
        TOKEN_TYPE_CLAIM="kind",
        JTI_CLAIM="tid",
        REVOKE_TOKEN_CLAIM="rev",
    )
if KIND == "simplejwt-sliding":
    SIMPLE_JWT["AUTH_TOKEN_CLASSES"] = ["rest_framework_simplejwt.tokens.SlidingToken"]
if KIND == "djoser":
    INSTALLED_APPS += ["djoser"]
    # djoser's own documentation tells its users to set this.
    SIMPLE_JWT["AUTH_HEADER_TYPES"] = ["JWT"]
if KIND == "dj-rest-auth":
    INSTALLED_APPS += ["dj_rest_auth", "dj_rest_auth.mfa"]
    # With its default (HttpOnly) the refresh token is in no place that a client could read.
    REST_AUTH = {"USE_JWT": True, "JWT_AUTH_HTTPONLY": HTTP_ONLY}
