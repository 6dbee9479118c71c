// Publishes each line of a .jsonl file, one article version a line, and waits until the broker has taken them all.
// node publish.js amqp://guest:guest@127.0.0.1:5672/ ../../sample/story.jsonl
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import amqp from 'amqplib';

const [broker, file] = process.argv.slice(2);
if (!broker || !file) {
  console.error('usage: node publish.js BROKER FILE.jsonl');
  process.exit(2);
}

// Routing keys part at dots: an outlet's id is one word of the key.
const word = (text) => String(text ?? '').slice(0, 80).replace(/[^A-Za-z0-9_-]/g, '_') || 'unknown';

const outletOf = (line) => {
  try {
    return JSON.parse(line)?.outlet;
  } catch {
    return undefined; // sent as it is: the worker answers with the reason
  }
};

const connection = await amqp.connect(broker);
const channel = await connection.createConfirmChannel();
const unroutable = [];
channel.on('return', (message) => unroutable.push(message.fields.routingKey));
await channel.assertExchange('nd.articles', 'topic', { durable: true });

const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim());
for (const line of lines) {
  channel.publish('nd.articles', `article.${word(outletOf(line))}`, Buffer.from(line), {
    contentType: 'application/json',
    persistent: true,
    mandatory: true,
    messageId: randomUUID(),
  });
}

await channel.waitForConfirms(); // rejects if the broker refused one
await connection.close();

if (unroutable.length > 0) {
  console.error(`no queue takes ${unroutable.length} of ${lines.length} messages; start a worker first, it makes its queue`);
  process.exit(1);
}
console.log(`published ${lines.length} article versions`);
