"""What a test may ask of the server from outside: how often it did what, and changes to a user."""
import json
import threading

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

_OBTAIN = (
    "/api/jwt-auth/",
    "/api/api-token-auth/",
    "/api/token/",
    "/api/auth/jwt/create/",
    "/api/dj-rest-auth/login/",
    "/api/api-auth/login/",
)
_RENEW = (
    "/api/jwt-refresh/",
    "/api/api-token-refresh/",
    "/api/token/refresh/",
    "/api/auth/jwt/refresh/",
    "/api/dj-rest-auth/token/refresh/",
)
_VERIFY = (
    "/api/jwt-verify/",
    "/api/api-token-verify/",
    "/api/token/verify/",
    "/api/auth/jwt/verify/",
    "/api/dj-rest-auth/token/verify/",
)

_lock = threading.Lock()
_counts = {}


def _zero():
    _counts.update(obtained=0, renewed=0, renewalsRefused=0, verified=0, listed=0)


_zero()


def _what(request, status):
    good = 200 <= status < 400
    if request.method == "GET" and request.path == "/api/subscribers/" and good:
        return "listed"
    if request.method != "POST":
        return None
    if request.path in _RENEW:
        return "renewed" if good else "renewalsRefused"
    if request.path in _OBTAIN and good:
        return "obtained"
    if request.path in _VERIFY and good:
        return "verified"
    return None


class CountAnswers:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        what = _what(request, response.status_code)
        if what:
            with _lock:
                _counts[what] += 1
        return response


def counts(request):
    with _lock:
        return JsonResponse(dict(_counts))


@csrf_exempt
def reset(request):
    with _lock:
        _zero()
        return JsonResponse(dict(_counts))


@csrf_exempt
def change_user(request):
    """Body: {"username", "action": "enable" | "disable" | "delete" | "password" | "totp" | "superuser", "password"?, "secret"?}."""
    asked = json.loads(request.body)
    user = get_user_model().objects.get(username=asked["username"])
    if asked["action"] == "delete":
        user.delete()
    elif asked["action"] == "password":
        user.set_password(asked["password"])
        user.save()
    elif asked["action"] == "superuser":
        user.is_superuser = True
        user.save()
    elif asked["action"] == "totp" and settings.KIND == "simplejwt":
        from trench.models import MFAMethod

        MFAMethod.objects.create(user=user, name="app", secret=asked["secret"], is_primary=True, is_active=True)
    elif asked["action"] == "totp":
        from dj_rest_auth.mfa.recovery_codes import RecoveryCodes
        from dj_rest_auth.mfa.totp import TOTP

        TOTP.activate(user, asked["secret"])
        RecoveryCodes.activate(user)
    else:
        user.is_active = asked["action"] == "enable"
        user.save()
    return JsonResponse({})
