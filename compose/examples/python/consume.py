"""Prints a line for every report and every outcome that NarrativeDiff announces, until Ctrl-C.

python3 consume.py amqp://guest:guest@127.0.0.1:5672/
"""
import json
import sys

import pika


def quoted(text: object) -> str:
    """What is quoted comes from articles: as a JSON string without unprintable characters it cannot steer the terminal."""
    return "".join(c if c.isprintable() else "?" for c in json.dumps(text, ensure_ascii=False))


def report(body: dict) -> str:
    counts = body["counts"]
    first = body["topFindings"][0]["summary"] if body["topFindings"] else None
    return (
        f"report {quoted(body['storyId'])} revision {body['revision']} {body['status']}: "
        f"{counts['outlets']} outlets, {counts['findings']} findings, first {quoted(first)}"
    )


def outcome(body: dict) -> str:
    line = f"outcome {body['outcome']} {quoted(body.get('outlet'))} {quoted(body.get('articleId'))}"
    if not body.get("code"):
        return line
    return f"{line}: {body['code']} {quoted(body.get('field'))} {quoted(body.get('reason'))}"


def arrived(channel, method, _properties, content: bytes) -> None:
    body = json.loads(content)
    print(report(body) if method.exchange == "nd.reports" else outcome(body), flush=True)
    channel.basic_ack(method.delivery_tag)


def main(broker: str) -> None:
    connection = pika.BlockingConnection(pika.URLParameters(broker))
    channel = connection.channel()
    channel.basic_qos(prefetch_count=50)
    # Ends with this connection. To miss nothing meanwhile, give the queue a name and durable=True.
    queue = channel.queue_declare("", exclusive=True).method.queue
    for exchange, pattern in (("nd.reports", "report.#"), ("nd.outcomes", "outcome.#")):
        channel.exchange_declare(exchange, exchange_type="topic", durable=True)
        channel.queue_bind(queue, exchange, pattern)
    channel.basic_consume(queue, arrived)
    print("waiting for reports and outcomes", flush=True)
    try:
        channel.start_consuming()
    except KeyboardInterrupt:
        connection.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 consume.py BROKER")
    main(sys.argv[1])
