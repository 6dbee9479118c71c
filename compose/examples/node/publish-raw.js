// Publishes bytes as they are, good or not, and prints what the worker answered to each.
// node publish-raw.js amqp://guest:guest@127.0.0.1:5672/ messages.jsonl
// A line of the file: {"id": "m-1", "base64": "bnVsbA==", "contentType": "application/json"}
import { readFile } from 'node:fs/promises';
import amqp from 'amqplib';

const [broker, file] = process.argv.slice(2);
if (!broker || !file) {
  console.error('usage: node publish-raw.js BROKER FILE.jsonl');
  process.exit(2);
}

const messages = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line));
const connection = await amqp.connect(broker);
const channel = await connection.createConfirmChannel();
const { queue } = await channel.assertQueue('', { exclusive: true });

let answered = 0;
const all = new Promise((resolve) => {
  channel.consume(queue, (reply) => {
    const { outcome, code, field, reason } = JSON.parse(reply.content.toString('utf8'));
    console.log([reply.properties.correlationId, outcome, code ?? '-', field ?? '-', JSON.stringify(reason ?? '')].join(' '));
    if (++answered === messages.length) resolve();
  }, { noAck: true });
});

for (const { id, base64, contentType } of messages) {
  channel.publish('nd.articles', 'article.raw', Buffer.from(base64, 'base64'), {
    contentType, persistent: true, mandatory: true, messageId: id, correlationId: id, replyTo: queue,
  });
  await channel.waitForConfirms(); // one after the other: the order of the file is the order of arrival
}

const patience = setTimeout(() => {
  console.error(`${messages.length - answered} of ${messages.length} messages are unanswered after a minute`);
  process.exit(1);
}, 60_000);
await all;
clearTimeout(patience);
await connection.close();
