"""Fetches pages. Argument: a JSON list of {"url", "headers"}.

The last line written is a marker and a JSON list with, for each, its status, headers and body; status 0 where there was
no answer at all, with the reason as the body. Redirects within the site are followed, as a browser would: one to https
is one to the same server, because the proxy that would end TLS is not there.
"""

import http.client
import json
import sys
from urllib.parse import urljoin, urlsplit

MARKER = "@@django-expert@@"
ENOUGH = 500_000
REDIRECTS = 5


def fetch(request):
    url, headers = request["url"], request["headers"]
    for _ in range(REDIRECTS):
        answer = ask(url, headers)
        location = dict(answer["headers"]).get("location")
        if answer["status"] not in (301, 302, 303, 307, 308) or not location:
            break
        target = urlsplit(location)
        if target.hostname not in (None, headers["Host"].partition(":")[0]):
            break
        url = urljoin(url, target._replace(scheme="", netloc="").geturl())
    return answer


def ask(address, headers):
    url = urlsplit(address)
    connection = http.client.HTTPConnection(url.hostname, url.port or 80, timeout=20)
    try:
        path = url.path + ("?" + url.query if url.query else "")
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read(ENOUGH).decode("utf-8", "replace")
        told = [[name.lower(), value] for name, value in answer.getheaders()]
        return {"status": answer.status, "headers": told, "body": body}
    except (OSError, http.client.HTTPException) as error:
        return {"status": 0, "headers": [], "body": str(error)}
    finally:
        connection.close()


print()
print(MARKER + json.dumps([fetch(request) for request in json.loads(sys.argv[1])]))
