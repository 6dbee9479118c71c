// Prints a line for every report and every outcome that NarrativeDiff announces, until Ctrl-C.
// node consume.js amqp://guest:guest@127.0.0.1:5672/
import amqp from 'amqplib';

const [broker] = process.argv.slice(2);
if (!broker) {
  console.error('usage: node consume.js BROKER');
  process.exit(2);
}

// What is quoted comes from articles: as a JSON string it cannot steer the terminal.
const quoted = (text) => JSON.stringify(text ?? null).replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '?');

const report = ({ storyId, revision, status, counts, topFindings }) =>
  `report ${quoted(storyId)} revision ${revision} ${status}: ${counts.outlets} outlets, ${counts.findings} findings, first ${quoted(topFindings[0]?.summary)}`;

const outcome = ({ outcome, outlet, articleId, code, field, reason }) =>
  `outcome ${outcome} ${quoted(outlet)} ${quoted(articleId)}` + (code ? `: ${code} ${quoted(field)} ${quoted(reason)}` : '');

const connection = await amqp.connect(broker);
connection.on('error', (fault) => {
  console.error(fault.message);
  process.exit(1);
});
const channel = await connection.createChannel();
await channel.prefetch(50);

// Ends with this connection. To miss nothing meanwhile, give the queue a name and { durable: true }.
const { queue } = await channel.assertQueue('', { exclusive: true });
for (const [exchange, pattern] of [['nd.reports', 'report.#'], ['nd.outcomes', 'outcome.#']]) {
  await channel.assertExchange(exchange, 'topic', { durable: true });
  await channel.bindQueue(queue, exchange, pattern);
}

await channel.consume(queue, (message) => {
  if (message === null) {
    console.error('the broker took the queue away');
    process.exit(1);
  }
  const body = JSON.parse(message.content.toString('utf8'));
  console.log(message.fields.exchange === 'nd.reports' ? report(body) : outcome(body));
  channel.ack(message);
});
console.log('waiting for reports and outcomes');
