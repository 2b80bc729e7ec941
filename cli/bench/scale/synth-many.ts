// Run as a program of its own, to be measured: writes a shop of argv[2] services below argv[3].
import * as path from 'node:path';
import { loadSettings } from '../../../app/settings/load';
import { synthesize } from '../../../app/synthesize';
import { buildManyServices } from './many-services';

const [count, folder] = process.argv.slice(2);
if (count === undefined || folder === undefined) throw new Error('usage: synth-many <services> <folder>');
const [settings] = loadSettings({ directory: path.join(__dirname, '..', '..', '..', 'environments'), env: {} });
if (settings === undefined) throw new Error('environments/ is empty');
synthesize([settings], folder, (app, one) => buildManyServices(app, one, Number(count)));
