"""Publishes each line of a .jsonl file, one article version a line; every message is confirmed by the broker.

python3 publish.py amqp://guest:guest@127.0.0.1:5672/ ../../sample/story.jsonl
"""
import json
import re
import sys
import uuid

import pika
import pika.exceptions


def outlet_of(line: bytes) -> str:
    try:
        return str(json.loads(line)["outlet"])
    except (ValueError, KeyError, TypeError):
        return ""  # sent as it is: the worker answers with the reason


def routing_key(line: bytes) -> str:
    """Routing keys part at dots: an outlet's id is one word of the key."""
    return "article." + (re.sub(r"[^A-Za-z0-9_-]", "_", outlet_of(line)[:80]) or "unknown")


def main(broker: str, file: str) -> int:
    with open(file, "rb") as stream:
        lines = [line.strip() for line in stream if line.strip()]
    connection = pika.BlockingConnection(pika.URLParameters(broker))
    channel = connection.channel()
    channel.exchange_declare("nd.articles", exchange_type="topic", durable=True)
    channel.confirm_delivery()
    try:
        for line in lines:
            properties = pika.BasicProperties(
                content_type="application/json",
                delivery_mode=2,  # persistent
                message_id=str(uuid.uuid4()),
            )
            channel.basic_publish("nd.articles", routing_key(line), line, properties, mandatory=True)
    except pika.exceptions.UnroutableError:
        print("no queue takes the messages; start a worker first, it makes its queue", file=sys.stderr)
        return 1
    except pika.exceptions.NackError:
        print("the broker refused a message; look at its log", file=sys.stderr)
        return 1
    finally:
        connection.close()
    print(f"published {len(lines)} article versions")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python3 publish.py BROKER FILE.jsonl")
    sys.exit(main(sys.argv[1], sys.argv[2]))
