"""Sign-ins that ask for more: a code and a tenant declared as fields, and a code in a step of its own."""
from django.contrib.auth import get_user_model
from django.core import signing
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.serializers import CharField, ChoiceField
from rest_framework.views import APIView
from rest_framework_simplejwt.serializers import TokenObtainPairSerializer
from rest_framework_simplejwt.tokens import RefreshToken
from rest_framework_simplejwt.views import TokenObtainPairView

CODE = "012345"


class CodeAndTenantSerializer(TokenObtainPairSerializer):
    otp = CharField(
        label="One-time code",
        help_text="From your authenticator app.",
        required=False,
        max_length=6,
        write_only=True,
    )
    tenant = ChoiceField(label="Tenant", choices=[("acme", "Acme Ltd"), ("globex", "Globex")], write_only=True)

    def validate(self, attrs):
        tokens = super().validate(attrs)
        if "otp" not in attrs:
            raise ValidationError({"otp": ["Enter the code of your authenticator app."]})
        if attrs["otp"] != CODE:
            raise ValidationError({"otp": ["Wrong code."]})
        return tokens


class CodeAndTenantView(TokenObtainPairView):
    serializer_class = CodeAndTenantSerializer


class MFAFirstStepView(APIView):
    """As django-trench answers (trench/views/base.py): no serializer, so OPTIONS lists no fields."""

    authentication_classes = []
    permission_classes = []

    def post(self, request):
        serializer = TokenObtainPairSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response({"ephemeral_token": signing.dumps(serializer.user.pk), "method": "app"})


class MFASecondStepView(APIView):
    authentication_classes = []
    permission_classes = []

    def post(self, request):
        user = get_user_model().objects.get(pk=signing.loads(request.data["ephemeral_token"], max_age=300))
        if request.data.get("code") != CODE:
            return Response({"error": "Code is invalid or expired."}, status=401)
        token = RefreshToken.for_user(user)
        return Response({"refresh": str(token), "access": str(token.access_token)})
