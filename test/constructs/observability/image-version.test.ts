import { imageVersion } from '../../../constructs/observability/image-version';

test.each([
  ['quay.io/prometheus/prometheus:v3.14.0-distroless', '3.14.0'],
  ['registry:5000/grafana:13.0.1', '13.0.1'],
  [`grafana:13.0.1@sha256:${'0'.repeat(64)}`, '13.0.1'],
])('%s is of version %s', (image, version) => {
  expect(imageVersion(image)).toBe(version);
});

test.each(['grafana:latest', 'grafana', 'registry:5000/grafana'])('%s says no version: fails', (image) => {
  expect(() => imageVersion(image)).toThrow(`got '${image}'`);
});
