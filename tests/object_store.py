"""Object storage of the tests' own: S3 as moto plays it, on loopback, with keys that it checks and rights it grants.

`python -m tests.object_store` is the process that serves it until its input ends. What it holds is in its memory, so
that it can be away for a moment: it takes the words `away` and `back`.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BUCKET = "lakes"
_ROOT = Path(__file__).parent.parent
# A user, its key, its rights and the bucket are made before keys are asked for.
_UNASKED = 4
_REGION = "us-east-1"
# The rights that docs/scaling.md asks for.
_RIGHTS = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": f"arn:aws:s3:::{BUCKET}"},
        {
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
            # Moto asks for the right to remove several objects of the bucket itself, too.
            "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
        },
    ],
}


class ObjectStore:
    """Running storage with one bucket; `settings` is what the environment says of it."""

    def __init__(self, process: "subprocess.Popen[str]", endpoint: str, certificate: str | None) -> None:
        self._process = process
        self._certificate = certificate
        self.endpoint = endpoint
        self.settings = {"AWS_ENDPOINT_URL": self.endpoint, "AWS_REGION": _REGION, **self._user()}
        self._client("s3", "any", "any").create_bucket(Bucket=BUCKET)

    @classmethod
    def start(cls, *certificate: Path) -> "ObjectStore":
        """Start storage on a free port, by TLS where a certificate for 127.0.0.1 and its key are given."""
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.object_store", *map(str, certificate)],
            cwd=_ROOT, env=os.environ | {"INITIAL_NO_AUTH_ACTION_COUNT": str(_UNASKED)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        endpoint = f"{'https' if certificate else 'http'}://127.0.0.1:{_line(process)}"
        return cls(process, endpoint, str(certificate[0]) if certificate else None)

    def _user(self) -> dict[str, str]:
        iam = self._client("iam", "any", "any")
        iam.create_user(UserName="monitor")
        key = iam.create_access_key(UserName="monitor")["AccessKey"]
        iam.put_user_policy(UserName="monitor", PolicyName="lake", PolicyDocument=json.dumps(_RIGHTS))
        return {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}

    def _client(self, service: str, key: str, secret: str) -> Any:
        import boto3

        return boto3.client(
            service, endpoint_url=self.endpoint, region_name=_REGION, aws_access_key_id=key,
            aws_secret_access_key=secret, verify=self._certificate,
        )  # fmt: skip

    @property
    def bucket(self) -> Any:
        """The storage as boto3 reaches it, to look at what lies there."""
        return self._client("s3", self.settings["AWS_ACCESS_KEY_ID"], self.settings["AWS_SECRET_ACCESS_KEY"])

    def names(self, prefix: str = "") -> list[str]:
        """Return what lies under a prefix of the bucket."""
        pages = self.bucket.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix)
        return sorted(one["Key"] for page in pages for one in page.get("Contents", ()))

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let nobody reach it until the block ends."""
        self._told("away")
        try:
            yield
        finally:
            self._told("back")

    def _told(self, word: str) -> None:
        assert self._process.stdin is not None
        print(word, file=self._process.stdin, flush=True)
        assert _line(self._process) == word

    def stop(self) -> None:
        """End its process."""
        self._process.kill()
        self._process.communicate()


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def serve(certificate: list[str]) -> None:
    """Serve on a free port and tell which, by TLS where a certificate and key are given; obey words of the input."""
    server = _served(0, certificate)
    port = server.server_port
    print(port, flush=True)  # noqa: T201
    for line in sys.stdin:
        if line.strip() == "away":
            server.shutdown()
            server.server_close()
        else:
            server = _served(port, certificate)
        print(line.strip(), flush=True)  # noqa: T201


def _served(port: int, certificate: list[str]) -> Any:
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    application, tls = DomainDispatcherApplication(create_backend_app), tuple(certificate) or None
    server = make_server("127.0.0.1", port, application, threaded=True, ssl_context=tls)  # type: ignore[arg-type]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


if __name__ == "__main__":
    serve(sys.argv[1:])
