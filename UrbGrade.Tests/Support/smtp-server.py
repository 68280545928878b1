"""An SMTP server that keeps what it gets: smtp-server.py PORT FOLDER USER PASSWORD REFUSALS

Takes AUTH without TLS; refuses the first REFUSALS mails with 451. Each mail becomes FOLDER/NUMBER.eml.
"""
import os
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

port, folder, user, password, refusals = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])


class Keep:
    def __init__(self):
        self.asked = 0
        self.kept = 0

    async def handle_DATA(self, server, session, envelope):
        self.asked += 1
        if self.asked <= refusals:
            return "451 4.3.0 Try again later"
        self.kept += 1
        part = os.path.join(folder, f"{self.kept}.part")
        with open(part, "wb") as file:
            file.write(envelope.content)
        os.rename(part, os.path.join(folder, f"{self.kept}.eml"))
        return "250 2.0.0 Kept"


def check(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and data.login == user.encode() and data.password == password.encode()
    return AuthResult(success=right)


controller = Controller(Keep(), hostname="127.0.0.1", port=port, authenticator=check, auth_required=True, auth_require_tls=False)
controller.start()
threading.Event().wait()
