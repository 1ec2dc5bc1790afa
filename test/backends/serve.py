"""Serves one kind on 127.0.0.1; prints {"port": N} on one line when it listens.

The first argument names a file of rows, one JSON array [name, age, email] a line."""
import json
import os
import sys
import threading
import warnings

warnings.simplefilter("ignore")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "latchkey_backend.settings")

from django.core.wsgi import get_wsgi_application
from waitress import create_server

application = get_wsgi_application()

from django.db import connection

with open(sys.argv[1], encoding="utf-8") as rows, connection.cursor() as cursor:
    cursor.execute("BEGIN")
    cursor.executemany(
        "INSERT INTO latchkey_backend_subscriber (name, age, email) VALUES (%s, %s, %s)",
        (json.loads(line) for line in rows),
    )
    cursor.execute("COMMIT")
connection.close()

def end_with_parent():
    """Standard input closes when the test process is gone, however it went."""
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
server = create_server(application, host="127.0.0.1", port=int(os.environ.get("LATCHKEY_PORT", "0")), threads=8)
print(json.dumps({"port": int(server.effective_port)}), flush=True)
server.run()
