import { MongoDbCertificate } from '../../../constructs/datastores/mongodb-certificate';
import type { MongoDbCertificateProps } from '../../../constructs/datastores/mongodb-certificate';
import { issuer } from '../collaborators';
import { component, find } from '../render';

const shop = component();
const props: Required<MongoDbCertificateProps> = { cluster: 'comment-db', namespace: 'shop', issuer: issuer(shop) };
new MongoDbCertificate(shop, 'certificate', props);
const { spec } = find(shop, 'Certificate', 'comment-db-tls');

test('members show it to clients, and to one another as clients', () => {
  expect(spec.usages).toEqual(expect.arrayContaining(['server auth', 'client auth']));
});

test('it holds for the Service and for each member, however they are called', () => {
  expect(spec.dnsNames).toEqual(
    expect.arrayContaining(['comment-db-rs0.shop.svc', '*.comment-db-rs0.shop.svc.cluster.local', 'localhost']),
  );
  expect(spec.secretName).toBe('comment-db-tls');
  expect(spec.issuerRef).toEqual(props.issuer.leaf.issuerRef);
});
