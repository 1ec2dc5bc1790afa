"""Makes the template database of one kind: tables and the two users, no rows."""
import os
import warnings

warnings.simplefilter("ignore")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "latchkey_backend.settings")

import django
from django.core.management import call_command

django.setup()
call_command("migrate", run_syncdb=True, verbosity=0)

from django.contrib.auth.models import Permission, User

writer = User.objects.create_user("test_user", "test_user@example.org", "awesomepwd")
writer.user_permissions.set(Permission.objects.filter(content_type__app_label="latchkey_backend"))
User.objects.create_user("read_only", "read_only@example.org", "awesomepwd")

from django.conf import settings

if settings.KIND == "simplejwt":
    from latchkey_backend import library

    library.fill()
