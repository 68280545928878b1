"""An FTP server over TLS with machine-readable listings: PORT ROOT CERTIFICATE KEY USER PASSWORD."""
import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import ThrottledDTPHandler, TLS_DTPHandler, TLS_FTPHandler
from pyftpdlib.servers import MultiprocessFTPServer

port, root, certificate, key, user, password = sys.argv[1:]


class SlowLine(TLS_DTPHandler, ThrottledDTPHandler):
    write_limit = 4_000_000


class Handler(TLS_FTPHandler):
    authorizer = DummyAuthorizer()
    dtp_handler = SlowLine
    certfile = certificate
    keyfile = key
    tls_control_required = True
    tls_data_required = True


Handler.authorizer.add_user(user, password, root, perm="elradfmwMT")
MultiprocessFTPServer(("127.0.0.1", int(port)), Handler).serve_forever(handle_exit=False)
