// Reads the AsyncAPI document, with the schemas it refers to, by AsyncAPI's own parser. node asyncapi.mjs FOLDER (run by tests/measure.sh contract)
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { Parser, fromFile } = require('@asyncapi/parser');
const { document, diagnostics } = await fromFile(new Parser(), join(process.argv[2], 'asyncapi.json')).parse();
const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 0);
for (const { code, path, message } of errors) console.error(`${code} ${path.join('.')}: ${message}`);
if (!document || errors.length > 0) process.exit(1);
console.log(`AsyncAPI ${document.version()}: ${document.channels().all().length} channels, ${document.operations().all().length} operations, ${document.messages().all().length} messages, no error`);
