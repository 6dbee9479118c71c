// Encodes sentences with transformers.js on onnxruntime-node: the other end of TransformersJs.cs.
//   node transformers.mjs NODE_MODULES MODEL_FOLDER THREADS
// One line of JSON in (an array of sentences), "ready" out; then for each line "N" all of them are encoded, N a call, and the first vector is written.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [modules, folder, threads] = process.argv.slice(2);
const found = createRequire(path.join(path.resolve(modules), 'x.js')).resolve('@huggingface/transformers');
const { env, pipeline } = await import(pathToFileURL(found));
env.allowRemoteModels = false;
env.localModelPath = path.dirname(path.resolve(folder));
const encode = await pipeline('feature-extraction', path.basename(folder), {
    dtype: 'fp32', device: 'cpu', session_options: { intraOpNumThreads: Number(threads), interOpNumThreads: 1 },
});

let sentences;
for await (const line of createInterface({ input: process.stdin })) {
    if (!sentences) {
        sentences = JSON.parse(line);
        console.log('ready');
        continue;
    }
    const many = Number(line);
    let first;
    for (let at = 0; at < sentences.length; at += many) {
        const vectors = await encode(sentences.slice(at, at + many), { pooling: 'mean', normalize: true });
        first ??= Array.from(vectors.data.slice(0, vectors.dims[1]));
    }
    console.log(JSON.stringify(first));
}
