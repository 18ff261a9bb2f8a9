"""serve.py FOLDER PORT_FILE: serves a folder on 127.0.0.1, at a free port that it writes into a file, and prints what the page posts. Then it ends."""
import functools
import http.server
import os
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".wasm": "application/wasm"}

    def do_POST(self):
        server.printed = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_response(204)
        self.end_headers()


folder, port_file = sys.argv[1:]
server = http.server.HTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
server.printed = None
with open(port_file + ".new", "w") as file:
    file.write(str(server.server_port))
os.rename(port_file + ".new", port_file)
while server.printed is None:
    server.handle_request()
print(server.printed, end="")
