import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ValidationContext } from 'cdk8s-cli/lib/plugins';
import { HouseRules } from '../../cli/verify/house-rules';

let temporary: string;
let output: string;

beforeEach(() => {
  temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'house-rules-'));
  output = temporary;
});

afterEach(() => {
  fs.rmSync(temporary, { recursive: true });
});

/** What cdk8s-cli hands over, as far as a validation may use it, and what it gets back. */
async function validate(file: string, yaml: string) {
  const place = path.join(output, file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, yaml);
  const report = { addViolation: jest.fn(), submit: jest.fn() };
  await new HouseRules().validate({ manifests: [place], report } as unknown as ValidationContext);
  return { violations: report.addViolation.mock.calls.flat(), status: report.submit.mock.calls.flat() };
}

const storageClass = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata:\n  name: fast\nprovisioner: x\n';

test('what keeps the rules succeeds', async () => {
  expect(await validate('local/storage/StorageClass.fast.yaml', storageClass)).toEqual({
    violations: [],
    status: ['success'],
  });
});

test('a violation is reported with its rule, file, object, field and remedy', async () => {
  const file = 'local/storage/StorageClass.fast.yaml';
  const { violations, status } = await validate(file, storageClass.replace('provisioner', 'provisoner'));
  expect(violations).toContainEqual(
    expect.objectContaining({
      ruleName: 'schema',
      fix: expect.stringMatching(/./),
      violatingResources: [
        {
          resourceName: 'storage.k8s.io/v1 StorageClass fast',
          locations: ['provisoner'],
          manifestPath: path.join(output, file),
        },
      ],
    }),
  );
  expect(status).toEqual(['failure']);
});

test('a folder above the output may have any name', async () => {
  output = path.join(output, 'bootstrap');
  const broken = storageClass.replace('provisioner', 'provisoner');
  expect((await validate('local/storage/StorageClass.fast.yaml', broken)).status).toEqual(['failure']);
});

test('cdk8s-cli finds the class by the name in cdk8s.yaml', () => {
  const config = fs.readFileSync(path.join(__dirname, '..', '..', 'cdk8s.yaml'), 'utf8');
  const [, file = '', name = ''] = /package: (\S+)[^]*class: (\S+)/.exec(config) ?? [];
  const plugin = fs.readFileSync(path.join(__dirname, '..', '..', file), 'utf8');
  expect(plugin).toContain("require('./house-rules')");
  expect(HouseRules.name).toBe(name);
});
