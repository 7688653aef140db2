"""A page of a municipality's own website, on an origin of its own, and what a visitor does with pages.

Needs nothing but Python itself.
"""

import html.parser
import http.server
import threading
import urllib.error
import urllib.parse
import urllib.request

from place import Place

SECONDS_TO_ANSWER = 30


class Website:
    """One plain page with one line of ours, under a policy that lets nothing else in."""

    def __init__(self):
        self.place = Place()
        server = http.server.ThreadingHTTPServer(("", 0), Visit, bind_and_activate=False)
        server.socket.close()
        server.socket, server.site = self.place.open(), self
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def embed(self, onedoor, municipality):
        self.policy = f"default-src 'none'; script-src {onedoor}; connect-src {onedoor}"
        self.page = (
            '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Erhverv</title></head>'
            "<body><main><h1>Skriv til kommunen</h1>\n"
            f'<script src="{onedoor}/form.js" data-municipality="{municipality}" defer></script>\n'
            "</main></body></html>"
        )


class Visit(http.server.BaseHTTPRequestHandler):
    """Somebody looks at the page."""

    def do_GET(self):
        found = self.path == "/erhverv"
        self.send_response(200 if found else 404)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.send_header("content-security-policy", self.server.site.policy)
        self.end_headers()
        self.wfile.write(self.server.site.page.encode() if found else b"")

    def log_message(self, *_):
        """Nothing."""


class Forms(html.parser.HTMLParser):
    """The forms of a page: the names of their fields, with what stands in them."""

    def __init__(self, page):
        super().__init__()
        self.forms = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.forms.append((attributes.get("action", ""), {}))
        elif tag in ("input", "textarea", "select") and "name" in attributes and self.forms:
            self.forms[-1][1][attributes["name"]] = attributes.get("value") or ""

    def with_fields(self, **fixed):
        """The first form that has these fields, and these values where one is said."""
        for action, fields in self.forms:
            if all(name in fields and value in (None, fields[name]) for name, value in fixed.items()):
                return action, dict(fields)
        return None


def visit(address, form=None, method=None):
    """Open a page, or send a form as a browser without scripts does; answer status and page."""
    data = None if form is None else urllib.parse.urlencode(form).encode()
    request = urllib.request.Request(address, data=data, method=method, headers={"Accept-Language": "da"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS_TO_ANSWER) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as problem:
        return problem.code, problem.read().decode(errors="replace")
