"""As much of Mozilla's Marionette protocol as it takes to run scripts inside of Thunderbird."""
import json
import socket
import time


class Marionette:
    """A connection to a program that was started with --marionette."""

    def __init__(self, port, patience_seconds=90):
        self.number = 0
        self.received = b""
        self.socket = self._connect(port, time.monotonic() + patience_seconds)
        self._read()
        self._command("WebDriver:NewSession", capabilities={"alwaysMatch": {}})
        self._command("Marionette:SetContext", value="chrome")
        self._command("WebDriver:SetTimeouts", script=60000)

    @staticmethod
    def _connect(port, deadline):
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), 90)
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def _read(self):
        """A length, a colon, and that many octets of JSON."""
        while b":" not in self.received:
            self._receive()
        length, _, _ = self.received.partition(b":")
        end = len(length) + 1 + int(length)
        while len(self.received) < end:
            self._receive()
        message = json.loads(self.received[len(length) + 1:end])
        self.received = self.received[end:]
        return message

    def _receive(self):
        more = self.socket.recv(65536)
        if not more:
            raise ConnectionError("the program has ended")
        self.received += more

    def _command(self, name, **parameters):
        self.number += 1
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{error.get('error')}: {error.get('message')}")
        return result

    def run(self, body, *arguments):
        """What the body of an async function returns; its arguments are a0, a1 and so on."""
        names = "".join(f"a{number}, " for number in range(len(arguments)))
        script = f"""const [{names}resolve] = arguments;
          (async () => {{ {body} }})().then(
            value => resolve({{value: value === undefined ? null : value}}),
            fault => resolve({{fault: String(fault)}}));"""
        told = self._command(
            "WebDriver:ExecuteAsyncScript", script=script, args=list(arguments), newSandbox=False)
        if "fault" in told["value"]:
            raise RuntimeError(told["value"]["fault"])
        return told["value"]["value"]
