import { parentPort, workerData } from 'node:worker_threads';
import { parseStates } from './parse-states';
import type { States } from './parse-states';

parentPort?.postMessage(JSON.stringify((workerData as readonly States[]).map(parseStates)));
