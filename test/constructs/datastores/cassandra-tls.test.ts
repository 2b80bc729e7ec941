import { CassandraTls } from '../../../constructs/datastores/cassandra-tls';
import type { CassandraTlsProps } from '../../../constructs/datastores/cassandra-tls';
import { issuer } from '../collaborators';
import { component, find } from '../render';

const shop = component();
const props: Required<CassandraTlsProps> = {
  cluster: 'cart-db',
  host: 'cart-db-cart-db-service.shop.svc',
  issuer: issuer(shop),
};
const tls = new CassandraTls(shop, 'tls', props);
const { metadata, spec } = find(shop, 'Certificate', 'cart-db-tls');

test('the issuer signs for the Service that clients begin with', () => {
  expect(spec.issuerRef).toEqual(props.issuer.leaf.issuerRef);
  expect(spec.dnsNames).toEqual([
    'cart-db-cart-db-service.shop',
    'cart-db-cart-db-service.shop.svc',
    'cart-db-cart-db-service.shop.svc.cluster.local',
  ]);
  expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('0');
});

test('a node is a server, and a client of its peers', () => {
  expect(spec.usages).toEqual(['digital signature', 'server auth', 'client auth']);
});

test('Java reads key and authority from stores, whose password is drawn in the cluster', () => {
  const { target } = find(shop, 'ExternalSecret', 'cart-db-keystore-password').spec;
  const password = { name: target.name, key: 'password' };
  expect(Object.keys(target.template.data)).toEqual(['password']);
  expect(spec.keystores).toEqual({ jks: { create: true, passwordSecretRef: password } });
  expect(tls.stores).toEqual({
    keystoreSecretRef: { name: spec.secretName, key: 'keystore.jks' },
    keystorePasswordSecretRef: password,
    truststoreSecretRef: { name: spec.secretName, key: 'truststore.jks' },
    truststorePasswordSecretRef: password,
  });
});

test('Medusa reads the same as files: authority, certificate and key', () => {
  expect(tls.medusaStores).toEqual({
    keystoreSecretRef: { name: spec.secretName, key: 'ca.crt' },
    truststoreSecretRef: { name: spec.secretName, key: 'tls.crt' },
    truststorePasswordSecretRef: { name: spec.secretName, key: 'tls.key' },
  });
});

test('a client is told which authority to trust', () => {
  expect(tls.ca).toEqual({ secretName: spec.secretName, key: 'ca.crt' });
});
