import { CertificateAuthority } from '../../../constructs/security/certificate-authority';
import { component, find } from '../render';

const home = component('cert-manager', 'ingress');
const authority = new CertificateAuthority(home, 'test-ca');

test('it signs itself, then everything else', () => {
  expect(find(home, 'Certificate').spec).toMatchObject({
    isCA: true,
    issuerRef: { name: 'test-ca-self-signed' },
    secretName: 'test-ca',
  });
  expect(find(home, 'ClusterIssuer', 'test-ca').spec).toEqual({ ca: { secretName: 'test-ca' } });
  expect(authority.leaf.issuerRef).toEqual({ name: 'test-ca', kind: 'ClusterIssuer', group: 'cert-manager.io' });
});

test('its key stays the same when it is renewed, those that it signs change', () => {
  expect(find(home, 'Certificate').spec.privateKey.rotationPolicy).toBe('Never');
  expect(authority.leaf.privateKey?.rotationPolicy).toBe('Always');
});

test('its issuers are of the whole cluster, and its key outlives its manifest', () => {
  for (const name of ['test-ca', 'test-ca-self-signed']) {
    expect(find(home, 'ClusterIssuer', name).metadata).not.toHaveProperty('namespace');
  }
  expect(find(home, 'Certificate').metadata.annotations['argocd.argoproj.io/sync-options']).toBe(
    'Prune=false,Delete=false',
  );
});
